import { z } from "zod";
import { REGIONS } from "../../knowledge/regions.ts";

const words = z.object({ zh: z.string().min(1), en: z.string().min(1) });

const timeOfDay = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, {
    error: "must be a time like 09:00",
    // What follows compares times: about a wrong one it would only complain a second time.
    abort: true,
  })
  .transform((text) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3)));

/** Beijing time. */
const hours = z
  .object({ days: z.array(z.number().int().min(1).max(7)).min(1), from: timeOfDay, to: timeOfDay })
  .refine(({ from, to }) => from < to, "from must be before to")
  .transform(({ days, from, to }) => ({ days, fromMinute: from, toMinute: to }));

const NAMES = REGIONS.map(({ region: name }) => name);
const region = z
  .string()
  .refine((name) => NAMES.includes(name), `must be one of ${NAMES.join(" ")}`);

const personRef = z.object({
  channel: z.enum(["telegram", "feishu", "web"]),
  /** Telegram's number; Feishu's open_id. */
  id: z.string().min(1),
});

const day = z.iso.date({ error: "must be a day like 2027-02-05" });

/** Added to the public holidays and adjusted working days that are known of China. */
const calendar = z.object({
  off: z.array(day).default([]),
  on: z.array(day).default([]),
  /** Years whose holidays and adjusted working days all stand in `off` and `on`. */
  years: z.array(z.number().int()).default([]),
});

const cannedReply = words.extend({
  /** What its button says. */
  title: words,
});

const desk = z.object({
  id: z.string().regex(/^[a-z0-9-]{1,20}$/, "must be 1–20 of a–z, 0–9 and -"),
  name: words,
  /** The desk's group: `/whereami` said in it prints both values. */
  chat: z.object({
    channel: z.enum(["telegram", "feishu", "web"]),
    chatId: z.string().min(1),
  }),
  /** Short forms: 昆明市, 大理州. */
  regions: z.array(region).default([]),
  /** Paths of catalogue industries: 附件1·一（六）. */
  industries: z.array(z.string()).default([]),
  /** Takes what no other desk takes. Exactly one desk is. */
  isProvincial: z.boolean().default(false),
  /** Takes complaints and nothing else; its people may be on no other desk. */
  isComplaints: z.boolean().default(false),
  /** Officers besides the members of the group. */
  officers: z.array(personRef).default([]),
  /** Told in private when nobody has accepted after the reminder. On Telegram they must have written to the bot. */
  supervisors: z.array(personRef).default([]),
  cannedReplies: z.array(cannedReply).max(8).default([]),
  /**
   * Where the talk runs: in the owner's private chat, or, in a group whose members may all read everything, in a
   * thread of it.
   */
  relay: z.enum(["private", "group"]).default("private"),
  hours,
  /** Working minutes until the first reply: what an investor is promised, and when the desk is reminded. */
  firstReplyMinutes: z.number().int().positive(),
});

type ParsedDesk = z.infer<typeof desk>;

/** DESKS_FILE: who runs the service, and the teams that take tickets. */
export const desksSchema = z
  .object({
    operator: z.object({
      name: words,
      contact: z.string().optional(),
      phone: z.string().optional(),
    }),
    calendar: calendar.optional(),
    desks: z.array(desk),
  })
  .superRefine(({ desks }, context) => {
    for (const message of problemsOf(desks)) {
      context.addIssue({ code: "custom", path: ["desks"], message });
    }
  })
  .transform(({ operator, calendar: changes, desks }) => ({
    operator,
    desks: desks.map((one) => ({ ...one, hours: { ...one.hours, calendar: changes } })),
  }));

export type Desks = z.infer<typeof desksSchema>;
export type Desk = Desks["desks"][number];

function problemsOf(desks: readonly ParsedDesk[]): readonly string[] {
  const provincial = desks.filter(({ isProvincial }) => isProvincial);
  const complaints = desks.filter(({ isComplaints }) => isComplaints);
  return [
    ...(provincial.length === 1 ? [] : ["exactly one desk must have isProvincial: true"]),
    ...(new Set(desks.map(({ id }) => id)).size === desks.length
      ? []
      : ["two desks have the same id"]),
    ...(complaints.length > 1 ? ["only one desk may have isComplaints: true"] : []),
    ...complaints.flatMap((one) => mixed(one, desks)),
  ];
}

/** What would show complaints to people of the desks complained of. */
function mixed(complaints: ParsedDesk, desks: readonly ParsedDesk[]): readonly string[] {
  const others = desks.filter(({ id }) => id !== complaints.id);
  const here = new Set(peopleOf(complaints));
  return [
    ...(complaints.isProvincial ? ["the complaints desk may not be the provincial desk"] : []),
    ...others.flatMap(({ id, chat }) =>
      nameOf(chat.channel, chat.chatId) === nameOf(complaints.chat.channel, complaints.chat.chatId)
        ? [`desk ${id} has the group of the complaints desk`]
        : [],
    ),
    ...others.flatMap((other) =>
      peopleOf(other)
        .filter((name) => here.has(name))
        .map((name) => `${name} is on the complaints desk and on desk ${other.id}`),
    ),
  ];
}

function peopleOf({ officers, supervisors }: ParsedDesk): readonly string[] {
  return [...officers, ...supervisors].map(({ channel, id }) => nameOf(channel, id));
}

function nameOf(channel: string, id: string): string {
  return `${channel}:${id}`;
}

/** By region, then by industry, then the provincial desk; never the complaints desk. */
export function deskFor({ desks }: Desks, region?: string, industry?: string): Desk {
  const ordinary = desks.filter(({ isComplaints }) => !isComplaints);
  const byRegion = ordinary.find(({ regions }) => region !== undefined && regions.includes(region));
  const byIndustry = ordinary.find(
    ({ industries }) => industry !== undefined && industries.includes(industry),
  );
  return byRegion ?? byIndustry ?? provincialDesk({ desks });
}

export function provincialDesk({ desks }: Pick<Desks, "desks">): Desk {
  const found = desks.find(({ isProvincial }) => isProvincial);
  if (found === undefined)
    throw new Error("The schema lets no desks pass without a provincial one.");
  return found;
}

export function complaintsDesk({ desks }: Desks): Desk | undefined {
  return desks.find(({ isComplaints }) => isComplaints);
}

export function deskOf({ desks }: Desks, id: string | undefined): Desk | undefined {
  return desks.find((one) => one.id === id);
}

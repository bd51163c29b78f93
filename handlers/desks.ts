import { z } from "zod";
import { REGIONS } from "../knowledge/regions.ts";

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
  hours,
  /** Working minutes until the first reply: what an investor is promised, and when the desk is reminded. */
  firstReplyMinutes: z.number().int().positive(),
});

/** DESKS_FILE: who runs the service, and the teams that take tickets. */
export const desksSchema = z
  .object({
    operator: z.object({
      name: words,
      contact: z.string().optional(),
      phone: z.string().optional(),
    }),
    desks: z.array(desk),
  })
  .refine(({ desks }) => desks.filter(({ isProvincial }) => isProvincial).length === 1, {
    path: ["desks"],
    message: "exactly one desk must have isProvincial: true",
  })
  .refine(({ desks }) => new Set(desks.map(({ id }) => id)).size === desks.length, {
    path: ["desks"],
    message: "two desks have the same id",
  });

export type Desks = z.infer<typeof desksSchema>;
export type Desk = Desks["desks"][number];

/** By region, then by industry, then the provincial desk. */
export function deskFor({ desks }: Desks, region?: string, industry?: string): Desk {
  const byRegion = desks.find(({ regions }) => region !== undefined && regions.includes(region));
  const byIndustry = desks.find(
    ({ industries }) => industry !== undefined && industries.includes(industry),
  );
  const found = byRegion ?? byIndustry ?? desks.find(({ isProvincial }) => isProvincial);
  if (found === undefined)
    throw new Error("The schema lets no desks pass without a provincial one.");
  return found;
}

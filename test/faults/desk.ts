import { ACCEPTANCE, type Cast, fits, JOURNEY, type Step, type Story } from "../e2e/journey.ts";
import type { Place, Seen } from "../e2e/platform.ts";
import { probe } from "./asker.ts";
import { type Course, isUnheard, type Move, make, type Sight, Stranded, until } from "./course.ts";
import { describe } from "./ledger.ts";
import type { Random } from "./random.ts";
import type { Doer } from "./side.ts";
import { relay } from "./talk.ts";

const acceptance = stepNamed(ACCEPTANCE);

function stepNamed(name: string): Step {
  const step = JOURNEY.find((one) => one.name === name);
  if (step === undefined) throw new Error(`No step is named ${name}.`);
  return step;
}

/** A desk of the rig: a prefecture, a group and two officers who both want every ticket. */
export interface RigDesk {
  readonly id: string;
  /** As investors write it, and as the bot notes it. */
  readonly region: readonly [said: string, noted: string];
  readonly group: Place;
  readonly officers: readonly [Doer, Doer];
  /** Where its talks run in threads of the group: the officer in the one in which that message stands. */
  readonly inThread?: (officer: Doer, messageId: string) => Doer;
}

/** What is particular about one investor's way through the desk. */
export interface DeskPlan {
  /** Found again in everything he says and the officer answers. */
  readonly mark: number;
  readonly toOfficer: readonly Sending[];
  readonly toInvestor: readonly Sending[];
}

/** Something one side sends the other. */
export type Sending = "text" | "picture" | "document" | "album";

/** Some texts, and files among them: each kind from the investor, since that is where most come from. */
export function planSendings(random: Random): Pick<DeskPlan, "toOfficer" | "toInvestor"> {
  const among = (files: readonly Sending[]): readonly Sending[] => {
    const row: Sending[] = Array.from({ length: random.whole(1, 4) }, () => "text");
    for (const file of files) row.splice(random.whole(0, row.length), 0, file);
    return row;
  };
  return {
    toOfficer: among(["picture", "document", "album"]),
    toInvestor: among(random.chance(0.5) ? ["document"] : ["document", "album"]),
  };
}

export function storyOf({ id, region }: RigDesk, { mark }: DeskPlan, investor: string): Story {
  const [said, noted] = region;
  const money = `${mark}亿元`;
  return {
    desk: id,
    investor,
    question: "太阳能板工厂你们要不要",
    project: `想在${said}建一个光伏组件厂，投资${money}，用地100亩，年纳税3000万元`,
    noted: [noted, money],
    toOfficer: `您好，第${mark}号项目什么时候能谈？`,
    toInvestor: `第${mark}号项目明天上午十点可以吗？`,
  };
}

/** The officers have to be known to a Telegram bot before it can write to them. */
export async function openDesk(course: Course, { officers }: RigDesk): Promise<void> {
  await Promise.all(officers.map((officer) => make(course, probe(officer))));
}

/** What a desk and an investor read when nobody has accepted, or answered, within the promised time. */
export const REMINDED =
  /^(?:提醒：)?#\d{4}(?: 已等候| 还没有专员接单| 的专员还没有回复|：您接单后还没有)/;

/** Into a group Telegram takes twenty messages a minute: the rest wait their turn. */
const GROUP_WAIT_MS = 60_000;

/** The whole way of one investor, from the first word to the closed ticket. */
export async function playDesk(
  general: Course,
  desk: RigDesk,
  { investor, plan }: { readonly investor: Doer; readonly plan: DeskPlan },
): Promise<void> {
  const course =
    desk.inThread === undefined
      ? general
      : { ...general, patienceMs: general.patienceMs + GROUP_WAIT_MS };
  const story = storyOf(desk, plan, investor.name);
  let cast: Cast = { story, investor, officer: desk.officers[0], group: desk.group };
  try {
    for (const step of JOURNEY) {
      if (step.name === ACCEPTANCE) {
        const officer = await acceptTogether(course, desk, cast);
        cast = { ...cast, officer };
        await relay(course, cast, plan);
      } else {
        await make(course, moveOf(step, cast));
      }
    }
    await make(course, probe(investor));
  } catch (error) {
    // His ticket stays as it is, and is reminded of when the time comes.
    for (const place of [investor.place, desk.group, ...desk.officers.map((one) => one.place)]) {
      course.ledger.allow(place, REMINDED);
    }
    throw error;
  }
}

function moveOf(step: Step, cast: Cast): Move {
  const by = (step.by === "investor" ? cast.investor : cast.officer) as Doer;
  return { name: step.name, by, act: () => step.act(cast), sights: step.sights(cast) };
}

/** Both officers press at once. Resolves to who got it, where he talks from now on; the other must get nothing. */
async function acceptTogether(course: Course, desk: RigDesk, cast: Cast): Promise<Doer> {
  const { ledger } = course;
  const { officers, group, inThread } = desk;
  const placeOf = (officer: Doer) => (inThread === undefined ? officer.place : group);
  const sightsOf = (officer: Doer) =>
    acceptance.sights({ ...cast, officer: { ...officer, place: placeOf(officer) } });
  const before = new Map(officers.map((one) => [one, placeOf(one).shown().length]));
  const cardOf = (officer: Doer) =>
    placeOf(officer)
      .shown()
      .slice(before.get(officer))
      .find((message) => sightsOf(officer).some((sight) => isCard(sight) && fits(message, sight)));
  const [first, second] = officers;
  const state = { hasPressed: false };
  const act = (): void => {
    state.hasPressed = true;
    first.presses("接单", group);
    second.presses("接单", group);
  };
  const others = sightsOf(first).filter((sight) => !isCard(sight));
  const move: Move = { name: ACCEPTANCE, by: first, act, sights: others };
  // Who did not win is still to be told so; who wins too is found at the end, with a card nobody asked for.
  const lookForOwner = (): Doer | undefined => {
    for (const officer of officers) {
      const card = cardOf(officer);
      if (card === undefined) continue;
      if (inThread !== undefined && !isNamed(group, card, officer)) continue;
      ledger.claim(placeOf(officer), card);
      return inThread?.(officer, card.id) ?? officer;
    }
    return undefined;
  };
  try {
    await make(course, move);
    const owner = await until(course, lookForOwner);
    if (owner !== undefined) return owner;
    throw new Stranded(`Nobody in ${describe(group)} has the ticket.`);
  } catch (error) {
    const look = (): boolean => lookForOwner() !== undefined;
    if (!state.hasPressed) throw error;
    if (await isUnheard(course, first, second)) ledger.expect(look);
    else ledger.miss(`${first.name} and ${second.name}: neither has the card of its owner`, look);
    throw error;
  }
}

/** Whether that is the card by which its owner works; of the others each has fewer buttons, or none. */
function isCard({ buttons = [] }: Sight): boolean {
  return buttons.length > 1;
}

/** Whether the group's own card of that ticket names the officer as its owner. */
function isNamed(group: Place, { text }: Seen, { name }: Doer): boolean {
  const [number = ""] = /^#\d{4}/.exec(text) ?? [];
  const owned = new RegExp(`^${number}[^]*已由 ${name} 接单`);
  return group.shown().some((card) => owned.test(card.text));
}

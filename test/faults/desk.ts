import { ACCEPTANCE, type Cast, fits, JOURNEY, type Step, type Story } from "../e2e/journey.ts";
import type { Place, Seen } from "../e2e/platform.ts";
import { probe } from "./asker.ts";
import { type Course, type Move, make, strand, until, watch } from "./course.ts";
import type { Doer } from "./side.ts";

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
}

/** What is particular about one investor's way through the desk. */
export interface DeskPlan {
  /** Found again in everything he says and the officer answers. */
  readonly mark: number;
  readonly toOfficer: number;
  readonly toInvestor: number;
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

/** The whole way of one investor, from the first word to the closed ticket. */
export async function playDesk(
  course: Course,
  desk: RigDesk,
  { investor, plan }: { readonly investor: Doer; readonly plan: DeskPlan },
): Promise<void> {
  const story = storyOf(desk, plan, investor.name);
  let cast: Cast = { story, investor, officer: desk.officers[0], group: desk.group };
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
}

function moveOf(step: Step, cast: Cast): Move {
  const by = (step.by === "investor" ? cast.investor : cast.officer) as Doer;
  return { name: step.name, by, act: () => step.act(cast), sights: step.sights(cast) };
}

/** Both officers press at once. Resolves to who got it; the other must get nothing. */
async function acceptTogether(course: Course, desk: RigDesk, cast: Cast): Promise<Doer> {
  const { ledger } = course;
  const { officers, group } = desk;
  const sightsOf = (officer: Doer) => acceptance.sights({ ...cast, officer });
  const before = new Map(officers.map((officer) => [officer, officer.place.shown().length]));
  const cardOf = (officer: Doer) =>
    officer.place
      .shown()
      .slice(before.get(officer))
      .find((message) =>
        sightsOf(officer).some((sight) => sight.place === officer.place && fits(message, sight)),
      );
  const [first, second] = officers;
  const act = (): void => {
    first.presses("接单", group);
    second.presses("接单", group);
  };
  const others = sightsOf(first).filter(({ place }) => place !== first.place);
  const move: Move = { name: ACCEPTANCE, by: first, act, sights: others };
  await make(course, move);
  const owner = await until(course, () =>
    officers.find((officer) => cardOf(officer) !== undefined),
  );
  // Who did not win is still to be told so; who wins too is found at the end, with a card nobody asked for.
  if (owner === undefined) {
    const missed = sightsOf(first).map((sight) => ({ ...sight, from: before.get(first) ?? 0 }));
    return strand(course, move, missed.slice(0, 1));
  }
  const card = cardOf(owner);
  if (card !== undefined) ledger.claim(owner.place, card);
  return owner;
}

/** Each side writes several messages in a row; each arrives once on the other. */
async function relay(
  course: Course,
  { investor, officer }: Cast,
  { toOfficer, toInvestor, mark }: DeskPlan,
): Promise<void> {
  const numbered = (count: number, to: string) =>
    Array.from({ length: count }, (_, index) => `第${mark}号项目，给${to}的第${index + 1}句。`);
  const there = numbered(toOfficer, "专员").map((text) => ({
    text,
    sight: { place: officer.place, words: new RegExp(`^#\\d{4} 投资者：${text}$`) },
  }));
  const back = numbered(toInvestor, "投资者").map((text) => ({
    text,
    sight: { place: investor.place, words: new RegExp(`^专员：${text}$`) },
  }));
  await Promise.all([inRow(course, investor as Doer, there), inRow(course, officer as Doer, back)]);
}

type Line = { readonly text: string; readonly sight: Move["sights"][number] };

async function inRow(course: Course, by: Doer, lines: readonly Line[]): Promise<void> {
  const seeing: Promise<readonly Seen[]>[] = [];
  let isOrdered = true;
  for (const { text, sight } of lines) {
    const look = watch(course, {
      name: `writes ${text}`,
      by,
      act: () => undefined,
      sights: [sight],
    });
    by.says(text);
    const seen = look();
    seen.catch(() => undefined);
    seeing.push(seen);
    const how = await by.last();
    if (how === "held" && by.place.chat.channel === "feishu") isOrdered = false;
  }
  const seen = (await Promise.all(seeing)).flat();
  const [line] = lines;
  if (isOrdered && line !== undefined) course.ledger.checkOrder(line.sight.place, seen, by.name);
}

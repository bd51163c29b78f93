import { setTimeout as sleep } from "node:timers/promises";
import type { Place } from "../e2e/platform.ts";
import { type Course, type Move, make, watch } from "./course.ts";
import { REMINDED } from "./desk.ts";
import type { Doer } from "./side.ts";

const LOOK_MS = 200;
/** What the desk is shown of one who says nothing of a project. */
const NEW_TICKET = /^#\d{4} 新的人工咨询/;

/** Somebody who was promised a person, and whom nobody accepts. */
export interface Waiter {
  readonly doer: Doer;
  /** The ticket's number. */
  readonly number: string;
}

/** Wants a person of the provincial desk, and waits from then on. */
export async function playWaiter(course: Course, doer: Doer, province: Place): Promise<Waiter> {
  try {
    return await beginToWait(course, doer, province);
  } catch (error) {
    // Perhaps he waits all the same: the desk is shown that, and both are reminded of it.
    course.ledger.allow(province, NEW_TICKET);
    for (const place of [doer.place, province]) course.ledger.allow(place, REMINDED);
    throw error;
  }
}

async function beginToWait(course: Course, doer: Doer, province: Place): Promise<Waiter> {
  await make(course, {
    name: "wants a person",
    by: doer,
    act: () => doer.says("转人工"),
    sights: [{ place: doer.place, words: /可以帮您转人工：由【省级招商窗口】接手/ }],
  });
  const before = province.shown().length;
  const [opened] = await make(course, {
    name: "agrees to be passed on",
    by: doer,
    act: () => doer.presses("同意，转交"),
    sights: [{ place: doer.place, words: /^已转给【省级招商窗口】，编号 #\d{4}/ }],
  });
  const [, number = ""] = /编号 #(\d{4})/.exec(opened?.text ?? "") ?? [];
  const card = { place: province, words: new RegExp(`#${number}\\D`), buttons: ["接单"] };
  const shown: Move = {
    name: "is shown to the desk",
    by: doer,
    act: () => undefined,
    sights: [card],
  };
  await watch(course, shown, before)();
  return { doer, number };
}

/** The promised time passes: the desk is reminded and the one who waits is told, once each. */
export function reminding({ doer, number }: Waiter, province: Place): Move {
  return {
    name: `waits for the promised time of #${number}`,
    by: doer,
    act: () => undefined,
    sights: [
      { place: doer.place, words: new RegExp(`^#${number} 还没有专员接单`) },
      { place: province, words: new RegExp(`^提醒：#${number} 已等候`) },
    ],
  };
}

/** Waits so long, or until it is over. */
export async function pause(course: Course, ms: number): Promise<void> {
  for (const end = Date.now() + ms; Date.now() < end && !course.isOver(); ) await sleep(LOOK_MS);
}

import { describe } from "vitest";
import type { Channel } from "../../bot/core/event.ts";
import type { Desks } from "../../handlers/desk/desks.ts";
import type { Stage } from "./stage.ts";
import { SAMPLE_DESKS } from "./stage-samples.ts";
import { openSimulated } from "./stage-simulated.ts";

/** How the platforms meet: an investor writes on one, and the Yuxi desk is on the other; all other desks on his. */
export interface Sides {
  readonly investor: Channel;
  readonly yuxi: Channel;
  readonly desks: Desks;
}

export const YUXI_ON_FEISHU: Sides = { investor: "telegram", yuxi: "feishu", desks: SAMPLE_DESKS };
export const YUXI_ON_TELEGRAM: Sides = {
  investor: "feishu",
  yuxi: "telegram",
  desks: swapped(SAMPLE_DESKS),
};
const SIDES = [YUXI_ON_FEISHU, YUXI_ON_TELEGRAM];

/** The same tests for both ways in which the platforms meet. */
export function describeSides(title: string, tests: (sides: Sides) => void): void {
  describe.each(SIDES)(`${title} ($investor, Yuxi on $yuxi)`, (sides) => {
    tests(sides);
  });
}

/** The sample desks between the bot's own adapters and both simulators. */
export function openSides(
  { investor, desks }: Sides,
  { start }: { readonly start?: Date } = {},
): Promise<Stage> {
  return openSimulated({ desks }, { investors: [investor], ...(start && { start }) });
}

function swapped(desks: Desks): Desks {
  const onOther = <Placed extends { readonly channel: Channel }>(placed: Placed): Placed => ({
    ...placed,
    channel: placed.channel === "telegram" ? "feishu" : "telegram",
  });
  return {
    ...desks,
    desks: desks.desks.map((desk) => ({
      ...desk,
      chat: onOther(desk.chat),
      officers: desk.officers.map(onOther),
      supervisors: desk.supervisors.map(onOther),
    })),
  };
}

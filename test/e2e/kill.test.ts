import { describe, expect, test } from "vitest";
import { ACCEPTANCE, type Step } from "./journey.ts";
import { createUndisturbed, expectUnharmed, type Scene } from "./kills.ts";
import type { Instant } from "./play.ts";

interface Killed extends Scene {
  readonly instants: readonly Instant[];
}

/** Each instant once, the platforms on alternate sides; the rig (`test/faults`) kills at all of them, everywhere. */
const SCENES: readonly Killed[] = [
  { investor: "telegram", desk: "feishu", instants: ["acknowledged", "unsent", "after"] },
  { investor: "feishu", desk: "telegram", instants: ["before", "unanswered"] },
];

// Each has a bot and platforms of its own, and mostly waits.
describe.concurrent.each(SCENES)("an investor on $investor and a desk on $desk", (scene) => {
  const undisturbed = createUndisturbed(scene);

  test.for(scene.instants)(
    "come to their end with a kill in every step, %s",
    async (instant, { onTestFinished }) => {
      // On Telegram the link to the private chat goes with the answer to the press, which may be lost.
      const isStruck = ({ name }: Step) => instant !== "acknowledged" || name !== ACCEPTANCE;
      const kill = { instant, in: isStruck };
      const expected = {
        undisturbed: await undisturbed(onTestFinished),
        onFinished: onTestFinished,
      };
      const twice = await expectUnharmed(scene, kill, expected);
      expect(twice).toBeGreaterThanOrEqual(instant === "unanswered" ? 1 : 0);
    },
  );
});

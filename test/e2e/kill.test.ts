import { describe, test } from "vitest";
import { JOURNEY, type Step } from "./journey.ts";
import { createUndisturbed, expectUnharmed, type Scene } from "./kills.ts";
import type { Instant } from "./play.ts";

const SCENE: Scene = { investor: "telegram", desk: "telegram" };
const INSTANTS: readonly Instant[] = ["before", "unsent", "after"];
const undisturbed = createUndisturbed(SCENE);

describe.each(INSTANTS)("killed once, %s,", (instant) => {
  test.each(JOURNEY.map(({ name }) => name))(
    "when %s, the bot goes on where it was",
    async (name) => {
      const kill = { instant, in: (step: Step) => step.name === name };
      await expectUnharmed(SCENE, kill, await undisturbed());
    },
  );
});

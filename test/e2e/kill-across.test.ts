import { describe, expect, test } from "vitest";
import { createUndisturbed, expectUnharmed, type Scene } from "./kills.ts";
import type { Instant } from "./play.ts";

const SCENES: readonly Scene[] = [
  { investor: "telegram", desk: "feishu" },
  { investor: "feishu", desk: "telegram" },
];
const INSTANTS: readonly Instant[] = ["before", "unsent", "unanswered", "after"];

describe.each(SCENES)("an investor on $investor and a desk on $desk", (scene) => {
  const undisturbed = createUndisturbed(scene);

  test.each(INSTANTS)("come to their end with a kill in every step, %s", async (instant) => {
    const twice = await expectUnharmed(scene, { instant, in: () => true }, await undisturbed());
    expect(twice).toBeGreaterThanOrEqual(instant === "unanswered" ? 1 : 0);
  });
});

import { describe, expect, it } from "vitest";
import { talkBetween } from "../support/relay-stage.ts";
import type { Actor } from "../support/stage-actor.ts";

const PHOTO = { files: ["image"] } as const;
const ATTACHED = { telegram: "[photo]", feishu: "[image]", web: "[image]" } as const;

function textsSince(actor: Actor, before: number): readonly string[] {
  return actor
    .all()
    .slice(before)
    .map(({ text }) => text);
}

describe.each(["telegram", "feishu", "web"] as const)("an edited caption, to %s", (to) => {
  it("of the investor's comes as a message of its own, and the picture stays", async () => {
    const { ann, zhang } = await talkBetween("telegram", to);
    const before = zhang.all().length;
    await ann.says("50 mu", PHOTO);

    await ann.edits("50 mu", "60 mu");
    await ann.edits("60 mu", "70 mu");

    expect(textsSince(zhang, before)).toEqual([
      `#0001 投资者：50 mu\n${ATTACHED[to]}`,
      "#0001 投资者：60 mu\n（已修改，原为：50 mu）",
      "#0001 投资者：70 mu\n（已修改，原为：60 mu）",
    ]);
    expect(ann.heard()).toEqual([]);
  });

  it("of the officer's too, without his notes", async () => {
    const { ann, zhang } = await talkBetween(to, "telegram");
    const before = ann.all().length;
    await zhang.says("50 mu", PHOTO);

    await zhang.edits("50 mu", "60 mu\n// 内部：再核");

    expect(textsSince(ann, before)).toEqual([
      `Officer: 50 mu\n${ATTACHED[to]}`,
      "Officer: 60 mu\n(edited; before: 50 mu)",
    ]);
  });
});

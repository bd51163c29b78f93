import { describe, expect, it } from "vitest";
import type { Channel } from "../../bot/core/event.ts";
import { openOffice, withOwner } from "../support/staff-stage.ts";

const LATER_MS = 2 * 60_000;

/** Zhang owns Ann's ticket and has left the Yuxi desk since. */
async function zhangLeft(channel: Channel) {
  const office = await withOwner(await openOffice(channel));
  office.stage.remove(office.group, office.zhang);
  await office.stage.advance(LATER_MS);
  return office;
}

describe.each(["telegram", "feishu"] as const)("who has left the desk (%s)", (channel) => {
  it("what an officer writes who has left the desk goes to nobody, and his ticket back to the desk", async () => {
    const { stage, ann, zhang, li, group } = await zhangLeft(channel);

    await zhang.says("我的新号码是 13900000000");

    zhang.sees("您已不在【玉溪市招商窗口】");
    expect(ann.all().some(({ text }) => text.includes("13900000000"))).toBe(false);
    expect(await stage.read({ kind: "ticket", id: "0001" })).toMatchObject({ state: "offered" });
    await li.presses("接单", group);
    li.sees("#0001");
  });

  it("what the investor writes does not reach an officer who has left, and she is told", async () => {
    const { ann, zhang, li, group } = await zhangLeft(channel);
    const before = zhang.all().length;

    await ann.says("地块有图纸吗？");

    ann.sees("#0001 的专员已不在【玉溪市招商窗口】，窗口会另派专员");
    expect(
      zhang
        .all()
        .slice(before)
        .some(({ text }) => text.includes("图纸")),
    ).toBe(false);
    await li.presses("接单", group);
    await ann.says("地块有图纸吗？");
    expect(li.all().at(-1)?.text).toContain("地块有图纸吗？");
  });
});

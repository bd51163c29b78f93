import { describe, expect, it } from "vitest";
import type { Channel } from "../../bot/core/event.ts";
import { openOffice, withOwner } from "../support/staff-stage.ts";

const officeWithOwner = async (channel: Channel) => withOwner(await openOffice(channel));

describe.each(["telegram", "feishu"] as const)(
  "an investor who wants another officer (%s)",
  (channel) => {
    it.each([
      "我不要这个专员了，换个人",
      "能不能换一位专员？",
      "I'd like another officer",
      "Can I have a different officer, please?",
      "我想換個專員",
    ])("is asked by the bot, and the officer reads nothing of it: %s", async (words) => {
      const { stage, ann, zhang, group } = await officeWithOwner(channel);
      const before = [...stage.shown(zhang.chat), ...stage.shown(group)].length;
      await ann.says(words);
      expect(ann.labels()).toHaveLength(2);
      expect([...stage.shown(zhang.chat), ...stage.shown(group)]).toHaveLength(before);
    });
  },
);

describe.each(["telegram", "feishu"] as const)("on his yes or no (%s)", (channel) => {
  it("the ticket goes back to its desk, for anybody but the officer who had it", async () => {
    const { stage, ann, zhang, li, group } = await officeWithOwner(channel);
    await ann.says("我不要这个专员了，换个人");
    ann.sees("#0001 换一位专员？您刚才的话没有转给专员");
    await ann.presses("换一位");

    ann.sees("#0001 已退回【玉溪市招商窗口】，等另一位专员接单。最迟");
    zhang.sees("#0001 由窗口另派专员");
    expect(stage.shown(group).map(({ text }) => text)).toContain(
      "#0001 另派专员，请其他同事接单。",
    );
    expect(stage.shown(group).some(({ text }) => text.includes("不要"))).toBe(false);
    const pressed = await zhang.presses("接单", group);
    expect(pressed?.text).toContain("请其他同事接手");
    expect(await stage.read({ kind: "ticket", id: "0001" })).toMatchObject({ state: "offered" });

    await li.presses("接单", group);
    await ann.says("地块有图纸吗？");
    expect(li.all().at(-1)?.text).toContain("地块有图纸吗？");
  });

  it("the desk's supervisors are told, in private", async () => {
    const { stage, bob, wang, chen, province } = await openOffice(channel);
    await bob.says("转人工");
    await bob.presses("同意，转交");
    await wang.presses("接单", province);
    await bob.says("换个人");
    await bob.says("好的");
    chen.sees("#0001：投资者希望换一位专员，已退回待接单，原接单人不能再接");
    expect(stage.shown(province).some(({ text }) => text.includes("投资者希望"))).toBe(false);
  });

  it("the officer stays with 不用, in words too, and what is written goes to him again", async () => {
    const { ann, zhang } = await officeWithOwner(channel);
    await ann.says("换个人吧");
    await ann.says("不用换了");
    ann.sees("仍由现在的专员办理");
    await ann.says("图纸明天发您");
    expect(zhang.all().at(-1)?.text).toContain("图纸明天发您");
  });

  it("a 好 that answers the officer later changes nobody", async () => {
    const { stage, ann, zhang } = await officeWithOwner(channel);
    await ann.says("换个人吧");
    await stage.advance(5 * 60_000);
    await zhang.says("明天下午方便吗？");
    await ann.says("好");
    expect(zhang.all().at(-1)?.text).toContain("好");
  });

  it("who speaks of another contact on his own side is passed on", async () => {
    const { ann, zhang } = await officeWithOwner(channel);
    await ann.says("我们公司换了个对接人，以后找小王");
    expect(zhang.all().at(-1)?.text).toContain("以后找小王");
  });
});

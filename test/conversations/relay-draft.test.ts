import { describe, expect, it } from "vitest";
import { talkBetween } from "../support/relay-stage.ts";

const QUESTION = "？招商委谁是负责人";
const SEND = "发给投资者";

describe("an officer who asks the bot in the talk", () => {
  it("reads the cited answer alone, in the investor's language", async () => {
    const { ann, zhang } = await talkBetween("telegram", "feishu");
    const before = ann.all().length;

    await zhang.says(QUESTION);

    expect(zhang.sees("六（一）")).toContain("#0001 投资者看不到这条");
    expect(zhang.labels()).toEqual([SEND]);
    expect(ann.all()).toHaveLength(before);
  });

  it("has the same button below every clause he looks up, and the investor reads it in his language", async () => {
    const { ann, zhang } = await talkBetween("telegram", "feishu");
    for (const words of ["六（一）", "六（一）？", "打开六（一）", "/clause 六（一）"]) {
      await zhang.says(words);
      zhang.sees("六（一）");
      expect(zhang.labels()).toContain(SEND);
    }
    const { length } = ann.all();

    await zhang.presses(SEND);

    expect(ann.all()).toHaveLength(length + 1);
    expect(ann.all().at(-1)?.text).toMatch(/^Officer:[\s\S]*Unofficial translation[\s\S]*六（一）/);
    await zhang.presses("下一条 ›");
    expect(zhang.labels()).toContain(SEND);
  });

  it("sends it with one tap, as his words, once", async () => {
    const { stage, ann, zhang } = await talkBetween("telegram", "feishu");
    await zhang.says(QUESTION);
    const press = zhang.press(SEND);
    const { length } = ann.all();

    const answer = await zhang.presses(SEND);
    const [again] = await stage.deliver({ ...press, id: "feishu:again" });

    expect(answer?.text).toBe("已发给投资者。");
    expect(again?.text).toContain("已过期");
    expect(ann.all()).toHaveLength(length + 1);
    const sent = ann.all().at(-1)?.text ?? "";
    expect(sent).toMatch(/^Officer:/);
    expect(sent).toContain("六（一）");
  });

  it("is told when the documents do not say, and has nothing to send", async () => {
    const { zhang } = await talkBetween("telegram", "feishu");
    await zhang.says("？食堂几点开饭");
    expect(zhang.sees("#0001：文件没有写这一点")).not.toMatch(/officer|转人工/);
    expect(zhang.labels()).toEqual([]);
  });

  it("still sends plain question marks to the investor", async () => {
    const { ann, zhang } = await talkBetween("telegram", "feishu");
    await zhang.says("？？");
    expect(ann.all().at(-1)?.text).toBe("Officer: ？？");
  });
});

describe("a draft is not sent", () => {
  it("by anybody else, nor once the ticket is closed, nor after two days", async () => {
    const { stage, ann, zhang } = await talkBetween("feishu", "feishu");
    await zhang.says(QUESTION);
    const press = zhang.press(SEND);
    const { length } = ann.all();

    const [byAnn] = await stage.deliver({
      ...press,
      id: "feishu:a",
      from: ann.person,
      chat: ann.chat,
    });
    expect(byAnn?.text).toContain("not yours");

    await stage.restart(49 * 3_600_000);
    const [late] = await stage.deliver({ ...press, id: "feishu:c" });
    expect(late?.text).toContain("已过期");
    expect(
      ann
        .all()
        .slice(length)
        .map(({ text }) => text)
        .join(),
    ).not.toContain("六（一）");
  });
});

import { describe, expect, it } from "vitest";
import { openOffice, withOwner, withProject } from "../support/staff-stage.ts";

const MINUTE_MS = 60_000;
/** Of Ann's, for her officer alone. */
const PERSONAL = ["Ann Quixley", "ann-1001", "13812345678", "咖啡加工"];

function lastIn(messages: readonly { readonly text: string }[]): string {
  return messages.at(-1)?.text ?? "";
}

describe("an officer's lists", () => {
  it("counts in the group, with redacted lines and the way to the details", async () => {
    const { stage, zhang, group } = await withProject(await openOffice("feishu"));

    await zhang.says("这周有几个项目要复核", { in: group });

    const text = lastIn(stage.shown(group));
    expect(text).toContain("【玉溪市招商窗口】待接单 1，办理中 0，等投资者 0");
    expect(text).toMatch(/#0001 待接单 · 附件1·一（\S+）\d? .*玉溪市 · 需人工复核/);
    expect(text).toContain("详情请在与我的私聊里看。");
    for (const word of PERSONAL) expect(text).not.toContain(word);
  });

  it("says which are late", async () => {
    const { stage, zhang } = await withProject(await openOffice("telegram"));
    await stage.advance(61 * MINUTE_MS);

    await zhang.says("/queue");

    zhang.sees("超期或即将超期 1");
    zhang.sees("#0001 待接单【超期】");
  });

  it("shows his own tickets, and none of another's", async () => {
    const { zhang, li } = await withOwner(await openOffice("feishu"));

    await zhang.says("我的单");
    await li.says("/mine");

    zhang.sees("您手上 1 单：\n#0001 办理中");
    li.sees("您手上没有单。");
  });

  it("shows his desk's canned replies in both languages", async () => {
    const { zhang, wang } = await openOffice("telegram");

    await zhang.says("常用语");
    await wang.says("/canned");

    zhang.sees("1. 已收到：资料已收到，今天给您回复。");
    wang.sees("您的窗口没有设常用语。");
  });
});

describe("searching tickets", () => {
  it.each(["1", "#0001", "玉溪", "待接单", "咖啡", "玉溪 待接单", "需人工复核", "Yuxi"])(
    "finds by %s",
    async (words) => {
      const { zhang } = await withProject(await openOffice("telegram"));

      await zhang.says(`查单 ${words}`);

      zhang.sees("找到 1 单：\n#0001");
    },
  );

  it.each(["13812345678", "138 1234 5678", "微信 abc", "a@b.cn", "电话"])(
    "never by %s",
    async (words) => {
      const { zhang } = await withProject(await openOffice("telegram"));

      await zhang.says(`/search ${words}`);

      zhang.sees(/不能按电话、微信或邮箱查人|can't be searched by phone/);
    },
  );

  it("does not tell a group what the investor called his product", async () => {
    const { stage, zhang, group } = await withProject(await openOffice("feishu"));

    await zhang.says("查单 咖啡加工", { in: group });

    expect(lastIn(stage.shown(group))).toBe("没有找到您窗口里符合的单。");
  });
});

describe("opening a ticket", () => {
  it("shows the owner his card anew, and that one changes from now on", async () => {
    const { zhang } = await withOwner(await openOffice("telegram"));

    await zhang.says("打开 #1");

    for (const part of ["投资者：Ann Quixley", "产品：咖啡加工"]) zhang.sees(part);
    zhang.sees(/所用标准：投资强度 200 万元\/亩.*示例/);
    zhang.sees(/接单（张敏敏敏）/);
    await zhang.presses("等投资者答复");
    expect(zhang.all().at(-2)?.text).toContain("等投资者答复");
  });

  it("shows the others of the desk the rules and what happened, without anything personal", async () => {
    const { li } = await withOwner(await openOffice("feishu"));

    await li.says("/open 1");

    li.sees("附件1·二（三）");
    li.sees("资料没有改动过。");
    const text = li
      .heard()
      .map((one) => one.text)
      .join("\n");
    for (const word of PERSONAL) expect(text).not.toContain(word);
    expect(li.labels()).toEqual([]);
  });

  it("of another desk is as if it did not exist, and is logged", async () => {
    const { stage, wang } = await withOwner(await openOffice("feishu"));
    await wang.says("打开 #1");
    wang.sees("您的窗口没有 #1。");
    await wang.says("打开 #77");

    wang.sees("您的窗口没有 #77。");
    expect(stage.logged().match(/"code":"desk\.refused"/g)).toHaveLength(2);
  });
});

describe("an officer off duty", () => {
  it("gives his tickets back, can't accept, and can again when he is back", async () => {
    const { stage, ann, zhang, group } = await withOwner(await openOffice("feishu"));

    await zhang.says("我请假了");

    zhang.sees("#0001 已退回窗口待接单。");
    ann.sees("已退回【玉溪市招商窗口】重新安排");
    const left = zhang.all().find(({ text }) => text.startsWith("#0001 新项目咨询"));
    expect(left?.text).toContain("已退回【玉溪市招商窗口】，不用再跟进。");
    expect([left?.text.includes("Ann Quixley"), left?.buttons]).toEqual([false, []]);
    expect(ann.all().at(-1)?.text).toContain("#0001 的专员请同事接手");
    expect(await stage.read({ kind: "ticket", id: "0001" })).toMatchObject({ state: "offered" });
    expect((await zhang.presses("接单", group))?.text).toContain("您现在离岗");
    await zhang.says("/back");
    expect((await zhang.presses("接单", group))?.tone).toBe("success");
    await ann.says("在吗，还是昨天的事情");
    zhang.sees("在吗");
  });
});

describe("/help", () => {
  it("shows officers' commands to officers only", async () => {
    const { ann, zhang, chen } = await openOffice("telegram");

    for (const one of [ann, zhang, chen]) await one.says("/help");

    zhang.sees("窗口队列 /queue");
    chen.sees("窗口队列 /queue");
    expect(
      ann
        .heard()
        .map(({ text }) => text)
        .join(""),
    ).not.toContain("/queue");
  });
});

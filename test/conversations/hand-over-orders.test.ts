import { describe, expect, it } from "vitest";
import { openOffice, withOwner } from "../support/staff-stage.ts";

const SEND = /^(?:发给投资者|Send to the investor)$/;

describe("what an owner orders of his ticket is asked back, and the investor reads nothing", () => {
  it.each([
    ["等投资者", /^等投资者答复$/],
    ["等投资者回复", /^等投资者答复$/],
    ["先等客户补材料吧", /^等投资者答复$/],
    ["這單在等對方答覆", /^等投资者答复|等投資者答覆$/],
    ["挂起", /^等投资者答复$/],
    ["set it to waiting for the investor", /^Wait for the investor$/],
    ["waiting for the client's reply", /^Wait for the investor$/],
    ["交给张敏", /^退回窗口$/],
    ["这单交给李强处理", /^退回窗口$/],
    ["转给小王跟进吧", /^退回窗口$/],
    ["让张敏接", /^退回窗口$/],
    ["请李强联系他", /^退回窗口$/],
    ["Give it back to the desk", /^Give it back to the desk$/],
    ["移交给王处长", /^退回窗口$/],
    ["assign this to Li Qiang", /^Give it back to the desk$/],
    ["退回窗口", /^退回窗口$/],
    ["退回", /^退回窗口$/],
    ["这单我不接了", /^退回窗口$/],
    ["release the ticket", /^Give it back to the desk$/],
    ["移交昆明窗口", /^省级招商窗口$/],
    ["让投资者补营业执照", SEND],
    ["问一下客户什么时候来", SEND],
    ["remind the investor to send the licence", SEND],
    ["接单", SEND],
    ["转办", /^省级招商窗口$/],
    ["改资料", /./],
    ["另行认定", /符合/],
  ])("%s", async (words, first) => {
    const { ann, zhang } = await withOwner(await openOffice("telegram"));
    const read = ann.all();

    await zhang.says(words);

    zhang.sees(/没有发给投资者|沒有發給投資者|not sent to the investor/);
    expect(zhang.labels()[0]).toMatch(first);
    expect(ann.all()).toEqual(read);
  });

  it.each([
    "等您回复",
    "我们等他们局里的通知",
    "交给我们吧",
    "材料交给张敏就行",
    "由高新区负责",
    "交给园区",
    "请您先补材料",
    "由我们处理",
    "我让张敏给您打电话",
    "投资者签证在昆明办",
    "转账给对方即可",
  ])("words to the investor go to him: %s", async (words) => {
    const { ann, zhang } = await withOwner(await openOffice("telegram"));
    await zhang.says(words);
    expect(ann.all().at(-1)?.text).toBe(`专员：${words}`);
  });
});

it("the wait that was ordered begins with a tap, and is not offered again", async () => {
  const { stage, zhang } = await withOwner(await openOffice("telegram"));
  await zhang.says("等投资者回复");
  const answer = await zhang.presses("等投资者答复");
  expect(answer?.text).toContain("好的，在等投资者");
  expect(await stage.read({ kind: "ticket", id: "0001" })).toMatchObject({ state: "waiting" });

  await zhang.says("等投资者回复");
  zhang.sees("#0001 已经在等他答复");
});

it("a ticket given up is its desk's again: the group reads whom its owner asks for, and he may accept", async () => {
  const { stage, ann, zhang, li, group } = await withOwner(await openOffice("telegram"));
  await zhang.says("交给李强处理");
  const press = zhang.press("退回窗口");

  const answer = await zhang.presses("退回窗口");

  expect(answer?.text).toBe("#0001 已退回窗口待接单。");
  expect(
    stage
      .shown(group)
      .map(({ text }) => text)
      .join(),
  ).toContain("#0001：接单人已退回，想请李强接单。");
  expect(ann.all().at(-1)?.text).toContain("请同事接手，已退回【玉溪市招商窗口】");
  const [again] = await stage.deliver({ ...press, id: "telegram:again" });
  expect(again?.text).toBe("这不是您的单。");
  await li.presses("接单", group);
  await li.says("您好，我是李强");
  expect(ann.all().at(-1)?.text).toBe("专员：您好，我是李强");
});

it("a colleague's name is told to the group as it was written", async () => {
  const { stage, zhang, group } = await withOwner(await openOffice("telegram"));
  await zhang.says("assign it to Li Qiang");
  await zhang.presses(/^Give it back/);
  expect(stage.shown(group).at(-1)?.text).toBe("#0001：接单人已退回，想请 Li Qiang 接单。");
});

it("where the talk runs in a thread they are asked back there", async () => {
  const { stage, zhang, group } = await withOwner(await openOffice("telegram", "group"));
  const [thread = group] = stage.threads(group);
  await zhang.says("等投资者回复", { in: thread });
  expect(stage.shown(thread).at(-1)?.text).toContain("没有发给投资者");
  await zhang.presses("等投资者答复", thread);
  expect(await stage.read({ kind: "ticket", id: "0001" })).toMatchObject({ state: "waiting" });
  await zhang.says("退回窗口", { in: thread });
  await zhang.presses("退回窗口", thread);
  expect(await stage.read({ kind: "ticket", id: "0001" })).toMatchObject({ state: "offered" });
});

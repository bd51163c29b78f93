import { describe, expect, it } from "vitest";
import { openOffice, withOwner, withProject } from "../support/staff-stage.ts";

const COMPLAINT = "我要投诉，玉溪窗口拖了我们半年";

/** Ann waits with a ticket, and has begun to complain. */
async function complaining() {
  const office = await withProject(await openOffice("telegram"));
  await office.ann.says(COMPLAINT);
  office.ann.sees("要不要写您的名字");
  return office;
}

describe("who drops his complaint and wants something else in one message", () => {
  it.each([
    ["算了不投诉了，帮我催一下", "#0001 已标为加急"],
    ["算了，帮我催一下", "#0001 已标为加急"],
    ["不投訴了，失信企業的項目怎麼處理？", "附件1·二"],
    ["先不投诉，有人吗", "我在。#0001"],
    ["never mind, I don't want to complain any more. Is anybody there?", "I'm here. #0001"],
  ])("has both heard: %s", async (words, answer) => {
    const { stage, ann } = await complaining();

    await ann.says(words);

    ann.sees(/没有转交|沒有轉交|没有交|沒有交|dropped|not passed on|nothing was/i);
    ann.sees(answer);
    expect(await stage.read({ kind: "ticket", id: "0002" })).toBeUndefined();
    await ann.says("就是这样，他们办事很慢");
    expect(
      ann
        .heard()
        .map(({ text }) => text)
        .join(),
    ).not.toMatch(/记下了/);
  });

  it("tells on where what follows belongs to it", async () => {
    const { ann } = await complaining();
    await ann.says("算了，反正他们王科长上周三在办公室里当着大家的面把材料退了");
    ann.sees("记下了");
    await ann.presses("匿名");
    ann.sees("投诉 #0002 已交");
  });

  it("has it told to the complaints desk where that has it already, and the rest heard", async () => {
    const { stage, ann } = await complaining();
    await ann.presses("匿名");

    await ann.says("不投诉了，帮我催一下");

    ann.sees("#0002");
    ann.sees("#0001 已标为加急");
    expect(await stage.read({ kind: "ticket", id: "0002" })).toMatchObject({
      complaint: { statements: [COMPLAINT, "不投诉了，"] },
    });
  });
});

it("while an officer has the talk he reads what follows, and nothing of the complaint, also after an edit", async () => {
  const { ann, zhang } = await withOwner(await openOffice("telegram"));
  await ann.says("我要投诉你们窗口的专员，他问我要好处费");
  const words = "算了不投诉了，帮我催一下批文";
  await ann.says(words);
  expect(zhang.all().at(-1)?.text).toBe("#0001 投资者：帮我催一下批文");

  await ann.edits(words, "算了不投诉了，帮我催一下环评批文");
  expect(zhang.all().at(-1)?.text).toContain("帮我催一下环评批文");
  expect(
    zhang
      .all()
      .map(({ text }) => text)
      .join(),
  ).not.toContain("投诉");
});

import { expect, it } from "vitest";
import { chatKey } from "../../bot/core/event.ts";
import { describeSides, openSides, type Sides } from "../support/sides.ts";
import type { Actor } from "../support/stage-actor.ts";

const MINUTE_MS = 60_000;
const CHAT_ID = "7301994412";
/** Everything of Ann's that may stand nowhere once she had it deleted. */
const WORDS = ["Ann Quixley", "macadamia", "澳洲坚果", "13812345678", "Which park", "郁金香"];

function last(actor: Actor): string {
  return actor.all().at(-1)?.text ?? "";
}

/** Ann has asked, was screened, and Zhang owns her ticket and has written with her. */
async function handedOver(sides: Sides) {
  const stage = await openSides(sides);
  const ann = stage.actor(CHAT_ID, { name: "Ann Quixley", locale: "en", channel: sides.investor });
  const zhang = stage.actor("ou_zhang", { name: "张敏", locale: "zh-hans", channel: sides.yuxi });
  const group = stage.group("yuxi", [zhang]);
  await zhang.says("/start");
  await ann.says("macadamia oil plant in Yuxi, RMB 150 million, 50 mu, call 13812345678");
  await ann.presses("I agree");
  await ann.says("Which park of the province is good for 澳洲坚果?");
  await ann.says("郁金香");
  await stage.advance(15 * MINUTE_MS);
  await ann.says("human please");
  await ann.presses("Agree and pass on");
  await zhang.presses("接单", group);
  await ann.says("my number is 13812345678");
  await zhang.says("Thank you, I will call.");
  return { stage, ann, zhang, group };
}

describeSides("/mydata", (sides) => {
  it("says that nothing but the language is kept of somebody who only came by", async () => {
    const stage = await openSides(sides);
    const ann = stage.actor("1001", { locale: "en", channel: sides.investor });

    await ann.says("what do you have on me?");

    expect(last(ann)).toBe("About this chat I keep:\n• your language: English\n• nothing else.");
  });

  it("shows the last question, what waits for consent, the project and the tickets", async () => {
    const stage = await openSides(sides);
    const ann = stage.actor("1001", { locale: "zh-hans", channel: sides.investor });
    await ann.says("澳洲坚果加工你们要不要？");
    await ann.says("帮我预审，核桃油，玉溪，9000万");
    await ann.says("/mydata");
    ann.sees("最近一个问题（30 分钟后自动删除）：“澳洲坚果加工你们要不要？”");
    ann.sees("等您同意（15 分钟后自动删除）");
    await ann.presses("同意");
    await ann.says("转人工");
    await ann.presses("同意，转交");

    await ann.says("你们存了我什么");

    ann.sees("一份项目资料和预审结果（3 项事实，2026-11-23 同意保存，180 天不用自动删除）");
    ann.sees("转人工记录：#0001");
    await ann.presses("看我说的情况");
    ann.sees("核桃油");
  });

  it("is answered also while an officer owns the talk, with everything that belongs to it", async () => {
    const { ann } = await handedOver(sides);

    await ann.says("/mydata");
    ann.sees("requests for a person: #0001");
    await ann.presses("What I told you");
    ann.sees("macadamia");
    await ann.presses("Delete everything");
    ann.sees("The open request #0001 is withdrawn.");
    await ann.presses("Keep it");

    ann.sees("nothing was deleted");
  });

  it("shows nobody else's", async () => {
    const { stage } = await handedOver(sides);
    const bob = stage.actor("1002", { locale: "en", channel: sides.investor });

    await bob.says("/mydata");

    expect(last(bob)).toBe("About this chat I keep:\n• your language: English\n• nothing else.");
  });
});

describeSides("deleting everything", (sides) => {
  it("asks once more, and words do as well as the button", async () => {
    const stage = await openSides(sides);
    const ann = stage.actor("1001", { locale: "en", channel: sides.investor });
    await ann.says("macadamia plant in Yuxi, RMB 90 million");
    await ann.presses("I agree");

    await ann.says("delete everything");
    ann.sees("Delete everything? Your project");
    await ann.says("yes, delete everything");

    ann.sees("Everything was deleted (Mon 23 Nov, 10:00 Beijing time)");
  });

  it("leaves no word, no name and no id of the person in the file", async () => {
    const { stage, ann } = await handedOver(sides);
    const before = await stage.bytes();
    for (const word of [ann.person.id, "macadamia"]) expect(before).toContain(word);
    await ann.says("/mydata");
    await ann.presses("Delete everything");

    await ann.presses("Yes, delete");
    ann.sees("Everything was deleted");
    await stage.advance(11 * MINUTE_MS);

    const bytes = await stage.bytes();
    for (const word of [ann.person.id, ...WORDS]) expect(bytes).not.toContain(word);
  });

  it("erases all but the trace of its own confirmation at once", async () => {
    const { stage, ann } = await handedOver(sides);
    await ann.says("/mydata");
    await ann.presses("Delete everything");

    await ann.presses("Yes, delete");

    const bytes = await stage.bytes();
    for (const word of WORDS) expect(bytes).not.toContain(word);
    expect(await stage.read({ kind: "session", id: chatKey(ann.chat) })).toBeUndefined();
  });
});

describeSides("a deletion", (sides) => {
  it("shows the desk and the officer that the applicant withdrew", async () => {
    const { stage, ann, zhang, group } = await handedOver(sides);
    await ann.says("/mydata");
    await ann.presses("Delete everything");

    await ann.presses("Yes, delete");

    expect(stage.shown(group)[0]?.text).toContain("已撤回：申请人删除了资料。");
    expect(stage.shown(group)[0]?.text).not.toContain("1.5亿元");
    expect(last(zhang)).toBe("#0001 已撤回：申请人删除了资料。");
  });

  it("ends the officer's reach: what he writes is not sent, and his questions are answered", async () => {
    const { ann, zhang } = await handedOver(sides);
    await ann.says("/mydata");
    await ann.presses("Delete everything");
    await ann.presses("Yes, delete");
    const before = ann.all().length;

    await zhang.says("省里招商委是谁管的？");

    expect(ann.all()).toHaveLength(before);
    zhang.sees("六（一）");
  });

  it("lets the person begin again: a new question works, the old project is not recalled", async () => {
    const { stage, ann } = await handedOver(sides);
    await ann.says("/mydata");
    await ann.presses("Delete everything");
    await ann.presses("Yes, delete");
    await ann.says("who chairs the investment committee?");
    ann.sees("六（一）");
    await stage.advance(11 * MINUTE_MS);

    await ann.says("where were we?");
    ann.sees("There is no draft.");
    await ann.says("and the vice-chairs?");

    ann.sees("六（一）");
  });
});

describeSides("deleting", (sides) => {
  it("twice does no harm", async () => {
    const { stage, ann } = await handedOver(sides);
    await ann.says("/mydata");
    await ann.presses("Delete everything");

    await stage.deliver(ann.press("Yes, delete"), ann.press("Yes, delete"));

    expect(last(ann)).toContain("Everything was deleted");
    expect(await stage.read({ kind: "ticket", id: "0001" })).toMatchObject({ state: "closed" });
  });

  it("waits until an officer has closed the tickets he has in hand", async () => {
    const { stage, zhang } = await handedOver(sides);
    await zhang.says("/mydata");

    await zhang.presses("全部删除");

    zhang.sees("您手上还有 #0001，请先办结，再删除资料。");
    expect(await stage.read({ kind: "ticket", id: "0001" })).toMatchObject({ state: "accepted" });
  });
});

describeSides("an officer", (sides) => {
  it("with two open tickets of somebody who deletes her data has neither in hand any more", async () => {
    const { stage, ann, zhang, group } = await handedOver(sides);
    await zhang.presses("办结");
    await zhang.presses("已转介");
    await ann.says("human please");
    await ann.presses("Agree and pass on");
    await zhang.presses("接单", group);
    await ann.presses("Not solved");
    await zhang.presses("接单", group);
    const before = await stage.read({ kind: "session", id: chatKey(zhang.chat) });
    expect(before).toMatchObject({ owns: ["0002", "0001"] });

    await ann.says("/mydata");
    await ann.presses("Delete everything");
    await ann.presses("Yes, delete");

    expect(await stage.read({ kind: "session", id: chatKey(zhang.chat) })).toMatchObject({
      owns: [],
    });
  });
});

import { describe, expect, it } from "vitest";
import { timerEvent } from "../../adapters/store/queue-item.ts";
import { timerSubject } from "../../handlers/session.ts";
import { openStage } from "../support/stage.ts";

const MINUTE_MS = 60_000;
const TITLE = "《云南省人民政府关于进一步加强招商引资工作的指导意见》（2022-11-27）";

describe("an answer", () => {
  it("quotes the clause with the document's title, date and path", async () => {
    const stage = await openStage();
    const ann = stage.actor("1001");

    await ann.says("省里招商委是谁管的？");

    ann.sees("省招商委主任由省人民政府主要领导担任");
    ann.sees(`${TITLE}六（一）`);
  });

  it("is in English an unofficial translation, with the Chinese as issued behind a button", async () => {
    const stage = await openStage();
    const ann = stage.actor("1001");

    await ann.says("Who chairs the investment promotion committee?");
    ann.sees(
      "Unofficial translation · Guiding Opinions of the People's Government of Yunnan Province",
    );
    ann.sees("(2022-11-27), 六（一）");
    await ann.presses("Chinese original");

    ann.sees("省招商委主任由省人民政府主要领导担任");
    ann.sees(`${TITLE}六（一）`);
  });

  it("quotes the English sentence that is meant, not the whole of a long clause", async () => {
    const stage = await openStage();
    const ann = stage.actor("1001");

    await ann.says("Is foreign private equity allowed in the free trade zone?");

    ann.sees("Carry out the pilot for foreign-invested equity investment enterprises");
    expect(ann.heard().at(-1)?.text).not.toContain("trusts draw in other factors");
  });

  it("is in traditional script converted and marked so, with the original as issued behind a button", async () => {
    const stage = await openStage();
    const ann = stage.actor("1001");

    await ann.says("省裡招商委是誰管的？");
    ann.sees("省招商委主任由省人民政府主要領導擔任");
    ann.sees("（轉繁體）");
    await ann.presses("看原文");

    ann.sees("省招商委主任由省人民政府主要领导担任");
  });

  it("says of a catalogue item that it is listed, and that this is no admission", async () => {
    const stage = await openStage();
    const ann = stage.actor("1001");

    await ann.says("咖啡加工你们要不要？");

    ann.sees("招商引资指导目录里有这一项");
    ann.sees("附件1·一（一）6");
    ann.sees("具体项目仍要看准入条件");
  });
});

describe("what the documents do not say", () => {
  it.each([
    ["企业所得税税率是多少？", "文件没有写税率"],
    ["How much state subsidy per ton?", "The document gives no amounts or percentages"],
    ["那投資強度有規定多少嗎", "沒有寫具體數字"],
  ])("is named, and a person is offered: %s", async (question, missing) => {
    const stage = await openStage();
    const ann = stage.actor("1001");

    await ann.says(question);

    ann.sees(missing);
    ann.sees(/转人工|ask a person|轉人工/);
    expect(ann.labels().some((label) => /转人工|Ask a person|轉人工/.test(label))).toBe(true);
  });

  it("is not made up for a question about something else", async () => {
    const stage = await openStage();
    const ann = stage.actor("1001");

    await ann.says("what is the weather like tomorrow?");

    expect(ann.heard().map(({ text }) => text)).toEqual([
      "The document does not say.\n\nFor a definite answer you can ask a person; an officer will reply to you.",
    ]);
  });

  it("does not keep the operator's own telephone number back", async () => {
    const stage = await openStage();
    const ann = stage.actor("1001");

    await ann.says("just tell me the phone number");

    ann.sees("Our telephone: 0871-00000000.");
  });
});

describe("a question that leans on the last", () => {
  it("is understood within 30 minutes", async () => {
    const stage = await openStage();
    const ann = stage.actor("1001");
    await ann.says("你们要不要茶叶加工？");
    await stage.advance(29 * MINUTE_MS);

    await ann.says("那咖啡呢？");

    ann.sees("附件1·一（一）6");
  });

  it("is what a talk 30 minutes later can't lean on: no word of the last question is kept", async () => {
    const stage = await openStage();
    const ann = stage.actor("1001", { channel: "feishu" });
    await ann.says("你们要不要澳洲坚果榨油厂？");
    expect(JSON.stringify(await stage.read({ kind: "session", id: "feishu:1001" }))).toContain(
      "澳洲坚果",
    );

    await stage.advance(30 * MINUTE_MS);

    expect(JSON.stringify(await stage.read({ kind: "session", id: "feishu:1001" }))).not.toContain(
      "坚果",
    );
    expect(await stage.bytes()).not.toContain("澳洲坚果");
  });

  it("is kept 30 minutes from the last of several, and no longer", async () => {
    const stage = await openStage();
    const ann = stage.actor("1001");
    const session = async () =>
      JSON.stringify(await stage.read({ kind: "session", id: "telegram:1001" }));
    await ann.says("你们要不要茶叶加工？");
    await stage.advance(20 * MINUTE_MS);
    await ann.says("你们要不要澳洲坚果榨油厂？");

    await stage.advance(29 * MINUTE_MS);
    expect(await session()).toContain("澳洲坚果");
    await stage.advance(MINUTE_MS);
    expect(await session()).not.toContain("坚果");
  });
});

describe("the last question", () => {
  it("is forgotten on time also when the bot was not running then", async () => {
    const stage = await openStage();
    const ann = stage.actor("1001");
    await ann.says("你们要不要澳洲坚果榨油厂？");

    await stage.restart(31 * MINUTE_MS);

    expect(await stage.bytes()).not.toContain("澳洲坚果");
  });

  it("is forgotten also where the clock is set back just when its time is up", async () => {
    const stage = await openStage();
    const asked = stage.now().getTime();
    await stage.actor("1001").says("你们要不要澳洲坚果榨油厂？");
    const chat = { channel: "telegram", chatId: "1001" } as const;
    const timer = { name: "question.forget", subject: timerSubject(chat), chat };

    await stage.deliver(timerEvent(timer, new Date(asked + 30 * MINUTE_MS)));

    expect(await stage.bytes()).not.toContain("澳洲坚果");
  });
});

describe("small talk", () => {
  it.each([
    ["你好", /^您好！想了解哪方面？.*$/],
    ["谢谢", /^不客气，有需要随时问。$/],
    ["ok thanks 先這樣", /^不客氣，有需要隨時問。$/],
    ["goodbye", /^Goodbye, and good luck with your project\.$/],
    ["are you a robot?", /^I'm Dianqiao, an automatic assistant, not a person\..*$/],
  ])("gets one line and no clause: %s", async (words, line) => {
    const stage = await openStage();
    const ann = stage.actor("1001", { locale: /[a-z]{4}/.test(words) ? "en" : "zh-hans" });

    await ann.says(words);

    expect(ann.heard().map(({ text }) => text)).toEqual([expect.stringMatching(line)]);
  });
});

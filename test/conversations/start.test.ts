import { describe, expect, it } from "vitest";
import { openStage } from "../support/stage.ts";

const GREETINGS = [
  ["zh-hans", "您好，这里是滇桥", ["提个问题", "看重点产业", "项目预审", "转人工"]],
  ["zh-TW", "您好，這裡是滇橋", ["提個問題", "看重點產業", "項目預審", "轉人工"]],
  ["zh-HK", "您好，這裡是滇橋", ["提個問題", "看重點產業", "項目預審", "轉人工"]],
  [
    "en",
    "Hello, this is Dianqiao",
    ["Ask a question", "Browse industries", "Screen my project", "Ask a person"],
  ],
  [
    "fr",
    "Hello, this is Dianqiao",
    ["Ask a question", "Browse industries", "Screen my project", "Ask a person"],
  ],
] as const;

describe("the first word", () => {
  it.each(GREETINGS)(
    "speaks the language the platform hints at: %s",
    async (locale, hello, labels) => {
      const stage = await openStage();
      const ann = stage.actor("1001", { locale });

      await ann.says("/start");

      ann.sees(hello);
      expect(ann.labels()).toEqual(labels);
    },
  );

  it("says what it rests on, who runs it, and that it is neither a person nor a decision", async () => {
    const stage = await openStage();
    const ann = stage.actor("1001", { locale: "zh-hans" });

    await ann.says("/start");

    ann.sees("自动答复，非人工");
    ann.sees("《云南省人民政府关于进一步加强招商引资工作的指导意见》（2022-11-27）");
    ann.sees("不是行政决定");
    ann.sees("本服务由示例单位提供");
  });

  it.each(["/help", "帮助", "菜单", "help"])("shows the same for %s", async (words) => {
    const stage = await openStage();
    const ann = stage.actor("1001");

    await ann.says(words);

    ann.sees(/滇桥|Dianqiao/);
  });
});

describe("the language of a reply", () => {
  it("follows each message", async () => {
    const stage = await openStage();
    const ann = stage.actor("1001", { locale: "en" });

    await ann.says("招商委是做什么的？");
    ann.sees("文件是这样写的");
    await ann.says("What is the investment committee for?");
    ann.sees("The document says");
    await ann.says("招商委是做什麼的？");
    ann.sees("文件是這樣寫的");
    expect(ann.labels()).toContain("轉人工");
  });

  it.each(["ok", "好", "12", "LFP", "👍"])(
    "stays as it was after %s, which is too short to tell",
    async (short) => {
      const stage = await openStage();
      const [en, hant] = [stage.actor("1001", { locale: "zh-hans" }), stage.actor("1002")];
      await en.says("Do you want solar panel factories?");
      await hant.says("你們要不要太陽能板工廠？");

      await en.says(short);
      await hant.says(short);

      expect(en.labels().at(-1)).toBe("Ask a person");
      expect(hant.labels().at(-1)).toBe("轉人工");
    },
  );

  it.each([
    "Привет, как дела с налогами?",
    "投資したいのですが、税金はいくらですか",
    "Tôi muốn đầu tư vào Vân Nam",
  ])("is one line in both of its languages for one it does not speak: %s", async (foreign) => {
    const stage = await openStage();
    const ann = stage.actor("1001", { locale: "ru" });

    await ann.says(foreign);

    expect(ann.heard().map(({ text }) => text)).toEqual([
      "I speak Chinese and English. · 我会说中文（简体、繁体）和英文，请用其中一种提问。",
    ]);
  });

  it("is the one line also in the middle of a screening, and nothing is taken from it", async () => {
    const stage = await openStage();
    const ann = stage.actor("1001", { locale: "en" });
    await ann.says("screen my project");
    await ann.presses("I agree");

    await ann.says("Кофе в Пуэре, 20 миллионов");
    ann.sees("I speak Chinese and English.");
    await ann.says("/mydata");

    ann.sees("0 facts");
  });
});

describe("a group", () => {
  it("is told its own id by /whereami, and nothing else is answered there that does not mention the bot", async () => {
    const stage = await openStage();
    const zhang = stage.actor("2001");
    const group = stage.group("province", [zhang]);

    await zhang.says("/whereami", { in: group });
    for (const words of [
      "招商委是做什么的？",
      "/start",
      "/mydata",
      "转人工",
      "咖啡厂 普洱 1亿 50亩",
    ]) {
      await zhang.says(words, { in: group, mentionsBot: false });
    }

    expect(stage.shown(group).map(({ text }) => text)).toEqual([
      "channel: telegram\nchatId: -1001",
    ]);
    expect(zhang.all()).toEqual([]);
  });
});

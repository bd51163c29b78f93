import { describe, expect, it } from "vitest";
import { openStage, type Stage } from "../support/stage.ts";

const MINUTE_MS = 60_000;
const SESSION = { kind: "session", id: "telegram:1001" };
const OIL = "帮我预审一下，做紫苏籽油的，在剑川，9000万";

async function asked() {
  const stage = await openStage();
  const ann = stage.actor("1001", { locale: "zh-hans" });
  await ann.says(OIL);
  return { stage, ann };
}

/** None of what was said of the project stands anywhere in the file. */
async function expectWiped(stage: Stage): Promise<void> {
  const bytes = await stage.bytes();
  for (const word of ["紫苏", "剑川", "9000"]) expect(bytes).not.toContain(word);
}

describe("the notice before a screening", () => {
  it("says what is kept, what for, who sees it, how long, and how to delete it", async () => {
    const { ann } = await asked();

    for (const part of ["保存什么", "做什么用", "谁能看", "180 天", "/mydata"]) ann.sees(part);
    expect(ann.labels()).toEqual(["同意", "不同意", "转人工"]);
  });

  it("is put before anything is read: no project exists until there is consent", async () => {
    const { stage } = await asked();

    const session = await stage.read(SESSION);

    expect(session).toMatchObject({ unread: { text: OIL } });
    expect(session).not.toHaveProperty("project");
  });

  it("is shown again to somebody who first wants to know what would be kept", async () => {
    const { ann } = await asked();
    await ann.presses("不同意");

    await ann.says("我要先知道你们要存什么");

    ann.sees("保存什么");
  });
});

describe("consent", () => {
  it("makes what was said before the first words of the project: nothing is asked twice", async () => {
    const { ann } = await asked();

    await ann.presses("同意");

    ann.sees("产品：紫苏籽油");
    ann.sees("落地州市：大理州");
    ann.sees("固定资产投资：9000万元");
    ann.sees("需要新增建设用地多少亩？");
  });

  it.each(["同意", "行吧，同意", "好的，我同意", "可以", "I agree"])(
    "may be typed: %s",
    async (words) => {
      const { ann } = await asked();

      await ann.says(words);

      ann.sees(/产品：紫苏籽油|Product: 紫苏籽油/);
    },
  );

  it("tapped twice at once leads to one project and one question", async () => {
    const { stage, ann } = await asked();
    const before = ann.all().length;

    await stage.deliver(ann.press("同意"), ann.press("同意"));

    expect(ann.all()).toHaveLength(before + 1);
  });

  it("without a word of the project begins with the first question, and no complaint", async () => {
    const stage = await openStage();
    const ann = stage.actor("1001", { locale: "en" });
    await ann.says("/prescreen");

    await ann.presses("I agree");

    expect(ann.heard().map(({ text }) => text)).toEqual([
      "(1/9) What will the project make, and in which prefecture?",
    ]);
  });
});

describe("what is no consent", () => {
  it("is a sticker, an emoji or a question", async () => {
    const { stage, ann } = await asked();

    await ann.says("", { files: ["sticker"] });
    ann.sees("表情我不当作回答");
    await ann.says("👍");
    ann.sees(/表情我不当作回答|收到/);
    await ann.says("招商委是做什么的？");

    expect(await stage.read(SESSION)).not.toHaveProperty("project");
  });

  it("is 好的 once something else was asked in between", async () => {
    const { ann } = await asked();
    await ann.says("招商委是做什么的？");

    await ann.says("好的");

    expect(ann.heard().at(-1)?.text).not.toContain("紫苏");
  });
});

describe("a refusal", () => {
  it.each(["不同意，你们凭什么存我资料", "我不同意", "I don't agree"])(
    "wipes what was said, also when it is typed: %s",
    async (words) => {
      const { stage, ann } = await asked();

      await ann.says(words);

      ann.sees(/刚才说的已经清除|what you wrote is wiped/);
      await expectWiped(stage);
    },
  );

  it("wipes also the question that led to it", async () => {
    const stage = await openStage();
    const ann = stage.actor("1001", { locale: "zh-hans" });
    await ann.says("紫苏籽榨油你们要不要？");
    await ann.says("/prescreen");

    await ann.presses("不同意");

    await expectWiped(stage);
  });

  it("leaves the rules to read and the questions free", async () => {
    const { ann } = await asked();
    await ann.presses("不同意");

    await ann.presses("五条准入条件");
    expect(ann.labels().length).toBeGreaterThan(4);
    await ann.says("那你直接告诉我核桃油行不行");

    ann.sees("附件1·一（一）5");
  });
});

describe("a refusal taken back", () => {
  it("begins with nothing of what was wiped", async () => {
    const { ann } = await asked();
    await ann.presses("不同意");

    await ann.says("行吧，同意");

    expect(ann.heard().map(({ text }) => text)).toEqual([
      "（1/9）项目做什么产品，打算落在哪个州市？",
    ]);
  });

  it("after a question about a product begins with that product", async () => {
    const { ann } = await asked();
    await ann.presses("不同意");
    await ann.says("核桃油行不行？");

    await ann.says("行吧，同意");

    ann.sees("产品：核桃油");
    ann.sees("项目打算落在哪个州市？");
  });
});

describe("a refusal after consent", () => {
  it("asks what to do with the draft, and does not claim that nothing is kept", async () => {
    const { ann } = await asked();
    await ann.presses("同意");

    await ann.presses("不同意");

    ann.sees("草稿保留 180 天");
    expect(ann.labels()).toContain("删除草稿");
  });
});

describe("words that wait for consent", () => {
  it("are wiped after 15 minutes", async () => {
    const { stage } = await asked();

    await stage.advance(14 * MINUTE_MS);
    expect(JSON.stringify(await stage.read(SESSION))).toContain("紫苏籽油");
    await stage.advance(MINUTE_MS);

    expect(JSON.stringify(await stage.read(SESSION))).not.toContain("紫苏");
    await expectWiped(stage);
  });

  it("are wiped on time also when the bot was not running then, and don't come back with consent", async () => {
    const { stage, ann } = await asked();

    await stage.restart(16 * MINUTE_MS);
    await ann.presses("同意");

    ann.sees("项目做什么产品");
    await expectWiped(stage);
  });

  it("survive a restart within that time", async () => {
    const { stage, ann } = await asked();

    await stage.restart();
    await ann.presses("同意");

    ann.sees("产品：紫苏籽油");
  });
});

describe("how somebody wants to be reached", () => {
  it.each([
    ["行吧，同意，但别给我打电话", "不打电话"],
    ["同意。请只用微信联系我", "用微信联系"],
    ["I agree, but email only please", "by email"],
    ["I agree. No calls please, WeChat only", "no phone calls; by WeChat"],
  ])(
    "is understood with the consent, kept with its time and the words agreed to: %s",
    async (words, wish) => {
      const { stage, ann } = await asked();

      await ann.says(words);

      ann.sees(wish);
      const { project } = (await stage.read(SESSION)) as { project: string };
      expect(await stage.read({ kind: "project", id: project })).toMatchObject({
        consent: { version: "2026-11-30", at: expect.stringMatching(/^2026-11-23T02:00/) },
      });
    },
  );

  it("may be said at any time, is no answer to the question, and stands in /mydata", async () => {
    const { ann } = await asked();
    await ann.presses("同意");

    await ann.says("不要打电话，发邮件联系");
    ann.sees("联系方式记下了：不打电话；用邮件联系。");
    ann.sees("需要新增建设用地多少亩？");
    await ann.says("50亩，另外别打电话");
    ann.sees("新增建设用地：50亩");
    await ann.says("/mydata");

    ann.sees("联系意愿：不打电话");
  });

  it("is shown to the officer who accepts, and not in the group", async () => {
    const stage = await openStage();
    const ann = stage.actor("1001", { locale: "zh-hans" });
    const zhang = stage.actor("2001");
    const desk = stage.group("province", [zhang]);
    await zhang.says("/start");
    await ann.says("/prescreen");
    await ann.says("同意，但别给我打电话");
    await ann.says("/human");
    await ann.says("同意");

    await zhang.presses("接单", desk);

    expect(zhang.all().at(-1)?.text).toContain("联系意愿：不打电话");
    expect(
      stage
        .shown(desk)
        .map(({ text }) => text)
        .join(),
    ).not.toContain("不打电话");
  });
});

describe("a wish that says nothing of the project", () => {
  it.each(["帮我预审", "幫我預審", "screen my project"])(
    "%s is answered by the first question alone",
    async (wish) => {
      const stage = await openStage();
      const ann = stage.actor("1001", { locale: "zh-hans" });
      await ann.says(wish);

      await ann.presses(/同意|I agree/);

      expect(ann.sees(/产品|產品|make/)).not.toMatch(/没听明白|沒聽明白|Sorry/);
    },
  );
});

describe("what was said before a screening was wanted", () => {
  it("in a question, is not asked again", async () => {
    const stage = await openStage();
    const ann = stage.actor("1001", { locale: "zh-hans" });
    await ann.says("我们想在元谋做番茄酱和脱水蔬菜，能不能进？");
    await ann.says("帮我预审一下");

    await ann.presses("同意");

    ann.sees("产品：番茄酱和脱水蔬菜；落地州市：楚雄州");
    ann.sees("计划固定资产投资多少");
  });

  it.each([
    ["zh-TW", "你好，我們是台灣的公司，想去雲南投資", "歡迎來雲南投資", "項目預審"],
    ["en", "We are looking to invest in Yunnan", "Welcome to Yunnan", "Screen my project"],
  ])("of a wish to invest is welcomed, and the way on is shown: %s", async (...row) => {
    const [locale, words, welcome, label] = row;
    const stage = await openStage();
    const ann = stage.actor("1001", { locale });

    await ann.says(words);

    ann.sees(welcome);
    expect(ann.labels()).toContain(label);
    expect(await stage.read({ kind: "session", id: "telegram:1001" })).not.toHaveProperty(
      "project",
    );
  });

  it("of where he is from, holds for the amounts he names later", async () => {
    const stage = await openStage();
    const ann = stage.actor("1001", { locale: "zh-TW" });
    await ann.says("你好，我們是台灣的公司，想去雲南投資");
    await ann.presses("項目預審");
    await ann.presses("同意");
    await ann.says("鋰電池隔膜，放在曲靖");

    await ann.says("4億");

    ann.sees("固定資產投資“4億”是人民幣，還是別的貨幣？");
  });
});

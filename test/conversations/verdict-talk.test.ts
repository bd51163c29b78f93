import { describe, expect, it } from "vitest";
import { openDialogue } from "../support/dialogue.ts";

const WORDS = {
  "zh-hans": [
    "帮我预审，咖啡加工，普洱，5000万，50亩，年税收1100万，允许类",
    "同意",
    /^(都没有|否)$/,
  ],
  "zh-TW": [
    "幫我預審，咖啡加工，普洱，5000萬，50畝，年稅收1100萬，允許類",
    "同意",
    /^(都沒有|否)$/,
  ],
  en: [
    "Screen my project: coffee roasting in Pu'er, RMB 50 million, 50 mu, tax RMB 11 million a year, permitted category",
    "I agree",
    /^(None of these|No)$/,
  ],
} as const;

/** A verdict is out: too little investment for the land. */
async function judged(locale: keyof typeof WORDS = "zh-hans") {
  const dialogue = await openDialogue("web", locale);
  const { ann } = dialogue;
  const [words, agree, none] = WORDS[locale];
  await ann.says(words);
  await ann.presses(agree);
  for (let asked = 0; asked < 8 && ann.labels().some((one) => none.test(one)); asked++) {
    await ann.presses(none);
  }
  return dialogue;
}

describe("a verdict that is out", () => {
  it.each(["为什么不符合", "哪条规定的", "请再发一遍结果", "结果能改吗", "怎么才能通过"])(
    "is shown again with its clause and what would change it: %s",
    async (words) => {
      const { ann } = await judged();

      await ann.says(words);

      ann.sees("✗ 亩均投资、税收 · 附件1·二（三）");
      ann.sees("→ 按现有用地，固定资产投资还差 5000万元");
    },
  );

  it("changes with a figure that was told wrongly, in whatever words", async () => {
    const { ann } = await judged();

    await ann.says("投资讲错 是9000万");

    ann.sees("固定资产投资 5000万元 → 9000万元");
  });

  it.each(["那就是可以进了？", "你们批了吗", "这结果管用吗"])(
    "is never called an approval: %s",
    async (words) => {
      const { ann } = await judged();

      await ann.says(words);

      ann.sees("还不是批准。目前的结果是“初步不符合");
      expect(ann.labels()).toEqual(["再看结果", "带走这份结果", "转人工"]);
    },
  );
});

describe("a question about a verdict that is out", () => {
  it.each([
    ["下一步怎么办", "下一步：看看怎样能改变结果"],
    ["那200万是谁定的", "示例数字，不是云南省的标准"],
    ["能给我出个盖章的吗", "我开不了盖章的证明"],
  ])("may be asked about: %s", async (words, answer) => {
    const { ann } = await judged();

    await ann.says(words);

    ann.sees(answer);
    await ann.presses("再看结果");
    ann.sees("初步不符合");
  });

  it.each([
    ["en", "why not eligible?", "✗ Figures per mu"],
    ["en", "Great, so I'm approved?", "Not an approval."],
    ["en", "what should I do now", "Next: see what would change the result"],
    ["zh-TW", "為什麼不符合", "✗ 畝均投資、稅收"],
  ] as const)("is talked about in his own language: %s %s", async (locale, words, answer) => {
    const { ann } = await judged(locale);

    await ann.says(words);

    ann.sees(answer);
  });

  it("is computed again when something is said to be otherwise, in whatever words", async () => {
    const { ann, facts } = await judged();

    await ann.says("能耗高");
    ann.sees("已更正：高能耗 否 → 是。");
    ann.sees("十条里有 2 条属于不招情形");
    await ann.says("能耗不高了，改用新工艺");

    ann.sees("已更正：高能耗 是 → 否。");
    expect(await facts()).toMatchObject({ highEnergy: false });
  });

  it("is not what a question about the policy is about", async () => {
    const { ann } = await judged();

    await ann.says("招商委是谁管的？");

    ann.sees("六（一）");
  });
});

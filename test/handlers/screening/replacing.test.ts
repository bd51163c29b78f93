import { describe, expect, test } from "vitest";
import { plainFacts } from "../../../handlers/screening/facts.ts";
import { type Advance, advance, startState } from "../../../handlers/screening/flow.ts";
import { nextStep } from "../../../handlers/screening/next-step.ts";
import { answerButtons, questionText } from "../../../handlers/screening/question.ts";
import type { ScreeningState } from "../../../handlers/screening/state.ts";

const FX = { USD: { rate: 7.2, date: "2026-11-02", source: "test" } };

/** Says one thing after another, a minute apart; a tap is written `[label]`. */
function talk(...says: readonly string[]): Advance & { asked: string; buttons: readonly string[] } {
  let state: ScreeningState = startState();
  let last: Advance | undefined;
  for (const [minute, text] of says.entries()) {
    const language = /[a-z]{3}/i.test(text) ? "en" : "zh";
    const context = { fx: FX, now: new Date(minute * 60_000).toISOString(), language } as const;
    const label = /^\[(.+)\]$/.exec(text)?.[1];
    const pending = nextStep(state);
    const tap =
      pending && answerButtons(pending, state).find((one) => one.label.zh === label)?.value;
    last = advance(state, tap === undefined ? { text } : { button: tap }, context);
    ({ state } = last);
  }
  const next = nextStep(state);
  if (last === undefined || next === undefined) throw new Error("The talk is over.");
  const buttons = answerButtons(next, state).map(({ label }) => label.zh);
  return { ...last, asked: questionText(next).zh, buttons };
}

const PROJECT = "光伏组件，曲靖，投资10个亿，用地400亩，满产一年税收8000万";
const ABROAD =
  "Coffee roasting in Pu'er, investment US$20 million, 60 mu, yearly tax RMB 12 million";

describe("a correction that names a fact by its old value", () => {
  test.each([
    [PROJECT, "不是10个亿，是12亿", "investmentCnyWan", 120_000],
    [PROJECT, "不是10亿，12", "investmentCnyWan", 120_000],
    [PROJECT, "改成12亿", "investmentCnyWan", 120_000],
    [PROJECT, "说错了，12亿才对", "investmentCnyWan", 120_000],
    [PROJECT, "12亿才对", "investmentCnyWan", 120_000],
    [PROJECT, "不是8000万，是9000万", "annualTaxWan", 9_000],
    [PROJECT, "改成9000万", "annualTaxWan", 9_000],
    [PROJECT, "不是400亩，是420亩", "landMu", 420],
    [PROJECT, "是420亩，不是400亩", "landMu", 420],
    [ABROAD, "not 20 million, 25", "investmentCnyWan", 18_000],
    [ABROAD, "sorry, not 60 mu but 75", "landMu", 75],
    [ABROAD, "not 12 million, 13 million", "annualTaxWan", 1_300],
  ] as const)("%s … %s", (...row) => {
    const [told, correction, fact, value] = row;
    const before = plainFacts(talk(told).state.facts);
    const after = talk(told, correction);
    expect(plainFacts(after.state.facts)).toEqual({ ...before, [fact]: value });
    expect(after.kind).toBe("took");
  });

  test("one that only takes a figure back asks for that figure, and keeps the old until there is a new", () => {
    const denied = talk(PROJECT, "不是400亩");
    expect(denied.asked).toBe("好的，不是“400亩”。新增建设用地应该是多少？");
    expect(plainFacts(denied.state.facts).landMu).toBe(400);
    expect(plainFacts(talk(PROJECT, "不是400亩", "380").state.facts).landMu).toBe(380);
  });

  test("a figure said again is the one that was said", () => {
    const again = talk(PROJECT, "就是10个亿");
    expect([again.kind, again.state.doubts]).toEqual(["repeated", []]);
  });

  test("an answer to a question is no correction of another figure", () => {
    const facts = plainFacts(talk("光伏组件，曲靖，投资1亿，用地40亩", "应该是5000万").state.facts);
    expect([facts.investmentCnyWan, facts.annualTaxWan]).toEqual([10_000, 5_000]);
  });
});

describe("an amount that nothing says what it is for", () => {
  const unclear = [PROJECT, "还有3亿"] as const;

  test("is asked about once, with the two facts to choose from", () => {
    const { asked, buttons } = talk(...unclear);
    expect(asked).toBe("“3亿”是固定资产投资，还是一年的税收？");
    expect(buttons).toEqual(["固定资产投资", "达产后年税收", "都不是"]);
  });

  test.each([
    ["[固定资产投资]", { investmentCnyWan: 30_000, annualTaxWan: 8_000 }],
    ["[达产后年税收]", { investmentCnyWan: 100_000, annualTaxWan: 30_000 }],
    ["[都不是]", { investmentCnyWan: 100_000, annualTaxWan: 8_000 }],
    ["是投资", { investmentCnyWan: 30_000, annualTaxWan: 8_000 }],
    ["税收", { investmentCnyWan: 100_000, annualTaxWan: 30_000 }],
    ["都不是", { investmentCnyWan: 100_000, annualTaxWan: 8_000 }],
    ["不清楚", { investmentCnyWan: 100_000, annualTaxWan: 8_000 }],
  ])("%s settles it", (answer, figures) => {
    const { state } = talk(...unclear, answer);
    expect(plainFacts(state.facts)).toMatchObject(figures);
    expect(state.doubts).toEqual([]);
  });

  test("does not stand in the way of what is said next", () => {
    const { state } = talk(...unclear, "不占农田，不在红线");
    expect(state.doubts).toEqual([]);
    expect(plainFacts(state.facts)).toMatchObject({
      usesBasicFarmland: false,
      inEcologicalRedline: false,
    });
  });
});

describe("the class of the national catalogue", () => {
  test.each([
    ["允许", "permitted"],
    ["permitted", "permitted"],
    ["encouraged", "encouraged"],
    ["鼓励", "encouraged"],
  ])("%s alone is the answer, whichever question stands open", (said, value) => {
    expect(plainFacts(talk(PROJECT, said).state.facts).nationalCatalogue).toBe(value);
  });
});

describe("normal", () => {
  const open = [PROJECT, "都没有", "没有"] as const;

  test.each(["正常", "一切正常", "normal", "都正常的", "all normal"])(
    "%s means none, of overcapacity, pollution and energy",
    (said) => {
      expect(talk(...open).asked).toContain("产能严重过剩");
      expect(plainFacts(talk(...open, said).state.facts)).toMatchObject({
        overcapacitySector: false,
        heavyPollution: false,
        highEnergy: false,
      });
    },
  );
});

describe("answers that were once taken for something else", () => {
  const open = ["光伏组件，曲靖，投资10个亿，用地400亩，满产一年税收8000万"] as const;

  test("a denial said three times is one", () => {
    expect(plainFacts(talk(...open, "没有没有都没有").state.facts)).toMatchObject({
      usesBasicFarmland: false,
      inEcologicalRedline: false,
    });
  });

  test.each([
    ["能耗较高", { highEnergy: true }],
    ["污染偏重", { heavyPollution: true }],
    ["some chemicals", { hazardousChemicals: true }],
    ["ore obviously", { rawMaterialBased: true }],
    ["有后续加工", { deepProcessing: true }],
  ])("%s", (said, facts) => {
    const asked = said.startsWith("some") || said.startsWith("ore") ? ["都没有"] : [];
    expect(plainFacts(talk(...open, ...asked, said).state.facts)).toMatchObject(facts);
  });

  test("beside an amount in a currency without a rate, another amount is not taken for RMB", () => {
    const { state } = talk(
      "blueberries in Honghe, investment GBP 10 million, 20 mu",
      "yearly tax 4 million",
    );
    expect(plainFacts(state.facts)).not.toHaveProperty("annualTaxWan");
  });
});

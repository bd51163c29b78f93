import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { type Facts, factsSchema } from "../../../handlers/screening/facts.ts";
import { RULE_IDS, type RuleId } from "../../../handlers/screening/rules.ts";
import type { Thresholds } from "../../../handlers/screening/thresholds.ts";
import { decisiveRules, screen } from "../../../handlers/screening/verdict.ts";
import { findSectors } from "../../../knowledge/sectors.ts";

const THRESHOLDS: Thresholds = { intensityMinWanPerMu: 200, taxMinWanPerMu: 15 };
const NO_THRESHOLDS: Thresholds = {};

const caseSchema = z.object({
  id: z.string(),
  facts: factsSchema,
  expected: z.object({
    verdict: z.enum(["eligible", "review", "ineligible"]),
    rules: z.array(z.enum(RULE_IDS)),
    extraRules: z.array(z.enum(RULE_IDS)),
  }),
});
const CASES = readFileSync(new URL("../../fixtures/screening.dev.jsonl", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .map((line) => caseSchema.parse(JSON.parse(line)));
const ELIGIBLE = CASES.filter(({ expected }) => expected.verdict === "eligible");

const GOOD: Facts = {
  product: "数控机床",
  region: "昆明市",
  investmentCnyWan: 20_000,
  landMu: 100,
  annualTaxWan: 1_500,
  usesBasicFarmland: false,
  inEcologicalRedline: false,
  hazardousChemicals: false,
  safetyAccessOk: true,
  heavyPollution: false,
  highEnergy: false,
  overcapacitySector: false,
  nationalCatalogue: "encouraged",
  dishonestList: false,
  harmsNationalSecurity: false,
  rawMaterialBased: false,
  deepProcessing: true,
  involvesFarmers: false,
  farmersProtected: true,
  shortTermGdpOnly: false,
};

function judged(facts: Facts, thresholds = THRESHOLDS) {
  const screening = screen(facts, thresholds);
  const decisive = decisiveRules(screening).map(({ id }) => id);
  const results = Object.fromEntries(screening.rules.map(({ id, result }) => [id, result]));
  return { verdict: screening.verdict, decisive, results };
}

function without(facts: Facts, ...names: (keyof Facts)[]): Facts {
  const copy = { ...facts };
  for (const name of names) delete copy[name];
  return copy;
}

function rule(facts: Facts, id: RuleId, thresholds = THRESHOLDS) {
  const found = screen(facts, thresholds).rules.find((result) => result.id === id);
  if (!found) throw new Error(`no rule ${id}`);
  return found;
}

describe("the forty projects", () => {
  test("are all there", () => {
    expect(CASES).toHaveLength(40);
  });

  test.each(CASES)("$id comes out as expected, by the expected rules", ({ facts, expected }) => {
    const { verdict, decisive, results } = judged(facts);
    expect(verdict).toBe(expected.verdict);
    expect(decisive).toEqual(RULE_IDS.filter((id) => expected.rules.includes(id)));
    const open = RULE_IDS.filter((id) => ["caution", "unknown"].includes(results[id] ?? ""));
    const tolerated = verdict === "ineligible" ? expected.extraRules : decisive;
    expect(tolerated).toEqual(expect.arrayContaining(open));
  });

  test("without thresholds, each that takes land and has no other hit is reviewed for A3", () => {
    for (const { facts } of CASES) {
      const { verdict, decisive, results } = judged(facts, NO_THRESHOLDS);
      expect(results["A3"]).toBe(facts.landMu === 0 ? "not-applicable" : "unknown");
      const hits = RULE_IDS.filter((id) => results[id] === "fail");
      if (facts.landMu === 0 || hits.length > 0) continue;
      expect(verdict).toBe("review");
      expect(decisive).toContain("A3");
    }
  });

  test.each(ELIGIBLE)("$id is reviewed for A4 once the credit record is not known", ({ facts }) => {
    expect(judged({ ...facts, dishonestList: null })).toMatchObject({
      verdict: "review",
      decisive: ["A4"],
    });
  });

  test.each(ELIGIBLE.filter(({ facts }) => facts.rawMaterialBased))(
    "$id is reviewed for C2 without deep processing",
    ({ facts }) => {
      expect(judged({ ...facts, deepProcessing: false })).toMatchObject({
        verdict: "review",
        decisive: ["C2"],
      });
    },
  );
});

describe("the ten rules", () => {
  test("are always the ten, in the same order, each with its clause and a sentence in both languages", () => {
    const { rules } = screen({}, undefined);
    expect(rules.map(({ id }) => id)).toEqual(RULE_IDS);
    expect(rules.map(({ basis }) => basis)).toEqual([
      "附件1·二（一）",
      "附件1·二（二）",
      "附件1·二（三）",
      "附件1·二（四）",
      "附件1·二（五）",
      "二·5·1",
      "二·5·2",
      "二·5·3",
      "二·5·4",
      "二·5",
    ]);
    for (const { why } of rules) {
      expect(why.zh).toMatch(/^[^。]+。$/);
      expect(why.en).toMatch(/^[^.]+\.$/);
    }
  });

  test("fill every placeholder, whatever is known", () => {
    const samples = [{}, ...CASES.map(({ facts }) => facts)];
    for (const facts of samples) {
      for (const thresholds of [THRESHOLDS, NO_THRESHOLDS]) {
        const { rules, summary } = screen(facts, thresholds);
        for (const text of [summary, ...rules.flatMap(({ why, change }) => [why, change])]) {
          expect(`${text?.zh}${text?.en}`).not.toMatch(/[{}]|NaN|Infinity/);
        }
      }
    }
  });

  test("that know nothing are all unknown, and lead to review", () => {
    const { verdict, results } = judged({});
    expect(verdict).toBe("review");
    expect(new Set(Object.values(results))).toEqual(new Set(["unknown"]));
  });
});

describe("the rules of annex 1", () => {
  test.each(["restricted", "eliminated", "prohibited"] as const)("A1 fails on %s", (list) => {
    expect(rule({ ...GOOD, nationalCatalogue: list }, "A1").result).toBe("fail");
  });

  test("a catalogue class nobody knows opens A1 and nothing else", () => {
    for (const nationalCatalogue of ["unknown", null] as const) {
      expect(judged({ ...GOOD, nationalCatalogue })).toMatchObject({
        verdict: "review",
        decisive: ["A1"],
      });
    }
    expect(judged(without(GOOD, "nationalCatalogue")).decisive).toEqual(["A1"]);
  });

  test("A2 fails on chemicals only when safety access is stated to be missing", () => {
    const chemicals = { ...GOOD, hazardousChemicals: true };
    expect(rule({ ...chemicals, safetyAccessOk: false }, "A2").result).toBe("fail");
    expect(rule({ ...chemicals, safetyAccessOk: null }, "A2").result).toBe("unknown");
    expect(rule(without(chemicals, "safetyAccessOk"), "A2").facts).toEqual(["safetyAccessOk"]);
    expect(rule(chemicals, "A2").result).toBe("pass");
    expect(rule({ ...GOOD, safetyAccessOk: false }, "A2").result).toBe("pass");
  });

  test("A2 looks past what cannot matter", () => {
    expect(rule(without(GOOD, "hazardousChemicals"), "A2").result).toBe("pass");
    expect(rule(without(GOOD, "hazardousChemicals", "safetyAccessOk"), "A2").facts).toEqual([
      "hazardousChemicals",
      "safetyAccessOk",
    ]);
    expect(rule(without(GOOD, "overcapacitySector"), "A2").result).toBe("unknown");
    expect(rule({ ...GOOD, heavyPollution: true, overcapacitySector: null }, "A2").result).toBe(
      "fail",
    );
  });
});

describe("the principle of the second part", () => {
  test("P1 fails on an eliminated class, high energy or heavy pollution", () => {
    expect(rule({ ...GOOD, nationalCatalogue: "eliminated" }, "P1").result).toBe("fail");
    expect(rule({ ...GOOD, highEnergy: true }, "P1").result).toBe("fail");
    expect(rule({ ...GOOD, heavyPollution: true }, "P1").result).toBe("fail");
    expect(rule({ ...GOOD, nationalCatalogue: "restricted" }, "P1").result).toBe("pass");
    expect(rule({ ...GOOD, highEnergy: null }, "P1").result).toBe("unknown");
  });

  test.each([
    ["A4", "dishonestList"],
    ["A5", "harmsNationalSecurity"],
    ["P2", "shortTermGdpOnly"],
    ["R", "usesBasicFarmland"],
    ["R", "inEcologicalRedline"],
  ] as const)("%s rests on %s", (id, name) => {
    expect(rule({ ...GOOD, [name]: true }, id).result).toBe("fail");
    expect(rule({ ...GOOD, [name]: false }, id).result).toBe("pass");
    expect(rule({ ...GOOD, [name]: null }, id)).toMatchObject({
      result: "unknown",
      facts: [name],
    });
    expect(rule(without(GOOD, name), id).result).toBe("unknown");
  });

  test.each([
    ["C1", "involvesFarmers", "farmersProtected"],
    ["C2", "rawMaterialBased", "deepProcessing"],
  ] as const)("%s is caution once the doubt is stated, unknown before", (id, applies, settled) => {
    const open = without(GOOD, applies, settled);
    expect(rule(open, id).result).toBe("unknown");
    expect(rule({ ...open, [applies]: true }, id).result).toBe("unknown");
    expect(rule({ ...open, [applies]: null }, id).result).toBe("unknown");
    expect(rule({ ...open, [applies]: true, [settled]: false }, id).result).toBe("caution");
    expect(rule({ ...open, [applies]: true, [settled]: null }, id).result).toBe("caution");
    expect(rule({ ...open, [settled]: null }, id).result).toBe("caution");
    expect(rule({ ...open, [settled]: true }, id).result).toBe("pass");
    expect(rule({ ...open, [applies]: false, [settled]: false }, id).result).toBe("not-applicable");
  });

  test("caution leads to review, never to a refusal", () => {
    expect(judged({ ...GOOD, involvesFarmers: true, farmersProtected: false })).toMatchObject({
      verdict: "review",
      decisive: ["C1"],
    });
  });

  test("a hit decides over everything that is open", () => {
    expect(judged({ ...GOOD, dishonestList: null, usesBasicFarmland: true })).toMatchObject({
      verdict: "ineligible",
      decisive: ["R"],
    });
  });
});

describe("investment and tax per mu", () => {
  test.each([
    [20_000, 1_500, "pass"],
    [19_999, 1_500, "fail"],
    [20_000, 1_499, "fail"],
    [19_999.99, 1_500, "fail"],
    [20_000, 1_490, "fail"],
  ] as const)("on 100 mu, %d and %d 万元 %s", (investmentCnyWan, annualTaxWan, result) => {
    expect(rule({ ...GOOD, investmentCnyWan, annualTaxWan }, "A3").result).toBe(result);
  });

  test("exactly the figure passes on land with a fraction", () => {
    for (const landMu of [0.7, 99.2, 199.5, 33.3]) {
      const exact = { ...GOOD, landMu, investmentCnyWan: 200 * landMu, annualTaxWan: 15 * landMu };
      expect(rule(exact, "A3").result).toBe("pass");
      expect(rule({ ...exact, investmentCnyWan: 200 * landMu - 0.01 }, "A3").result).toBe("fail");
    }
  });

  test.each([
    [1.1, 220, 16.5],
    [0.7, 140, 10.5],
    [99.2, 19_840, 1_488],
  ])("binary fractions of %d mu do not fail it", (landMu, investmentCnyWan, annualTaxWan) => {
    expect(rule({ ...GOOD, landMu, investmentCnyWan, annualTaxWan }, "A3").result).toBe("pass");
  });
});

describe("one of the two ratios", () => {
  test("known to be below is enough to fail", () => {
    const low = without({ ...GOOD, investmentCnyWan: 10_000 }, "annualTaxWan");
    expect(rule(low, "A3").result).toBe("fail");
    expect(rule({ ...GOOD, investmentCnyWan: null, annualTaxWan: 100 }, "A3").result).toBe("fail");
  });

  test("known to be enough leaves the other open", () => {
    expect(rule(without(GOOD, "annualTaxWan"), "A3")).toMatchObject({
      result: "unknown",
      facts: ["annualTaxWan"],
    });
    expect(rule(GOOD, "A3", { intensityMinWanPerMu: 200 }).result).toBe("unknown");
    expect(rule(GOOD, "A3", { intensityMinWanPerMu: 201 }).result).toBe("fail");
  });

  test("no land to divide by leaves it open, and no new land makes it inapplicable", () => {
    expect(rule({ ...GOOD, landMu: null }, "A3").result).toBe("unknown");
    expect(rule(without(GOOD, "landMu"), "A3").result).toBe("unknown");
    expect(rule({ ...GOOD, landMu: 0, investmentCnyWan: 1 }, "A3").result).toBe("not-applicable");
  });

  test("that lacks something says how much, and that suffices", () => {
    const { why, change } = rule({ ...GOOD, investmentCnyWan: 14_400, landMu: 75 }, "A3");
    expect(why.zh).toBe("投资强度 192 万元/亩，低于标准 200 万元/亩。");
    expect(change?.zh).toBe(
      "按现有用地，固定资产投资还差 600万元（需 1.5亿元），或将用地控制在 72亩 以内。",
    );
    expect(rule({ ...GOOD, investmentCnyWan: 15_000, landMu: 75 }, "A3").result).toBe("pass");
    expect(rule({ ...GOOD, investmentCnyWan: 14_400, landMu: 72 }, "A3").result).toBe("pass");
  });
});

describe("what would make it pass", () => {
  test("is told for a ratio that is still open, on this land or of it", () => {
    expect(rule(without(GOOD, "annualTaxWan"), "A3").change?.zh).toBe(
      "补充：达产后年税收。按现有用地，达标需年税收不少于 1500万元。",
    );
    expect(rule(without(GOOD, "landMu"), "A3").change?.zh).toBe(
      "补充：新增建设用地。按已知数字，用地不超过 100亩 才达标。",
    );
    expect(rule(without(GOOD, "landMu"), "A3").change?.en).toBe(
      "Please add: new construction land. On the known figures the land may be at most 100 mu.",
    );
    expect(rule({}, "A3", NO_THRESHOLDS).change?.en).not.toMatch(/at most|at least/);
  });

  test.each([
    ["A2", { overcapacitySector: true }, "主管部门认定"],
    ["A2", { hazardousChemicals: true, safetyAccessOk: false }, "化工园区"],
    ["A4", { dishonestList: true }, "信用修复"],
    ["P1", { highEnergy: true }, "低能耗"],
    ["R", { inEcologicalRedline: true }, "另选"],
    ["C1", { involvesFarmers: true, farmersProtected: false }, "保底价"],
  ] as const)("%s says what would make it pass: %j", (id, facts, words) => {
    expect(rule({ ...GOOD, ...facts }, id).change?.zh).toContain(words);
  });
});

describe("figures", () => {
  test("just below never reads as the figure itself", () => {
    const { why } = rule({ ...GOOD, investmentCnyWan: 19_999.99 }, "A3");
    expect(why.zh).toContain("199.99 万元/亩");
  });
});

describe("a sector that national lists ask more of", () => {
  const recognised = (text: string) => findSectors(text).map(({ sector }) => sector);

  test.each([
    ["赌场", "A1", "是否涉及博彩经营"],
    ["比特币挖矿", "A1", "挖矿"],
    ["房地产开发", "A1", "房地产"],
    ["炼钢", "A2", "钢铁冶炼"],
  ])("%s leaves its rule open, whatever class was stated", (product, id, point) => {
    const { verdict, rules } = screen({ ...GOOD, product }, THRESHOLDS, recognised(product));
    expect(verdict).toBe("review");
    const open = rules.filter(({ result }) => result === "unknown");
    expect(open.map((rule) => rule.id)).toEqual([id]);
    expect(open[0]?.why.zh).toContain(point);
  });

  test("never makes a refusal milder, nor asks again what the facts themselves answer", () => {
    const facts: Facts = { ...GOOD, product: "赌场", nationalCatalogue: "prohibited" };
    expect(screen(facts, THRESHOLDS, recognised("赌场")).verdict).toBe("ineligible");
    expect(screen(GOOD, THRESHOLDS, recognised("磷酸铁锂正极")).verdict).toBe("eligible");
  });
});

describe("a project that takes no land", () => {
  const { usesBasicFarmland: _, inEcologicalRedline: __, ...unsaid } = { ...GOOD, landMu: 0 };

  test("is not held against farmland and red line, which nobody asked it for", () => {
    const { verdict, rules } = screen(unsaid, THRESHOLDS);
    expect(verdict).toBe("eligible");
    expect(rules.find(({ id }) => id === "R")?.result).toBe("not-applicable");
  });

  test("is judged by what was said of them, and by leased farmland", () => {
    expect(screen({ ...unsaid, usesBasicFarmland: true }, THRESHOLDS).verdict).toBe("ineligible");
    expect(screen({ ...unsaid, inEcologicalRedline: null }, THRESHOLDS).verdict).toBe("review");
    expect(screen({ ...unsaid, agriLandMu: 500 }, THRESHOLDS).verdict).toBe("review");
  });
});

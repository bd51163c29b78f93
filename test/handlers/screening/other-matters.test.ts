import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { extractFacts } from "../../../handlers/screening/extract/extract-facts.ts";
import { isYesNo, type YesNoFact } from "../../../handlers/screening/facts.ts";
import { STEPS } from "../../../handlers/screening/steps.ts";
import { FIRST } from "../../support/investor-words.ts";

interface Other {
  readonly text: string;
  /** Facts that it may be taken to tell. */
  readonly tells?: readonly YesNoFact[];
}

/** True sentences that deny or affirm something nobody asked: loans, exports, partners, other facts. */
const OTHERS = JSON.parse(fixture("others.own.json")) as Record<"zh" | "en", readonly Other[]>;

interface Plain {
  readonly asked: readonly YesNoFact[];
  readonly value: boolean;
  readonly text: string;
}

/** What people answer in few words, to one question or to all of them. */
const PLAIN = fixture("answers.plain.jsonl")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line) as Plain);

/** Facts that one question may be about: of every step those that are still missing. */
const GROUPS = STEPS.flatMap(({ facts }) => groupsOf(facts.filter(isYesNo)));
const BESIDE = {
  zh: (text: string) => `${text}，固定资产投资3亿元，不出口`,
  en: (text: string) => `RMB 300 million of fixed assets, ${text}, no loan`,
} as const;

function fixture(name: string): string {
  return readFileSync(new URL(`../../fixtures/${name}`, import.meta.url), "utf8");
}

function groupsOf(facts: readonly YesNoFact[]): readonly (readonly YesNoFact[])[] {
  return facts
    .reduce<readonly (readonly YesNoFact[])[]>(
      (groups, fact) => [...groups, ...groups.map((group) => [...group, fact])],
      [[]],
    )
    .filter((group) => group.length > 0);
}

function valuesOf(text: string, pending: readonly YesNoFact[]): Readonly<Record<string, unknown>> {
  const { facts } = extractFacts(text, { fx: {}, pending });
  return Object.fromEntries(Object.entries(facts).map(([name, { value }]) => [name, value]));
}

/** The facts asked that were noted as so or not so, though the words are of something else. */
function notedOf(text: string, asked: readonly YesNoFact[]): readonly string[] {
  const values = valuesOf(text, asked);
  return asked
    .filter((fact) => typeof values[fact] === "boolean")
    .map((fact) => `${text}: ${fact} ${String(values[fact])}`);
}

describe.each(["zh", "en"] as const)("what is said of something else, in %s", (language) => {
  test.each(GROUPS.map((asked) => [asked.join(", "), asked] as const))(
    "is no answer about %s, alone or beside a figure",
    (_, asked) => {
      const others = OTHERS[language].filter(({ tells = [] }) =>
        tells.every((fact) => !asked.includes(fact)),
      );
      const said = others.flatMap(({ text }, index) =>
        index % 4 === 0 ? [text, BESIDE[language](text)] : [text],
      );
      const noted = said.flatMap((text) => notedOf(text, asked));
      expect(noted).toEqual([]);
    },
  );
});

describe.each(["zh", "en"] as const)("one fact of several, told in %s", (language) => {
  const comma = language === "zh" ? "，" : ", ";
  const some = OTHERS[language].filter((_, index) => index % 20 === 0);

  test.each(
    GROUPS.filter((asked) => asked.length > 1).flatMap((asked) =>
      asked.map((fact) => [fact, asked.join(", "), asked] as const),
    ),
  )("is %s and no other of %s, whatever else is said before or after it", (fact, _, asked) => {
    const [, denial] = FIRST[language].facts[fact];
    const alone = valuesOf(denial, asked);
    for (const { text } of some.filter(({ tells = [] }) =>
      tells.every((one) => !asked.includes(one)),
    )) {
      for (const said of [`${denial}${comma}${text}`, `${text}${comma}${denial}`]) {
        expect({ said, ...valuesOf(said, asked) }).toMatchObject({ said, ...alone });
        const noted = notedOf(said, asked).filter((one) => !one.includes(`: ${fact} `));
        expect(noted).toEqual([]);
      }
    }
  });
});

test("能耗低，不产生危废 says nothing of the site that was asked about", () => {
  const site = ["usesBasicFarmland", "inEcologicalRedline"] as const;
  expect(valuesOf("能耗低，不产生危废", site)).toEqual({ highEnergy: false });
});

describe("a plain answer", () => {
  const read = PLAIN.flatMap(({ asked, value, text }) => {
    const values = valuesOf(text, asked);
    return asked.map((fact) => ({ text, fact, value, got: values[fact] }));
  });

  test("is never taken for its opposite", () => {
    expect(read.filter(({ got, value }) => got === !value)).toEqual([]);
  });

  test("is understood in 95 of a hundred", () => {
    const right = read.filter(({ got, value }) => got === value);
    expect(right.length).toBeGreaterThan(0.95 * read.length);
  });
});

test.each([
  ["贷款？没有", ["usesBasicFarmland"], {}],
  ["危化品？没有", ["highEnergy"], { hazardousChemicals: false }],
  ["合作方、贷款，都没有", ["usesBasicFarmland", "inEcologicalRedline"], {}],
  ["农田呢，没有", ["usesBasicFarmland", "inEcologicalRedline"], { usesBasicFarmland: false }],
  ["硫酸、盐酸，都不用", ["hazardousChemicals"], { hazardousChemicals: false }],
  ["保底价、分红，都没有", ["farmersProtected"], { farmersProtected: false }],
  ["没有我们是在工业园里", ["usesBasicFarmland"], { usesBasicFarmland: false }],
  ["对，我们是昆明的公司", ["hazardousChemicals"], {}],
  ["对，要用硫酸", ["hazardousChemicals"], { hazardousChemicals: true }],
  ["红线查过了，不在里面", ["deepProcessing", "farmersProtected"], {}],
  ["征信我们上周拉了，没有", ["usesBasicFarmland", "inEcologicalRedline"], {}],
  ["we had the red line checked, it is not inside", ["deepProcessing", "farmersProtected"], {}],
  ["不用危化品，也不占", ["usesBasicFarmland"], { usesBasicFarmland: false }],
] as const)("%s: an answer is to what was named right before it", (text, asked, values) => {
  expect(valuesOf(text, asked)).toMatchObject(values);
  const noted = asked.filter((fact) => valuesOf(text, asked)[fact] !== undefined);
  expect(noted).toEqual(Object.keys(values).filter((name) => asked.some((one) => one === name)));
});

test.each([
  ["对国家安全没影响", ["safetyAccessOk"]],
  ["公司上了失信名单，还没撤", ["usesBasicFarmland", "inEcologicalRedline"]],
  ["A corner of it is inside the red line, yes.", ["heavyPollution"]],
  ["不在红线里，放心", ["hazardousChemicals"]],
  ["不涉及农户利益", ["harmsNationalSecurity"]],
  ["因合同纠纷被列入失信被执行人", ["farmersProtected"]],
  ["our record is clean", ["heavyPollution"]],
  ["nothing is guaranteed to the farmers", ["rawMaterialBased", "hazardousChemicals"]],
  ["不是，我问的是补贴", ["usesBasicFarmland"]],
  ["合作方还没定", ["usesBasicFarmland", "inEcologicalRedline"]],
] as const)("%s: what is said of another fact is no answer to %j", (text, asked) => {
  const values = valuesOf(text, asked);
  expect(asked.filter((fact) => values[fact] !== undefined)).toEqual([]);
});

describe("a site of several parts", () => {
  test.each([
    ["A块占，B块不占", true],
    ["A块不占，B块占", true],
    ["A地块占了，B地块没占用农田", true],
    ["东边不占，西边占一点", true],
    ["A块不占，B块也不占", false],
    ["有一块占了农田，另一块没占", true],
  ])("%s: a part is enough", (text, value) => {
    expect(valuesOf(text, ["usesBasicFarmland"])).toEqual({ usesBasicFarmland: value });
  });

  test("A块占，B块不占 does not answer two questions one by one", () => {
    expect(valuesOf("A块占，B块不占", ["usesBasicFarmland", "inEcologicalRedline"])).toEqual({});
  });
});

test.each([
  ["安全条件通过了，许可证还在办", "safetyAccessOk"],
  ["the review is passed, the licence is expected in March", "safetyAccessOk"],
] as const)("%s leaves open what is still to come", (text, fact) => {
  expect(valuesOf(text, [fact])).toMatchObject({ [fact]: null });
});

test.each(["二期上电镀线，会用到危化品", "phase two adds plating, it uses hazardous chemicals"])(
  "%s: what a later phase does is not what the project does",
  (text) => {
    expect(valuesOf(text, [])).not.toHaveProperty("hazardousChemicals");
  },
);

test.each(["查不了，先不清楚", "这个我们看不清", "问不着人"])(
  "%s: what nobody can look up is left open",
  (text) => {
    const site = ["usesBasicFarmland", "inEcologicalRedline"] as const;
    expect(valuesOf(text, site)).toEqual({ usesBasicFarmland: null, inEcologicalRedline: null });
  },
);

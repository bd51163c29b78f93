import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { factFields } from "../../../handlers/project/project.ts";
import { checkDigit, findCreditCode } from "../../../handlers/screening/credit-code.ts";
import { extractFacts } from "../../../handlers/screening/extract/extract-facts.ts";
import { startState } from "../../../handlers/screening/flow.ts";

describe("the company number", () => {
  test.each([
    ["91350100M000100Y43", true],
    ["91330100799655058B", true],
    ["9144030071526726XG", true],
    ["914403001922038216", true],
    ["91110000802100433B", true],
    ["91350100m000100y43", true],
    ["９１３５０１００Ｍ０００１００Ｙ４３", true],
    ["9135O100M000100Y43", true],
    ["91350100M000100Y4Z", false],
    ["91310115MA1H8R7C6D", false],
  ])("%s", (text, isValid) => {
    expect(findCreditCode(`我们公司，${text}，做核桃油`)?.isValid).toBe(isValid);
  });

  test("one wrong character is always noticed", () => {
    const signs = Array.from("0123456789ABCDEFGHJKLMNPQRTUWXY");
    const body = fc.string({ unit: fc.constantFrom(...signs), minLength: 17, maxLength: 17 });
    const at = fc.nat(16);
    const property = fc.property(body, at, fc.constantFrom(...signs), (code, index, sign) => {
      fc.pre(code[index] !== sign);
      const other = `${code.slice(0, index)}${sign}${code.slice(index + 1)}`;
      expect(checkDigit(other)).not.toBe(checkDigit(code));
    });
    fc.assert(property, { seed: 7, numRuns: 1_000 });
  });

  test("is a fact, and none of its digits an amount", () => {
    const text = "统一社会信用代码：9135 0100 M000 100Y 43，投资3000万";
    const { facts } = extractFacts(text, { fx: {} });
    expect(facts.creditCode?.value).toBe("91350100M000100Y43");
    expect(facts.investmentCnyWan?.value).toBe(3000);
  });

  test("with a wrong check digit is said to be so and not kept", () => {
    const { facts, notes } = extractFacts("信用代码91350100M000100Y4Z", { fx: {} });
    expect(facts).not.toHaveProperty("creditCode");
    expect(notes).toEqual(["credit-code"]);
  });

  test("an identity card's number is not taken for one", () => {
    expect(findCreditCode("53010219900307123X")).toBeUndefined();
  });

  test("stays out of what a group sees", () => {
    const fact = { value: "91350100M000100Y43", from: "text", at: "2026-11-22T00:00:00Z" } as const;
    const project = { state: { ...startState(), facts: { creditCode: fact } } };
    const fields = (isRedacted: boolean) =>
      factFields(project as unknown as Parameters<typeof factFields>[0], "zh-Hans", { isRedacted });
    expect(fields(true)).toEqual([]);
    expect(fields(false)).toHaveLength(1);
  });
});

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parseThresholds, thresholdsFor } from "../../../handlers/screening/thresholds.ts";

const FIGURES = { intensityMinWanPerMu: 200, taxMinWanPerMu: 15, source: "园区文件" };

function file(parts: object) {
  return parseThresholds(JSON.stringify(parts));
}

test("the example file parses, holds 200 and 15, and says of itself that it is an example", () => {
  const example = parseThresholds(
    readFileSync(new URL("../../../thresholds.example.json", import.meta.url), "utf8"),
  );
  expect(thresholdsFor(example, "昆明市", undefined)).toMatchObject({
    intensityMinWanPerMu: 200,
    taxMinWanPerMu: 15,
    example: true,
  });
  expect(example.fx["USD"]?.rate).toBe(7.2);
});

test("an industry's own figures win over its region's, and both over the default", () => {
  const configured = file({
    default: FIGURES,
    perRegion: { 昆明市: { ...FIGURES, taxMinWanPerMu: 20 }, 怒江州: "none" },
    perIndustry: { 物流: { ...FIGURES, taxMinWanPerMu: 6 } },
  });
  expect(thresholdsFor(configured, "昆明市", "现代物流")?.taxMinWanPerMu).toBe(6);
  expect(thresholdsFor(configured, "昆明市", "装备制造")?.taxMinWanPerMu).toBe(20);
  expect(thresholdsFor(configured, "大理州", null)?.taxMinWanPerMu).toBe(15);
  expect(thresholdsFor(configured, undefined, undefined)?.taxMinWanPerMu).toBe(15);
  expect(thresholdsFor(configured, "怒江州", null)).toBeUndefined();
});

test("an industry is found by its catalogue item, its section or its name, the closest first", () => {
  const configured = file({
    default: FIGURES,
    perIndustry: {
      "附件1·一（六）": { ...FIGURES, taxMinWanPerMu: 21 },
      "附件1·一（六）1": { ...FIGURES, taxMinWanPerMu: 22 },
      绿色铝: "none",
    },
  });
  const of = (...names: string[]) => thresholdsFor(configured, "昆明市", names);
  expect(of("附件1·一（六）1", "附件1·一（六）")).toMatchObject({
    taxMinWanPerMu: 22,
    of: "附件1·一（六）1",
  });
  expect(of("附件1·一（六）12", "附件1·一（六）")?.taxMinWanPerMu).toBe(21);
  expect(of("附件1·一（二）3", "铝箔", "附件1·一（二）", "绿色铝产业")).toBeUndefined();
  expect(of("附件1·一（三）1")).toMatchObject({ taxMinWanPerMu: 15 });
  expect(of("附件1·一（三）1")).not.toHaveProperty("of");
});

test("a file that configures no figures has none, and real figures are no example", () => {
  expect(thresholdsFor(file({}), "昆明市", "装备制造")).toBeUndefined();
  expect(thresholdsFor(file({ default: FIGURES }), "昆明市", null)).not.toHaveProperty("example");
});

test("a figure without a source, a bad currency and a misspelt key are refused", () => {
  expect(() => file({ default: { ...FIGURES, source: "" } })).toThrow("source");
  expect(() => file({ fx: { usd: { rate: 7, date: "2026-11-01", source: "x" } } })).toThrow("usd");
  expect(() => file({ defaults: FIGURES })).toThrow("defaults");
});

import { describe, expect, it } from "vitest";
import data from "../../knowledge/lexicon/uses.json" with { type: "json" };
import { openUses, saidUse } from "../../knowledge/uses.ts";
import { knowledge } from "../support/stage-host.ts";

describe("a product that stands under several items", () => {
  it("leads to items the catalogue has, two at least", () => {
    for (const { uses } of data.products) {
      expect(uses.length).toBeGreaterThan(1);
      for (const { path } of uses) expect(knowledge.passage(path)?.path).toBe(path);
    }
  });

  it.each(["做铝箔的", "做鋁箔的", "an aluminium foil plant"])(
    "leaves its use open: %s",
    (text) => {
      expect(openUses(text)?.name.zh).toBe("铝箔");
    },
  );

  it.each(["动力电池铝箔", "空调用铝箔", "aluminium foil for packaging", "做核桃油的"])(
    "is not asked about where the use is said, or only one item fits: %s",
    (text) => {
      expect(openUses(text)).toBeUndefined();
    },
  );

  it("knows a use by its words, and none where two are said", () => {
    const foil = openUses("铝箔");

    expect(foil && saidUse(foil, "空调上用的")?.path).toBe("附件1·一（二）5");
    expect(foil && saidUse(foil, "包装和空调都有")).toBeUndefined();
  });
});

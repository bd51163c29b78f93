import { expect, test } from "vitest";
import { PLANTS, planted } from "./plants.ts";

test.each(Object.entries(PLANTS))("the bug %s can still be planted", (_, changes) => {
  for (const change of changes) expect(planted([change])).toContain(change.to);
});

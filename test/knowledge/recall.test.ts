import { expect, it } from "vitest";
import { recalling } from "../../knowledge/recall.ts";

it("what was worked out a moment ago is not worked out again", () => {
  const asked: string[] = [];
  const length = recalling((text) => asked.push(text) && text.length);
  expect([length("云南"), length("catalogue"), length("云南")]).toEqual([2, 9, 2]);
  expect(asked).toEqual(["云南", "catalogue"]);
});

it("only the last few texts are kept, so that memory stays flat", () => {
  let worked = 0;
  const length = recalling((text) => {
    worked++;
    return text.length;
  });
  length("first");
  for (let n = 0; n < 1_000; n++) length(`text ${n}`);
  length("first");
  expect(worked).toBe(1_002);
});

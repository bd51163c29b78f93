import { expect, it } from "vitest";
import { figuresOf } from "../../handlers/figures/figures.ts";
import { SAMPLE_DESKS } from "../support/stage-samples.ts";

const NOW = new Date("2026-11-23T02:00:00.000Z");
const PERIOD = { span: "week", from: "2026-11-23", to: "2026-11-29" } as const;
const ASKED = { form: 1, what: "asked", kind: "none", language: "en" };

/** So many questions on the Monday, counted for those desks, or for none as it was done once. */
async function askedAt(readers: readonly string[], counted: readonly (string | undefined)[]) {
  const records = counted.map((desk, n) => ({
    key: { kind: "tally", id: String(n) },
    version: 1,
    data: { ...ASKED, ...(desk !== undefined && { desk }) },
  }));
  const { funnel, gaps, isTrimmed } = await figuresOf(
    {
      now: NOW,
      find: async ({ kind, from }) => (kind === "tally" && from === PERIOD.from ? records : []),
    },
    {
      period: PERIOD,
      desks: SAMPLE_DESKS.desks.filter(({ id }) => readers.includes(id)),
      all: SAMPLE_DESKS,
    },
  );
  return { asked: funnel[0]?.count, gaps: gaps.map(({ count }) => count), isTrimmed };
}

it("what was counted before desks were, or for a desk that is no more, is the provincial desk's", async () => {
  const counted = [undefined, undefined, "gone", "yuxi"];

  expect((await askedAt(["province"], counted)).asked).toBe(3);
  expect((await askedAt(["yuxi"], counted)).asked).toBe(1);
  expect((await askedAt(["complaints"], counted)).asked).toBe(0);
  expect((await askedAt(["province", "yuxi", "qujing"], counted)).asked).toBe(4);
});

it("what came once or twice is named only where the report is of the whole province", async () => {
  const twice = ["yuxi", "yuxi"];

  expect(await askedAt(["yuxi"], twice)).toEqual({ asked: 2, gaps: [], isTrimmed: true });
  expect(await askedAt(["yuxi", "qujing"], twice)).toMatchObject({ gaps: [], isTrimmed: true });
  expect(await askedAt(["yuxi"], [...twice, "yuxi"])).toMatchObject({
    gaps: [3],
    isTrimmed: false,
  });
  expect(await askedAt(["province", "yuxi", "qujing"], twice)).toMatchObject({ gaps: [2] });
});

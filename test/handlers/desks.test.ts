import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import type { z } from "zod";
import { deskFor, desksSchema } from "../../handlers/desk/desks.ts";

function desk(id: string, parts: Readonly<Record<string, unknown>> = {}) {
  return {
    id,
    name: { zh: `${id}窗口`, en: `the ${id} desk` },
    chat: { channel: "web", chatId: `desk-${id}` },
    hours: { days: [1, 2, 3, 4, 5], from: "09:00", to: "18:00" },
    firstReplyMinutes: 30,
    ...parts,
  };
}

function file(...desks: readonly unknown[]) {
  return { operator: { name: { zh: "某单位", en: "an office" } }, desks };
}

const DESKS = desksSchema.parse(
  file(
    desk("province", { isProvincial: true, regions: ["昆明市"] }),
    desk("baoshan", { regions: ["保山市"] }),
    desk("coffee", { industries: ["附件1·一（六）"] }),
    desk("south", { regions: ["普洱市", "西双版纳州"], industries: ["附件1·一（三）"] }),
  ),
);

it.each([
  ["the desk of the region", "保山市", undefined, "baoshan"],
  ["the desk of the region before that of the industry", "保山市", "附件1·一（六）", "baoshan"],
  ["the desk of the industry where the region has none", "丽江市", "附件1·一（六）", "coffee"],
  ["the desk of the industry when the region is not known", undefined, "附件1·一（三）", "south"],
  ["a desk of several regions", "西双版纳州", undefined, "south"],
  ["the provincial desk where the region and the industry have none", "丽江市", "x", "province"],
  ["the provincial desk when nothing is known", undefined, undefined, "province"],
  ["the provincial desk for a region of its own", "昆明市", "附件1·一（六）", "province"],
] as const)("chooses %s", (...[, region, industry, id]) => {
  expect(deskFor(DESKS, region, industry).id).toBe(id);
});

it("reads the hours as minutes after midnight", () => {
  const [parsed] = desksSchema.parse(
    file(
      desk("province", {
        isProvincial: true,
        hours: { days: [6, 7], from: "00:30", to: "24:00" },
      }),
    ),
  ).desks;

  expect(parsed?.hours).toEqual({ days: [6, 7], fromMinute: 30, toMinute: 1_440 });
});

it("takes a desk without regions and industries for one that has none", () => {
  const [parsed] = desksSchema.parse(file(desk("province", { isProvincial: true }))).desks;

  expect(parsed).toMatchObject({ regions: [], industries: [], isProvincial: true });
});

it("takes the example file", () => {
  const example = readFileSync(new URL("../../desks.example.json", import.meta.url), "utf8");
  const { desks } = desksSchema.parse(JSON.parse(example));

  expect(deskFor({ operator: DESKS.operator, desks }, "保山市").id).toBe("baoshan");
});

function problemsOf(given: unknown): readonly string[] {
  const issues: readonly z.core.$ZodIssue[] = desksSchema.safeParse(given).error?.issues ?? [];
  return issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
}

const provincial = desk("province", { isProvincial: true });
const hours = { days: [1], from: "09:00", to: "18:00" };

it.each([
  ["no desk at all", file(), /^desks: exactly one desk/],
  [
    "no provincial desk",
    file(desk("baoshan")),
    /^desks: exactly one desk must have isProvincial: true$/,
  ],
  [
    "two provincial desks",
    file(provincial, desk("b", { isProvincial: true })),
    /^desks: exactly one desk/,
  ],
  [
    "two desks of one id",
    file(provincial, desk("province")),
    /^desks: two desks have the same id$/,
  ],
  [
    "an id that fits on no button",
    file({ ...provincial, id: "昆明" }),
    /^desks\.0\.id: must be 1–20 of a–z, 0–9 and -$/,
  ],
  [
    "a time that is none",
    file({ ...provincial, hours: { ...hours, from: "9:00" } }),
    /^desks\.0\.hours\.from: must be a time like 09:00$/,
  ],
  [
    "hours that end before they begin",
    file({ ...provincial, hours: { ...hours, from: "18:00", to: "09:00" } }),
    /^desks\.0\.hours: from must be before to$/,
  ],
  [
    "a desk that never works",
    file({ ...provincial, hours: { ...hours, days: [] } }),
    /hours\.days/,
  ],
  [
    "an eighth day of the week",
    file({ ...provincial, hours: { ...hours, days: [8] } }),
    /^desks\.0\.hours\.days\.0: /,
  ],
  [
    "a channel that is none",
    file({ ...provincial, chat: { channel: "email", chatId: "x" } }),
    /^desks\.0\.chat\.channel: .*"telegram".*"feishu"/,
  ],
  ["a name in one language", file({ ...provincial, name: { zh: "省" } }), /^desks\.0\.name\.en: /],
  ["no time for the first reply", file({ ...provincial, firstReplyMinutes: 0 }), /firstReplyMin/],
  ["no operator", { desks: [provincial] }, /^operator: /],
] as const)("says where the mistake is: %s", (_, given, problem) => {
  expect(problemsOf(given)).toEqual([expect.stringMatching(problem)]);
});

it("finds the mistakes of several desks at once", () => {
  const wrong = { hours: { ...hours, to: "noon" } };

  expect(problemsOf(file(desk("a", wrong), desk("b", wrong)))).toEqual(
    expect.arrayContaining([
      "desks.0.hours.to: must be a time like 09:00",
      "desks.1.hours.to: must be a time like 09:00",
    ]),
  );
});

const complaints = desk("complaints", { isComplaints: true });
const zhang = { channel: "web", id: "zhang" };

it.each([
  [
    "two complaints desks",
    [provincial, complaints, desk("b", { isComplaints: true })],
    /^desks: only one desk may have isComplaints: true$/,
  ],
  [
    "a complaints desk that takes everything",
    [{ ...complaints, isProvincial: true }],
    /^desks: the complaints desk may not be the provincial desk$/,
  ],
  [
    "a complaints desk in another desk's group",
    [provincial, { ...complaints, chat: provincial.chat }],
    /^desks: desk province has the group of the complaints desk$/,
  ],
  [
    "somebody who would read the complaints about his own desk",
    [
      { ...provincial, supervisors: [zhang] },
      { ...complaints, officers: [zhang] },
    ],
    /^desks: web:zhang is on the complaints desk and on desk province$/,
  ],
] as const)("says who may not be where: %s", (_, desks, problem) => {
  expect(problemsOf(file(...desks))).toEqual([expect.stringMatching(problem)]);
});

it("has no desk of a region send its projects to the complaints desk", () => {
  const all = desksSchema.parse(file(provincial, { ...complaints, regions: ["保山市"] }));

  expect(deskFor(all, "保山市").id).toBe("province");
});

it("puts the days the operator adds into every desk's hours", () => {
  const calendar = { off: ["2027-02-05"] };
  const all = desksSchema.parse({ ...file(provincial), calendar });

  expect(all.desks[0]?.hours.calendar).toEqual({ off: ["2027-02-05"], on: [], years: [] });
  expect(problemsOf({ ...file(provincial), calendar: { off: ["5 Feb"] } })).toEqual([
    "calendar.off.0: must be a day like 2027-02-05",
  ]);
});

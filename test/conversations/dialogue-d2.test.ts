import { describe, expect, it } from "vitest";
import { CHANNELS, type Dialogue, openDialogue } from "../support/dialogue.ts";

interface State {
  readonly history: readonly { fact: string; old: { value: unknown; at: string } }[];
}

async function readsBackWhatWasSaid({ ann, session }: Dialogue): Promise<void> {
  await ann.says(
    "Coffee roasting plant in Pu'er, US$20m, 5 hectares, beans from co-ops with a floor price",
  );
  expect(ann.labels().slice(0, 2)).toEqual(["I agree", "I don't agree"]);
  expect(await session()).not.toHaveProperty("project");
  await ann.presses("I agree");
  ann.sees("USD 20,000,000 ≈ RMB 144 million (converted at 1 USD = RMB 7.2 (2026-11-01, 示例))");
  for (const part of ["Coffee roasting", "Pu'er City", "75 mu", "farmers' income secured"]) {
    ann.sees(part);
  }
  ann.sees("How much tax a year");
}

async function asksTheCurrency({ ann, facts }: Dialogue): Promise<void> {
  await ann.says("tax around 11 million");
  ann.sees("is that RMB, or another currency?");
  expect(await facts()).not.toHaveProperty("annualTaxWan");
  await ann.says("RMB");
  ann.sees("yearly tax of RMB 146,600 per mu, below RMB 150,000 per mu (example figures)");
  ann.sees("not a verdict");
  ann.sees("Does any of these apply to the site?");
  expect(
    ann
      .heard()
      .map(({ text }) => text)
      .join(),
  ).not.toMatch(/not eligible/i);
}

async function correctsInPlace({ ann, facts, session }: Dialogue): Promise<void> {
  await ann.says("sorry, it's 50 mu not 5 hectares");
  ann.sees("Corrected: new construction land, 75 mu → 50 mu.");
  ann.sees("RMB 2.88 million per mu of investment and RMB 220,000 per mu of yearly tax");
  ann.sees("Does any of these apply to the site?");
  expect(await facts()).toMatchObject({
    region: "普洱市",
    annualTaxWan: 1100,
    farmersProtected: true,
  });
  await ann.says("Actually make the investment 150 million yuan in total, forget the dollars");
  ann.sees("→ RMB 150 million.");
  ann.sees("RMB 3 million per mu of investment");
  expect(await session()).not.toHaveProperty("projects");
}

async function takesWhatIsLeft({ ann, facts }: Dialogue): Promise<void> {
  await ann.says(
    "not on any blacklist, no farmland, not in a protected zone, no chemicals, permitted category",
  );
  expect(await facts()).toMatchObject({
    dishonestList: false,
    usesBasicFarmland: false,
    inEcologicalRedline: false,
    hazardousChemicals: false,
    nationalCatalogue: "permitted",
  });
  await ann.says("normal energy, nothing sensitive");
  for (
    let asked = 0;
    asked < 4 && ann.labels().some((one) => /^(None of these|No)$/.test(one));
    asked++
  ) {
    await ann.presses(/^(None of these|No)$/);
  }
}

async function givesTheResult({ stage, ann, facts, session }: Dialogue): Promise<void> {
  ann.sees("Eligible (preliminary, no approval)");
  ann.sees(/does not name “.*[Rr]oasting.*” literally; it belongs to 附件1·一（一）6 Coffee/);
  const result = ann
    .heard()
    .map(({ text }) => text)
    .join("\n");
  expect(result).not.toMatch(/75 mu|USD/);
  expect(await session()).not.toHaveProperty("projects");
  expect(await facts()).toMatchObject({ landMu: 50, investmentCnyWan: 15_000 });
  const { project = "" } = await session();
  const { state } = (await stage.read({ kind: "project", id: project })) as { state: State };
  expect(state.history.map(({ fact, old }) => [fact, old.value])).toEqual([
    ["landMu", 75],
    ["investmentCnyWan", 14_400],
  ]);
  for (const { old } of state.history) expect(old.at).toMatch(/^2026-11-23T/);
}

async function showsTheClause({ ann }: Dialogue): Promise<void> {
  await ann.presses("All ten rules");
  await ann.presses("Original text · 附件1·二");
  await ann.presses(/（三）/);
  ann.sees(/Unofficial translation.+附件1·二（三）/);
  await ann.presses("Chinese original");
  ann.sees("投资强度和预期亩均税收不符合国家、省有关文件要求的项目一律不招");
}

/** Dialogue D2: several answers at once, then correcting an earlier one. */
describe.each(CHANNELS)("several answers at once, and corrections, on %s", (channel) => {
  it("goes turn by turn as the dialogue has it", async () => {
    const dialogue = await openDialogue(channel, "en");
    await readsBackWhatWasSaid(dialogue);
    await asksTheCurrency(dialogue);
    await correctsInPlace(dialogue);
    await takesWhatIsLeft(dialogue);
    await givesTheResult(dialogue);
    await showsTheClause(dialogue);
  });
});

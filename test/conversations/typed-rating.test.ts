import { expect, it } from "vitest";
import { describeSides, openSides, type Sides } from "../support/sides.ts";

/** Ann's ticket was closed just now; her pre-screen still has questions. */
async function closed(sides: Sides) {
  const stage = await openSides(sides);
  const ann = stage.actor("1001", { name: "Ann", locale: "zh-hans", channel: sides.investor });
  const zhang = stage.actor("ou_zhang", { locale: "zh-hans", channel: sides.yuxi });
  const group = stage.group("yuxi", [zhang]);
  await zhang.says("/start");
  await ann.says("帮我预审，咖啡加工，玉溪，1.5亿，50亩");
  await ann.presses("同意");
  await ann.says("转人工");
  await ann.presses("同意，转交");
  await zhang.presses("接单", group);
  await zhang.presses("办结");
  await zhang.presses("已落地");
  ann.sees("这次服务您打几分");
  const rating = async () =>
    ((await stage.read({ kind: "ticket", id: "0001" })) as { readonly rating?: number }).rating;
  return { stage, ann, rating };
}

describeSides("an investor who is asked how it was", (sides) => {
  it.each([
    ["5分", 5],
    ["给四星吧", 4],
    ["3 out of 5", 3],
  ] as const)("may type it: %s", async (words, expected) => {
    const { ann, rating } = await closed(sides);
    await ann.says(words);
    ann.sees(/谢谢，已记下|Thank you, noted/);
    expect(await rating()).toBe(expected);
  });

  it("rates once", async () => {
    const { ann, rating } = await closed(sides);
    await ann.presses("2");
    await ann.says("5分");
    expect(await rating()).toBe(2);
  });

  it("rates no more a day later", async () => {
    const { stage, ann, rating } = await closed(sides);
    await stage.restart(25 * 3_600_000);
    await ann.says("5分");
    expect(await rating()).toBeUndefined();
  });

  it("gives no rating by the bare figure that a question of the pre-screen asks for", async () => {
    const { ann, rating } = await closed(sides);
    await ann.says("5");
    expect(await rating()).toBeUndefined();
  });
});

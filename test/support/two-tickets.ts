import { openSides, type Sides } from "./sides.ts";

/** Zhang of the Yuxi desk owns the tickets of Ann, #0001, and of Bob, #0002, whom he accepted last. */
export async function twoTickets(sides: Sides) {
  const stage = await openSides(sides);
  const ann = stage.actor("1001", { name: "Ann Lee", locale: "en", channel: sides.investor });
  const bob = stage.actor("1002", { name: "Bob", locale: "en", channel: sides.investor });
  const zhang = stage.actor("ou_zhang", { name: "张敏", locale: "zh-hans", channel: sides.yuxi });
  const group = stage.group("yuxi", [zhang]);
  await zhang.says("/start");
  for (const [investor, project] of [
    [ann, "coffee roasting in Yuxi, RMB 150 million, 50 mu"],
    [bob, "tea plant in Yuxi, RMB 80 million"],
  ] as const) {
    await investor.says("screen my project");
    await investor.presses("I agree");
    await investor.says(project);
    await investor.says("human please");
    await investor.presses("Agree and pass on");
    await zhang.presses("接单", group);
  }
  return { stage, ann, bob, zhang, group };
}

import type { Channel } from "../../bot/core/event.ts";
import { desksSchema } from "../../handlers/desk/desks.ts";
import type { Stage } from "./stage.ts";
import type { Actor } from "./stage-actor.ts";
import { openSimulated } from "./stage-simulated.ts";

export interface RelayStage {
  readonly stage: Stage;
  readonly ann: Actor;
  readonly zhang: Actor;
}

/** Zhang, on one channel, owns the talk with Ann, on another. Ann reads English, Zhang Chinese. */
export async function talkBetween(investor: Channel, officer: Channel): Promise<RelayStage> {
  const desks = desksSchema.parse({
    operator: { name: { zh: "示例单位", en: "a sample operator" } },
    desks: [
      {
        id: "province",
        name: { zh: "省级招商窗口", en: "the provincial desk" },
        chat: { channel: officer, chatId: "-1001" },
        isProvincial: true,
        hours: { days: [1, 2, 3, 4, 5], from: "09:00", to: "18:00" },
        firstReplyMinutes: 30,
      },
    ],
  });
  const stage = await openSimulated({ desks }, { investors: [investor] });
  const ann = stage.actor("ann-1001", { name: "Ann Lee", channel: investor, locale: "en" });
  const zhang = stage.actor("zhang-2001", { name: "张敏", channel: officer });
  const group = stage.group("province", [zhang]);
  await zhang.says("/start");
  await ann.says("human please");
  await ann.presses("Agree and pass on");
  await zhang.presses("接单", group);
  return { stage, ann, zhang };
}

import type { Channel, ChatRef } from "../../bot/core/event.ts";
import { desksSchema } from "../../handlers/desk/desks.ts";
import { openStage, type Stage } from "./stage.ts";
import type { Actor } from "./stage-actor.ts";

const HOURS = { days: [1, 2, 3, 4, 5], from: "09:00", to: "18:00" };
const GROUP = "-1001";

export interface GroupTalk {
  readonly stage: Stage;
  readonly ann: Actor;
  readonly zhang: Actor;
  readonly li: Actor;
  readonly group: ChatRef;
  readonly thread: ChatRef;
}

/** A desk whose group is confidential, on that channel, and a second one that talks in private. */
export function confidentialDesks(channel: Channel) {
  const desk = { hours: HOURS, firstReplyMinutes: 30 };
  return desksSchema.parse({
    operator: { name: { zh: "示例单位", en: "a sample operator" } },
    desks: [
      {
        ...desk,
        id: "province",
        name: { zh: "省级招商窗口", en: "the provincial desk" },
        chat: { channel, chatId: GROUP },
        isProvincial: true,
        relay: "group",
      },
      {
        ...desk,
        id: "yuxi",
        name: { zh: "玉溪市招商窗口", en: "the Yuxi desk" },
        chat: { channel, chatId: "-1002" },
        regions: ["玉溪市"],
      },
    ],
  });
}

/** Ann, on Telegram and in English, asks for a person; Zhang, who never wrote to the bot, accepts in the group. */
export async function openGroupTalk(channel: Channel): Promise<GroupTalk> {
  const stage = await openStage({ desks: confidentialDesks(channel) });
  const ann = stage.actor("ann-1001", { name: "Ann Lee", locale: "en" });
  const zhang = stage.actor("zhang-2001", { name: "张敏", channel });
  const li = stage.actor("li-2002", { name: "李强", channel });
  const group = stage.group("province", [zhang, li]);
  await ann.says("human please");
  await ann.presses("Agree and pass on");
  await zhang.presses("接单", group);
  const thread = stage.threads(group).at(-1);
  if (thread === undefined) throw new Error("No thread was opened.");
  return { stage, ann, zhang, li, group, thread };
}

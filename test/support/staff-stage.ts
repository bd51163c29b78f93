import type { Channel } from "../../bot/core/event.ts";
import { desksSchema } from "../../handlers/desk/desks.ts";
import { openStage } from "./stage.ts";
import { openSimulated } from "./stage-simulated.ts";

const HOURS = { days: [1, 2, 3, 4, 5], from: "09:00", to: "18:00" };

/**
 * Both desks and everybody on one platform: Zhang and Li of Yuxi, Wang of the province, Chen its head. `relay` is
 * where Yuxi talks with investors. Ann and Bob, who are no officers, may write from another one.
 */
export async function openOffice(
  channel: Channel,
  relay: "private" | "group" = "private",
  investors = channel,
) {
  const desks = desksSchema.parse({
    operator: { name: { zh: "示例单位", en: "a sample operator" }, phone: "0871-00000000" },
    desks: [
      {
        id: "province",
        name: { zh: "省级招商窗口", en: "the provincial desk" },
        chat: { channel, chatId: "-1001" },
        isProvincial: true,
        supervisors: [{ channel, id: "chen-2900" }],
        hours: HOURS,
        firstReplyMinutes: 30,
      },
      {
        id: "yuxi",
        name: { zh: "玉溪市招商窗口", en: "the Yuxi desk" },
        chat: { channel, chatId: "-1002" },
        regions: ["玉溪市"],
        relay,
        cannedReplies: [
          {
            title: { zh: "已收到", en: "Received" },
            zh: "资料已收到，今天给您回复。",
            en: "I have your details; you will hear from me today.",
          },
        ],
        hours: HOURS,
        firstReplyMinutes: 60,
      },
      {
        id: "complaints",
        name: { zh: "投诉受理窗口", en: "the complaints desk" },
        chat: { channel, chatId: "-1009" },
        isComplaints: true,
        hours: HOURS,
        firstReplyMinutes: 540,
      },
    ],
  });
  // Threads are for fakes here; group-relay-platforms has them between simulators.
  const stage = await (relay === "group"
    ? openStage({ desks })
    : openSimulated({ desks }, { investors: [investors] }));
  const person = (id: string, name: string, on = channel) =>
    stage.actor(id, { name, channel: on, locale: "zh-hans" });
  const ann = person("ann-1001", "Ann Quixley", investors);
  const bob = person("bob-1002", "Bob Raymond", investors);
  const [zhang, li] = [person("zhang-2001", "张敏敏敏"), person("li-2002", "李强强强")];
  const [wang, chen] = [person("wang-2003", "王芳芳芳"), person("chen-2900", "陈处处长")];
  const group = stage.group("yuxi", [zhang, li]);
  const province = stage.group("province", [wang]);
  for (const officer of [zhang, li, wang, chen]) await officer.says("/start");
  return { stage, ann, bob, zhang, li, wang, chen, group, province };
}

export type Office = Awaited<ReturnType<typeof openOffice>>;

/** Ann's coffee project waits with the Yuxi desk as #0001. */
export async function withProject(office: Office): Promise<Office> {
  const { ann } = office;
  await ann.says("帮我预审，咖啡加工，玉溪，1.5亿，50亩，年税收1100万，电话 13812345678");
  await ann.presses("同意");
  await ann.says("转人工");
  await ann.presses("同意，转交");
  return office;
}

/** As {@link withProject}, and Zhang owns it. */
export async function withOwner(office: Office): Promise<Office> {
  await withProject(office);
  await office.zhang.presses("接单", office.group);
  return office;
}

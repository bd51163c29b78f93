import type { Channel } from "../../bot/core/event.ts";
import { desksSchema } from "../../handlers/desk/desks.ts";
import { thresholdsFileSchema } from "../../handlers/screening/thresholds.ts";

const HOURS = { days: [1, 2, 3, 4, 5], from: "09:00", to: "18:00" };

/** A provincial desk in a Telegram group, and a region's in a Feishu group. */
export const SAMPLE_DESKS = desksSchema.parse({
  operator: { name: { zh: "示例单位", en: "a sample operator" }, phone: "0871-00000000" },
  desks: [
    {
      id: "province",
      name: { zh: "省级招商窗口", en: "the provincial desk" },
      chat: { channel: "telegram", chatId: "-1001" },
      isProvincial: true,
      supervisors: [{ channel: "telegram", id: "2900" }],
      hours: HOURS,
      firstReplyMinutes: 30,
    },
    {
      id: "yuxi",
      name: { zh: "玉溪市招商窗口", en: "the Yuxi desk" },
      chat: { channel: "feishu", chatId: "oc_yuxi" },
      regions: ["玉溪市"],
      supervisors: [{ channel: "feishu", id: "ou_chief" }],
      officers: [{ channel: "feishu", id: "ou_named" }],
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
      id: "qujing",
      name: { zh: "曲靖市招商窗口", en: "the Qujing desk" },
      chat: { channel: "telegram", chatId: "-1003" },
      regions: ["曲靖市"],
      industries: ["附件1·一（三）"],
      hours: HOURS,
      firstReplyMinutes: 60,
    },
    {
      id: "complaints",
      name: { zh: "投诉受理窗口", en: "the complaints desk" },
      chat: { channel: "telegram", chatId: "-1009" },
      isComplaints: true,
      hours: HOURS,
      firstReplyMinutes: 540,
    },
  ],
});

export const SAMPLE_THRESHOLDS = thresholdsFileSchema.parse({
  example: true,
  fx: { USD: { rate: 7.2, date: "2026-11-01", source: "示例" } },
  default: { intensityMinWanPerMu: 200, taxMinWanPerMu: 15, source: "示例" },
});

/** The same desks and people, all on that channel. */
export function sampleDesksOn(channel: Channel): typeof SAMPLE_DESKS {
  const desks = SAMPLE_DESKS.desks.map((desk) => ({
    ...desk,
    chat: { ...desk.chat, channel },
    officers: desk.officers.map((officer) => ({ ...officer, channel })),
    supervisors: desk.supervisors.map((supervisor) => ({ ...supervisor, channel })),
  }));
  return { ...SAMPLE_DESKS, desks };
}

import { expect, it } from "vitest";
import type { Channel } from "../../bot/core/event.ts";
import { WITH_FILES } from "../support/dialogue.ts";
import { openOffice, withOwner } from "../support/staff-stage.ts";

const officeWithOwner = async (channel: Channel) => withOwner(await openOffice(channel));

it.each([
  ["把投资额改成13亿吧，企业电话里说了", "1.5亿元 → 13亿元", "企业电话里说了"],
  ["change the investment to RMB 1,300 million, told by phone", "→ 13亿元", "told by phone"],
])(
  "an owner's correction with its source in one sentence is taken: %s",
  async (words, change, source) => {
    const { ann, zhang } = await officeWithOwner("telegram");
    await zhang.says(words);
    zhang.sees(change);
    expect(ann.all().at(-1)?.text).toContain(source);
  },
);

it.each(WITH_FILES)(
  "a pending correction hints once, and then swallows nothing (%s)",
  async (channel) => {
    const { ann, zhang } = await officeWithOwner(channel);
    await zhang.says("把投资额改成13亿");
    zhang.sees("更正要有来源");
    expect(zhang.labels()).toEqual(["取消"]);
    await zhang.says("？六（五）");
    zhang.sees("六（五）");
    await zhang.says("//下午再打电话");
    zhang.sees("没有发出");

    await zhang.says("您的地块资料收到了");
    zhang.sees("没有看懂新值，或缺来源，这句没有发给投资者");
    expect(zhang.labels()).toEqual(["取消"]);
    await zhang.says("您的地块资料收到了");
    expect(ann.all().at(-1)?.text).toContain("您的地块资料收到了");
    await zhang.says("13亿\n企业电话里说了");
    expect(ann.all().at(-1)?.text).toContain("专员：13亿");
  },
);

it.each(WITH_FILES)("a pending correction is called off by its button (%s)", async (channel) => {
  const { ann, zhang } = await officeWithOwner(channel);
  await zhang.says("把投资额改成13亿");
  await zhang.presses("取消");
  zhang.sees("没有改动");
  await zhang.says("您好");
  expect(ann.all().at(-1)?.text).toContain("您好");
});

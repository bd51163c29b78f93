import { expect, it } from "vitest";
import { WITH_FILES } from "../support/dialogue.ts";
import { openOffice, withOwner } from "../support/staff-stage.ts";

const NOTE = "// 他们资金链紧张";

it.each(WITH_FILES)(
  "an internal note is kept on the ticket, on its owner's card alone, and wiped with its applicant's data (%s)",
  async (channel) => {
    const { stage, ann, zhang, group } = await withOwner(await openOffice(channel));

    await zhang.says(NOTE);
    await zhang.says("您好\n// 周三前回话");

    const card = zhang.all().find(({ text }) => text.startsWith("#0001"));
    expect(card?.text).toContain("内部备注：• 他们资金链紧张");
    expect(await stage.read({ kind: "ticket", id: "0001" })).toMatchObject({
      notes: [{ text: "他们资金链紧张" }, { text: "周三前回话" }],
    });
    const elsewhere = [...ann.all(), ...stage.shown(group)].map(({ text }) => text).join();
    for (const words of ["资金链", "周三"]) expect(elsewhere).not.toContain(words);

    await ann.says("/mydata");
    await ann.presses("全部删除");
    await ann.presses("确定删除");
    expect(await stage.read({ kind: "ticket", id: "0001" })).not.toHaveProperty("notes");
  },
);

it.each(WITH_FILES)("an internal note does not go to another desk (%s)", async (channel) => {
  const { stage, ann, zhang } = await withOwner(await openOffice(channel));
  await zhang.says(NOTE);
  await zhang.presses("转办");
  await zhang.presses("省级招商窗口");

  await ann.presses(/同意/);

  expect(await stage.read({ kind: "ticket", id: "0001" })).toMatchObject({ desk: "province" });
  expect(await stage.read({ kind: "ticket", id: "0001" })).not.toHaveProperty("notes");
});

it.each(WITH_FILES)(
  "what the next owner writes quotes no message of the former owner's chat (%s)",
  async (channel) => {
    const { ann, zhang, li, group } = await withOwner(await openOffice(channel));
    await zhang.says("占地多少？");
    await zhang.says("/absent");
    await li.presses("接单", group);

    await ann.says("50 亩", { replyTo: "占地多少？" });

    const got = li.all().at(-1);
    expect(got?.text).toContain("50 亩");
    expect(got).not.toHaveProperty("quotes");
  },
);

// Captions and albums are Telegram's.
it("an album is told apart: what has a note below it stays, the rest goes, and the owner is told how much stayed", async () => {
  const { stage, ann, zhang } = await withOwner(await openOffice("telegram"));
  const album = (...captions: readonly string[]) =>
    captions.map((text) => zhang.message(text, { files: ["image"], album: captions.join() }));

  await stage.deliver(...album("// 围墙没修", "正门"));
  await stage.advance(2_000);
  expect(ann.all().at(-1)?.text).toBe("专员：\n正门\n[photo]");
  expect(zhang.all().at(-1)?.text).toContain("1 个附件没有发出");

  const before = ann.all().length;
  await stage.deliver(...album("// 都别外传", ""));
  await stage.advance(2_000);
  expect(ann.all()).toHaveLength(before);
  expect(zhang.all().at(-1)?.text).toBe("说明以 // 开头：说明和附件都没有发出，说明已记在单上。");
  expect(await stage.read({ kind: "ticket", id: "0001" })).toMatchObject({
    notes: [{ text: "围墙没修" }, { text: "都别外传" }],
  });
});

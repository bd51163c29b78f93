import { expect, it } from "vitest";
import { talkAcrossPlatforms } from "../support/platforms-stage.ts";

const MEGABYTE = 1024 * 1024;

function noise(length: number): Uint8Array {
  return new Uint8Array(length).map((_, n) => (n * 31) % 251);
}

it("photos, albums and files arrive byte by byte on the other platform, in both directions", async () => {
  const { telegram, feishu, ann, zhang, annSees, zhangSees } = await talkAcrossPlatforms();
  const bytes = noise(300_000);

  ann.sends({ kind: "photo", bytes, caption: "the site" });
  await zhangSees(/^#0001 投资者：the site\n\[image\]$/);
  expect(feishu.calls("image").at(-1)?.body["image"]).toEqual(bytes);

  for (const caption of ["front", "", "back"]) {
    ann.sends({ kind: "photo", bytes, caption, album: "a1" });
  }
  await zhangSees(/front\n\[image\]\n\[image\]/);
  await zhangSees(/back\n\[image\]/);

  ann.sends({ kind: "voice", bytes });
  await zhangSees(/^\[audio\]$/);
  ann.shares({ location: { latitude: 25.04, longitude: 102.71 } });
  await zhangSees(/25\.04, 102\.71\nhttps:/);

  const { taken } = zhang.sends({ kind: "file", name: "清单.pdf", bytes });
  await taken;
  const sent = await annSees(/^Officer:$/);
  const { name, bytes: got } = telegram.document(ann.id, sent.id);
  expect([name, Buffer.from(got).equals(bytes)]).toEqual(["清单.pdf", true]);
});

it("edits, recalls and quotes cross over", async () => {
  const { telegram, feishu, ann, zhang, annSees, zhangSees } = await talkAcrossPlatforms();
  const question = ann.says("50 mu");
  const { id } = await zhangSees(/50 mu/);
  ann.edits(question, "60 mu");
  expect((await zhangSees(/60 mu\n（已修改，原为：50 mu）/)).id).toBe(id);

  const answer = zhang.writes("够了。", { replyTo: id });
  expect((await annSees(/够了/)).replyTo).toBe(question);
  ann.says("Really?", { replyTo: (await annSees(/够了/)).id });
  const back = await zhangSees(/Really\?/);
  expect(feishu.raw(back.id)).toMatchObject({ parentId: answer.messageId });

  await zhang.recalls(answer.messageId);
  await annSees(/^Officer: \(withdrew a message\)$/);
  expect(
    telegram
      .sent(ann.id)
      .map(({ text }) => text)
      .join(),
  ).not.toContain("够了");
});

it("what can't be delivered is said to who wrote it, as an answer to his message", async () => {
  const { telegram, feishu, ann, zhang, annSees, zhangSees } = await talkAcrossPlatforms();

  telegram.failNext(
    { kind: "refused", code: 400, description: "Bad Request: wrong file_id" },
    "getFile",
  );
  const gone = ann.sends({ kind: "document", name: "a.pdf", bytes: noise(10) });
  const told = await annSees(/^Not delivered: the file is no longer there/);
  expect(told.replyTo).toBe(gone);
  await zhangSees(/^#0001：对方发来的一个文件已取不到/);

  const big = zhang.sends({ kind: "file", name: "b.zip", bytes: noise(50 * MEGABYTE + 1) });
  const tooLarge = await zhangSees(/^#0001：没有送达：文件超过 50 MB/);
  expect(feishu.raw(tooLarge.id)).toMatchObject({ parentId: big.messageId });

  ann.blocks();
  const late = zhang.writes("在吗？");
  const blocked = await zhangSees(/^#0001：没有送达，对方停用了机器人。$/);
  expect(feishu.raw(blocked.id)).toMatchObject({ parentId: late.messageId });
});

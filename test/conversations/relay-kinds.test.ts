import { describe, expect, it } from "vitest";
import type { Channel } from "../../bot/core/event.ts";
import { CONTENT_KINDS, type ContentKind } from "../../handlers/relay/kinds.ts";
import { talkBetween } from "../support/relay-stage.ts";
import type { Actor, MessageParts } from "../support/stage-actor.ts";

const CHANNELS: readonly Channel[] = ["telegram", "feishu", "web"];
const PAIRS = CHANNELS.flatMap((from) => CHANNELS.map((to) => [from, to] as const));

/** A message of each kind. */
const SENT: Readonly<
  Record<ContentKind, { readonly text?: string; readonly parts?: MessageParts }>
> = {
  text: { text: "Is the land flat? 平吗？👍" },
  image: { text: "the site", parts: { files: [{ kind: "image", type: "image/jpeg" }] } },
  animation: { parts: { files: [{ kind: "video", type: "image/gif" }] } },
  document: { text: "our plan", parts: { files: [{ kind: "document", name: "plan.pdf" }] } },
  voice: { parts: { files: [{ kind: "audio", type: "audio/ogg" }] } },
  audio: { parts: { files: [{ kind: "audio", type: "audio/mpeg", name: "a.mp3" }] } },
  video: { parts: { files: [{ kind: "video", type: "video/mp4" }] } },
  sticker: { parts: { files: [{ kind: "sticker", type: "image/webp", alt: "👍" }] } },
  movingSticker: { parts: { files: [{ kind: "sticker", type: "video/webm", alt: "👍" }] } },
  place: {
    parts: { other: "location", place: { latitude: 25.04, longitude: 102.71, name: "翠湖" } },
  },
  contact: { parts: { other: "contact", contact: { name: "Li Qiang", phone: "+86 871 000" } } },
  other: { parts: { other: "poll" } },
};

/** What the other side sees below or beside who sent it; in the reader's language where it is told in words. */
const SEEN: Readonly<Record<ContentKind, string | undefined>> = {
  text: "Is the land flat? 平吗？👍",
  image: "the site\n[image]",
  animation: "[video]",
  document: "our plan\n[document plan.pdf]",
  voice: "[audio]",
  audio: "[audio a.mp3]",
  video: "[video]",
  sticker: "[sticker]",
  movingSticker: "👍",
  place: "翠湖\n25.04, 102.71\nhttps://uri.amap.com/marker?position=102.71%2C25.04",
  contact: "名片：Li Qiang +86 871 000",
  other: undefined,
};

/** Where a kind does not get there as everywhere. */
function expected(kind: ContentKind, from: Channel, to: Channel): string | undefined {
  if (kind === "sticker" && from === "feishu" && to !== "feishu") return undefined;
  if (kind === "movingSticker" && from === "telegram" && to === "telegram") return "[sticker]";
  return SEEN[kind];
}

const REFUSED_EN: Partial<Record<ContentKind, string>> = {
  sticker: "Not passed on: a sticker can't be sent to the other side. Please type the main points.",
  other: "Not passed on: a poll can't be sent to the other side. Please type the main points.",
};
const REFUSED_ZH: Partial<Record<ContentKind, string>> = {
  sticker: "表情贴纸转不过去，没有发给对方。请把要点打成字。",
  other: "投票转不过去，没有发给对方。请把要点打成字。",
};

/** What both sides were shown after somebody sent one of each kind. */
async function sendAll(writer: Actor, reader: Actor) {
  const shown: Partial<Record<ContentKind, { there: string[]; here: string[] }>> = {};
  for (const kind of CONTENT_KINDS) {
    const before = reader.all().length;
    const { text = "", parts } = SENT[kind];
    await writer.says(text, parts);
    shown[kind] = {
      there: reader.all().slice(before).map(wordsOf),
      here: writer.heard().map(wordsOf),
    };
  }
  return shown;
}

function wordsOf({ text }: { readonly text: string }): string {
  return text;
}

/** Files and places stand below who sent them, words beside. */
function toRead(speaker: string, kind: ContentKind, seen: string): unknown {
  return expect.stringContaining(`${speaker}${isBelow(kind, seen) ? "\n" : ""}${seen}`);
}

function isBelow(kind: ContentKind, seen = ""): boolean {
  return seen.startsWith("[") || kind === "place";
}

describe.each(PAIRS)("from the investor on %s to the officer on %s", (from, to) => {
  it("every kind arrives, or the investor is told that it does not", async () => {
    const { ann, zhang } = await talkBetween(from, to);
    const promised = CONTENT_KINDS.map((kind) => {
      const seen = expected(kind, from, to);
      const told = expect.stringContaining("转不过来，已请对方打字说明");
      return seen === undefined
        ? [kind, { there: [told], here: [REFUSED_EN[kind]] }]
        : [kind, { there: [toRead("#0001 投资者：", kind, seen)], here: [] }];
    });
    expect(await sendAll(ann, zhang)).toEqual(Object.fromEntries(promised));
  });
});

describe.each(PAIRS)("from the officer on %s to the investor on %s", (from, to) => {
  it("every kind arrives, or the officer is told that it does not", async () => {
    const { ann, zhang } = await talkBetween(to, from);
    const english = (word: string) => word.replace("名片：", "Contact card: ");
    const promised = CONTENT_KINDS.map((kind) => {
      const seen = expected(kind, from, to);
      const speaker = isBelow(kind, seen) ? "Officer:" : "Officer: ";
      return seen === undefined
        ? [kind, { there: [], here: [REFUSED_ZH[kind]] }]
        : [kind, { there: [toRead(speaker, kind, english(seen))], here: [] }];
    });
    expect(await sendAll(zhang, ann)).toEqual(Object.fromEntries(promised));
  });
});

function newest(actor: Actor): string {
  return actor.all().at(-1)?.text ?? "";
}

it("an album arrives whole, with its captions, in its order", async () => {
  const { stage, ann, zhang } = await talkBetween("telegram", "feishu");
  const before = zhang.all().length;
  const pieces = ["front", "", "back"].map((text, n) =>
    ann.message(text, { files: [{ kind: "image", name: `${n}.jpg` }], album: "a1" }),
  );
  await stage.deliver(...pieces);
  await stage.advance(2_000);

  expect(
    zhang
      .all()
      .slice(before)
      .map(({ text }) => text),
  ).toEqual(["#0001 投资者：\n[image 0.jpg] front\n[image 1.jpg]\n[image 2.jpg] back"]);
});

it("what is known to be too large is said at once, with the limit, and the rest goes", async () => {
  const { ann, zhang } = await talkBetween("telegram", "feishu");
  const bytes = 21 * 1024 * 1024;
  await ann.says("both files", {
    files: [
      { kind: "document", name: "big.zip", bytes },
      { kind: "document", name: "small.pdf", bytes: 10 },
    ],
  });
  expect(ann.heard().map(({ text }) => text)).toEqual([
    "“big.zip” was not sent: the other side takes up to 20 MB. Please compress or split it, or send a link.",
  ]);
  expect(zhang.all().map(({ text }) => text)).toContain(
    "#0001 投资者：both files\n[document small.pdf]",
  );

  await zhang.says("", { files: [{ kind: "document", name: "大.zip", bytes: 51 * 1024 * 1024 }] });
  zhang.sees("“大.zip”没有发出：对方最多能收 50 MB。");
});

it("a kind nobody has heard of is refused in words", async () => {
  const { ann, zhang } = await talkBetween("feishu", "telegram");
  await ann.says("", { other: "something_of_next_year" });
  ann.sees("this kind of message can't be sent to the other side");
  expect(newest(zhang)).toBe("#0001：投资者发来这类消息，转不过来，已请对方打字说明。");
});

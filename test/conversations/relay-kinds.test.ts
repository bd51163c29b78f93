import { describe, expect, it } from "vitest";
import type { Channel } from "../../bot/core/event.ts";
import { CONTENT_KINDS } from "../../handlers/relay/kinds.ts";
import { talkBetween } from "../support/relay-stage.ts";
import type { Actor, MessageParts } from "../support/stage-actor.ts";

type Message = readonly [text: string, parts?: MessageParts];

const WORDS = "Is the land flat? 平吗？👍";
const PIN = { latitude: 25.04, longitude: 102.71 };
const MAP = "25.04, 102.71\nhttps://uri.amap.com/marker?position=102.71%2C25.04&coordinate=wgs84";
const LAKE = "&name=%E7%BF%A0%E6%B9%96";

/** A message of each kind that the app of a platform sends. The page of the playground sends words alone. */
const SENT = {
  telegram: {
    text: [WORDS],
    image: ["the site", { files: [{ kind: "image" }] }],
    animation: ["", { files: [{ kind: "video", type: "image/gif" }] }],
    document: ["our plan", { files: [{ kind: "document", name: "plan.pdf" }] }],
    voice: ["", { files: [{ kind: "audio", type: "audio/ogg" }] }],
    audio: ["", { files: [{ kind: "audio", type: "audio/mpeg", name: "a.mp3" }] }],
    video: ["", { files: [{ kind: "video", type: "video/mp4" }] }],
    round: ["", { files: [{ kind: "video", type: "video/note" }] }],
    sticker: ["", { files: [{ kind: "sticker", alt: "👍" }] }],
    movingSticker: ["", { files: [{ kind: "sticker", type: "video/webm", alt: "👍" }] }],
    place: ["", { other: "location", place: PIN }],
    venue: ["", { other: "location", place: { ...PIN, name: "翠湖", address: "昆明" } }],
    contact: ["", { other: "contact", contact: { name: "Li Qiang", phone: "+86 871 000" } }],
    poll: ["", { other: "poll" }],
    dice: ["", { other: "dice" }],
  },
  feishu: {
    text: [WORDS],
    image: ["", { files: ["image"] }],
    document: ["", { files: [{ kind: "document", name: "plan.pdf" }] }],
    voice: ["", { files: ["audio"] }],
    video: ["", { files: ["video"] }],
    sticker: ["", { files: ["sticker"] }],
    venue: ["", { other: "location", place: { ...PIN, name: "翠湖" } }],
    contact: ["", { other: "contact" }],
    poll: ["", { other: "poll" }],
    group: ["", { other: "group" }],
    forward: ["", { other: "forward" }],
    kindOfNextYear: ["", { other: "something_of_next_year" }],
  },
  web: { text: [WORDS] },
} as const satisfies Record<Channel, Record<string, Message>>;

/**
 * The messages the other side sees, the first one after who sent it. What is not here is refused. A contact
 * card is told in the reader's language.
 */
type Seen = Readonly<Record<string, readonly string[]>>;

const SEEN: Readonly<Record<Channel, Readonly<Record<Channel, Seen>>>> = {
  telegram: {
    telegram: {
      text: [` ${WORDS}`],
      image: [" the site\n[photo]"],
      animation: ["\n[animation]"],
      document: [" our plan\n[document plan.pdf]"],
      voice: ["\n[voice]"],
      audio: ["\n[audio a.mp3]"],
      video: ["\n[video]"],
      round: ["", "[video_note]"],
      sticker: ["", "[sticker]"],
      movingSticker: ["", "[sticker]"],
      place: ["", "[25.04, 102.71]"],
      venue: ["", "[翠湖, 昆明: 25.04, 102.71]"],
      contact: [" {card}Li Qiang +86 871 000"],
    },
    feishu: {
      text: [` ${WORDS}`],
      image: [" the site\n[image]"],
      animation: ["\n[image]"],
      document: [" our plan", "[file plan.pdf]"],
      voice: ["", "[audio audio.opus]"],
      audio: ["", "[file a.mp3]"],
      video: ["", "[media video.mp4]"],
      round: ["", "[media video.mp4]"],
      sticker: ["\n[image]"],
      movingSticker: [" 👍"],
      place: [`\n${MAP}`],
      venue: [`\n翠湖\n昆明\n${MAP}${LAKE}`],
      contact: [" {card}Li Qiang +86 871 000"],
    },
    web: {
      text: [` ${WORDS}`],
      image: [" the site\n[image]"],
      animation: ["\n[video]"],
      document: [" our plan\n[plan.pdf]"],
      voice: ["\n[audio]"],
      audio: ["\n[a.mp3]"],
      video: ["\n[video]"],
      round: ["\n[video]"],
      sticker: ["\n[sticker]"],
      movingSticker: [" 👍"],
      place: [`\n${MAP}`],
      venue: [`\n翠湖\n昆明\n${MAP}${LAKE}`],
      contact: [" {card}Li Qiang +86 871 000"],
    },
  },
  feishu: {
    telegram: {
      text: [` ${WORDS}`],
      image: ["\n[photo photo.jpg]"],
      document: ["\n[document plan.pdf]"],
      voice: ["\n[voice voice.ogg]"],
      video: ["\n[video video.mp4]"],
      venue: ["", "[翠湖: 25.04, 102.71]"],
    },
    feishu: {
      text: [` ${WORDS}`],
      image: ["\n[image]"],
      document: ["", "[file plan.pdf]"],
      voice: ["", "[audio audio.opus]"],
      video: ["", "[media video.mp4]"],
      sticker: ["", "[sticker]"],
      venue: [`\n翠湖\n${MAP}${LAKE}`],
    },
    web: {
      text: [` ${WORDS}`],
      image: ["\n[image]"],
      document: ["\n[plan.pdf]"],
      voice: ["\n[audio]"],
      video: ["\n[video]"],
      venue: [`\n翠湖\n${MAP}${LAKE}`],
    },
  },
  web: {
    telegram: { text: [` ${WORDS}`] },
    feishu: { text: [` ${WORDS}`] },
    web: { text: [` ${WORDS}`] },
  },
};

/** What a refused kind is called, in the words of each side. */
const CALLED: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  sticker: { zh: "表情贴纸", en: "a sticker" },
  contact: { zh: "名片", en: "a contact card" },
  poll: { zh: "投票", en: "a poll" },
  dice: { zh: "骰子", en: "a dice roll" },
  group: { zh: "群名片", en: "a group card" },
  forward: { zh: "合并转发的消息", en: "forwarded messages" },
  kindOfNextYear: { zh: "这类消息", en: "this kind of message" },
};

const CHANNELS = ["telegram", "feishu", "web"] as const;
const PAIRS = CHANNELS.flatMap((from) => CHANNELS.map((to) => [from, to] as const));

interface Shown {
  readonly there: readonly string[];
  readonly here: readonly string[];
}

/** What both sides were shown after somebody sent one of each kind. */
async function sendAll(from: Channel, writer: Actor, reader: Actor) {
  const shown: Record<string, Shown> = {};
  for (const [kind, [text, parts]] of Object.entries<Message>(SENT[from])) {
    const before = reader.all().length;
    await writer.says(text, parts);
    const there = reader.all().slice(before).map(wordsOf);
    shown[kind] = { there, here: writer.heard().map(wordsOf) };
  }
  return shown;
}

function wordsOf({ text }: { readonly text: string }): string {
  return text;
}

/** For each kind: what is seen there, or the words in which each side is told that it is not passed on. */
function promised(
  [from, to]: readonly [Channel, Channel],
  arrives: (first: string) => string,
  refused: (called: { readonly zh: string; readonly en: string }) => Shown,
) {
  const shown = Object.keys(SENT[from]).map((kind): readonly [string, Shown] => {
    const [first, ...more] = SEEN[from][to][kind] ?? [];
    if (first !== undefined) return [kind, { there: [arrives(first), ...more], here: [] }];
    return [kind, refused(CALLED[kind] ?? { zh: "", en: "" })];
  });
  return Object.fromEntries(shown);
}

describe.each(PAIRS)("from the investor on %s to the officer on %s", (from, to) => {
  it("every kind arrives, or both are told that it does not", async () => {
    const { ann, zhang } = await talkBetween(from, to);

    const shown = await sendAll(from, ann, zhang);

    const arrives = (first: string) =>
      `#0001 投资者：${first.replace("{card}", "名片：").replace(/^ /, "")}`;
    expect(shown).toEqual(
      promised([from, to], arrives, ({ zh, en }) => ({
        there: [`#0001：投资者发来${zh}，转不过来，已请对方打字说明。`],
        here: [
          `Not passed on: ${en} can't be sent to the other side. Please type the main points.`,
        ],
      })),
    );
  });
});

describe.each(PAIRS)("from the officer on %s to the investor on %s", (from, to) => {
  it("every kind arrives, or the officer is told that it does not", async () => {
    const { ann, zhang } = await talkBetween(to, from);

    const shown = await sendAll(from, zhang, ann);

    const arrives = (first: string) => `Officer:${first.replace("{card}", "Contact card: ")}`;
    expect(shown).toEqual(
      promised([from, to], arrives, ({ zh }) => ({
        there: [],
        here: [`${zh}转不过去，没有发给对方。请把要点打成字。`],
      })),
    );
  });
});

it("leaves out no kind the relay knows", () => {
  const sent = Object.keys(SENT.telegram);
  expect(CONTENT_KINDS.filter((kind) => kind !== "other" && !sent.includes(kind))).toEqual([]);
});

describe("an album of Telegram's", () => {
  it.each([
    ["telegram", ["#0001 投资者：\nfront\n[photo 0.jpg]", "[photo 1.jpg]", "back\n[photo 2.jpg]"]],
    ["feishu", ["#0001 投资者：\nfront\n[image]\n[image]", "back\n[image]"]],
    ["web", ["#0001 投资者：\n[0.jpg] front\n[1.jpg]\n[2.jpg] back"]],
  ] as const)("arrives whole on %s, with its captions, in its order", async (to, seen) => {
    const { stage, ann, zhang } = await talkBetween("telegram", to);
    const before = zhang.all().length;
    const pieces = ["front", "", "back"].map((text, n) =>
      ann.message(text, { files: [{ kind: "image", name: `${n}.jpg` }], album: "a1" }),
    );

    await stage.deliver(...pieces);
    await stage.advance(2_000);

    expect(zhang.all().slice(before).map(wordsOf)).toEqual(seen);
  });
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
  expect(ann.heard().map(wordsOf)).toEqual([
    "“big.zip” was not sent: the other side takes up to 20 MB. Please compress or split it, or send a link.",
  ]);
  expect(zhang.all().slice(-3).map(wordsOf)).toEqual([
    "#0001 投资者：both files",
    "[file small.pdf]",
    "#0001：投资者发来的“big.zip”超过 20 MB，转不过来，已请对方压缩、分开或改发链接。",
  ]);
});

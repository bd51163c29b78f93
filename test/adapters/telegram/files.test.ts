import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it, onTestFinished } from "vitest";
import { DeliveryError } from "../../../bot/core/errors.ts";
import type { BotEvent, FileRef } from "../../../bot/core/event.ts";
import type { Sending } from "../../../bot/core/ports.ts";
import type {
  OpenedFile,
  SentFile as SentFileOfOthers,
  SentReply,
} from "../../../bot/core/reply.ts";
import { createInbox } from "../../contract/adapter-inbox.ts";
import type { SentFile } from "../../simulators/telegram/person.ts";
import { fileOf, lying } from "../../support/sent-file.ts";
import { createTelegramHarness } from "./harness.ts";

const running: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((harness) => harness.stop()));
});

async function setup(options: Parameters<typeof createTelegramHarness>[0] = {}) {
  const harness = await createTelegramHarness(options);
  running.push(harness);
  const { adapter, ann, office } = harness;
  const to = { channel: "telegram", chatId: String(ann.id) } as const;
  const send = (reply: SentReply, delivery: Partial<Sending> = {}) =>
    adapter.send({ id: "d", to, reply, due: new Date(0), attempts: 0, ...delivery });
  const inOffice = () => ({ channel: "telegram", chatId: String(office.id) }) as const;
  return { ...harness, send, inOffice, inbox: createInbox() };
}

async function failureOf(sending: Promise<unknown>): Promise<DeliveryError> {
  const error: unknown = await sending.catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(DeliveryError);
  return error as DeliveryError;
}

function filesOf(event: BotEvent): readonly FileRef[] {
  return event.kind === "message" ? event.files : [];
}

const KINDS = [
  "photo",
  "document",
  "video",
  "animation",
  "audio",
  "voice",
  "video_note",
  "sticker",
] as const;

async function received(files: readonly SentFile[]) {
  const harness = await setup();
  await harness.adapter.start(harness.inbox.receive);
  const refs: FileRef[] = [];
  for (const file of files) {
    harness.ann.sends(file);
    refs.push(...filesOf(await harness.inbox.next()));
  }
  return { ...harness, refs, files: refs.map((ref) => lying(harness.adapter, ref)) };
}

describe("files", () => {
  it.each(KINDS)("of kind %s are passed on as what they are", async (kind) => {
    const { files: refs, send, inOffice, simulator, office } = await received([{ kind }]);
    const id = await send({ kind: "files", files: refs, caption: "see" }, { to: inOffice() });
    const sent = simulator.sent(office.id);
    expect(sent.map((message) => message.text).join()).toBe(
      kind === "sticker" || kind === "video_note" ? "see," : "see",
    );
    expect(sent.at(-1)?.fileId).toMatch(new RegExp(`^${kind}-file`));
    expect(String(sent.at(-1)?.id)).toBe(id);
  });

  it("that belong together become albums of at most ten", async () => {
    const pictures = Array.from({ length: 11 }, () => ({ kind: "photo" }) as const);
    const files = [
      ...pictures,
      { kind: "video" },
      { kind: "document" },
      { kind: "voice" },
    ] as const;
    const { files: refs, send, inOffice, simulator, office } = await received(files);
    await send({ kind: "files", files: refs, caption: "all" }, { to: inOffice() });
    const sent = simulator.sent(office.id);
    const albums = Map.groupBy(sent, ({ album }) => album);
    expect(Array.from(albums.values(), ({ length }) => length)).toEqual([10, 2, 2]);
    expect(sent.map((message) => message.fileId)).toEqual(refs.map(({ id }) => id.split(":")[1]));
    expect(sent.filter((message) => message.text === "all")).toHaveLength(1);
    expect(sent[0]?.text).toBe("all");
  });

  it("with a caption too long for one are preceded by it", async () => {
    const { files: refs, send, inOffice, simulator, office } = await received([{ kind: "photo" }]);
    const caption = "字".repeat(1_025);
    await send({ kind: "files", files: refs, caption }, { to: inOffice() });
    const sent = simulator.sent(office.id);
    expect(sent.map(({ method }) => method)).toEqual(["sendMessage", "sendPhoto"]);
    expect(sent[0]?.text).toBe(caption);
  });
});

async function uploaded(files: readonly SentFileOfOthers[], caption?: string) {
  const harness = await setup();
  const { send, simulator, inOffice, office } = harness;
  await send(
    { kind: "files", files, ...(caption !== undefined && { caption }) },
    { to: inOffice() },
  );
  return { ...harness, sent: simulator.sent(office.id) };
}

describe("files of other platforms", () => {
  it.each([
    { kind: "image", method: "sendPhoto" },
    { kind: "image", type: "image/gif", method: "sendAnimation" },
    { kind: "audio", type: "audio/ogg", method: "sendVoice" },
    { kind: "audio", type: "audio/mpeg", method: "sendAudio" },
    { kind: "video", type: "video/mp4", method: "sendVideo" },
    { kind: "document", method: "sendDocument" },
  ] as const)("$kind $type are uploaded byte by byte with $method", async ({ method, ...ref }) => {
    const bytes = new Uint8Array(300_000).map((_, n) => n % 251);
    const file = fileOf({ ...ref, channel: "feishu", name: "名 1.bin" }, bytes);
    const { sent, simulator } = await uploaded([file], "see");
    expect(sent).toMatchObject([{ method, text: "see" }]);
    const { name, bytes: got } = simulator.document(sent[0]?.chatId ?? 0, sent[0]?.id ?? 0);
    expect(name).toBe("名 1.bin");
    expect(Buffer.from(got).equals(bytes)).toBe(true);
  });

  it("go as one album, with their captions, in their order", async () => {
    const files = ["one", "two", "three"].map((caption) =>
      fileOf({ channel: "feishu", kind: "image", caption }, new TextEncoder().encode(caption)),
    );
    const { sent } = await uploaded(files, "#0001");
    expect(sent.map(({ text }) => text)).toEqual(["#0001\none", "two", "three"]);
    expect(new Set(sent.map(({ album }) => album)).size).toBe(1);
  });

  it("that Telegram can't read as pictures go as documents", async () => {
    const file = fileOf(
      { channel: "feishu", kind: "image" },
      new TextEncoder().encode("no picture"),
    );
    expect((await uploaded([file])).sent).toMatchObject([{ method: "sendDocument" }]);
  });
});

describe("files of other platforms that don't arrive", () => {
  it("fail as their source fails, not as Telegram would", async () => {
    const { send, simulator, office, inOffice } = await setup();
    const refusal = new DeliveryError("source_gone", "It was recalled.");
    const open = async () => {
      throw refusal;
    };
    const file = { ...fileOf({ channel: "feishu" }), open };
    expect(await failureOf(send({ kind: "files", files: [file] }, { to: inOffice() }))).toBe(
      refusal,
    );
    expect(simulator.sent(office.id)).toEqual([]);
  });

  it("are let go where they lie when Telegram breaks off in the middle", async () => {
    const breaking = createServer((request) => request.once("data", () => request.destroy()));
    await once(breaking.listen(0, "127.0.0.1"), "listening");
    onTestFinished(() => void breaking.close());
    const { port } = breaking.address() as AddressInfo;
    const { send, inOffice } = await setup({ apiRoot: `http://127.0.0.1:${port}` });
    const letGo = Promise.withResolvers<string>();
    async function* endless() {
      try {
        for (;;) yield new Uint8Array(65_536);
      } finally {
        letGo.resolve("let go");
      }
    }
    const file = { ...fileOf({ channel: "feishu" }), open: async () => ({ bytes: endless() }) };
    await failureOf(send({ kind: "files", files: [file] }, { to: inOffice() }));
    expect(await letGo.promise).toBe("let go");
  });

  it("of more than 50 MB are too large", async () => {
    const { send, inOffice } = await setup();
    const file = fileOf({ channel: "feishu" }, new Uint8Array(50 * 1_024 * 1_024 + 1));
    const failure = await failureOf(send({ kind: "files", files: [file] }, { to: inOffice() }));
    expect(failure).toMatchObject({ failure: "too_large", maxBytes: 50 * 1_024 * 1_024 });
  });
});

describe("places and quotes", () => {
  it("a place is a pin, with a name a venue, and its words stand before it", async () => {
    const { send, simulator, office, inOffice } = await setup();
    const place = { latitude: 25.04, longitude: 102.71 };
    await send({ kind: "place", place }, { to: inOffice() });
    await send(
      { kind: "place", place: { ...place, name: "翠湖" }, caption: "#1" },
      { to: inOffice() },
    );
    const sent = simulator.sent(office.id);
    expect(sent.map(({ method, text }) => `${method} ${text}`)).toEqual([
      "sendLocation [25.04, 102.71]",
      "sendMessage #1",
      "sendVenue [翠湖: 25.04, 102.71]",
    ]);
  });

  it("what answers a message quotes it, once, and goes without where that is gone", async () => {
    const { send, simulator, office, inOffice, ann } = await setup();
    const quoted = ann.says("hello @dianqiao_test_bot", { in: office.id });
    const long = { kind: "text", text: "字".repeat(5_000) } as const;
    await send(long, { to: inOffice(), quotes: String(quoted) });
    await send({ kind: "text", text: "late" }, { to: inOffice(), quotes: "99999" });
    await send({ kind: "text", text: "foreign" }, { to: inOffice(), quotes: "om_1" });
    expect(simulator.sent(office.id).map(({ replyTo }) => replyTo)).toEqual([
      quoted,
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe("files that can't be passed on or opened", () => {
  it("are those Telegram no longer has, or never had", async () => {
    const { adapter } = await setup();
    const file = { channel: "telegram", messageId: "1", kind: "document" } as const;
    for (const id of ["document:gone", "no-kind"]) {
      expect((await failureOf(adapter.open({ ...file, id }))).failure).toBe("rejected");
    }
  });

  it("are those of more than 20 MB", async () => {
    const bytes = new Uint8Array(20 * 1_024 * 1_024 + 1);
    const { refs, adapter } = await received([{ kind: "document", bytes }]);
    const limit = 20 * 1_024 * 1_024;
    expect(await failureOf(adapter.open(refs[0]!))).toMatchObject({
      failure: "too_large",
      maxBytes: limit,
    });
  });

  it("are, for the time being, those whose download breaks off", async () => {
    const bytes = new Uint8Array(1_000);
    const { refs, adapter, simulator } = await received([{ kind: "document", bytes }]);
    for (const kind of ["bad_gateway", "drop_before"] as const) {
      simulator.failNext({ kind }, "file");
      expect((await failureOf(adapter.open(refs[0]!))).failure).toBe("transient");
    }
    simulator.failNext({ kind: "drop_after" }, "file");
    const failure = await failureOf(readAll(await adapter.open(refs[0]!)));
    expect(failure.failure).toBe("transient");
    expect(await readAll(await adapter.open(refs[0]!))).toBe(1_000);
  });
});

async function readAll({ bytes }: OpenedFile): Promise<number> {
  let length = 0;
  for await (const chunk of bytes) length += chunk.length;
  return length;
}

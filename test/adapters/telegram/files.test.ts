import { afterEach, describe, expect, it } from "vitest";
import { DeliveryError } from "../../../bot/core/errors.ts";
import type { BotEvent, FileRef } from "../../../bot/core/event.ts";
import type { Sending } from "../../../bot/core/ports.ts";
import type { SentReply } from "../../../bot/core/reply.ts";
import { createInbox } from "../../contract/adapter-inbox.ts";
import type { SentFile } from "../../simulators/telegram/person.ts";
import { createTelegramHarness } from "./harness.ts";

const running: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((harness) => harness.stop()));
});

async function setup() {
  const harness = await createTelegramHarness();
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
  return { ...harness, refs };
}

describe("files", () => {
  it.each(KINDS)("of kind %s are passed on as what they are", async (kind) => {
    const { refs, send, inOffice, simulator, office } = await received([{ kind }]);
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
    const { refs, send, inOffice, simulator, office } = await received(files);
    await send({ kind: "files", files: refs, caption: "all" }, { to: inOffice() });
    const sent = simulator.sent(office.id);
    const albums = Map.groupBy(sent, ({ album }) => album);
    expect(Array.from(albums.values(), ({ length }) => length)).toEqual([10, 2, 2]);
    expect(sent.map((message) => message.fileId)).toEqual(refs.map(({ id }) => id.split(":")[1]));
    expect(sent.filter((message) => message.text === "all")).toHaveLength(1);
    expect(sent[0]?.text).toBe("all");
  });

  it("with a caption too long for one are preceded by it", async () => {
    const { refs, send, inOffice, simulator, office } = await received([{ kind: "photo" }]);
    const caption = "字".repeat(1_025);
    await send({ kind: "files", files: refs, caption }, { to: inOffice() });
    const sent = simulator.sent(office.id);
    expect(sent.map(({ method }) => method)).toEqual(["sendMessage", "sendPhoto"]);
    expect(sent[0]?.text).toBe(caption);
  });
});

describe("files that can't be passed on or opened", () => {
  it("are those of another channel, said in so many words", async () => {
    const { send } = await setup();
    const file = { channel: "feishu", id: "file_1", messageId: "om_1", kind: "document" } as const;
    const failure = await failureOf(send({ kind: "files", files: [file] }));
    expect(failure).toMatchObject({ failure: "rejected" });
    expect(failure.message).toContain("feishu");
  });

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
    expect((await failureOf(adapter.open(refs[0]!))).failure).toBe("rejected");
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

async function readAll(chunks: AsyncIterable<Uint8Array>): Promise<number> {
  let length = 0;
  for await (const chunk of chunks) length += chunk.length;
  return length;
}

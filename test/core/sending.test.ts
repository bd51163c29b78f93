import { expect, it } from "vitest";
import { DeliveryError } from "../../bot/core/errors.ts";
import type { Channel, FileRef } from "../../bot/core/event.ts";
import type { Adapter } from "../../bot/core/ports.ts";
import type { OpenedFile, SentFile } from "../../bot/core/reply.ts";
import { type SendingOptions, toSending } from "../../bot/core/sending.ts";
import { createFakeAdapter } from "../support/adapter.ts";

const MEGABYTE = 1024 * 1024;
const PLAN: FileRef = { channel: "telegram", id: "plan", messageId: "7", kind: "document" };

async function sentFile(
  open: () => Promise<OpenedFile>,
  { to = "feishu", file = PLAN }: { readonly to?: Channel; readonly file?: FileRef } = {},
): Promise<SentFile> {
  const source: Adapter = { ...createFakeAdapter("telegram").adapter, open };
  const options = { adapters: new Map([["telegram", source]]) } as unknown as SendingOptions;
  const { reply } = await toSending(options, {
    id: "d1",
    to: { channel: to, chatId: "x" },
    reply: { kind: "files", files: [file] },
    due: new Date(0),
    attempts: 0,
  });
  if (reply.kind !== "files" || reply.files[0] === undefined) throw new Error("No file is sent.");
  return reply.files[0];
}

async function readAll({ open }: SentFile): Promise<number> {
  let size = 0;
  for await (const chunk of (await open()).bytes) size += chunk.byteLength;
  return size;
}

async function* chunks(count: number) {
  for (let n = 0; n < count; n++) yield new Uint8Array(MEGABYTE);
}

function failing(failure: DeliveryError["failure"]) {
  return async () => {
    throw new DeliveryError(failure, "as the test wants it");
  };
}

it("a file is opened by the adapter of the channel it lies on", async () => {
  expect(await readAll(await sentFile(async () => ({ bytes: chunks(3) })))).toBe(3 * MEGABYTE);
});

it("the smaller of both platforms' limits counts, also where nobody told the size", async () => {
  const image = { ...PLAN, kind: "image" } as const;
  const cases = [
    { file: PLAN, over: 21, limit: 20 },
    { file: image, over: 11, limit: 10 },
  ];
  for (const { file, over, limit } of cases) {
    const untold = await sentFile(async () => ({ bytes: chunks(over) }), { file });
    const told = await sentFile(async () => ({ bytes: chunks(0), size: over * MEGABYTE }), {
      file,
    });
    const known = await sentFile(failing("transient"), {
      file: { ...file, bytes: over * MEGABYTE },
    });
    for (const one of [untold, told, known]) {
      await expect(readAll(one)).rejects.toMatchObject({
        failure: "too_large",
        maxBytes: limit * MEGABYTE,
      });
    }
  }
});

it.each(["rejected", "unreachable", "lost_chat", "auth"] as const)(
  "a source that is %s is gone: the chat it goes to has nothing to do with it",
  async (failure) => {
    await expect(readAll(await sentFile(failing(failure)))).rejects.toMatchObject({
      failure: "source_gone",
    });
  },
);

it("a source that may come back is asked again later", async () => {
  for (const failure of ["transient", "rate_limited"] as const) {
    await expect(readAll(await sentFile(failing(failure)))).rejects.toMatchObject({ failure });
  }
  async function* breaking() {
    yield new Uint8Array(1);
    throw new Error("the connection broke");
  }
  const broken = await sentFile(async () => ({ bytes: breaking() }));
  await expect(readAll(broken)).rejects.toMatchObject({ failure: "transient" });
});

it("a channel that is not set up has no files", async () => {
  const file = { ...PLAN, channel: "feishu" } as const;
  const sent = await sentFile(async () => ({ bytes: chunks(1) }), { file });
  await expect(readAll(sent)).rejects.toMatchObject({ failure: "source_gone" });
});

import type { Clock } from "./clock.ts";
import { DeliveryError, type DeliveryFailure } from "./errors.ts";
import type { Channel, ChatRef, FileRef } from "./event.ts";
import { maxBytes } from "./file-limits.ts";
import type { Adapter, MakeReport, Sending, Store, TakenDelivery } from "./ports.ts";
import type {
  DocumentReply,
  FilesReply,
  OpenedFile,
  ReportReply,
  SentFilesReply,
} from "./reply.ts";

export interface SendingOptions {
  readonly store: Store;
  readonly adapters: ReadonlyMap<Channel, Adapter>;
  readonly makeReport: MakeReport;
  readonly clock: Clock;
}

/** What the adapter is given: the thread named, the report made, the files ready to be opened where they lie. */
export async function toSending(options: SendingOptions, taken: TakenDelivery): Promise<Sending> {
  const delivery = { ...taken, to: inThread(taken) };
  const { reply } = taken;
  switch (reply.kind) {
    case "report":
      return { ...delivery, reply: await madeReport(options, reply) };
    case "files":
      return { ...delivery, reply: withSources(options, reply, delivery.to.channel) };
    case "text":
    case "card":
    case "place":
    case "thread":
    case "mark":
      return { ...delivery, reply };
  }
}

function inThread({ to, threadMessageId }: TakenDelivery): ChatRef {
  return threadMessageId === undefined ? to : { ...to, threadId: threadMessageId };
}

async function madeReport(
  { makeReport, store, clock }: SendingOptions,
  { report, params, caption }: ReportReply,
): Promise<DocumentReply> {
  const document = await makeReport({
    report,
    params,
    now: clock.now(),
    read: async (key) => (await store.read([key]))[0],
    find: (query) => store.find(query),
  });
  if (document === undefined) {
    throw new DeliveryError("rejected", `There is nothing left for the report ${report}.`);
  }
  return { kind: "document", document, ...(caption !== undefined && { caption }) };
}

function withSources({ adapters }: SendingOptions, reply: FilesReply, to: Channel): SentFilesReply {
  const files = reply.files.map((file) => ({
    ...file,
    open: () => openSource(adapters.get(file.channel), file, maxBytes(file, to)),
  }));
  return { ...reply, files };
}

async function openSource(
  adapter: Adapter | undefined,
  file: FileRef,
  limit: number,
): Promise<OpenedFile> {
  if (adapter === undefined) {
    throw new DeliveryError("source_gone", `The channel ${file.channel} is not set up.`);
  }
  if ((file.bytes ?? 0) > limit) throw tooLarge(limit);
  const opened = await adapter.open(file).catch((error: unknown) => {
    throw asSourceError(error);
  });
  if ((opened.size ?? 0) > limit) throw tooLarge(limit);
  return { ...opened, bytes: upTo(opened.bytes, limit) };
}

async function* upTo(bytes: AsyncIterable<Uint8Array>, limit: number): AsyncGenerator<Uint8Array> {
  let size = 0;
  try {
    for await (const chunk of bytes) {
      size += chunk.byteLength;
      if (size > limit) throw tooLarge(limit);
      yield chunk;
    }
  } catch (error) {
    throw asSourceError(error);
  }
}

function tooLarge(limit: number): DeliveryError {
  return new DeliveryError("too_large", `The file is over ${limit} bytes.`, { maxBytes: limit });
}

/** May be over the next time, or is about the file itself. */
const PASSING: ReadonlySet<DeliveryFailure> = new Set(["transient", "rate_limited", "too_large"]);

/** The failure of the platform a file lies on is none of the chat it goes to: that one is not unreachable. */
function asSourceError(error: unknown): DeliveryError {
  const isInDoubt = false;
  if (!(error instanceof DeliveryError)) {
    const words = "The source of a file broke off.";
    return new DeliveryError("transient", words, { isInDoubt, cause: error });
  }
  if (error.failure !== "transient" && PASSING.has(error.failure)) return error;
  const failure = PASSING.has(error.failure) ? "transient" : "source_gone";
  return new DeliveryError(failure, error.message, { isInDoubt, cause: error });
}

import type { FileRef } from "../../bot/core/event.ts";
import type { OpenedFile, SentFile } from "../../bot/core/reply.ts";

/** A file that hands out these bytes each time it is opened. */
export function fileOf(
  ref: Partial<FileRef>,
  bytes: Uint8Array = new TextEncoder().encode("bytes"),
  { hasSize = true }: { readonly hasSize?: boolean } = {},
): SentFile {
  async function* once() {
    yield bytes;
  }
  return {
    channel: "telegram",
    id: "f",
    messageId: "m",
    kind: "document",
    ...ref,
    open: async () => ({ bytes: once(), ...(hasSize && { size: bytes.byteLength }) }),
  };
}

/** A file that is opened where it lies, as the outbox would. */
export function lying(
  adapter: { open(file: FileRef): Promise<OpenedFile> },
  ref: FileRef,
): SentFile {
  return { ...ref, open: () => adapter.open(ref) };
}

import { InputFile } from "grammy/web";
import type { SentFile } from "../../bot/core/reply.ts";
import type { TelegramFileKind } from "./files.ts";

/** Names for files that came without one: Telegram tells some kinds apart by the ending. */
const NAMES: Readonly<Record<TelegramFileKind, string>> = {
  photo: "photo.jpg",
  animation: "animation.gif",
  document: "file",
  video: "video.mp4",
  video_note: "video.mp4",
  voice: "voice.ogg",
  audio: "audio.mp3",
  sticker: "sticker.webp",
};

/** Files on their way to Telegram, streamed from where they lie as the request is written. */
export interface Uploads {
  input(file: SentFile, kind: TelegramFileKind): InputFile;
  /** Why a source gave no bytes, which the failed request does not tell. */
  failure(): unknown;
  /** Lets go of what was not read to its end: grammY leaves it open when a request fails in the middle. */
  close(): void;
}

export function createUploads(): Uploads {
  const reading: AsyncGenerator<Uint8Array>[] = [];
  let failure: unknown;
  async function* read(file: SentFile): AsyncGenerator<Uint8Array> {
    try {
      const { bytes } = await file.open();
      yield* bytes;
    } catch (error) {
      failure = error;
      throw error;
    }
  }
  return {
    input: (file, kind) => {
      const bytes = read(file);
      reading.push(bytes);
      return new InputFile(bytes, file.name ?? NAMES[kind]);
    },
    failure: () => failure,
    close: () => {
      for (const bytes of reading) bytes.return(undefined).catch(() => undefined);
    },
  };
}

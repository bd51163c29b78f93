import { randomUUID } from "node:crypto";

export interface MultipartFile {
  /** Of the form's field. */
  readonly field: string;
  readonly name: string;
  /** Exactly as many as will come. */
  readonly size: number;
  readonly bytes: AsyncIterable<Uint8Array>;
}

/** A form with one file, written as it is read, with its length known beforehand. */
export interface Multipart {
  readonly type: string;
  readonly length: number;
  readonly stream: AsyncIterable<Uint8Array>;
}

export function multipart(
  fields: Readonly<Record<string, string>>,
  { field, name, size, bytes }: MultipartFile,
): Multipart {
  const boundary = `dianqiao-${randomUUID()}`;
  const texts = Object.entries(fields).map(
    ([key, value]) =>
      `--${boundary}\r\ncontent-disposition: form-data; name="${key}"\r\n\r\n${value}\r\n`,
  );
  const head = Buffer.from(
    `${texts.join("")}--${boundary}\r\ncontent-disposition: form-data; name="${field}"; filename="${escaped(name)}"\r\ncontent-type: application/octet-stream\r\n\r\n`,
  );
  const tail = Buffer.from(`\r\n--${boundary}--\r\n`);
  return {
    type: `multipart/form-data; boundary=${boundary}`,
    length: head.byteLength + size + tail.byteLength,
    stream: inOrder(head, bytes, tail),
  };
}

async function* inOrder(
  head: Uint8Array,
  bytes: AsyncIterable<Uint8Array>,
  tail: Uint8Array,
): AsyncGenerator<Uint8Array> {
  yield head;
  yield* bytes;
  yield tail;
}

/** HTML standard, "multipart/form-data encoding algorithm". */
function escaped(name: string): string {
  return name.replaceAll("\n", "%0A").replaceAll("\r", "%0D").replaceAll('"', "%22");
}

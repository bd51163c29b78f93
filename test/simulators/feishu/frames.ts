import protobuf from "protobufjs/light.js";

/** One frame of the long connection, as the official SDK's `pbbp2.Frame`. */
export interface Frame {
  readonly seqId: number;
  readonly logId: number;
  readonly service: number;
  readonly method: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload: Buffer;
}

export const CONTROL = 0;
export const DATA = 1;

// SeqID and LogID are uint64 on the wire. Declared as uint32 here, which encodes small numbers alike: the SDK
// takes the 64-bit support out of every protobufjs of the process.
const headerType = new protobuf.Type("Header")
  .add(new protobuf.Field("key", 1, "string", "required"))
  .add(new protobuf.Field("value", 2, "string", "required"));
const frameType = new protobuf.Type("Frame")
  .add(new protobuf.Field("SeqID", 1, "uint32", "required"))
  .add(new protobuf.Field("LogID", 2, "uint32", "required"))
  .add(new protobuf.Field("service", 3, "int32", "required"))
  .add(new protobuf.Field("method", 4, "int32", "required"))
  .add(new protobuf.Field("headers", 5, "Header", "repeated"))
  .add(new protobuf.Field("payloadEncoding", 6, "string"))
  .add(new protobuf.Field("payloadType", 7, "string"))
  .add(new protobuf.Field("payload", 8, "bytes"))
  .add(new protobuf.Field("LogIDNew", 9, "string"));
new protobuf.Root().define("pbbp2").add(headerType).add(frameType);

export function encodeFrame({
  seqId,
  logId,
  service,
  method,
  headers,
  payload,
}: Frame): Uint8Array {
  const fields = {
    SeqID: seqId,
    LogID: logId,
    service,
    method,
    headers: Object.entries(headers).map(([key, value]) => ({ key, value })),
    payload,
  };
  return frameType.encode(frameType.create(fields)).finish();
}

export function decodeFrame(bytes: Uint8Array): Frame {
  const raw = frameType.toObject(frameType.decode(bytes), { bytes: Buffer, defaults: true }) as {
    readonly SeqID: number;
    readonly LogID: number;
    readonly service: number;
    readonly method: number;
    readonly headers: readonly { readonly key: string; readonly value: string }[];
    readonly payload: Buffer;
  };
  return {
    seqId: raw.SeqID,
    logId: raw.LogID,
    service: raw.service,
    method: raw.method,
    headers: Object.fromEntries(raw.headers.map(({ key, value }) => [key, value])),
    payload: raw.payload,
  };
}

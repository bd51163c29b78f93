import { Readable } from "node:stream";
import type { FastifyInstance } from "fastify";
import { DeliveryError } from "../../bot/core/errors.ts";
import type { OpenedFile, SentReply } from "../../bot/core/reply.ts";

/** The newest; who comes later asks for them again. */
const MAX_FILES = 200;

/** A file behind a link: made by us, uploaded by the page, or lying on another platform until it is opened. */
export interface KeptFile {
  readonly name: string;
  readonly type: string;
  open(): Promise<OpenedFile>;
}

/** Files of the playground, in memory or as references, by what their links name them. */
export interface KeptFiles {
  put(id: string, file: KeptFile): void;
  get(id: string): KeptFile | undefined;
}

export function createKeptFiles(): KeptFiles {
  const kept = new Map<string, KeptFile>();
  return {
    put: (id, file) => {
      kept.delete(id);
      kept.set(id, file);
      const [oldest] = kept.keys();
      if (kept.size > MAX_FILES && oldest !== undefined) kept.delete(oldest);
    },
    get: (id) => kept.get(id),
  };
}

/** What a reply hands over, each under the name its link gives it. */
export function filesIn(
  delivery: string,
  reply: SentReply,
): readonly (readonly [string, KeptFile])[] {
  if (reply.kind === "document") {
    const { name, type, bytes } = reply.document;
    return [[delivery, { name, type, open: async () => inMemory(bytes) }]];
  }
  if (reply.kind !== "files") return [];
  return reply.files.map(({ name, kind, type = "application/octet-stream", open }, n) => [
    fileId(delivery, n),
    { name: name ?? kind, type, open },
  ]);
}

export function fileId(delivery: string, n: number): string {
  return `${delivery}-${n}`;
}

export function inMemory(bytes: Uint8Array): OpenedFile {
  async function* once() {
    yield bytes;
  }
  return { bytes: once(), size: bytes.byteLength };
}

/** `GET /playground/documents/<id>`: streamed from where the file lies. */
export function serveFiles(app: FastifyInstance, files: KeptFiles): void {
  app.get<{ Params: { id: string } }>("/playground/documents/:id", async (request, reply) => {
    const file = files.get(request.params.id);
    const opened = await file?.open().catch((error: unknown) => {
      if (error instanceof DeliveryError) return undefined;
      throw error;
    });
    if (file === undefined || opened === undefined) {
      return reply.code(404).send({ error: "Ask for it again." });
    }
    // Always saved, never opened in place: then it would be a page of this server.
    const name = encodeURIComponent(file.name);
    return reply
      .type(file.type)
      .header("content-disposition", `attachment; filename*=UTF-8''${name}`)
      .send(Readable.from(opened.bytes));
  });
}

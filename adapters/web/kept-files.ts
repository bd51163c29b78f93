import { Readable } from "node:stream";
import type { FastifyInstance } from "fastify";
import { DeliveryError } from "../../bot/core/errors.ts";
import { maxDownload } from "../../bot/core/file-limits.ts";
import type { OpenedFile, SentReply } from "../../bot/core/reply.ts";
import { uploadId, uploadName } from "./uploads.ts";

/** The newest; who comes later asks for them again. */
const MAX_FILES = 200;
/** What was uploaded, altogether. */
const MAX_UPLOADED_BYTES = 64 * 1024 * 1024;

/** A file behind a link: made by us, uploaded by the page, or lying on another platform until it is opened. */
export interface KeptFile {
  /** Absent for an upload: the link that leads to it names it. */
  readonly name?: string;
  readonly type: string;
  open(): Promise<OpenedFile>;
}

/** Files of the playground, in memory or as references, by what their links name them. */
export interface KeptFiles {
  /** What a page uploads stays in memory until newer files take its room. */
  upload(id: string, bytes: Uint8Array): void;
  put(id: string, file: KeptFile): void;
  get(id: string): KeptFile | undefined;
}

export function createKeptFiles(): KeptFiles {
  const kept = new Map<string, KeptFile>();
  const uploaded = new Map<string, Uint8Array>();
  return {
    upload: (id, bytes) => {
      uploaded.set(uploadName(id), bytes);
      let total = [...uploaded.values()].reduce((sum, { byteLength }) => sum + byteLength, 0);
      for (const [oldest, { byteLength }] of uploaded) {
        if (total <= MAX_UPLOADED_BYTES) return;
        uploaded.delete(oldest);
        total -= byteLength;
      }
    },
    put: (id, file) => {
      kept.delete(id);
      kept.set(id, file);
      const [oldest] = kept.keys();
      if (kept.size > MAX_FILES && oldest !== undefined) kept.delete(oldest);
    },
    get: (id) => {
      const bytes = uploaded.get(id);
      if (bytes === undefined) return kept.get(id);
      return { type: "application/octet-stream", open: async () => inMemory(bytes) };
    },
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
    const { name } = file;
    const named = name === undefined ? "" : `; filename*=UTF-8''${encodeURIComponent(name)}`;
    return reply
      .type(file.type)
      .header("content-disposition", `attachment${named}`)
      .send(Readable.from(opened.bytes));
  });
}

/** `POST /playground/files/<id>`: the bytes of a file, before the message that shows it. */
export function takeFiles(app: FastifyInstance, files: KeptFiles): void {
  const limits = { parseAs: "buffer", bodyLimit: maxDownload("web") } as const;
  // Not a type a form can have, so another site's page must ask first.
  app.addContentTypeParser("application/octet-stream", limits, (_request, body, done) => {
    done(null, body);
  });
  app.post<{ Params: { id: string }; Body: Uint8Array }>(
    "/playground/files/:id",
    { bodyLimit: maxDownload("web") },
    async (request, reply) => {
      const { params, body } = request;
      const id = uploadId.safeParse(params.id).data;
      if (id === undefined || !(body instanceof Uint8Array)) {
        return reply.code(400).send({ error: "The body is no file." });
      }
      files.upload(id, body);
      return reply.code(204).send();
    },
  );
}

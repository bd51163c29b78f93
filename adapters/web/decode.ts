import { z } from "zod";
import { DecodeError } from "../../bot/core/errors.ts";
import {
  type ActionEvent,
  type FileRef,
  isPrivate,
  type MessageEvent,
  type Person,
} from "../../bot/core/event.ts";
import { toChat } from "./page-chat.ts";
import type { Places } from "./places.ts";
import { uploadId, uploadName } from "./uploads.ts";

export const MAX_TEXT_LENGTH = 20_000;

const sender = {
  /** Made by the page, and the same when it posts again what was not acknowledged. */
  id: z.string().regex(/^[A-Za-z0-9_-]{8,64}$/, "8 to 64 letters, digits, _ or -"),
  at: z.int().positive(),
  person: z.string().max(64),
  name: z.string().trim().min(1).max(60),
  locale: z
    .string()
    .regex(/^[A-Za-z0-9-]{2,35}$/, "a language tag")
    .optional(),
  chat: z.string().max(200),
};
const MAX_FILES = 10;
const upload = z.strictObject({
  id: uploadId,
  name: z.string().min(1).max(200),
  type: z.string().max(100),
  bytes: z.int().nonnegative(),
});
const messageId = z.string().min(1).max(200);
const post = z
  .strictObject({
    ...sender,
    text: z.string().max(MAX_TEXT_LENGTH),
    replyTo: messageId.optional(),
    files: z.array(upload).max(MAX_FILES).default([]),
  })
  .refine(({ text, files }) => /\S/.test(text) || files.length > 0, {
    path: ["text"],
    message: "nothing in it",
  });
const press = z.strictObject({
  ...sender,
  messageId,
  action: z.string().min(1).max(64),
  value: z.string().max(64).optional(),
});

/** What decoding needs beside the body. */
export interface DecodeContext {
  readonly places: Places;
  readonly now: Date;
}

/** @throws {DecodeError} that names the field, fit to be shown to who wrote the page. */
export function decodeMessage(body: unknown, context: DecodeContext): MessageEvent {
  const { text, replyTo, files, ...rest } = parse(post, body);
  const sender = decodeSender(rest, context);
  return {
    kind: "message",
    ...sender,
    // On the page nobody is in a group but to show what the bot does there.
    ...(!isPrivate(sender) && { mentionsBot: true }),
    messageId: rest.id,
    text,
    files: files.map((file) => toFile(file, rest.id)),
    ...(replyTo !== undefined && { replyTo }),
  };
}

function toFile({ id, name, type, bytes }: z.infer<typeof upload>, messageId: string): FileRef {
  const kind = KINDS.find((one) => type.startsWith(`${one}/`)) ?? "document";
  return { channel: "web", id: uploadName(id), messageId, kind, name, bytes, type };
}

/** @throws {DecodeError} that names the field. */
export function decodeAction(body: unknown, context: DecodeContext): ActionEvent {
  const { messageId: pressed, action, value, ...rest } = parse(press, body);
  return {
    kind: "action",
    ...decodeSender(rest, context),
    messageId: pressed,
    action,
    ...(value !== undefined && { value }),
  };
}

const KINDS = ["image", "audio", "video"] as const;

type Sender = Pick<z.infer<typeof post>, keyof typeof sender>;

function decodeSender({ id, at, person, name, locale, chat }: Sender, context: DecodeContext) {
  const { places, now } = context;
  if (!places.hasPerson(person)) {
    throw new DecodeError(`person: there is no "${person}" in the playground`);
  }
  const from: Person = {
    channel: "web",
    id: person,
    name: places.officer(person)?.name ?? name,
    ...(locale !== undefined && { locale }),
  };
  const place = toChat(chat);
  if (!places.canSpeak(from, place)) {
    throw new DecodeError(`chat: "${person}" is not in "${chat}"`);
  }
  // The page's clock says when it was written, however often it had to be posted; it can't lie ahead.
  return { id: `web:${id}`, chat: place, from, at: new Date(Math.min(at, now.getTime())) };
}

function parse<Schema extends z.ZodType>(schema: Schema, body: unknown): z.infer<Schema> {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  const problems = result.error.issues.map(({ path, message }) =>
    path.length === 0 ? message : `${path.join(".")}: ${message}`,
  );
  throw new DecodeError(problems.join("; "), { cause: result.error });
}

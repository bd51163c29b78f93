import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import type { KnowledgeBase, PolicyDocument } from "./knowledge-base.ts";
import { parse } from "./parse.ts";
import { type Passages, toPassages } from "./passages.ts";
import { PolicyError } from "./policy-error.ts";
import { documentSchema, renderingsSchema } from "./schemas.ts";
import { createKnowledgeBase } from "./search.ts";

/** The documents that come with the project. */
const DOCUMENTS_DIR = fileURLToPath(new URL("documents", import.meta.url));

export interface LoadOptions {
  /** A folder of documents, each a folder with source.txt, document.json and perhaps en.json. */
  readonly dir?: string;
}

/**
 * Reads every document of the folder and builds the search over them, from then on in memory.
 *
 * @throws {PolicyError} naming file and line when something there is not as it must be.
 */
export function loadKnowledge({ dir = DOCUMENTS_DIR }: LoadOptions = {}): KnowledgeBase {
  const folders = readdirSync(dir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join(dir, name))
    .toSorted();
  if (folders.length === 0) throw new PolicyError(dir, "there is no document in this folder");
  const loaded = folders.map(loadDocument);
  const hash = createHash("sha256");
  for (const { raw } of loaded) hash.update(JSON.stringify(raw));
  return createKnowledgeBase({
    documents: loaded.map(({ document, passages }) => ({ document, ...passages })),
    revision: hash.digest("hex").slice(0, 12),
  });
}

function loadDocument(folder: string): {
  readonly document: PolicyDocument;
  readonly passages: Passages;
  readonly raw: readonly unknown[];
} {
  const about = readJson(join(folder, "document.json"), documentSchema);
  const { number, source: address, ...rest } = about;
  const document: PolicyDocument = {
    id: basename(folder),
    ...rest,
    ...(number !== undefined && { number }),
    ...(address !== undefined && { source: address }),
  };
  const text = readText(join(folder, "source.txt"));
  const outline = parse(text, document);
  if (outline.length === 0) throw new PolicyError(join(folder, "source.txt"), "the text is empty");
  const english = join(folder, "en.json");
  const renderings = existsSync(english) ? readJson(english, renderingsSchema) : {};
  const passages = toPassages(document, outline, new Map(Object.entries(renderings)));
  const paths = new Set(passages.leaves.map(({ path }) => path));
  const stray = Object.keys(renderings).find((path) => !paths.has(path));
  if (stray !== undefined) {
    throw new PolicyError(
      `${english}:${lineOf(readText(english), `"${stray}"`)}`,
      `the text has no place ${stray}`,
    );
  }
  return { document, passages, raw: [document, text, renderings] };
}

function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (cause) {
    throw new PolicyError(file, "the file can't be read", { cause });
  }
}

function readJson<Schema extends z.ZodType>(file: string, schema: Schema): z.output<Schema> {
  const text = readText(file);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new PolicyError(`${file}:${lineOfSyntaxError(text, cause)}`, "not JSON", { cause });
  }
  const checked = schema.safeParse(value);
  if (checked.success) return checked.data;
  const key = checked.error.issues[0]?.path[0];
  const line = key === undefined ? 1 : lineOf(text, `"${String(key)}"`);
  throw new PolicyError(`${file}:${line}`, z.prettifyError(checked.error));
}

function lineOf(text: string, words: string): number {
  return text.slice(0, Math.max(0, text.indexOf(words))).split("\n").length;
}

/** V8 names the place in its message, and nowhere else. */
function lineOfSyntaxError(text: string, error: unknown): number {
  const position = /position (\d+)/u.exec(String(error))?.[1];
  return text.slice(0, Number(position ?? text.length)).split("\n").length;
}

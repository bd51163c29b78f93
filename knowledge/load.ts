import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import type { KnowledgeSource } from "./engine.ts";
import type { KnowledgeBase, PolicyDocument } from "./knowledge-base.ts";
import type { Lexicon } from "./lexicon.ts";
import { parse } from "./parse.ts";
import { type Passages, toPassages } from "./passages.ts";
import { PolicyError } from "./policy-error.ts";
import {
  cuesSchema,
  documentSchema,
  foreignQuestionsSchema,
  type GlossaryEntry,
  glossaryEntrySchema,
  missingTopicsSchema,
  questionWordsSchema,
  renderingsSchema,
  unlistedSectorsSchema,
} from "./schemas.ts";
import { createKnowledgeBase } from "./search.ts";

/** The documents that come with the project. */
const DOCUMENTS_DIR = fileURLToPath(new URL("documents", import.meta.url));
/** Everyday words, question words, and what the documents lack; ours, whoever's the documents are. */
const LEXICON_DIR = fileURLToPath(new URL("lexicon", import.meta.url));

export interface LoadOptions {
  /** A folder of documents, each a folder with source.txt, document.json and perhaps en.json. */
  readonly dir?: string;
}

/**
 * Reads every document of the folder and builds the search over them, from then on in memory.
 *
 * @throws {PolicyError} naming file and line when something there is not as it must be.
 */
export function loadKnowledge(options: LoadOptions = {}): KnowledgeBase {
  return createKnowledgeBase(readSource(options));
}

/**
 * Reads what `loadKnowledge` builds the search from.
 *
 * @throws {PolicyError} naming file and line when something there is not as it must be.
 */
export function readSource({ dir = DOCUMENTS_DIR }: LoadOptions = {}): KnowledgeSource {
  const folders = readdirSync(dir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join(dir, name))
    .toSorted();
  if (folders.length === 0) throw new PolicyError(dir, "there is no document in this folder");
  const loaded = folders.map(loadDocument);
  const hash = createHash("sha256");
  for (const { raw } of loaded) hash.update(JSON.stringify(raw));
  return {
    documents: loaded.map(({ document, passages }) => ({ document, ...passages })),
    lexicon: loadLexicon(loaded),
    revision: hash.digest("hex").slice(0, 12),
  };
}

interface Loaded {
  readonly document: PolicyDocument;
  readonly passages: Passages;
  /** All that was read, for the revision. */
  readonly raw: readonly unknown[];
}

function loadLexicon(documents: readonly Loaded[]): Lexicon {
  const read = <Schema extends z.ZodType>(name: string, schema: Schema): z.output<Schema> =>
    readJson(join(LEXICON_DIR, name), schema);
  const glossaries = new Map(
    documents.map(({ document: { id }, passages }) => [id, loadGlossary(id, passages)]),
  );
  return {
    questionWords: read("question-words.json", questionWordsSchema),
    cues: read("cues.json", cuesSchema),
    missingTopics: read("missing-topics.json", missingTopicsSchema),
    unlistedSectors: read("unlisted-sectors.json", unlistedSectorsSchema),
    foreignQuestions: read("foreign-questions.json", foreignQuestionsSchema),
    glossary: (id) => glossaries.get(id) ?? [],
  };
}

/** A document without everyday words is found by its own words only. */
function loadGlossary(id: string, { leaves }: Passages): readonly GlossaryEntry[] {
  const file = join(LEXICON_DIR, "glossary", `${id}.jsonl`);
  if (!existsSync(file)) return [];
  const paths = new Set(leaves.map(({ path }) => path));
  return readText(file)
    .trimEnd()
    .split("\n")
    .map((line, index) => {
      const where = `${file}:${index + 1}`;
      const entry = check(parseJson(line, where), glossaryEntrySchema, () => where);
      if (!paths.has(entry.path)) throw new PolicyError(where, `${id} has no place ${entry.path}`);
      return entry;
    });
}

function loadDocument(folder: string): Loaded {
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
  return check(parseJson(text, file), schema, (key) =>
    key === undefined ? file : `${file}:${lineOf(text, `"${key}"`)}`,
  );
}

function parseJson(text: string, where: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const line = text.includes("\n") ? `${where}:${lineOfSyntaxError(text, cause)}` : where;
    throw new PolicyError(line, "not JSON", { cause });
  }
}

/** `place` says where a key of the value stands. */
function check<Schema extends z.ZodType>(
  value: unknown,
  schema: Schema,
  place: (key: string | undefined) => string,
): z.output<Schema> {
  const checked = schema.safeParse(value);
  if (checked.success) return checked.data;
  const key = checked.error.issues[0]?.path[0];
  throw new PolicyError(
    place(key === undefined ? undefined : String(key)),
    z.prettifyError(checked.error),
  );
}

function lineOf(text: string, words: string): number {
  return text.slice(0, Math.max(0, text.indexOf(words))).split("\n").length;
}

/** V8 names the place in its message, and nowhere else. */
function lineOfSyntaxError(text: string, error: unknown): number {
  const position = /position (\d+)/u.exec(String(error))?.[1];
  return text.slice(0, Number(position ?? text.length)).split("\n").length;
}

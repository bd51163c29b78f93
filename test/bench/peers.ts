import { normalise } from "../../knowledge/normalise.ts";
import { tokenize } from "../../knowledge/tokenize.ts";
import type { PlainText } from "../../knowledge/units.ts";

/**
 * What we use of the packages in this folder. They are loaded by name and typed by hand, so that the project
 * can be checked without them.
 */
interface MiniSearchModule {
  readonly default: new (
    options: object,
  ) => {
    addAll(documents: readonly PlainText[]): void;
    search(query: string): readonly { readonly id: string }[];
  };
}

interface OramaModule {
  readonly create: (options: object) => object | Promise<object>;
  readonly insertMultiple: (index: object, documents: readonly object[]) => unknown;
  readonly search: (index: object, query: object) => OramaFound | Promise<OramaFound>;
}
interface OramaFound {
  readonly hits: readonly { readonly id: string }[];
}
interface OramaTokenizers {
  readonly createTokenizer: () => object;
}

interface FlexSearchModule {
  readonly Index: new (
    options: object,
  ) => {
    add(id: number, text: string): void;
    search(query: string, options: object): readonly number[];
  };
  readonly Charset: { readonly CJK: object };
}

type PeerSearch = (
  question: string,
  limit: number,
) => readonly string[] | Promise<readonly string[]>;

export async function isInstalled(name: string): Promise<boolean> {
  try {
    await load(name);
    return true;
  } catch {
    return false;
  }
}

async function load<Module>(name: string): Promise<Module> {
  return (await import(name)) as Module;
}

/** With the same tokens as ours; its own tokenizer makes a Chinese sentence one word. */
export async function buildMiniSearch(passages: readonly PlainText[]): Promise<PeerSearch> {
  const { default: MiniSearch } = await load<MiniSearchModule>("minisearch");
  const index = new MiniSearch({
    fields: ["title", "text"],
    tokenize: (text: string) => [...tokenize(text)],
    processTerm: (term: string) => term,
  });
  index.addAll(passages.map(normalised));
  return (question, limit) =>
    index
      .search(normalise(question))
      .slice(0, limit)
      .map(({ id }) => id);
}

export async function buildOrama(passages: readonly PlainText[]): Promise<PeerSearch> {
  const { create, insertMultiple, search } = await load<OramaModule>("@orama/orama");
  const { createTokenizer } = await load<OramaTokenizers>("@orama/tokenizers/mandarin");
  const index = await create({
    schema: { title: "string", text: "string" },
    components: { tokenizer: createTokenizer() },
  });
  await insertMultiple(index, passages.map(normalised));
  return async (question, limit) => {
    const { hits } = await search(index, { term: normalise(question), limit });
    return hits.map(({ id }) => id);
  };
}

/** `suggest`, for otherwise one unknown word finds nothing. */
export async function buildFlexSearch(
  passages: readonly PlainText[],
  kind: "cjk" | "bigrams",
): Promise<PeerSearch> {
  const { Index, Charset } = await load<FlexSearchModule>("flexsearch");
  const index = new Index(
    kind === "cjk"
      ? { tokenize: "strict", encoder: Charset.CJK }
      : { tokenize: "strict", encode: (text: string) => [...tokenize(text)] },
  );
  for (const [at, passage] of passages.entries()) {
    const { title, text } = normalised(passage);
    index.add(at, `${title}\n${text}`);
  }
  return (question, limit) =>
    index.search(normalise(question), { limit, suggest: true }).map((at) => passages[at]?.id ?? "");
}

function normalised({ id, title = "", text }: PlainText): Required<PlainText> {
  return { id, title: normalise(title), text: normalise(text) };
}

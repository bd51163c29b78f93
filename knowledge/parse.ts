import { type Mark, markOf, opensClosing, toNumeral, withoutMark } from "./numbering.ts";
import { toParagraphs } from "./paragraphs.ts";

/** A numbered place of a document with what stands below it. */
export interface OutlineNode {
  /** As printed: 附件1·一（六）2. */
  readonly path: string;
  /** Without its number. */
  readonly heading: string;
  /** The node's own words, from its number to the first node below it; never empty. */
  readonly paragraphs: readonly string[];
  readonly children: readonly OutlineNode[];
}

interface Draft {
  readonly path: string;
  /** Outer marks are smaller; a dash stands between its parent's level and the next. */
  readonly depth: number;
  readonly kind: Mark["level"] | "text";
  readonly paragraphs: string[];
  readonly children: Draft[];
}

const DEPTHS = { annex: 0, part: 1, section: 2, item: 3, subitem: 4 } as const;
/** A heading longer than this is cut where its opening words end. */
const MAX_HEADING_LENGTH = 24;
/** A clause that decides on projects by itself. */
const RULING = /(?:不招|慎招)[。；]?$/u;

/**
 * The outline of an official document: 一、（一）1.（1）, dashes, annexes. What stands before the first
 * number is 开头, the list of annexes, the signature and the date are 落款.
 */
export function parse(
  source: string,
  { title, issuer }: { readonly title: string; readonly issuer: string },
): readonly OutlineNode[] {
  const roots: Draft[] = [];
  let stack: Draft[] = [];
  const add = (draft: Draft, parent: Draft | undefined): void => {
    (parent?.children ?? roots).push(draft);
  };
  for (const paragraph of mergeTitle(toParagraphs(source), title)) {
    const closing = stack[0]?.path === "落款";
    const mark = markOf(paragraph);
    if (mark !== undefined && (!closing || mark.level === "annex")) {
      stack = ancestorsOf(mark, stack);
      const parent = stack.at(-1);
      const draft = draftOf(mark, paragraph, parent);
      add(draft, parent);
      stack.push(draft);
      continue;
    }
    const inAnnex = stack[0]?.kind === "annex";
    const closes = !closing && !inAnnex && (opensClosing(paragraph) || paragraph === issuer);
    if (stack.length === 0 || closes) {
      const draft = textDraft(stack.length === 0 && !closes ? "开头" : "落款", paragraph);
      add(draft, undefined);
      stack = [draft];
    } else {
      stack.at(-1)?.paragraphs.push(paragraph);
    }
  }
  return roots.map(toNode);
}

function textDraft(path: string, paragraph: string): Draft {
  return { path, depth: 9, kind: "text", paragraphs: [paragraph], children: [] };
}

/** A title set on several lines is one paragraph. */
function mergeTitle(paragraphs: readonly string[], title: string): readonly string[] {
  let joined = "";
  for (const [index, paragraph] of paragraphs.entries()) {
    joined += paragraph.replaceAll(/\s/gu, "");
    if (joined === title) return [title, ...paragraphs.slice(index + 1)];
    if (!title.startsWith(joined)) break;
  }
  return paragraphs;
}

/** The open nodes a node with this mark stands below. */
function ancestorsOf(mark: Mark, stack: readonly Draft[]): Draft[] {
  if (mark.level === "dash") return stack.filter(({ kind }) => kind !== "dash" && kind !== "text");
  return stack.filter(({ depth }) => depth < DEPTHS[mark.level]);
}

function draftOf(mark: Mark, paragraph: string, parent: Draft | undefined): Draft {
  const depth = mark.level === "dash" ? (parent?.depth ?? 0) + 0.5 : DEPTHS[mark.level];
  const path = (parent?.path ?? "") + segmentOf(mark, parent);
  return { path, depth, kind: mark.level, paragraphs: [paragraph], children: [] };
}

function segmentOf(mark: Mark, parent: Draft | undefined): string {
  const dot =
    parent === undefined || parent.kind === "part" || parent.kind === "section" ? "" : "·";
  switch (mark.level) {
    case "annex":
      return `附件${mark.n}`;
    case "part":
      return dot + toNumeral(mark.n);
    case "section":
      return `${dot}（${toNumeral(mark.n)}）`;
    case "item":
      return dot + String(mark.n);
    case "subitem":
      return `（${mark.n}）`;
    case "dash": {
      const before = parent?.children.filter(({ kind }) => kind === "dash").length ?? 0;
      return `${parent === undefined ? "" : "·"}${before + 1}`;
    }
  }
}

function toNode(draft: Draft): OutlineNode {
  const { lead, rulings } = draft.children.length === 0 ? splitRulings(draft) : undivided(draft);
  const children = rulings.map((text, index) => ({
    path: `${draft.path}·${index + 1}`,
    heading: openingWords(text),
    paragraphs: [text],
    children: [],
  }));
  return {
    path: draft.path,
    heading: headingOf(draft),
    paragraphs: lead,
    children: [...draft.children.map(toNode), ...children],
  };
}

interface Split {
  readonly lead: readonly string[];
  readonly rulings: readonly string[];
}

const undivided = ({ paragraphs }: Draft): Split => ({ lead: paragraphs, rulings: [] });

/** A paragraph that ends in several rulings holds as many clauses to cite, below what leads up to them. */
function splitRulings(draft: Draft): Split {
  const clauses = (draft.paragraphs.at(-1) ?? "").split(/(?<=[。；])/u);
  const lastOther = clauses.findLastIndex((clause) => !RULING.test(clause));
  const rulings = clauses.slice(lastOther + 1);
  if (lastOther < 0 || rulings.length < 2) return undivided(draft);
  const lead = clauses.slice(0, lastOther + 1).join("");
  return { lead: [...draft.paragraphs.slice(0, -1), lead], rulings };
}

function headingOf({ kind, paragraphs, children }: Draft): string {
  const [first = "", second] = paragraphs;
  if (kind === "annex") return second ?? first;
  const words = withoutMark(first);
  const isHeading = second !== undefined || children.length > 0;
  return isHeading && !/[。；：]/u.test(words) ? words : openingWords(words);
}

/** What a passage is called that has no heading of its own: its words up to the first stop. */
function openingWords(text: string): string {
  const [first = text] = text.split(/[（〔。；：]/u);
  if (first.length <= MAX_HEADING_LENGTH) return first;
  const [clause = first] = first.split("，");
  return clause.length <= MAX_HEADING_LENGTH
    ? clause
    : `${clause.slice(0, MAX_HEADING_LENGTH - 1)}…`;
}

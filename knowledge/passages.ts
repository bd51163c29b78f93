import type { Passage, PolicyDocument } from "./knowledge-base.ts";
import type { OutlineNode } from "./parse.ts";

/** The unofficial English of one place: its heading, and its own words where it has more than that. */
export interface Rendering {
  readonly heading: string;
  readonly text?: string | undefined;
}

export interface Passages {
  /** In reading order; joined they are the document, white space aside. */
  readonly leaves: readonly Passage[];
  readonly sections: readonly Passage[];
}

/**
 * Every node is a leaf that holds its own words; a node with others below it is a section besides, under
 * the same path. So each leaf has a path of its own, and 附件1·二 is both the sentence before the rules
 * (the leaf) and the rules with it (the section): whoever asks for the path gets the section, which
 * begins with the leaf.
 */
export function toPassages(
  document: Pick<PolicyDocument, "id" | "title">,
  outline: readonly OutlineNode[],
  renderings: ReadonlyMap<string, Rendering>,
): Passages {
  const leaves: Passage[] = [];
  const sections: Passage[] = [];
  const visit = (node: OutlineNode, above: readonly string[]): void => {
    const trail = [...above, node.heading];
    const rendering = renderings.get(node.path);
    const shared = { document: document.id, path: node.path, heading: node.heading, trail };
    const english = rendering && { headingEn: rendering.heading };
    leaves.push({
      ...shared,
      ...english,
      ...(rendering && { textEn: rendering.text ?? rendering.heading }),
      kind: "leaf",
      text: node.paragraphs.join("\n"),
      children: [],
    });
    if (node.children.length === 0) return;
    const at = sections.push({ ...shared, kind: "section", text: "", children: [] }) - 1;
    const first = leaves.length - 1;
    for (const child of node.children) visit(child, trail);
    const below = leaves.slice(first);
    const textsEn = below.map(({ textEn }) => textEn);
    sections[at] = {
      ...shared,
      ...english,
      ...(textsEn.every((text) => text !== undefined) && { textEn: textsEn.join("\n") }),
      kind: "section",
      text: below.map(({ text }) => text).join("\n"),
      children: node.children.map(({ path }) => path),
    };
  };
  for (const node of outline) visit(node, [document.title]);
  return { leaves, sections };
}

/** Whether a leaf is nothing but the heading of its section: part of the text, no answer by itself. */
export function isBareHeading(leaf: Passage, section: Passage | undefined): boolean {
  return section !== undefined && leaf.text.endsWith(section.heading);
}

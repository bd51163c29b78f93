import { loadKnowledge } from "../../knowledge/load.ts";

/** An item of the catalogue. */
export interface Clause {
  readonly path: string;
  /** As somebody asks who does not know the path. */
  readonly question: string;
}

export function loadClauses(): readonly Clause[] {
  const { leaves } = loadKnowledge();
  return leaves
    .filter(({ path }) => /^附件1·一.*\d$/.test(path))
    .map(({ path, text }) => {
      const [name = ""] = text.replace(/^\d+\./, "").split(/[（〔，。；：]/);
      return { path, question: `${name}项目你们要不要？` };
    });
}

import type { KnowledgeBase } from "../../knowledge/knowledge-base.ts";
import { itemOf } from "../project/project.ts";

/** What stands around the product in a question whether it may be made. */
const ASKED =
  /^(?:那|你们?|您|请|就|直接|先|能|告诉我|说说|问一下|想问|请问|我们?|做|搞|开|办|生产|加工|到底|比如)*([\p{Script=Han}a-z0-9]{2,12}?)(?:的?(?:项目|厂|加工厂))?(?:到底)?(?:行不行|可不可以|可以吗|可以不|行吗|能不能(?:做|进|投|招)?|能做吗|能投吗|要不要|要吗|欢迎吗|怎么样|算不算|属于|在不在)|^(?:(?:ok|so|then|just|please)[, ]*)*(?:tell me )?(?:(?:if|whether) )?(?:what about|how about|is|are|can (?:we|i) (?:do|make|produce|build)|do you (?:want|take|welcome)) (?:an? |the )?([a-z][a-z -]{2,30}?)(?: plants?| factory| projects?)?(?: (?:ok|okay|allowed|possible|welcome|eligible|listed|fine))?\??$/iu;

/** The product a question was about, where the catalogue knows it; never a guess. */
export function askedProduct(knowledge: KnowledgeBase, question: string): string | undefined {
  return question
    .normalize("NFKC")
    .split(/[,。;!\n]/u)
    .map((clause) => ASKED.exec(clause.trim()) ?? [])
    .map(([, zh, en]) => (zh ?? en)?.trim())
    .find((product) => product !== undefined && itemOf(knowledge, { product }) !== undefined);
}

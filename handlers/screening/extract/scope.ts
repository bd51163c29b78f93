import { OTHER_PLACE } from "../../../knowledge/elsewhere.ts";
import { findPlaces } from "../../../knowledge/regions.ts";
import type { Clause } from "./clauses.ts";

/** A project that is no more: 8000万那个项目我们放弃了. */
const ABANDONED =
  /(?:项目|方案|计划|地块|那[个块笔家]).*(?:放弃|不[做搞投建上干要]|黄|搁置|作废|取消|终止|叫停|没成|没谈成|泡汤)(?:掉|了|$)|(?<![a-z])(?:project|plan|plant|deal|site|one|idea)(?![a-z]).*(?<![a-z])(?:dropped|abandoned|cancell?ed|scrapped|shelved|fell through|called off|given up|gave up)(?![a-z])|(?<![a-z])(?:dropped|abandoned|cancell?ed|scrapped|shelved|gave up(?: on)?) (?:that|the|our)(?![a-z])/iu;

/** From where in a clause on it is not about this project, and why. */
export interface NotOurs {
  readonly at: number;
  /** A case that is imagined, a later stage, another party, another plant or year of the same company. */
  readonly why: "imagined" | "later" | "party" | "elsewhere";
}

const OTHER_PARTY =
  /隔壁|邻居|同行|人家|别人|(?:竞争)?对手|友商|那家|competitors?|neighbou?rs?|someone else|somebody|another (?:company|firm|investor)|other (?:company|firm|investor)/iu;
const OTHER_TIME_OR_FIRM =
  /母公司|总公司|兄弟公司|关联公司|去年|前年|早年|当年|当初|parent company|sister (?:company|plant)|last year|in (?:19|20)\d\d(?!\d)/iu;
const PLANT = /厂|工厂|基地|项目|生产线|车间|plant|factory|facility|mill|line|site/iu;
const AT_OTHER_PLACE = new RegExp(
  `(?:在|位于|位於)[^,，]{0,2}(?:${OTHER_PLACE.zh})|(?:${OTHER_PLACE.zh})[^,，]{0,3}(?:厂|工厂|基地)|(?<![a-z])in (?:the )?(?:\\w+ )?(?:${OTHER_PLACE.en})(?![a-z])|(?<![a-z])(?:${OTHER_PLACE.en})(?: plant| factory| site)|(?<![a-z])(?:thai|vietnamese|lao|laotian|burmese|japanese|korean|german|french|italian|indian|malaysian|indonesian|taiwanese|overseas|foreign) (?:plant|factory|mill|site)(?![a-z])`,
  "iu",
);
const MOVES_FROM = /(?:从|由|自)[^,，]{0,12}(?:迁|搬|转移)|(?:mov|relocat)\w+/iu;
const IMAGINED =
  /如果(?!可以|方便|能)|假如|假设|假定|要是|倘若|万一|(?<![a-z])(?:if(?! possible| you like)|suppose|supposing|imagine)(?![a-z])/iu;
const LATER =
  /(?:将来|以后|未来|远期|后期|日后)[^,，]{0,6}(?:再|可能|还|有望|可以|扩)|(?<![a-z])(?:might (?:later|eventually|go|add|expand|increase)|(?:later|eventually|someday|one day)(?! than))(?![a-z])/iu;
const OURS =
  /云南|滇|这边|这次|本次|本项目|该项目|这个项目|目前|现在|眼下|先期|计划|打算|准备|拟|想|我们(?:要|投|这)|yunnan|this (?:one|project|plant|time)|here(?![a-z])|phase one|phase 1|first phase|(?<![a-z])(?:now|currently|for the moment|will|would|we'd|plan(?:s|ning)?|want|intend|looking|considering)(?![a-z])/iu;
const PROPOSES =
  /云南|滇|这边|这次|本次|本项目|yunnan|this (?:one|project|plant|time)|here(?![a-z])/iu;

/**
 * For each clause, whether its figures are of another plant, another party, or of a case that is only
 * imagined. What such a clause begins holds to the end of its sentence, or until this project is named.
 */
export function notOurs(clauses: readonly Clause[]): readonly (NotOurs | undefined)[] {
  let open: { sentence: number; why: NotOurs["why"] } | undefined;
  return clauses.map(({ text, sentence }) => {
    const own = beginsIn(text);
    if (own) {
      open = own.goesOn ? { sentence, why: own.why } : undefined;
      return own;
    }
    if (open?.sentence !== sentence || isOurs(text)) open = undefined;
    return open && { at: 0, why: open.why };
  });
}

function beginsIn(text: string): (NotOurs & { readonly goesOn: boolean }) | undefined {
  for (const [why, pattern] of [
    ["imagined", IMAGINED],
    ["later", LATER],
  ] as const) {
    const at = pattern.exec(text)?.index;
    if (at !== undefined) return { at, why, goesOn: at < text.length / 2 };
  }
  if (isAbandoned(text)) return { at: 0, why: "elsewhere", goesOn: false };
  if (PROPOSES.test(text) || findPlaces(text).length > 0) return undefined;
  if (OTHER_PARTY.test(text)) return { at: 0, why: "party", goesOn: true };
  if (OTHER_TIME_OR_FIRM.test(text)) return { at: 0, why: "elsewhere", goesOn: true };
  if (!AT_OTHER_PLACE.test(text) || MOVES_FROM.test(text) || OURS.test(text)) return undefined;
  return { at: 0, why: "elsewhere", goesOn: PLANT.test(text) };
}

/** Whether a clause says of another project that nothing came of it. */
export function isAbandoned(text: string): boolean {
  return ABANDONED.test(text);
}

function isOurs(text: string): boolean {
  return OURS.test(text) || findPlaces(text).length > 0;
}

import type { Clause } from "./clauses.ts";
import type { Home } from "./extraction.ts";

/** Where somebody says he comes from, with the currency he may count in; those with a dollar of their own. */
const HOMES: readonly (readonly [string, RegExp, boolean])[] = [
  ["TWD", /台(?:湾|商|资|企|中|北|南)|新北|高雄|桃园|新竹|taiwan(?:ese)?|taipei/iu, true],
  ["HKD", /香港|港(?:资|商|企)|hong ?kong(?:er)?/iu, true],
  ["SGD", /新加坡|singapor(?:e|ean)/iu, true],
  ["AUD", /澳大利亚|澳洲|australian?|melbourne|sydney/iu, true],
  ["CAD", /加拿大|canad(?:a|ian)|toronto|vancouver/iu, true],
  ["USD", /美国|美资|美商|american|u\.?s\.? company|united states/iu, false],
  [
    "EUR",
    /德国|法国|意大利|西班牙|荷兰|芬兰|奥地利|比利时|爱尔兰|德资|法资|german(?:y)?|french|france|ital(?:y|ian)|spanish|spain|dutch|netherlands|finnish|finland|austrian?|belgian|belgium|irish|ireland/iu,
    false,
  ],
  ["GBP", /英国|英资|british|u\.?k\.? company|united kingdom/iu, false],
  ["CHF", /瑞士|swiss|switzerland/iu, false],
  ["SEK", /瑞典|swedish|sweden/iu, false],
  ["DKK", /丹麦|danish|denmark/iu, false],
  ["NOK", /挪威|norwegian|norway/iu, false],
  ["JPY", /日本|日资|日企|日商|japan(?:ese)?/iu, false],
  ["KRW", /韩国|韩资|韩企|korean?/iu, false],
  ["THB", /泰国|泰资|thai(?:land)?/iu, false],
  ["VND", /越南|vietnam(?:ese)?/iu, false],
  ["MYR", /马来西亚|马资|malaysian?/iu, false],
  ["INR", /印度(?!尼)|indian?(?![a-z])/iu, false],
  ["", /外资|外商|外企|foreign(?:-owned)? (?:company|firm|investor|enterprise|business)/iu, false],
];

/** The words around a place that make it the speaker's own home, and not a market or a plant. */
const WHO =
  /(?:我(?:们|司)?|咱们|咱|敝公司|本公司|我哋|俺)[^,，。]{0,4}(?:是|系|係|来自)|(?:台|港|外|美|德|法|日|韩|泰|英|马)(?:商|资|企)|^(?:来自)|(?<![a-z])(?:we(?:'re| are)|i(?:'m| am)|our (?:company|firm|group) is|on behalf of|from) /iu;
const COMPANY =
  /公司|企业|集团|厂|商|资|company|firm|group|maker|manufacturer|investor|based|producer|supplier|start-?up|business|fund/iu;

/** Whom he sells to or buys from is not who he is. */
const PARTNER =
  /客户|市场|出口|进口|销往|卖(?:到|给)|设备|技术|customers?|clients?|markets?|exports?|imports?|equipment|technology/iu;

/** The country a speaker says he or his company is from, if it is not the mainland. */
export function homeOf(clauses: readonly Clause[]): Home | undefined {
  for (const { text } of clauses) {
    if (!WHO.test(text) || !COMPANY.test(text) || PARTNER.test(text)) continue;
    const found = HOMES.find(([, pattern]) => pattern.test(text));
    if (found) return { currency: found[0], hasDollar: found[2] };
  }
  return undefined;
}

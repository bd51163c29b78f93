import { findPlaces } from "../../knowledge/regions.ts";

/** Where a list of products begins. */
const OPENING =
  /(?:产品|產品|做的|生产的|生產的|经营|經營)[^：:，,。；;\n]{0,6}?(?:[：:]|分别是|分別是|包括|有|为|為|是)\s*[：:]?\s*([^。；;\n]+)|\b(?:products?|lines?)\b[^:.;\n]{0,20}?(?::|\bare\b|\binclude\b)\s*([^.;\n]+)/giu;
const BETWEEN = /\s*[、,，]\s*(?:and\s+|和|及|以及)?|\s+and\s+|以及|和|跟|及/u;
/** 一个是雨伞，另一个是核桃油: each with what it is told with. */
const EACH =
  /(?:第?[一二三四五]个(?:项目|項目)?(?:是|做)|另(?:外)?(?:一[个個])?(?:项目|項目)?(?:是|做)|其[一二三](?:是|为|為)?|(?<![a-z])(?:one|the first|the second|the third|another|the other)(?: (?:project|plant|one|line))? (?:is|makes|would be|will be)(?: (?:a|an|the))?)\s*[：:]?\s*([^，,。；;、\n]+)/giu;
const NUMBERED =
  /(?:^|[\n；;。])\s*(?:[1-8][.、)）]|[①-⑧]|[(（][1-8一二三四五][)）])\s*([^，,。；;\n]+)/gu;
/** What follows a list in the same sentence is no product. */
const NO_PRODUCT =
  /\d|投资|投資|用地|落地|选址|選址|落户|落戶|^在|^位[于於]|税|稅|分期|一期|\b(?:in|invest|million|land)\b/iu;
const MAX_LENGTH = 24;

/** The products a text lists, as they are written and in its order; fewer than two where it lists none. */
export function productsIn(text: string): readonly string[] {
  const normalised = text.normalize("NFKC");
  const each = [...normalised.matchAll(EACH)].map(([, product = ""]) => trimmed(product));
  if (each.length > 1) return plausible(each);
  const numbered = [...normalised.matchAll(NUMBERED)].map(([, product = ""]) => trimmed(product));
  if (numbered.length > 1 && plausible(numbered).length > 1) return plausible(numbered);
  return plausible(
    [...normalised.matchAll(OPENING)].flatMap(([, zh, en]) => listed(zh ?? en ?? "")),
  );
}

function listed(list: string): readonly string[] {
  const parts = list.split(BETWEEN).map(trimmed);
  const end = parts.findIndex((part) => NO_PRODUCT.test(part));
  return end < 0 ? parts : parts.slice(0, end);
}

function trimmed(product: string): string {
  return product.replace(/(?:三|两|兩|几|幾|四)(?:种|種|样|樣|个|個)$|等$/u, "").trim();
}

function plausible(products: readonly string[]): readonly string[] {
  const own = products.filter(
    (product) =>
      product.length > 1 &&
      product.length <= MAX_LENGTH &&
      !NO_PRODUCT.test(product) &&
      !isPlace(product),
  );
  return [...new Set(own)];
}

/** 大理 behind a list of products is where they are to be made. */
function isPlace(product: string): boolean {
  return findPlaces(product).some(({ start, end }) => start === 0 && end >= product.length - 1);
}

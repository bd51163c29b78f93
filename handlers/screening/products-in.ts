/** Where a list of products begins. */
const OPENING =
  /(?:产品|做的|生产的|经营)[^：:，,。；;\n]{0,6}?(?:[：:]|分别是|包括|有|为|是)\s*([^。；;\n]+)|\b(?:products?|lines?)\b[^:.;\n]{0,20}?(?::|\bare\b|\binclude\b)\s*([^.;\n]+)/giu;
const BETWEEN = /\s*[、,，]\s*(?:and\s+|和|及|以及)?|\s+and\s+|以及|和|及/u;
/** What follows a list in the same sentence is no product. */
const NO_PRODUCT = /\d|投资|用地|落地|^在|^位于|税|\b(?:in|invest|million|land)\b/iu;
const MAX_LENGTH = 24;

/** The products a text lists, in its order; fewer than two where it lists none. */
export function productsIn(text: string): readonly string[] {
  const products = [...text.normalize("NFKC").matchAll(OPENING)].flatMap(([, zh, en]) => {
    const parts = (zh ?? en ?? "").split(BETWEEN).map((part) => part.trim());
    const end = parts.findIndex((part) => NO_PRODUCT.test(part));
    return end < 0 ? parts : parts.slice(0, end);
  });
  return [...new Set(products)].filter(({ length }) => length > 1 && length <= MAX_LENGTH);
}

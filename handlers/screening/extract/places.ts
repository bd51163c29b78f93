import { findPlaces, type PlaceMention } from "../../../knowledge/regions.ts";
import type { FactName } from "../facts.ts";
import type { Ambiguity, Extracted } from "./extraction.ts";

/** Where something comes from or goes to, which is not where it is built. */
const ELSEWHERE_BEFORE =
  /(?:从|由|来自|来源于|运到|运去|运往|卖到|卖给|销往|发往|出口到|总部在?|总部位于|注册在|公司在|户口在|我是|我们是|搬离|迁出|离|距离?|不去|不放|不在|不是|from|based in|headquartered in|headquarters in|registered in|shipped to|sold to|sell to|not in|not|near)\s*$/iu;
const SITE_BEFORE =
  /(?:落|放|落在|放在|落地在?|落户在?|建在|建到|设在|选在|选址在?|搬到|迁到|迁至|改到|改成|改为|去|到|in|at|to)\s*$/iu;
const SITE_AFTER =
  /^\s*(?:市|州|县|区)?(?:这边|那边|当地)?(?:建|做|设|办|开|投|落|上|搞|优先|周边|高新|经开|工业园|园区)/u;

/** The prefecture the project would stand in; two that cannot be told apart are asked about. */
export function extractRegion(text: string): {
  facts: Partial<Record<FactName, Extracted>>;
  ambiguities: readonly Ambiguity[];
} {
  const places = findPlaces(text);
  const sites = preferSites(text, places);
  const regions = [...new Set(sites.map(({ region }) => region))];
  const words = sites.map((place) => place.words).join("、");
  const [only] = regions;
  if (only === undefined) return { facts: {}, ambiguities: [] };
  if (regions.length === 1) return { facts: { region: { value: only, words } }, ambiguities: [] };
  const candidates = regions.map((region) => ({ value: region, words: region }));
  return { facts: {}, ambiguities: [{ fact: "region", why: "several", candidates, words }] };
}

function preferSites(text: string, places: readonly PlaceMention[]): readonly PlaceMention[] {
  const here = places.filter(({ start }) => !ELSEWHERE_BEFORE.test(text.slice(0, start)));
  if (new Set(here.map(({ region }) => region)).size <= 1) return here;
  const named = here.filter(
    ({ start, end }) => SITE_BEFORE.test(text.slice(0, start)) || SITE_AFTER.test(text.slice(end)),
  );
  return new Set(named.map(({ region }) => region)).size === 1 ? named : here;
}

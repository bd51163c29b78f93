import { findPlaces, type PlaceMention } from "../../../knowledge/regions.ts";
import type { FactName } from "../facts.ts";
import type { Ambiguity, Extracted } from "./extraction.ts";

/** Where something comes from or goes to, which is not where it is built. */
const ELSEWHERE_BEFORE =
  /(?:从|由|来自|来源于|运到|运去|运往|卖到|卖给|销往|发往|出口到|总部在?|总部位于|注册在|公司在|户口在|我是|我们是|搬离|迁出|离|距离?|不去|不放|不在|不是|from|based in|headquartered in|headquarters in|registered in|shipped to|sold to|sell to|not in|not)\s*$/iu;
/** An institution that is named after its town. */
const INSTITUTION_AFTER =
  /^(?:市|州|省)?[^,，。]{0,5}?(?:大学|学院|研究院|研究所|医院|设计院|银行|商会|牌|烟厂|University|College|Institute|Hospital)/iu;
/** Looked at and left: 昆明已经去看过了, we looked at Lijiang but. */
const LEFT_BEFORE =
  /(?:考察过|看过|去过|放弃了?|looked at|visited|considered|ruled out|instead of|rather than|left)\s*$/iu;
const LEFT_AFTER =
  /^(?:市|州|县)?(?:那边|这边)?(?:也|已经?|都|先)?(?:去)?(?:看|考察|谈|问)过|^(?:太|不合适|放弃)/iu;
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

function isSite(before: string, after: string): boolean {
  if (ELSEWHERE_BEFORE.test(before) || INSTITUTION_AFTER.test(after)) return false;
  return !LEFT_BEFORE.test(before) && !LEFT_AFTER.test(after);
}

function preferSites(text: string, places: readonly PlaceMention[]): readonly PlaceMention[] {
  const here = places.filter(({ start, end }) => isSite(text.slice(0, start), text.slice(end)));
  if (new Set(here.map(({ region }) => region)).size <= 1) return here;
  const named = here.filter(
    ({ start, end }) => SITE_BEFORE.test(text.slice(0, start)) || SITE_AFTER.test(text.slice(end)),
  );
  return new Set(named.map(({ region }) => region)).size === 1 ? named : here;
}

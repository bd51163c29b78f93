import { findPlaces } from "../../../knowledge/regions.ts";
import type { Clause } from "./clauses.ts";

const MAY_ZH =
  /^(?:请问|你好|您好|我们?|咱们?|想问(?:一?下)?|那|[\s,，:])*(\p{Script=Han}.{1,24}?)(?:可不可以|能不能|可以|能否|可否|能)(进|来|到|去|落户?|落地|落在|放在?|投|做|建|办|开|搞)(.{1,16}?)[吗么嘛吧]?$/u;
const MAY_EN =
  /^(?:hi|hello|so|please|[, ])*(?:can|could|may) ((?:we|i) (?:make|build|open|set up|produce|start|run) .+)$/iu;
const BUILDS = /^[投做建办开搞]/u;
const BESIDE_PLACE = /^(?:[市州县区省]|[这那]边|[这那]里|当地|发展|落户|落地|投资|建厂)*$/u;

/** 轮毂电机可以进昆明吗, can we open a dairy in Dali: what is asked for names the product and the place all the same. */
export function asProposed(clause: Clause): readonly Clause[] {
  if (!clause.isQuestion) return [clause];
  const english = MAY_EN.exec(clause.text)?.[1];
  const stated = (text: string): Clause => ({ ...clause, text, isQuestion: false });
  if (english !== undefined && findPlaces(english).length > 0) return [stated(english)];
  const [, subject = "", verb = "", object = ""] = MAY_ZH.exec(clause.text) ?? [];
  if (isPlace(object)) return [stated(subject), stated(object)];
  return isPlace(subject) && BUILDS.test(verb)
    ? [stated(subject), stated(verb + object)]
    : [clause];
}

function isPlace(text: string): boolean {
  const [place, ...others] = findPlaces(text);
  if (!place || others.length > 0) return false;
  return BESIDE_PLACE.test(text.slice(0, place.start) + text.slice(place.end));
}

import type { Cast } from "../e2e/journey.ts";
import type { Seen } from "../e2e/platform.ts";
import { type Course, type Move, watch } from "./course.ts";
import type { DeskPlan, Sending } from "./desk.ts";
import { type Enclosure, sightsOf } from "./enclosures.ts";
import type { Doer } from "./side.ts";

/** Pictures of an album. */
const ALBUM = 3;

/** Each side sends several things in a row; each arrives once on the other. */
export async function relay(
  course: Course,
  cast: Cast,
  { toOfficer, toInvestor, mark }: DeskPlan,
): Promise<void> {
  const investor = cast.investor as Doer;
  const officer = cast.officer as Doer;
  const there = linesOf(toOfficer, {
    mark: `第${mark}号项目给专员`,
    from: investor,
    to: officer,
    label: "#\\d{4} 投资者：",
  });
  const back = linesOf(toInvestor, {
    mark: `第${mark}号项目给投资者`,
    from: officer,
    to: investor,
    label: "专员：",
  });
  await Promise.all([inRow(course, investor, there), inRow(course, officer, back)]);
}

interface Line {
  readonly name: string;
  readonly act: () => void;
  readonly sights: Move["sights"];
  /** What comes soon after its pieces is read with them. */
  readonly isAlbum: boolean;
}

interface Direction {
  readonly mark: string;
  readonly from: Doer;
  readonly to: Doer;
  /** Who says it, as the other side reads it: a pattern. */
  readonly label: string;
}

function linesOf(row: readonly Sending[], { mark, from, to, label }: Direction): readonly Line[] {
  const { place } = to;
  return row.map((sending, index): Line => {
    const words = `${mark}的第${index + 1}句`;
    if (sending === "text") {
      const sights = [{ place, words: new RegExp(`^${label}${words}。$`) }];
      return { name: words, act: () => from.says(`${words}。`), sights, isAlbum: false };
    }
    const isAlbum = sending === "album";
    const titles = isAlbum
      ? Array.from({ length: ALBUM }, (_, nth) => `${words}，图${nth + 1}`)
      : [`${words}，附件`];
    const kind = sending === "document" ? "document" : "picture";
    const enclosure: Enclosure = { kind, titles, caption: `${words}。` };
    const sights = sightsOf(enclosure, { place, label, from: from.place });
    return { name: `${words}: ${sending}`, act: () => from.sends(enclosure), sights, isAlbum };
  });
}

async function inRow(course: Course, by: Doer, lines: readonly Line[]): Promise<void> {
  const seeing: Promise<readonly Seen[]>[] = [];
  let isOrdered = true;
  for (const { name, act, sights, isAlbum } of lines) {
    const look = watch(course, { name: `sends ${name}`, by, act, sights });
    act();
    const seen = look();
    seen.catch(() => undefined);
    seeing.push(seen);
    const how = await by.last();
    if (how === "held" && by.place.chat.channel === "feishu") isOrdered = false;
    if (isAlbum) await seen;
  }
  const seen = (await Promise.all(seeing)).flat();
  const place = lines[0]?.sights[0]?.place;
  if (isOrdered && place !== undefined) course.ledger.checkOrder(place, seen, by.name);
}

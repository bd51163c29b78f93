import { expect, test } from "vitest";
import type { ChannelName, Place, Seen } from "../e2e/platform.ts";
import { createLedger, type Ledger } from "./ledger.ts";
import type { Span } from "./repeats.ts";
import type { Sent } from "./side.ts";

/** When a send came, when its answer was out, and when its connection was closed. */
interface Times {
  readonly at: number;
  readonly answeredAt?: number;
  readonly closedAt?: number;
}

function seen(id: string, text: string): Seen {
  return { id, text, textAsSent: text, buttons: [] };
}

function placeOf(channel: ChannelName, ...shown: readonly Seen[]): Place {
  return { chat: { channel, chatId: "1" }, shown: () => shown };
}

function sent(messageId: string, { at, answeredAt, closedAt }: Times): Sent {
  const wire = { at, answeredAt: () => answeredAt, closedAt: () => closedAt };
  return { chatId: "1", messageId, knownBy: messageId, wire };
}

const [ONE, AGAIN] = [seen("1", "hello"), seen("2", "hello")];

interface Case {
  readonly channel?: ChannelName;
  readonly first?: Times;
  readonly outages?: readonly Span[];
}

/** The same words twice, the second time at 10 s; the first was claimed. */
function closeTwice({ channel = "telegram", first = { at: 0 }, outages = [] }: Case) {
  const place = placeOf(channel, ONE, AGAIN);
  const ledger = createLedger();
  ledger.claim(place, ONE);
  const sends = [sent("1", first), sent("2", { at: 10_000, answeredAt: 10_001 })];
  const repeats = ledger.close([place], sends, outages);
  return { duplicates: repeats.length, found: whatOf(ledger) };
}

function whatOf({ findings }: Ledger): readonly string[] {
  return findings.map(({ what }) => what);
}

test.each([
  ["never answered", { at: 0 }],
  ["answered too late", { at: 0, answeredAt: 12_000 }],
  ["cut off soon after its answer was out", { at: 0, answeredAt: 5, closedAt: 900 }],
])("on Telegram the same words again are no fault where the first send was %s", (_, first) => {
  expect(closeTwice({ first })).toEqual({ duplicates: 1, found: [] });
});

test("nor where the store was away when the answer was to be kept", () => {
  const first = { at: 0, answeredAt: 5 };
  const outages = [{ from: 100, to: 200 }];
  expect(closeTwice({ first, outages })).toEqual({ duplicates: 1, found: [] });
});

test("the same words again after an answer that could be kept are found", () => {
  expect(closeTwice({ first: { at: 0, answeredAt: 5 } }).found).toEqual(["twice"]);
  const longAgo = [{ from: 6_000, to: 7_000 }];
  expect(closeTwice({ first: { at: 0, answeredAt: 5 }, outages: longAgo }).found).toEqual([
    "twice",
  ]);
});

test("on Feishu the same words again are found, whatever was lost", () => {
  expect(closeTwice({ channel: "feishu" }).found).toEqual(["twice"]);
});

test("a send under a key that was answered before is found, though nobody sees it", () => {
  const place = placeOf("feishu", ONE);
  const ledger = createLedger();
  ledger.claim(place, ONE);
  const first = sent("1", { at: 0, answeredAt: 5 });
  ledger.close([place], [first, sent("1", { at: 10_000 })], []);
  expect(whatOf(ledger)).toEqual(["twice"]);
});

test("but not one whose delivery came again for a later part of it", () => {
  const place = placeOf("feishu", ONE);
  const ledger = createLedger();
  ledger.claim(place, ONE);
  const again = { ...sent("1", { at: 10_000 }), isPartAgain: true };
  ledger.close([place], [sent("1", { at: 0, answeredAt: 5 }), again], []);
  expect(ledger.findings).toEqual([]);
});

test("an album that came again is known to the bot by its first picture", () => {
  const pictures = ["1", "2", "3", "4"].map((id) => seen(id, Number(id) % 2 === 1 ? "one" : "two"));
  const place = placeOf("telegram", ...pictures);
  const ledger = createLedger();
  for (const message of pictures.slice(0, 2)) ledger.claim(place, message);
  const sends = ["1", "2", "3", "4"].map((id) => ({
    ...sent(id, { at: Number(id) < 3 ? 0 : 10_000 }),
    knownBy: Number(id) < 3 ? "1" : "3",
  }));
  const repeats = ledger.close([place], sends, []);
  expect(repeats.map(({ known }) => known)).toEqual([
    ["1", "3"],
    ["1", "3"],
  ]);
});

test("words nobody waited for are found, as often as they were not allowed", () => {
  const place = placeOf("telegram", seen("1", "tap one"), seen("2", "tap two"));
  const ledger = createLedger();
  ledger.allow(place, /^tap/);
  ledger.close([place], [], []);
  expect(whatOf(ledger)).toEqual(["unasked"]);
});

test("replies that stand in another order than they were asked for are found", () => {
  const place = placeOf("feishu", ONE, AGAIN);
  const ledger = createLedger();
  ledger.checkOrder(place, [ONE, AGAIN], "Ann");
  expect(ledger.findings).toEqual([]);
  ledger.checkOrder(place, [AGAIN, ONE], "Ann");
  expect(whatOf(ledger)).toEqual(["order"]);
});

test("what was missed is lost, unless it came late", () => {
  const ledger = createLedger();
  ledger.miss("came late", () => true);
  ledger.miss("never came", () => false);
  expect(ledger.collect()).toBe(1);
  expect(ledger.findings).toEqual([{ what: "lost", words: "never came" }]);
});

test("what may have come is lost by nobody, and asked for by somebody if it came", () => {
  const place = placeOf("telegram", ONE);
  const ledger = createLedger();
  ledger.expect(() => false);
  ledger.expect(() => {
    ledger.claim(place, ONE);
    return true;
  });
  ledger.collect();
  ledger.close([place], [], []);
  expect(ledger.findings).toEqual([]);
});

test("while people still look, a repeat is suspected and neither found nor used up as allowed", () => {
  const sends = [
    sent("1", { at: 0, answeredAt: 5 }),
    sent("2", { at: 10_000, answeredAt: 10_001 }),
  ];
  const place = placeOf("telegram", ONE, AGAIN);
  const ledger = createLedger();
  ledger.claim(place, ONE);
  expect(ledger.suspects([place], sends, [])).toEqual(["telegram:1 2"]);
  expect(ledger.findings).toEqual([]);
  ledger.allow(place, /^hello/);
  expect(ledger.suspects([place], sends, [])).toEqual([]);
  ledger.close([place], sends, []);
  expect(ledger.findings).toEqual([]);
});

test("whoever misses something, and whatever is found, raises a doubt at once", async () => {
  const missing = createLedger();
  missing.miss("never came", () => false);
  await missing.doubted;
  const finding = createLedger();
  finding.find("order", "wrong");
  await finding.doubted;
});

import { expect, it } from "vitest";
import { createLog, createPseudonyms } from "../../bot/core/log.ts";
import { createDrivenClock } from "../support/clock.ts";

function setup(level = "info") {
  const lines: string[] = [];
  const log = createLog(level, { write: (line) => void lines.push(line) });
  return { log, lines };
}

const HIDDEN = "Ann Example, +86 871 6312 0000";

const FIELDS = [
  "text",
  "name",
  "caption",
  "value",
  "fields",
  "label",
  "token",
  "secret",
  "appSecret",
  "authorization",
];

it.each(FIELDS)("prints no `%s`, at any of three depths", (field) => {
  const { log, lines } = setup();

  log.info({ [field]: HIDDEN, kept: "top" }, "one");
  log.info({ event: { [field]: HIDDEN, kept: "middle" } }, "two");
  log.info({ event: { from: { [field]: HIDDEN, kept: "deep" } } }, "three");
  log.info({ events: [{ [field]: HIDDEN, kept: "in a list" }] }, "four");

  expect(lines.join("")).not.toContain("Ann");
  for (const kept of ["top", "middle", "deep", "in a list"]) {
    expect(lines.join("")).toContain(kept);
  }
});

it("prints none of the fields of a person, whatever they hold", () => {
  const { log, lines } = setup();

  log.info({ event: { fields: { phone: HIDDEN }, value: [HIDDEN] } }, "a form");

  expect(lines.join("")).not.toContain("Ann");
});

it("prints of an error what it is and where it happened, and none of its own fields", () => {
  const { log, lines } = setup();
  const cause = Object.assign(new Error("Telegram said 400"), { request: { body: HIDDEN } });
  const error = Object.assign(new TypeError("a bug", { cause }), {
    code: "E_BUG",
    payload: { chat_id: HIDDEN, headers: { Authorization: { bearer: HIDDEN } } },
  });

  log.error({ err: error }, "a handler failed");

  const [line = ""] = lines;
  expect(line).not.toContain("Ann");
  expect(JSON.parse(line)).toMatchObject({
    msg: "a handler failed",
    err: {
      type: "TypeError",
      code: "E_BUG",
      message: expect.stringContaining("a bug"),
      stack: expect.stringContaining("log.test.ts"),
    },
  });
  expect(line).toContain("Telegram said 400");
});

it("prints what was thrown also when it is no error, as far as it is known to hold nobody's words", () => {
  const { log, lines } = setup();

  log.error({ err: { text: HIDDEN } }, "thrown");
  log.error({ err: HIDDEN }, "thrown");

  expect(lines).toHaveLength(2);
  expect(lines.join("")).not.toContain("Ann");
});

it("prints one JSON object a line, with the time in UTC and no name of the machine", () => {
  const { log, lines } = setup();

  log.warn({ delivery: "d1" }, "not delivered");

  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? "")).toEqual({
    level: 40,
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
    delivery: "d1",
    msg: "not delivered",
  });
});

it("prints nothing below its level", () => {
  const { log, lines } = setup("warn");

  log.info("quiet");
  log.warn("loud");

  expect(lines).toHaveLength(1);
});

const ANN = { channel: "telegram", chatId: "100123456" } as const;
const BEN = { channel: "telegram", chatId: "100123457" } as const;

it("names a chat the same all through a month, and otherwise the next", async () => {
  const clock = createDrivenClock(new Date("2026-03-31T23:59:59.000Z"));
  const pseudonym = createPseudonyms("key", clock);
  const march = pseudonym(ANN);
  await clock.advance(999);
  expect(pseudonym(ANN)).toBe(march);

  await clock.advance(1);

  expect(pseudonym(ANN)).not.toBe(march);
});

it("names chats, topics and channels differently", () => {
  const pseudonym = createPseudonyms("key", createDrivenClock());
  const names = [ANN, BEN, { ...ANN, threadId: "1" }, { ...ANN, channel: "web" } as const].map(
    pseudonym,
  );

  expect(new Set(names).size).toBe(4);
});

it("names a chat so that the key is needed to find it, and never shows its id", () => {
  const clock = createDrivenClock();
  const name = createPseudonyms("key", clock)(ANN);

  expect(name).toMatch(/^[0-9a-f]{12}$/);
  expect(name).not.toContain(ANN.chatId);
  expect(createPseudonyms("another key", clock)(ANN)).not.toBe(name);
});

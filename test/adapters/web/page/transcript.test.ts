import { expect, it } from "vitest";
import {
  type Entry,
  insert,
  merge,
  revive,
  summary,
} from "../../../../adapters/web/page/transcript.ts";
import type { PageMessage } from "../../../../adapters/web/wire.ts";

function message(id: string, changes: Partial<PageMessage> = {}): PageMessage {
  const content = { kind: "text", text: id } as const;
  return { id, chat: "investor-1", at: 1_000, content, version: `s-${id}`, ...changes };
}

const CARD = {
  kind: "card",
  title: "Offered",
  blocks: [],
  buttons: [[{ label: "Accept", action: "desk.accept" }]],
} as const;

it("keeps messages in the order of their time, later comers of one time behind", () => {
  const messages = [
    message("late", { at: 3 }),
    message("early", { at: 1 }),
    message("between", { at: 2 }),
    message("between too", { at: 2 }),
  ];
  const entries = messages.reduce<readonly Entry[]>(
    (known, next) => merge(known, next).entries,
    [],
  );
  expect(entries.map(({ id }) => id)).toEqual(["early", "between", "between too", "late"]);
});

it("takes a message that comes again as known", () => {
  const { entries, change } = merge([], message("a"));
  expect(change).toBe("added");
  const again = merge(entries, message("a"));
  expect(again.change).toBe("none");
  expect(again.entries).toBe(entries);
});

it("changes a message where it stands, and then its buttons are as if never pressed", () => {
  const pressed: Entry = {
    ...message("card", { at: 1, content: CARD }),
    presses: { "desk.accept": "done" },
  };
  const known = [pressed, message("after", { at: 2 })];
  const accepted = { ...CARD, title: "Accepted" };
  const { entries, change } = merge(
    known,
    message("card", { at: 9, content: accepted, version: "s-9" }),
  );
  expect(change).toBe("changed");
  expect(entries.map(({ id }) => id)).toEqual(["card", "after"]);
  expect(entries[0]).toEqual({ ...message("card"), at: 1, content: accepted, version: "s-9" });
});

it("keeps what was pressed when the same card comes from a server that has started again", () => {
  const pressed: Entry = {
    ...message("card", { content: CARD }),
    presses: { "desk.accept": "done" },
  };
  const { entries } = merge([pressed], message("card", { content: CARD, version: "t-1" }));
  expect(entries[0]?.presses).toEqual({ "desk.accept": "done" });
});

it("takes its own message as sent when the server shows it", () => {
  const own: Entry = { ...message("mine", { version: "" }), state: "waiting" };
  const { entries } = merge([own], message("mine"));
  expect(entries[0]).not.toHaveProperty("state");
});

it("keeps the last 500", () => {
  let entries: readonly Entry[] = [];
  for (let n = 1; n <= 501; n++) entries = insert(entries, message(`m${n}`, { at: n }));
  expect(entries).toHaveLength(500);
  expect(entries[0]?.id).toBe("m2");
});

it("says of a message that a closed window should have sent that it was not sent", () => {
  const waiting: Entry = { ...message("mine"), state: "waiting" };
  expect(revive(waiting, () => false, "closed")).toMatchObject({
    state: "refused",
    reason: "closed",
  });
  expect(revive(waiting, (id) => id === "mine", "closed")).toEqual(waiting);
});

it("lets a button be pressed again whose press a closed window did not finish", () => {
  const entry: Entry = { ...message("card"), presses: { one: "sending", two: "done" } };
  expect(revive(entry, () => false, "closed")).toEqual({
    ...message("card"),
    presses: { two: "done" },
  });
});

it("sums a message up for who replies to it", () => {
  expect(summary({ kind: "text", text: "words" })).toBe("words");
  expect(summary(CARD)).toBe("Offered");
  const blocks = [
    { kind: "text", text: "words" },
    { kind: "fields", fields: [{ label: "Desk", value: "Yuxi" }] },
  ] as const;
  expect(summary({ kind: "card", blocks, buttons: [] })).toBe("words Desk Yuxi");
  expect(
    summary({
      kind: "files",
      files: [
        { name: "a.pdf", isImage: false, href: "/a" },
        { name: "image", isImage: false, href: "/b" },
      ],
    }),
  ).toBe("a.pdf, image");
});

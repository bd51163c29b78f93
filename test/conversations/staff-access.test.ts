import { describe, expect, it } from "vitest";
import { type Office, openOffice, withOwner } from "../support/staff-stage.ts";
import type { Actor } from "../support/stage-actor.ts";

/** Every officer command, with a slash and in words of both languages. */
const COMMANDS = [
  "/mine",
  "/queue",
  "/open 1",
  "/search 玉溪",
  "/absent",
  "/back",
  "/canned",
  "/undo",
  "/report",
  "/report quarter",
  "/export",
  "我的单",
  "my tickets",
  "窗口队列",
  "desk queue",
  "打开 #1",
  "open #1",
  "查单 玉溪",
  "search tickets Yuxi",
  "我请假了",
  "off duty",
  "返岗",
  "常用语",
  "canned replies",
  "周报",
  "季报",
  "weekly report",
  "总结今年慎招的",
  "导出上个月的单",
  "export this month",
] as const;

/** What only officers may read. */
const STAFF_ONLY =
  /待接单|办理中|#0001|常用语：|离岗|返岗，可以|首次回复|in hand|Canned replies of/;

function refusals({ stage }: Office): number {
  return stage.logged().match(/"code":"(staff|desk)\.refused"/g)?.length ?? 0;
}

async function expectRefused(office: Office, actor: Actor, command: string): Promise<void> {
  const { stage } = office;
  const ticket = await stage.read({ kind: "ticket", id: "0001" });
  const before = refusals(office);

  await actor.says(command);

  const words = actor.heard().map(({ text }) => text);
  expect(words.join("\n")).not.toMatch(STAFF_ONLY);
  expect(actor.heard().filter(({ document }) => document !== undefined)).toEqual([]);
  expect(refusals(office)).toBe(before + 1);
  expect(await stage.read({ kind: "ticket", id: "0001" })).toEqual(ticket);
}

describe("an officer's command is refused, and that is logged, when it is given by", () => {
  it.each(COMMANDS)("an investor: %s", async (command) => {
    const office = await withOwner(await openOffice("telegram"));
    await expectRefused(office, office.bob, command);
  });

  it.each(COMMANDS)("an officer who was removed from his desk: %s", async (command) => {
    const office = await withOwner(await openOffice("feishu"));
    office.stage.remove(office.group, office.li);
    await office.stage.advance(61_000);
    await expectRefused(office, office.li, command);
  });
});

it("an investor reads what any unknown command gets", async () => {
  const { bob } = await withOwner(await openOffice("telegram"));
  await bob.says("/nonsense");
  const unknown = bob.all().at(-1)?.text;

  await bob.says("/queue");

  expect(bob.all().at(-1)?.text).toBe(unknown);
});

it("what an officer says in ordinary words is no command of an investor's, and no refusal", async () => {
  const office = await withOwner(await openOffice("telegram"));

  for (const words of ["打错了", "把投资额改成2.4亿", "改成符合"]) await office.bob.says(words);

  expect(refusals(office)).toBe(0);
});

describe("an officer of another desk", () => {
  it.each(["/open 1", "打开 #1", "open #1"])("can't open its ticket: %s", async (command) => {
    const office = await withOwner(await openOffice("feishu"));
    await expectRefused(office, office.wang, command);
  });

  it.each(["/mine", "/queue", "/search 玉溪", "/undo", "查单 咖啡"])(
    "is shown none of its tickets: %s",
    async (command) => {
      const { stage, wang } = await withOwner(await openOffice("feishu"));
      const ticket = await stage.read({ kind: "ticket", id: "0001" });

      await wang.says(command);

      expect(
        wang
          .heard()
          .map(({ text }) => text)
          .join("\n"),
      ).not.toMatch(/#0001|玉溪市招商窗口/);
      expect(await stage.read({ kind: "ticket", id: "0001" })).toEqual(ticket);
    },
  );
});

it("in a group that is no desk's nobody is answered", async () => {
  const office = await openOffice("telegram");
  const elsewhere = { channel: "telegram", chatId: "-4711" } as const;

  await office.zhang.says("/queue", { in: elsewhere });

  expect(office.stage.shown(elsewhere)).toEqual([]);
  expect(refusals(office)).toBe(1);
});

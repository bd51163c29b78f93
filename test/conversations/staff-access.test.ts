import { describe, expect, it } from "vitest";
import { type StaffCommand, staffWanted } from "../../handlers/staff/wanted.ts";
import { type Office, openOffice, withOwner } from "../support/staff-stage.ts";
import type { Actor } from "../support/stage-actor.ts";

/** Each of the officers' commands, with its slash and in words of both languages. */
const COMMANDS: Readonly<Record<StaffCommand, readonly string[]>> = {
  mine: ["/mine", "我的单", "my tickets"],
  queue: ["/queue", "窗口队列", "desk queue"],
  open: ["/open 1", "打开 #1", "open #1"],
  search: ["/search 玉溪", "查单 玉溪", "search tickets Yuxi"],
  absent: ["/absent", "我请假了", "off duty"],
  back: ["/back", "返岗"],
  canned: ["/canned", "常用语", "canned replies"],
  followup: [
    "/followup #1 2026-12-15",
    "跟进 12月15日",
    "跟进#1 两周后",
    "跟进下周三",
    "跟进 那个项目",
    "follow up 15 Dec",
    "follow up #1 in two weeks",
  ],
  duty: ["/duty", "谁在值班", "今天谁在岗", "who is on duty"],
  help: ["/help", "帮助", "help"],
  undo: ["/undo", "打错了", "undo that"],
  report: [
    "/report",
    "/report quarter",
    "周报",
    "月报",
    "上个月报表",
    "季报",
    "weekly report",
    "monthly report",
    "report month",
  ],
  export: ["/export", "导出上个月的单", "export this month"],
  cautions: ["总结今年慎招的"],
  verdict: ["改成符合", "change it to eligible"],
  fact: ["把投资额改成2.4亿", "change the investment to 240 million"],
  transfer: ["这个转给曲靖行不行", "can we transfer this one to Qujing"],
  order: ["转曲靖", "办结"],
  number: ["大开 #1", "#1", "opne #1"],
  note: ["记一下：客户要土地", "内部备注：等批文"],
  contact: ["企业电话多少", "how can I reach them"],
  waits: ["等投资者回复", "wait for the investor"],
  assign: ["交给张敏", "assign it to zhang min"],
  release: ["退回窗口", "give back the ticket"],
  tell: ["让投资者补材料", "tell the investor to send it"],
  take: ["接单", "accept #1"],
  menu: ["转办", "correct a fact"],
};
/** Asked for by anybody, or ordinary words: commands of an owner's alone, and no refusal for others. */
const ORDINARY = [
  COMMANDS.help,
  COMMANDS.verdict,
  COMMANDS.fact,
  COMMANDS.transfer,
  COMMANDS.order,
  COMMANDS.contact,
  COMMANDS.number,
  COMMANDS.note,
  COMMANDS.waits,
  COMMANDS.assign,
  COMMANDS.release,
  COMMANDS.tell,
  COMMANDS.take,
  COMMANDS.menu,
  COMMANDS.undo.slice(1),
].flat();
const ORDERS = Object.values(COMMANDS)
  .flat()
  .filter((words) => !ORDINARY.includes(words));

it.each(Object.entries(COMMANDS))("the words for %s mean it", (command, examples) => {
  for (const words of examples) expect(staffWanted(words)?.command).toBe(command);
});

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
  expect([command, ...words].join("\n")).not.toMatch(STAFF_ONLY);
  expect(actor.heard().filter(({ document }) => document !== undefined)).toEqual([]);
  expect([command, refusals(office)]).toEqual([command, before + 1]);
  expect(await stage.read({ kind: "ticket", id: "0001" })).toEqual(ticket);
}

describe.each(["telegram", "feishu"] as const)("on %s each command of officers'", (channel) => {
  it("is refused, and that is logged, when an investor gives it", async () => {
    const office = await withOwner(await openOffice(channel));
    for (const command of ORDERS) await expectRefused(office, office.bob, command);
  });

  it("is refused, and that is logged, when an officer gives it who was removed from his desk", async () => {
    const office = await withOwner(await openOffice(channel));
    office.stage.remove(office.group, office.li);
    await office.stage.advance(61_000);
    for (const command of ORDERS) await expectRefused(office, office.li, command);
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

  for (const words of ORDINARY) await office.bob.says(words);

  expect(refusals(office)).toBe(0);
});

describe.each(["telegram", "feishu"] as const)("an officer of another desk, on %s,", (channel) => {
  it("can't open its ticket", async () => {
    const office = await withOwner(await openOffice(channel));
    for (const command of COMMANDS.open) await expectRefused(office, office.wang, command);
  });

  it("is shown none of its tickets, and changes none", async () => {
    const { stage, wang } = await withOwner(await openOffice(channel));
    const ticket = await stage.read({ kind: "ticket", id: "0001" });

    for (const command of [...ORDERS, ...ORDINARY]) {
      if (COMMANDS.open.includes(command)) continue;
      await wang.says(command);
      const words = wang.heard().map(({ text }) => text);
      // The provincial desk sees the counts of all desks, and a sheet of their tickets; not which is whose.
      expect([command, ...words].join("\n")).not.toMatch(/#0001|13812345678|Ann Quixley/);
    }

    expect(await stage.read({ kind: "ticket", id: "0001" })).toEqual(ticket);
  });
});

it("in a group that is no desk's nobody is answered", async () => {
  const office = await openOffice("telegram");
  const elsewhere = { channel: "telegram", chatId: "-4711" } as const;

  await office.zhang.says("/queue", { in: elsewhere });

  expect(office.stage.shown(elsewhere)).toEqual([]);
  expect(refusals(office)).toBe(1);
});

import { describe, expect, it } from "vitest";
import type { ActionEvent } from "../../bot/core/event.ts";
import { TICKET_ACTIONS } from "../../handlers/desk/routes.ts";
import type { Stage } from "../support/stage.ts";
import type { Actor } from "../support/stage-actor.ts";
import { SAMPLE_DESKS } from "../support/stage-samples.ts";
import { openSimulated } from "../support/stage-simulated.ts";

/** Ann's project is Zhang's of the Yuxi desk, on Feishu; Wang is on the provincial desk, on Telegram. */
async function accepted() {
  const stage = await openSimulated({ desks: SAMPLE_DESKS });
  const ann = stage.actor("1001", { name: "Ann Lee", locale: "zh-hans" });
  const bob = stage.actor("1002", { name: "Bob Ray", locale: "zh-hans" });
  const zhang = stage.actor("ou_zhang", { name: "张敏", channel: "feishu" });
  const wang = stage.actor("2001", { name: "王芳", locale: "zh-hans" });
  const group = stage.group("yuxi", [zhang]);
  stage.group("province", [wang]);
  await ann.says("帮我预审，咖啡加工，玉溪，8000万，50亩，年税收1100万");
  await ann.presses("同意");
  await ann.says("转人工");
  await ann.presses("同意，转交");
  for (const person of [bob, wang]) await person.says("/start");
  await zhang.presses("接单", group);
  return { stage, ann, bob, zhang, wang, group };
}

/** What each button carries besides the number. */
const CHOICES: Readonly<Record<string, string>> = {
  "ticket.menu": "/close",
  "ticket.close": "/invested",
  "ticket.canned": "/0",
  "ticket.ask": "/nationalCatalogue",
  "ticket.correct": "/landMu",
  "ticket.override": "/eligible",
  "ticket.transfer": "/qujing",
  "ticket.follow": "/7",
  "ticket.rate": "/5",
  "transfer.agree": "/qujing/talk",
};
/** The investor's own. */
const INVESTORS = new Set(["ticket.rate", "ticket.reopen", "transfer.agree", "transfer.decline"]);
const ACTIONS = Object.keys(TICKET_ACTIONS);
const OFFICERS = ACTIONS.filter((action) => !INVESTORS.has(action));

let presses = 0;

function press(actor: Actor, action: string, number = "0001"): ActionEvent {
  presses += 1;
  const { channel } = actor.person;
  return {
    kind: "action",
    id: `${channel}:forged-${presses}`,
    chat: actor.chat,
    from: actor.person,
    at: new Date("2026-11-23T03:00:00Z"),
    messageId: actor.all().at(-1)?.id ?? "1",
    action,
    value: `${number}${CHOICES[action] ?? ""}`,
  };
}

async function expectRefused(
  stage: Stage,
  actor: Actor,
  actions: readonly string[],
): Promise<void> {
  const ticket = await stage.read({ kind: "ticket", id: "0001" });
  for (const action of actions) {
    const lines = stage.logged().split("desk.refused").length;

    const [answer] = await stage.deliver(press(actor, action));

    expect(`${action}: ${answer?.text}`).toMatch(/这不是您的单|只有该窗口的成员/);
    expect(await stage.read({ kind: "ticket", id: "0001" })).toEqual(ticket);
    expect(stage.logged().split("desk.refused").length).toBeGreaterThan(lines);
  }
}

describe("each button of a ticket is refused, and that is logged, when it is pressed by", () => {
  it("its investor", async () => {
    const { stage, ann } = await accepted();
    await expectRefused(stage, ann, OFFICERS);
  });

  it("another investor", async () => {
    const { stage, bob } = await accepted();
    await expectRefused(stage, bob, ACTIONS);
  });

  it("an officer of another desk", async () => {
    const { stage, wang } = await accepted();
    await expectRefused(stage, wang, ACTIONS);
  });

  it("its owner who is no longer a member", async () => {
    const { stage, zhang, group } = await accepted();
    stage.remove(group, zhang);
    await stage.advance(61_000);
    await expectRefused(stage, zhang, OFFICERS);
  });
});

it("an officer the desk names, who is not in the group, may do what its members may", async () => {
  const { stage, zhang, group } = await accepted();
  const named = stage.actor("ou_named", { name: "刘洋", channel: "feishu" });
  await zhang.presses("办结");
  await zhang.presses("已转介");
  await zhang.presses("重新打开");
  await named.presses("接单", group);

  const answer = await named.presses("等投资者答复");

  expect(answer?.tone).toBe("success");
});

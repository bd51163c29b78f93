import { expect, it } from "vitest";
import type { Ticket } from "../../handlers/desk/ticket.ts";
import { sampleDesksOn } from "../support/stage-samples.ts";
import { openSimulated } from "../support/stage-simulated.ts";

const ROUNDS = 200;

it("of two officers who accept at once one wins, 200 times, and the other hears the truth", async () => {
  const channel = "feishu";
  const stage = await openSimulated({ desks: sampleDesksOn(channel) });
  const officers = [
    stage.actor("2001", { name: "王芳", channel }),
    stage.actor("2002", { name: "陈静", channel }),
  ] as const;
  const [wang, chen] = officers;
  const group = stage.group("province", officers);
  for (const officer of officers) await officer.says("/start");
  for (let round = 1; round <= ROUNDS; round++) {
    const ann = stage.actor(`8${1000 + round}`, { channel });
    await ann.says("转人工");
    await ann.presses("同意，转交");
    const presses = [wang.press("接单", group), chen.press("接单", group)];

    const answers = await stage.deliver(...(round % 2 === 0 ? presses : presses.toReversed()));

    const number = String(round).padStart(4, "0");
    const ticket = (await stage.read({ kind: "ticket", id: number })) as Ticket;
    const steps = ticket.history.filter(({ what }) => what === "accepted");
    expect(steps).toHaveLength(1);
    expect(new Set(answers.map((answer) => answer?.text))).toEqual(
      new Set([
        "已接单，完整资料在您和我的私聊里。",
        `已经由 ${ticket.owner?.name ?? ""} 接单了。`,
      ]),
    );
  }
}, 120_000);

import { describe, expect, it } from "vitest";
import { type Channel, chatKey } from "../../bot/core/event.ts";
import { createSeal } from "../../bot/core/log.ts";
import { PAIRS } from "../support/dialogue.ts";
import { openOffice } from "../support/staff-stage.ts";
import type { Actor } from "../support/stage-actor.ts";

const MINUTE_MS = 60_000;
/** Ann's, which may be nowhere after the deletion. */
const OWN = ["Ann Quixley", "macadamia", "13812345678"];

/** Ann's macadamia project is Zhang's, and they have written. */
async function handedOver(investor: Channel, officer: Channel = investor) {
  const office = await openOffice(officer, "private", investor);
  const { ann, zhang, group } = office;
  await ann.says("screen my project: macadamia oil plant in Yuxi, RMB 150 million, 50 mu");
  await ann.presses("I agree");
  await ann.says("human please");
  await ann.presses("Agree and pass on");
  await zhang.presses("接单", group);
  await ann.says("my number is 13812345678");
  return office;
}

function heardBy(actor: Actor): string {
  return actor
    .heard()
    .map(({ text }) => text)
    .join("\n");
}

/** Dialogue D11: asking for one's personal data, then deletion with an open case. */
describe.each(PAIRS)("one's own data, on %s with a desk on %s", (channel, deskChannel) => {
  it("goes turn by turn as the dialogue has it", async () => {
    const { stage, ann, group } = await handedOver(channel, deskChannel);

    await ann.says("/mydata");
    ann.sees(/saved with your consent of 2026-11-23/);
    ann.sees("requests for a person: #0001");
    ann.sees("deleted after 48 hours");
    ann.sees("on the server of a sample operator");

    await ann.presses("Delete everything");
    ann.sees("The open request #0001 is withdrawn.");
    ann.sees("Only a record of the deletion stays");
    expect(heardBy(ann)).not.toMatch(/\bwhy\b|为什么|reason/i);
    await ann.presses("Yes, delete");

    ann.sees(
      /Everything was deleted \(Mon 23 Nov, 10:00 Beijing time\) and your consent is withdrawn/,
    );
    ann.sees("Copies in backups go when the backups expire, after 180 days");
    expect(heardBy(ann)).not.toMatch(/\bwhy\b|为什么/i);
    expect(stage.shown(group).at(0)?.text).toContain("已撤回：申请人删除了资料。");
    for (const word of OWN) expect(stage.shown(group).at(0)?.text).not.toContain(word);
  });

  it("is gone from every answer that follows", async () => {
    const { ann } = await handedOver(channel, deskChannel);
    await ann.says("/mydata");
    await ann.presses("Delete everything");
    await ann.presses("Yes, delete");

    await ann.says("那我的对话呢？也删了吗");
    ann.sees("我这边不留聊天记录");
    ann.sees({ telegram: /Telegram/, feishu: /飞书/, web: /网页/ }[channel]);

    await ann.says("现在帮我查下昨天的预审结果");
    ann.sees("我这里没有您的预审结果");
    expect(ann.labels()[0]).toBe("项目预审");
    expect(heardBy(ann)).not.toMatch(/macadamia|澳洲坚果|玉溪|1\.5亿/);
    await ann.presses("项目预审");
    ann.sees("同意");
  });
});

describe.each(PAIRS)(
  "the data of somebody else, on %s with a desk on %s",
  (channel, deskChannel) => {
    it("is not there for another account, which learns nothing of it", async () => {
      const { stage, bob } = await handedOver(channel, deskChannel);

      await bob.says("帮我把138****的资料删了");
      const known = bob.all().at(-1)?.text;

      bob.sees("只能处理当前这个聊天账号自己的资料");
      bob.sees("0871-00000000");
      expect(bob.labels()).toContain("转人工");
      expect(await stage.read({ kind: "ticket", id: "0001" })).toMatchObject({ state: "accepted" });
      await bob.says("帮我把199****的资料删了");
      expect(bob.all().at(-1)?.text).toBe(known);
    });
  },
);

describe.each(PAIRS)(
  "a deletion, and an export, on %s with a desk on %s",
  (channel, deskChannel) => {
    it("leaves a keyed hash and the time, and nothing else of her", async () => {
      const { stage, ann } = await handedOver(channel, deskChannel);
      await ann.says("/mydata");
      await ann.presses("Delete everything");
      await ann.presses("Yes, delete");
      await stage.advance(11 * MINUTE_MS);

      const id = createSeal("test")(chatKey(ann.chat));
      const kept = await stage.read({ kind: "tombstone", id });
      expect(kept).toEqual({ form: 1, at: expect.stringMatching(/^2026-11-23T02:0/) });
      const bytes = await stage.bytes();
      for (const word of [...OWN, ann.person.id]) expect(bytes).not.toContain(word);
    });

    it("is JSON that a machine reads, and holds nobody else's", async () => {
      const { ann, zhang } = await handedOver(channel, deskChannel);
      await ann.says("/mydata");

      await ann.presses("Export my data");

      const document = ann.all().at(-1)?.document;
      expect(document?.name).toBe("my-data-2026-11-23.json");
      const text = new TextDecoder().decode(document?.bytes);
      expect(JSON.parse(text)).toMatchObject({
        chat: chatKey(ann.chat),
        projects: [
          { consent: { at: expect.any(String) }, state: { facts: { landMu: { value: 50 } } } },
        ],
        tickets: [{ number: "0001", state: "accepted" }],
      });
      for (const word of ["张敏敏敏", zhang.person.id]) expect(text).not.toContain(word);
    });
  },
);

// The playground takes everything at once: nothing waits there.
it.each(["telegram", "feishu"] as const)(
  "an export that waits on %s is deleted with the rest",
  async (channel) => {
    const { stage, ann } = await handedOver(channel);
    await ann.says("/mydata");
    const [exported, deleted] = [ann.press("Export my data"), ann.press("Delete everything")];
    await stage.deliver(deleted);
    const confirmed = ann.press("Yes, delete");
    stage.hold(ann);
    await stage.deliver(exported);
    await stage.deliver(confirmed);

    await stage.release(ann);

    expect(ann.all().every(({ document }) => document === undefined)).toBe(true);
    ann.sees("");
  },
);

import { expect, it } from "vitest";
import { chatKey } from "../../bot/core/event.ts";
import { describeSides, openSides, type Sides, YUXI_ON_TELEGRAM } from "../support/sides.ts";
import type { Actor } from "../support/stage-actor.ts";

/** Zhang owns Ann's ticket. */
async function accepted(sides: Sides) {
  const stage = await openSides(sides);
  const ann = stage.actor("1001", { name: "Ann Lee", locale: "en", channel: sides.investor });
  const zhang = stage.actor("ou_zhang", { name: "张敏", locale: "zh-hans", channel: sides.yuxi });
  const group = stage.group("yuxi", [zhang]);
  await zhang.says("/start");
  await ann.says("screen my project");
  await ann.presses("I agree");
  await ann.says("coffee roasting in Yuxi, RMB 150 million, 50 mu");
  await ann.says("human please");
  await ann.presses("Agree and pass on");
  await zhang.presses("接单", group);
  return { stage, ann, zhang, group };
}

function texts(actor: Actor): readonly string[] {
  return actor.heard().map(({ text }) => text);
}

function last(actor: Actor): string {
  return actor.all().at(-1)?.text ?? "";
}

describeSides("while an officer owns the talk", (sides) => {
  it.each([
    "who chairs the investment committee?",
    "thanks!",
    "/start",
    "/prescreen",
    "the land is 60 mu",
    "cancel",
    "human please",
    "Привет",
  ])("the bot is silent, and the officer gets every word: %s", async (words) => {
    const { ann, zhang } = await accepted(sides);

    await ann.says(words);

    expect(texts(ann)).toEqual([]);
    expect(last(zhang)).toBe(`#0001 投资者：${words}`);
  });

  it("a button of the bot's changes nothing and says how to bring the bot back", async () => {
    const { stage, ann } = await accepted(sides);
    const before = await stage.read({ kind: "session", id: chatKey(ann.chat) });

    const answer = await ann.presses("Pause");

    expect(answer?.text).toContain("Send /bot to bring me back.");
    expect(texts(ann)).toEqual([]);
    expect(await stage.read({ kind: "session", id: chatKey(ann.chat) })).toEqual(before);
  });

  it("the officer's words arrive as his, in the investor's language", async () => {
    const { ann, zhang } = await accepted(sides);

    await zhang.says("Hello, shall we talk tomorrow at ten?");

    expect(last(ann)).toBe("Officer: Hello, shall we talk tomorrow at ten?");
    expect(texts(zhang)).toEqual([]);
  });
});

describeSides("what an officer types", (sides) => {
  it.each(["继续", "目录", "帮助", "取消", "好的", "12亿", "咖啡厂，普洱，1亿，20亩"])(
    "plain words of the officer are for the investor, never commands: %s",
    async (words) => {
      const { ann, zhang } = await accepted(sides);

      await zhang.says(words);

      expect(last(ann)).toBe(`Officer: ${words}`);
    },
  );

  it("lines of the officer that begin with // stay inside, in whatever width they are typed", async () => {
    const { ann, zhang } = await accepted(sides);
    const before = ann.all().length;
    await zhang.says("// 这家资质一般，先观察");
    await zhang.says("／／先问问科长");
    expect(ann.all()).toHaveLength(before);
    zhang.sees("以 // 开头的行没有发出，已记在单上，只给接单人看。");

    await zhang.says("您好，材料收到了。\n  // 缺环评\n请补一份用地说明。");

    expect(last(ann)).toBe("Officer: 您好，材料收到了。\n请补一份用地说明。");
  });

  it("an address within a line is no note", async () => {
    const { ann, zhang } = await accepted(sides);

    await zhang.says("请看 https://example.org/a");

    expect(last(ann)).toBe("Officer: 请看 https://example.org/a");
  });
});

describeSides("what the bot still had to say", (sides) => {
  it("what was still on its way from the bot is dropped, and the acceptance notice arrives", async () => {
    const stage = await openSides(sides);
    const ann = stage.actor("1001", { locale: "en", channel: sides.investor });
    const zhang = stage.actor("2001", { channel: sides.investor });
    const group = stage.group("province", [zhang]);
    await zhang.says("/start");
    await ann.says("human please");
    await ann.presses("Agree and pass on");
    const before = ann.all().length;
    stage.hold(ann);
    await ann.says("who chairs the committee?");

    await zhang.presses("接单", group);
    await stage.release(ann);

    expect(
      ann
        .all()
        .slice(before)
        .map(({ text }) => text),
    ).toEqual([expect.stringContaining("An officer of the provincial desk has accepted")]);
  });
});

describeSides("/bot", (sides) => {
  it("brings the bot back and the officer is told", async () => {
    const { ann, zhang } = await accepted(sides);

    await ann.says("/bot");
    ann.sees("I'm back, ask away.");
    expect(last(zhang)).toBe("#0001：投资者请机器人恢复答复。您再写给他，机器人就会停下。");
    await ann.says("who chairs the investment committee?");

    ann.sees("六（一）");
  });

  it("is undone when the officer writes again", async () => {
    const { ann, zhang } = await accepted(sides);
    await ann.says("/bot");
    await zhang.says("One more thing.");

    await ann.says("yes?");

    expect(texts(ann)).toEqual([]);
    expect(last(zhang)).toBe("#0001 投资者：yes?");
  });

  it("is undone when the investor asks for the person again", async () => {
    const { ann, zhang } = await accepted(sides);
    await ann.says("/bot");

    await ann.says("human please");
    ann.sees("what you write goes to the officer of #0001 again");
    await ann.says("are you there?");

    expect(texts(ann)).toEqual([]);
    expect(
      zhang
        .all()
        .slice(-2)
        .map(({ text }) => text),
    ).toEqual(["#0001：投资者请您继续答复，机器人已停下。", "#0001 投资者：are you there?"]);
  });
});

async function two(sides: Sides) {
  const { stage, ann, zhang, group } = await accepted(sides);
  const bob = stage.actor("1002", { name: "Bob", locale: "en", channel: sides.investor });
  await bob.says("screen my project");
  await bob.presses("I agree");
  await bob.says("tea plant in Yuxi, RMB 80 million");
  await bob.says("human please");
  await bob.presses("Agree and pass on");
  await zhang.presses("接单", group);
  return { stage, ann, bob, zhang };
}

describeSides("an officer with several tickets", (sides) => {
  it("chooses by the message he replies to, and is told where it went", async () => {
    const { ann, bob, zhang } = await two(sides);
    await ann.says("question of Ann");
    await bob.says("question of Bob");

    await zhang.says("answer to Ann", { replyTo: "question of Ann" });
    zhang.sees("→ #0001");
    await zhang.says("answer to Bob", { replyTo: "question of Bob" });
    zhang.sees("→ #0002");

    expect(last(ann)).toBe("Officer: answer to Ann");
    expect(last(bob)).toBe("Officer: answer to Bob");
  });

  it("writes on to the one he wrote to last", async () => {
    const { ann, bob, zhang } = await two(sides);
    await ann.says("question of Ann");
    await bob.says("question of Bob");
    await zhang.says("answer to Ann", { replyTo: "question of Ann" });

    await zhang.says("and one more thing");

    expect(last(ann)).toBe("Officer: and one more thing");
    zhang.sees("→ #0001");
  });
});

describeSides("an officer one of whose tickets is closed", (sides) => {
  it("goes on with the other", async () => {
    const { ann, bob, zhang } = await two(sides);
    await zhang.presses("办结");
    await zhang.presses("已转介");

    await zhang.says("hello again");

    expect(last(bob)).toContain("has ended");
    expect(last(ann)).toBe("Officer: hello again");
  });

  it("is told that nothing was sent when he answers a message of a closed one", async () => {
    const { bob, zhang } = await two(sides);
    await bob.says("question of Bob");
    await zhang.presses("办结");
    await zhang.presses("已转介");

    await zhang.says("too late", { replyTo: "question of Bob" });

    zhang.sees("您手上没有待回复的单。");
    expect(last(bob)).not.toContain("too late");
  });
});

describeSides("an officer of another language", (sides) => {
  it("is spoken to in it", async () => {
    const stage = await openSides(sides);
    const ann = stage.actor("1001", { locale: "zh-hans", channel: sides.investor });
    const kim = stage.actor("2001", { name: "Kim", locale: "en", channel: sides.investor });
    const group = stage.group("province", [kim]);
    await kim.says("/start");
    await ann.says("转人工");
    await ann.presses("同意，转交");
    await kim.presses("接单", group);
    kim.sees("Whatever you type here goes to the investor");

    await ann.says("什么时候方便？");

    expect(last(kim)).toBe("#0001 investor: 什么时候方便？");
  });
});

// In Feishu words and a file are two messages.
it("a file whose words are a note stays with them", async () => {
  const { ann, zhang } = await accepted(YUXI_ON_TELEGRAM);
  const before = ann.all().length;

  await zhang.says("// 内部评估", { files: ["document"] });

  expect(ann.all()).toHaveLength(before);
  zhang.sees("说明和附件都没有发出");
});

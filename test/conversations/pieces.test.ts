import { describe, expect, it } from "vitest";
import { z } from "zod";
import { timerEvent } from "../../adapters/store/queue-item.ts";
import type { DueEvent, MessageEvent } from "../../bot/core/event.ts";
import { timerSubject } from "../../handlers/session.ts";
import { openStage, type Stage } from "../support/stage.ts";
import type { Actor } from "../support/stage-actor.ts";

const SESSION = { kind: "session", id: "telegram:1001" };

async function begin(): Promise<{ stage: Stage; ann: Actor }> {
  const stage = await openStage();
  return { stage, ann: stage.actor("1001", { locale: "zh-hans", name: "王小明" }) };
}

async function screening() {
  const { stage, ann } = await begin();
  await ann.says("帮我预审，咖啡加工，普洱，1亿");
  await ann.presses("同意");
  return { stage, ann };
}

/** Hands the texts in with so little time between them that the bot takes them for one thought. */
async function quickly(stage: Stage, ann: Actor, texts: readonly string[]): Promise<void> {
  for (const text of texts) await stage.deliver(ann.message(text));
}

function album(ann: Actor, count: number): readonly MessageEvent[] {
  return Array.from({ length: count }, (_, index) => ({
    ...ann.message(index === 0 ? "厂房照片" : "", { files: ["image"] }),
    album: "album-1",
  }));
}

describe("a thought in pieces", () => {
  it("is answered once, 1.5 seconds after its last piece", async () => {
    const { stage, ann } = await begin();
    const before = ann.all().length;

    await quickly(stage, ann, ["我们想在玉溪", "建个厂", "做电池材料"]);
    expect(ann.all()).toHaveLength(before);
    await stage.advance(1_500);

    expect(ann.all()).toHaveLength(before + 1);
    expect(ann.all().at(-1)?.text).toContain("附件1·一（六）");
  });

  it("of twelve messages in ten seconds gets one reply before they stop at most, and one after", async () => {
    const { stage, ann } = await screening();
    const before = ann.all().length;
    const texts =
      "我跟你说啊 这个厂 我们看了 好几个地方 最后 觉得还是 那边 的园区 比较好 用地 大概要 五十亩";

    for (const text of texts.split(" ")) {
      await stage.deliver(ann.message(text));
      await stage.advance(350);
    }
    expect(ann.all().length).toBeLessThanOrEqual(before + 1);
    await stage.advance(1_600);

    expect(ann.all().length).toBeLessThanOrEqual(before + 2);
    expect(ann.all().at(-1)?.text).toContain("新增建设用地：50亩");
  });

  it("goes on over a restart, and is lost by none", async () => {
    const { stage, ann } = await begin();
    await quickly(stage, ann, ["你们要不要"]);
    await quickly(stage, ann, ["我们想做", "咖啡加工"]);
    const before = ann.all().length;

    await stage.restart();
    await stage.advance(1_500);

    expect(ann.all()).toHaveLength(before + 1);
    expect(ann.all().at(-1)?.text).toContain("咖啡");
  });
});

describe("pieces that come again, or are followed by a question", () => {
  it("are the same thought when the platform delivers its pieces again", async () => {
    const { stage, ann } = await screening();
    const [one, two] = [ann.message("我们那块地"), ann.message("五十亩")];
    await stage.deliver(one, two, one, two);
    await stage.advance(2_000);
    const after = ann.all().length;

    await stage.deliver(one, two);
    await stage.advance(2_000);

    expect(ann.all()).toHaveLength(after);
    expect(ann.all().at(-1)?.text.match(/50亩/gu)).toHaveLength(1);
  });

  it("are answered with it at once", async () => {
    const { stage, ann } = await begin();
    await quickly(stage, ann, ["我们做咖啡的"]);
    const before = ann.all().length;

    await stage.deliver(ann.message("你们要不要这类项目？"));
    expect(ann.all()).toHaveLength(before + 1);
    await stage.advance(5_000);

    expect(ann.all()).toHaveLength(before + 1);
    expect(ann.all().at(-1)?.text).toContain("咖啡");
  });
});

it("moves its timer with each piece, by a millisecond at least", async () => {
  const { stage, ann } = await begin();
  const then = stage.now().getTime();

  await stage.deliver(ann.message("我们想在玉溪"), ann.message("建个厂"));

  const { pieces } = (await stage.read(SESSION)) as { pieces: { due: string } };
  expect(Date.parse(pieces.due)).toBe(then + 1_501);
});

describe("what is whole never waits", () => {
  it.each([
    "招商委是谁管的",
    "咖啡加工可以吗",
    "/help",
    "转人工",
    "咖啡加工的项目要不要？",
    "你好。",
  ])("such as %s", async (text) => {
    const { stage, ann } = await begin();

    await stage.deliver(ann.message(text));

    expect(ann.all()).toHaveLength(1);
  });

  it("nor does a bare answer to what was asked", async () => {
    const { stage, ann } = await screening();
    const before = ann.all().length;

    await stage.deliver(ann.message("50"));

    expect(ann.all()).toHaveLength(before + 1);
    expect(ann.all().at(-1)?.text).toContain("新增建设用地：50亩");
  });

  it("nor a command while pieces wait, and they are answered after it", async () => {
    const { stage, ann } = await begin();
    await quickly(stage, ann, ["咖啡加工"]);

    await stage.deliver(ann.message("/status"));
    expect(ann.all()).toHaveLength(1);
    await stage.advance(2_000);

    expect(ann.all()).toHaveLength(2);
    expect(ann.all().at(-1)?.text).toContain("咖啡");
  });

  it("nor a button, and consent reads what waits only afterwards", async () => {
    const { stage, ann } = await begin();
    await ann.says("帮我预审，咖啡加工，普洱，1亿");
    await quickly(stage, ann, ["用地五十亩"]);

    await stage.deliver(ann.press("同意"));
    await stage.advance(2_000);

    expect(ann.all().at(-1)?.text).toContain("新增建设用地：50亩");
  });
});

describe("a long paste", () => {
  const PLAN = `帮我预审，做核桃油的。选址红河州，用地80亩。${"市场前景广阔，需求逐年增长。".repeat(300)}`;

  it("that the platform cut in two is read as one", async () => {
    const { stage, ann } = await begin();
    await quickly(stage, ann, [PLAN.slice(0, 4_096), `${PLAN.slice(4_096)}投资3.5亿元。`]);
    await stage.advance(1_500);
    expect(ann.all()).toHaveLength(1);

    await ann.presses("同意");

    ann.sees("新增建设用地：80亩");
    ann.sees("3.5亿元");
  });

  it("in two messages before consent loses neither", async () => {
    const { ann } = await begin();
    await ann.says("帮我预审，做核桃油的，选址红河州。");
    await ann.says("计划投资3.5亿元，用地80亩。");

    await ann.presses("同意");

    ann.sees("产品：核桃油");
    ann.sees("新增建设用地：80亩");
  });
});

describe("an album", () => {
  it("gets one answer for all its pictures and its words", async () => {
    const { stage, ann } = await begin();

    await stage.deliver(...album(ann, 5));
    await stage.advance(2_000);

    expect(ann.all().filter(({ text }) => text.includes("附件我读不了"))).toHaveLength(1);
    expect(ann.all()).toHaveLength(2);
  });
});

describe("pieces that wait before consent", () => {
  it("are wiped unread when it is refused", async () => {
    const { stage, ann } = await begin();
    await ann.says("帮我预审，咖啡加工，普洱，1亿");
    await quickly(stage, ann, ["紫苏籽油"]);

    await stage.deliver(ann.message("不同意"));
    const after = ann.all().length;
    await stage.advance(5_000);

    expect(ann.all()).toHaveLength(after);
    expect(await stage.read(SESSION)).not.toHaveProperty("pieces");
    expect(await stage.bytes()).not.toContain("紫苏");
  });

  it("go with everything else when the person has his data deleted", async () => {
    const { stage, ann } = await begin();
    await ann.says("/mydata");
    await ann.presses("全部删除");
    await quickly(stage, ann, ["紫苏籽油"]);

    await stage.deliver(ann.press("确定删除"));
    await stage.advance(5_000);

    expect(await stage.bytes()).not.toContain("紫苏");
  });
});

describe("the same words again within seconds", () => {
  it("are one question with one answer", async () => {
    const { stage, ann } = await begin();
    await stage.deliver(ann.message("招商委是谁管的？"));
    await stage.advance(1_500);

    await stage.deliver(ann.message("招商委是谁管的？"));
    await stage.advance(5_000);
    expect(ann.all()).toHaveLength(1);

    await ann.says("招商委是谁管的？");
    expect(ann.all()).toHaveLength(2);
  });

  it("are asked anew where it was the clock that went back an hour", async () => {
    const { stage, ann } = await begin();
    await ann.says("招商委是谁管的？");
    await stage.advance(60_000);
    await stage.advance(-3_600_000);

    await ann.says("招商委是谁管的？");

    expect(ann.all()).toHaveLength(2);
  });

  it("answer two questions of the pre-screen where it was the clock that went back an hour", async () => {
    const { stage, ann } = await screening();
    await ann.says("300");
    const before = ann.all().length;
    await stage.advance(60_000);
    await stage.advance(-3_600_000);

    await ann.says("300");

    expect(ann.all().length).toBeGreaterThan(before);
  });
});

describe("pieces while the clock is set back", () => {
  it("are answered where it happens between their falling due and their turn", async () => {
    const { stage, ann } = await begin();
    await quickly(stage, ann, ["我们想做", "咖啡加工"]);
    const due = await piecesDue(stage);
    const before = ann.all().length;
    expect(due.at.getTime()).toBeGreaterThan(stage.now().getTime());

    await stage.deliver(due);

    expect(ann.all()).toHaveLength(before + 1);
    expect(ann.all().at(-1)?.text).toContain("咖啡");
  });

  it("wait for no clock that was an hour ahead once the next piece has come", async () => {
    const { stage, ann } = await begin();
    await quickly(stage, ann, ["我们想做"]);
    await stage.restart(-3_600_000);
    const before = ann.all().length;

    await quickly(stage, ann, ["咖啡加工"]);
    await stage.advance(2_500);

    expect(ann.all()).toHaveLength(before + 1);
    expect(ann.all().at(-1)?.text).toContain("咖啡");
  });

  it("are not answered by a timer that a later piece has moved", async () => {
    const { stage, ann } = await begin();
    await quickly(stage, ann, ["我们想做"]);
    const due = await piecesDue(stage);
    await quickly(stage, ann, ["咖啡加工"]);
    const before = ann.all().length;

    await stage.deliver(due);

    expect(ann.all()).toHaveLength(before);
  });
});

/** What the store hands out when the pieces that wait in Ann's chat fall due. */
async function piecesDue(stage: Stage): Promise<DueEvent> {
  const { pieces } = z
    .object({ pieces: z.object({ due: z.coerce.date() }) })
    .parse(await stage.read(SESSION));
  const chat = { channel: "telegram", chatId: "1001" } as const;
  return timerEvent({ name: "pieces.due", subject: timerSubject(chat), chat }, pieces.due);
}

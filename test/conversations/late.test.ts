import { describe, expect, it } from "vitest";
import { openStage } from "../support/stage.ts";

const MINUTE_MS = 60_000;
const SORRY = /out of service.*only just/;
const QUESTION = "Who leads the provincial investment promotion committee?";

async function openWithAnn() {
  const stage = await openStage();
  const ann = stage.actor("1001", { name: "Ann Lee", locale: "en" });
  await ann.says("/start");
  return { stage, ann, before: ann.all().length };
}

describe("a message that comes after an outage", () => {
  it("is apologised for and answered", async () => {
    const { stage, ann, before } = await openWithAnn();
    const late = ann.message(QUESTION);
    await stage.advance(20 * MINUTE_MS);
    await stage.deliver(late);

    const [sorry, answer] = ann.all().slice(before);
    expect(sorry?.text).toMatch(SORRY);
    expect(answer?.text).toContain("committee");
  });

  it("is apologised for once, however much had piled up", async () => {
    const { stage, ann, before } = await openWithAnn();
    const piled = [QUESTION, "/catalogue", "/help"].map((words) => ann.message(words));
    await stage.advance(20 * MINUTE_MS);
    for (const one of piled) await stage.deliver(one);

    const heard = ann.all().slice(before);
    expect(heard.filter(({ text }) => SORRY.test(text))).toHaveLength(1);
    expect(heard.length).toBeGreaterThan(3);
  });

  it("is apologised for again after the next outage", async () => {
    const { stage, ann, before } = await openWithAnn();
    for (let outage = 0; outage < 2; outage++) {
      const late = ann.message("/help");
      await stage.advance(60 * MINUTE_MS);
      await stage.deliver(late);
    }
    expect(
      ann
        .all()
        .slice(before)
        .filter(({ text }) => SORRY.test(text)),
    ).toHaveLength(2);
  });

  it("is in the language of the person", async () => {
    const stage = await openStage();
    const li = stage.actor("1002", { name: "李雷", locale: "zh-hans" });
    const late = li.message("省里招商委是谁管的？");
    await stage.advance(20 * MINUTE_MS);
    await stage.deliver(late);
    expect(li.all()[0]?.text).toContain("抱歉");
  });
});

it("a message that comes four minutes later, as a retry may, is answered without a word about it", async () => {
  const { stage, ann, before } = await openWithAnn();
  const retried = ann.message(QUESTION);
  await stage.advance(4 * MINUTE_MS);
  await stage.deliver(retried);
  expect(ann.all().slice(before)).toHaveLength(1);
});

import { describe, expect, it } from "vitest";
import { openStage } from "../support/stage.ts";
import type { Actor } from "../support/stage-actor.ts";

const EVIL = "<img src=x onerror=alert(1)>\"核桃油'";

/** Answers that settle everything but the class of the national catalogue. */
async function judged(channel: "telegram" | "feishu" | "web", words: string, locale = "zh-hans") {
  const stage = await openStage();
  const ann = stage.actor("1001", { channel, locale });
  await ann.says(words);
  await ann.presses(/^(同意|I agree)$/);
  for (let asked = 0; asked < 8; asked++) {
    const no = ann
      .labels()
      .find((label) => /^(都没有|否|都能做到|None of these|No|不清楚|Not known)$/.test(label));
    if (no === undefined) break;
    await ann.presses(no);
  }
  return { stage, ann };
}

function page(actor: Actor): { readonly name: string; readonly html: string } {
  const document = actor.all().at(-1)?.document;
  if (document === undefined) throw new Error("No document was handed over.");
  return { name: document.name, html: new TextDecoder().decode(document.bytes) };
}

describe("the result to take along", () => {
  it.each(["telegram", "feishu", "web"] as const)(
    "is a document, made on %s when it is sent",
    async (channel) => {
      const { ann } = await judged(channel, "帮我预审，咖啡加工，普洱，1.5亿，50亩，年税收1100万");

      await ann.presses("带走这份结果");

      const { name, html } = page(ann);
      expect(name).toBe("预审结果-2026-11-23.html");
      for (const words of [
        "需人工复核（初步）",
        "非行政决定",
        "咖啡加工",
        "附件1·一（一）6",
        "附件1·二（五）",
        "二·5·4",
        "投资者所述",
        "投资者点选",
        "规则版本 2",
        "示例数字，不是云南省的标准",
        "可以请主管部门认定；补上类别后重新计算",
      ]) {
        expect(html).toContain(words);
      }
    },
  );

  it("holds nothing that runs or comes from elsewhere, and escapes every word", async () => {
    const { ann } = await judged(
      "telegram",
      `帮我预审，做${EVIL}，普洱，1.5亿，50亩，年税收1100万`,
    );
    await ann.presses("带走这份结果");
    const { html } = page(ann);
    expect(html).not.toMatch(/<script|<img|<link|https?:|url\(|@import|javascript:/i);
    expect(html).toContain("default-src 'none'");
  });
});

describe("the document", () => {
  it("is in the language of the talk, with the paths of the clauses", async () => {
    const { ann } = await judged(
      "telegram",
      "Coffee roasting plant in Pu'er, RMB 150 million, 50 mu, tax RMB 11 million a year",
      "en",
    );
    await ann.presses("Take it with you");
    const { html } = page(ann);
    expect(html).toContain('<html lang="en">');
    expect(html).toContain("What would change the result");
    const visible = html.replace(/<style>.*?<\/style>/s, "");
    expect(visible.replace(/[附件开头落款一二三四五六七八九十（）·\d]+/gu, "")).not.toMatch(
      /\p{Script=Han}/u,
    );
  });

  it("does not lie in the outbox, and is of what is kept at that moment", async () => {
    const { stage, ann } = await judged(
      "telegram",
      "帮我预审，紫苏籽油，普洱，1.5亿，50亩，年税收1100万",
    );
    stage.hold(ann);
    await ann.presses("带走这份结果");
    const waiting = JSON.stringify(await stage.bytes());
    expect(waiting).toContain("report");
    expect(waiting).not.toContain("<html");
    await stage.release(ann);
    expect(page(ann).html).toContain("紫苏籽油");
  });
});

describe("the page for an officer", () => {
  async function accepted() {
    const { stage, ann } = await judged(
      "telegram",
      "帮我预审，咖啡加工，普洱，1.5亿，50亩，年税收1100万",
    );
    const zhang = stage.actor("2001");
    const desk = stage.group("province", [zhang]);
    await zhang.says("/start");
    await ann.says("/human");
    await ann.says("同意");
    await zhang.presses("接单", desk);
    return { stage, ann, zhang };
  }

  it("comes by the ticket, with its number, to its owner", async () => {
    const { zhang } = await accepted();
    await zhang.presses("项目一页纸");
    const { html } = page(zhang);
    expect(html).toContain("单号 #0001");
    expect(html).toContain("咖啡加工");
  });

  it("comes to nobody else, and not once the project is deleted", async () => {
    const { stage, ann, zhang } = await accepted();
    const press = zhang.press("项目一页纸");
    const other = stage.actor("2002");
    await other.says("/start");
    const [refused] = await stage.deliver({
      ...press,
      id: "telegram:other",
      from: other.person,
      chat: other.chat,
    });
    expect(refused?.text).toBe("这不是您的单。");
    expect(other.all().some(({ document }) => document !== undefined)).toBe(false);
    await ann.says("/mydata");
    await ann.presses("全部删除");
    await ann.presses("确定删除");
    const [gone] = await stage.deliver({ ...press, id: "telegram:later" });
    expect(gone?.text).toMatch(/已经删除|不是您的单/);
  });
});

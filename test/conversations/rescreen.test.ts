import { describe, expect, it } from "vitest";
import { thresholdsFileSchema } from "../../handlers/screening/thresholds.ts";
import type { Services } from "../../handlers/services.ts";
import { openStage } from "../support/stage.ts";
import type { Actor } from "../support/stage-actor.ts";
import { knowledge } from "../support/stage-host.ts";

type Mutable = { -readonly [Name in keyof Services]?: Services[Name] };

function figures(intensityMinWanPerMu: number) {
  return thresholdsFileSchema.parse({
    default: { intensityMinWanPerMu, taxMinWanPerMu: 15, source: "园区文件" },
  });
}

/** Every question of the pre-screen answered so that nothing stands against the project. */
const ALL =
  "咖啡加工，普洱，投资1.5亿元，用地50亩，年税收1100万元，允许类。不占永久基本农田，不在生态保护红线内，没有危化品，没有严重污染，能耗正常，不是产能严重过剩行业，没有失信，不涉及国家安全，不是短期项目，不涉及农户，不以原料为主";

async function judge(ann: Actor): Promise<void> {
  await ann.says(`帮我预审，${ALL}`);
  await ann.presses("同意");
  for (let asked = 0; asked < 8; asked++) {
    const no = ann.labels().find((label) => /^(都没有|否)$/.test(label));
    if (no === undefined) break;
    await ann.presses(no);
  }
  ann.sees("初步符合");
}

async function setup() {
  const services: Mutable = { thresholds: figures(200), knowledge };
  const stage = await openStage(services);
  const ann = stage.actor("1001", { locale: "zh-hans" });
  const zhang = stage.actor("2001");
  const desk = stage.group("province", [zhang]);
  await zhang.says("/start");
  await judge(ann);
  const { project } = (await stage.read({ kind: "session", id: "telegram:1001" })) as {
    project: string;
  };
  const screening = () => stage.read({ kind: "screening", id: project });
  return { stage, services, ann, zhang, desk, project, screening };
}

describe("after a start with other figures", () => {
  it("open projects are screened again, and the record says with what", async () => {
    const { stage, services, screening } = await setup();
    expect(await screening()).toMatchObject({
      verdict: "eligible",
      thresholds: { intensityMinWanPerMu: 200, source: "园区文件" },
      facts: { landMu: { value: 50, from: "text" } },
    });

    services.thresholds = figures(400);
    await stage.restart();

    expect(await screening()).toMatchObject({
      verdict: "ineligible",
      thresholds: { intensityMinWanPerMu: 400 },
    });
  });

  it("the desk sees which results changed and why, and nothing personal", async () => {
    const { stage, services, desk, project } = await setup();
    services.thresholds = figures(400);
    await stage.restart();

    const text = stage.shown(desk).at(-1)?.text ?? "";
    expect(text).toContain(`项目 ${project.slice(0, 8)}（未转人工）：初步符合`);
    expect(text).toContain("投资强度、亩均税收 附件1·二（三）：未见问题 → 属不招情形（初步）");
    expect(text).not.toMatch(/咖啡|1001|普洱/);
  });

  it("the investor is told, and sees the new result with a tap", async () => {
    const { stage, services, ann } = await setup();
    services.thresholds = figures(400);
    await stage.restart();

    expect(ann.all().at(-1)?.text).toMatch(
      /项目“咖啡加工”重新算过，结果变了：初步符合.* → 初步不符合/,
    );
    await ann.presses("看新结果");
    ann.sees("✗ 亩均投资、税收 · 附件1·二（三）");
  });

  it("the ticket's owner is told by its number, and the bot stays silent to the investor", async () => {
    const { stage, services, ann, zhang, desk } = await setup();
    await ann.says("/human");
    await ann.says("同意");
    await zhang.presses("接单", desk);
    const before = ann.all().length;
    services.thresholds = figures(400);
    await stage.restart();

    expect(zhang.all().at(-1)?.text).toContain("#0001 的预审结论有变化：初步符合");
    expect(stage.shown(desk).at(-1)?.text).toContain("• #0001：初步符合");
    expect(ann.all()).toHaveLength(before);
  });
});

describe("nobody is told anything", () => {
  it("after a start with the same figures, and nothing is screened again", async () => {
    const { stage, ann, screening } = await setup();
    const before = { kept: await screening(), count: ann.all().length };
    await stage.restart(60_000);
    expect(await screening()).toEqual(before.kept);
    expect(ann.all()).toHaveLength(before.count);
  });

  it("when the verdict stays, though the record names the new text", async () => {
    const { stage, services, ann, screening } = await setup();
    const count = ann.all().length;
    services.knowledge = { ...knowledge, revision: "another" };
    await stage.restart(60_000);
    expect(await screening()).toMatchObject({ verdict: "eligible", documents: "another" });
    expect(ann.all()).toHaveLength(count);
  });
});

it("each of more than a hundred is screened again, a hundred a turn, and back again", async () => {
  const { stage, services, ann, desk } = await setup();
  const people = Array.from({ length: 105 }, (_, index) => stage.actor(String(5_000 + index)));
  for (const one of people) {
    await stage.deliver(one.message(`帮我预审，${ALL}`));
  }
  for (const one of people) await stage.deliver(one.press("同意"));
  for (const one of people) {
    for (
      let asked = 0;
      asked < 8 && one.labels().some((label) => /^(都没有|否)$/.test(label));
      asked++
    ) {
      await stage.deliver(one.press(/^(都没有|否)$/));
    }
  }
  services.thresholds = figures(400);
  await stage.restart();
  await stage.advance(10_000);
  for (const one of [ann, ...people]) expect(one.all().at(-1)?.text).toContain("→ 初步不符合");
  const lines = stage.shown(desk).flatMap(({ text }) => text.match(/^• /gm) ?? []);
  expect(lines).toHaveLength(106);

  services.thresholds = figures(200);
  await stage.restart(60_000);
  await stage.advance(10_000);
  for (const one of [ann, ...people]) expect(one.all().at(-1)?.text).toContain("→ 初步符合");
}, 60_000);

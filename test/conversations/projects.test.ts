import { describe, expect, it } from "vitest";
import { openStage } from "../support/stage.ts";

const THREE =
  "帮我预审，我们有三个产品：核桃油、电动牙刷和磷酸铁锂正极材料，在大理，投资3亿，用地100亩";
const SESSION = { kind: "session", id: "telegram:1001" };

async function three() {
  const stage = await openStage();
  const ann = stage.actor("1001", { locale: "zh-hans" });
  await ann.says(THREE);
  await ann.presses("同意");
  const session = async () =>
    (await stage.read(SESSION)) as { project: string; projects?: readonly string[] };
  const project = async (id: string) => (await stage.read({ kind: "project", id })) as Kept;
  return { stage, ann, session, project };
}

interface Kept {
  readonly item?: string;
  readonly products?: readonly { name: string; item?: string }[];
  readonly state: { readonly facts: Readonly<Record<string, { readonly value: unknown }>> };
}

describe("several products", () => {
  it("are held against the catalogue one by one, and which to screen is asked", async () => {
    const { ann } = await three();

    ann.sees("1. 核桃油 → 附件1·一（一）5");
    ann.sees("2. 电动牙刷 → 未列入目录 ≠ 禁止");
    ann.sees("3. 磷酸铁锂正极材料 → 附件1·一（六）2");
    ann.sees("先预审哪一个？");
    ann.sees("固定资产投资：3亿元");
    expect(ann.labels()).toEqual(["核桃油", "电动牙刷", "磷酸铁锂正极材料", "全要", "转人工"]);
  });

  it("are shown again to somebody who asks which of them may come", async () => {
    const { ann } = await three();
    await ann.says("三个产品你看哪个能进");
    ann.sees("未列入目录 ≠ 禁止");
    ann.sees("先预审哪一个？");
  });

  it.each(["电动牙刷", "第二个", "先做电动牙刷吧"])(
    "one of them may be chosen: %s",
    async (words) => {
      const { ann, session, project } = await three();
      await ann.says(words);
      ann.sees("好，预审“电动牙刷”。");
      ann.sees("达产后预计一年的税收");
      const { state, item } = await project((await session()).project);
      expect(state.facts["product"]?.value).toBe("电动牙刷");
      expect(state.facts["investmentCnyWan"]?.value).toBe(30_000);
      expect(item).toBeUndefined();
    },
  );
});

describe("all of several products", () => {
  it("become one project each, which share everything but what was said for all", async () => {
    const { ann, session, project } = await three();
    await ann.says("全要");
    ann.sees("不会取平均");
    await ann.presses("一个产品一份");

    ann.sees("已分成 3 个项目：核桃油、电动牙刷、磷酸铁锂正极材料");
    ann.sees("您原来说的是：固定资产投资：3亿元；新增建设用地：100亩");
    const { projects = [] } = await session();
    const kept = await Promise.all(projects.map(project));
    expect(kept.map(({ state }) => state.facts["product"]?.value)).toEqual([
      "核桃油",
      "电动牙刷",
      "磷酸铁锂正极材料",
    ]);
    expect(kept.map(({ item }) => item)).toEqual(["附件1·一（一）5", undefined, "附件1·一（六）2"]);
    for (const { state } of kept) {
      expect(state.facts["region"]?.value).toBe("大理州");
      expect(state.facts).not.toHaveProperty("investmentCnyWan");
    }
  });

  it("together are one project, with the totals and each product's own item", async () => {
    const { ann, session, project } = await three();
    await ann.presses("全要");
    await ann.says("合成一个吧");
    ann.sees("合成一个项目");
    const { project: id, projects } = await session();
    expect(projects).toBeUndefined();
    const { state, products } = await project(id);
    expect(state.facts["investmentCnyWan"]?.value).toBe(30_000);
    expect(products?.map(({ item }) => item)).toEqual([
      "附件1·一（一）5",
      undefined,
      "附件1·一（六）2",
    ]);
  });

  it("chosen by a button of a question that is past change nothing", async () => {
    const { stage, ann, session } = await three();
    const late = ann.press("全要");
    await ann.presses("核桃油");
    await stage.deliver({ ...late, id: "telegram:late" });
    expect((await session()).projects).toBeUndefined();
    expect(ann.all().at(-1)?.text).toContain("达产后预计一年的税收");
  });
});

async function split() {
  const opened = await three();
  await opened.ann.presses("全要");
  await opened.ann.presses("一个产品一份");
  return opened;
}

describe("several projects", () => {
  it("are told apart: what is said goes to the current one only", async () => {
    const { ann, session, project } = await split();
    await ann.says("投资1亿");
    await ann.says("切换到电动牙刷");
    ann.sees("切换到“电动牙刷”。");
    ann.sees("计划固定资产投资多少");
    await ann.says("投资2亿");

    const { projects = [] } = await session();
    const kept = await Promise.all(projects.map(project));
    expect(kept.map(({ state }) => state.facts["investmentCnyWan"]?.value)).toEqual([
      10_000,
      20_000,
      undefined,
    ]);
  });

  it("are listed, with where each stands, and switched by a tap", async () => {
    const { ann } = await split();
    await ann.says("我的项目");
    ann.sees("您有 3 个项目：");
    ann.sees(/1\. 核桃油：还缺 \d 问 ← 现在/);
    await ann.presses("磷酸铁锂正极材料");
    ann.sees("切换到“磷酸铁锂正极材料”。");
  });

  it("are all in /mydata, and each can be looked at", async () => {
    const { ann } = await split();
    await ann.says("/mydata");
    for (const name of ["核桃油", "电动牙刷", "磷酸铁锂正极材料"]) ann.sees(`项目“${name}”`);
    await ann.presses("电动牙刷");
    ann.sees("产品：电动牙刷");
  });
});

describe("of several projects each", () => {
  it("goes to a desk by itself, by name", async () => {
    const { ann } = await split();
    await ann.says("/human");
    ann.sees("项目“核桃油”的资料和预审结果（另外 2 个项目不转");
  });

  it("is deleted alone, or with all the others", async () => {
    const { stage, ann, session } = await split();
    await ann.says("取消");
    await ann.presses("删除草稿");
    expect((await session()).projects).toHaveLength(2);
    await ann.says("/mydata");
    await ann.presses("全部删除");
    await ann.presses("确定删除");
    const bytes = await stage.bytes();
    for (const name of ["核桃油", "电动牙刷", "磷酸铁锂"]) expect(bytes).not.toContain(name);
  });

  it("may be added to one that is there already, under the same consent", async () => {
    const stage = await openStage();
    const ann = stage.actor("1001", { locale: "zh-hans" });
    await ann.says("帮我预审，咖啡加工，普洱，1亿");
    await ann.presses("同意");
    await ann.says("另外一个项目：橡胶手套厂，西双版纳，投资5000万，20亩");
    ann.sees("还是改这一个（咖啡加工）？");
    await ann.presses("另开一个项目");
    ann.sees("落地州市：西双版纳州");

    await ann.says("切换到咖啡加工");
    ann.sees("需要新增建设用地多少亩？");
    const session = (await stage.read(SESSION)) as { projects: readonly string[] };
    const consents = await Promise.all(
      session.projects.map(
        async (id) => ((await stage.read({ kind: "project", id })) as { consent: object }).consent,
      ),
    );
    expect(consents[0]).toEqual(consents[1]);
  });
});

describe("another project announced within a pre-screen", () => {
  async function separators() {
    const stage = await openStage();
    const ann = stage.actor("1001", { locale: "zh-hans" });
    await ann.says("帮我预审，锂电池隔膜，昆明，投资5亿");
    await ann.presses("同意");
    const session = async () =>
      (await stage.read(SESSION)) as { project: string; projects?: readonly string[] };
    const facts = async (id: string) => {
      const { state } = (await stage.read({ kind: "project", id })) as Kept;
      const { product, region, investmentCnyWan } = state.facts;
      return [product?.value, region?.value, investmentCnyWan?.value];
    };
    return { ann, facts, session };
  }
  const FIRST = ["锂电池隔膜", "昆明市", 50_000];

  it.each([
    "另外我还有个项目，在大理做民宿，投3000万",
    "我想换个项目，做民宿，大理",
    "我想做房地产开发，大理，50亿",
    "We also have another project: a guesthouse in Dali, RMB 30 million",
  ])("changes nothing before the person says which is meant: %s", async (words) => {
    const { ann, facts, session } = await separators();
    const { project } = await session();

    await ann.says(words);

    ann.sees(/还是改这一个（锂电池隔膜|or change this one \(锂电池隔膜/);
    expect(await facts(project)).toEqual(FIRST);
  });

  it.each(["另开一个项目", "另开一个"])(
    "becomes a project of its own, the first one is kept: %s",
    async (answer) => {
      const { ann, facts, session } = await separators();
      const { project: first } = await session();
      await ann.says("另外我还有个项目，在大理做民宿，投3000万");

      await (answer === "另开一个" ? ann.says(answer) : ann.presses(answer));

      const { project } = await session();
      expect(await facts(first)).toEqual(FIRST);
      expect(await facts(project)).toEqual([expect.stringContaining("民宿"), "大理州", 3000]);
    },
  );

  it("may have been meant for the one at hand", async () => {
    const { ann, facts, session } = await separators();
    await ann.says("另外我还有个项目，在大理做民宿，投3000万");

    await ann.presses("改这一个");

    ann.sees("已更正");
    expect((await facts((await session()).project)).slice(1)).toEqual(["大理州", 3000]);
  });
});

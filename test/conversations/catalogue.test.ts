import { expect, it } from "vitest";
import { openStage } from "../support/stage.ts";

const TITLE = "《云南省人民政府关于进一步加强招商引资工作的指导意见》（2022-11-27）";

it("walks the catalogue by buttons, from industry to item to text, and back", async () => {
  const stage = await openStage();
  const ann = stage.actor("1001", { locale: "zh-hans" });

  await ann.says("/catalogue");
  await ann.presses(/^新材料产业/);
  await ann.presses(/^新能源电池材料/);

  ann.sees("磷酸铁锂等正极材料");
  ann.sees(`${TITLE}附件1·一（六）2`);
  await ann.presses("返回");
  expect(ann.labels().some((label) => label.startsWith("新能源电池材料"))).toBe(true);
  await ann.presses("返回");
  expect(ann.labels().filter((label) => label.includes("附件1·一（"))).toHaveLength(10);
});

const PICKS = [
  {
    locale: "zh-hans",
    ways: [/^新材料产业/, /^新能源电池材料/, "项目预审", "同意"],
    picked: "预审的是目录项 附件1·一（六）2 新能源电池材料。",
    asked: "落在哪个州市",
  },
  {
    locale: "zh-TW",
    ways: [/^新材料產業/, /^新能源電池材料/, "項目預審", "同意"],
    picked: "預審的是目錄項 附件1·一（六）2 新能源電池材料。",
    asked: "落在哪個州市",
  },
  {
    locale: "en",
    ways: [/^New materials/, /^Battery materials/, "Screen my project", "I agree"],
    picked: "We are screening catalogue item 附件1·一（六）2 Battery materials.",
    asked: "In which prefecture would it stand?",
  },
];

it.each(PICKS)(
  "carries an item into the screening once there is consent: $locale",
  async (pick) => {
    const stage = await openStage();
    const ann = stage.actor("1001", { locale: pick.locale });
    await ann.says("/catalogue");

    for (const way of pick.ways) await ann.presses(way);

    ann.sees(pick.picked);
    const words = ann.sees(pick.asked);
    expect(words).not.toMatch(/没听明白|沒聽明白|didn't get that/);
  },
);

it("shows a clause whose path is typed, and says what a path looks like when there is none", async () => {
  const stage = await openStage();
  const ann = stage.actor("1001", { locale: "zh-hans" });

  await ann.says("/clause 六（七）");
  ann.sees("每季度");
  await ann.says("/clause 九");
  ann.sees("没有找到这一条");
});

it("answers a button that no longer leads anywhere, and changes nothing", async () => {
  const stage = await openStage();
  const ann = stage.actor("1001", { locale: "zh-hans" });
  await ann.says("/catalogue");
  const press = { ...ann.press(/^新材料产业/), value: "guidance-1999/一" };

  const [answer] = await stage.deliver(press);

  expect(answer?.text).toBe("这个按钮已经过时了。");
  expect(ann.all()).toHaveLength(1);
});

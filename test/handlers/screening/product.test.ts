import { describe, expect, test } from "vitest";
import { extractFacts } from "../../../handlers/screening/extract/extract-facts.ts";
import { productsIn } from "../../../handlers/screening/products-in.ts";

describe("what is to be made", () => {
  test.each([
    ["预审：雨伞厂，昆明，3000万，20亩", "雨伞"],
    ["老板想在曲靖陆良搞个蚕丝被厂，三亿五", "蚕丝被"],
    ["投个两三千万吧，地大概二十亩，在弥勒，做葡萄酒", "葡萄酒"],
    ["計畫在蒙自投資，做筆電外殼", "筆電外殼"],
    ["拟在开远市投资建设年产800万把雨伞生产基地", "雨伞"],
    ["产品：陶瓷刀具；投资3000万", "陶瓷刀具"],
    ["We are a Danish company planning an enzyme plant in Yuxi, US$25 million", "enzyme plant"],
    ["Fixed investment EUR 12m, site 5 ha. Product: dental composites.", "dental composites"],
    ["Coffee roasting plant in Pu'er, RMB 20 million", "Coffee roasting plant"],
    ["小造纸，年产一万吨箱板，德宏", "箱板"],
    ["澄江，兰花组培，建一栋组培楼，用地5亩", "兰花组培"],
    ["昆明高新区，血液透析器，45亩", "血液透析器"],
    ["想在剑川把三个老院子改成民宿，3200万", "民宿"],
    ["老板让我打听下：我们收废铝熔成铝棒，曲靖，130亩", "铝棒"],
    ["把矿渣加工成微晶石，投资2亿", "微晶石"],
    ["咖啡渣能做衣服！我们做咖啡渣纱线，普洱，7千万", "咖啡渣纱线"],
    ["电解槽，楚雄，3.6亿，第三年满产以后每年税2000万", "电解槽"],
    ["We sell herbal toothpaste and would like to make it in Lijiang, 1.2 ha", "herbal toothpaste"],
    ["Wire harness maker, RMB 75 million, in a rented standard workshop", "Wire harness"],
    ["请问轮毂电机可以进昆明吗？地20亩", "轮毂电机"],
    ["再生铝棒，富源，4.2亿", "再生铝棒"],
    [
      "we want make latex pillow in mengla, 26mu. Our thai factory pay 9 million tax",
      "latex pillow",
    ],
    ["有机肥，昆明，3000万", "有机肥"],
    ["投影仪，昆明，3000万", "投影仪"],
    ["家具，昆明，3000万", "家具"],
    ["想问一下 大理可以做精品旅宿吗 我们公司 资金8800万", "精品旅宿"],
    ["产品 雨伞 昆明 3000万 20亩", "雨伞"],
    ["hello we wanna do biomass pellets in lincang, 25 million rmb", "biomass pellets"],
    ["昆明能做轮毂电机吗？地20亩", "轮毂电机"],
    ["Can we open a cheese plant in Dali? 20 mu", "cheese plant"],
  ])("%s", (text, product) => {
    const found = String(extractFacts(text, { fx: {} }).facts.product?.value);
    expect(found.startsWith(product)).toBe(true);
    expect(found.length).toBeLessThanOrEqual(product.length + 4);
  });

  test.each([
    "投资3000万，用地20亩",
    "大概50亩吧",
    "没有危化",
    "税第一年100万，第二年300万",
    "租了厂房，2000平米",
    "跟养殖户契约采购",
    "2 million the first two years",
    "要不要环评？",
    "我是香港人，投资3000万",
    "原料是钛精矿，3000万",
    "3000 万 yuan",
    "120 mu I guess",
  ])("%s names no product", (text) => {
    expect(extractFacts(text, { fx: {} }).facts).not.toHaveProperty("product");
  });
});

test("a project that is asked for has its place; where a product is known, a question moves nothing", () => {
  const asked = "轮毂电机可以进昆明吗";
  expect(extractFacts(asked, { fx: {} }).facts.region?.value).toBe("昆明市");
  const known = new Set(["product"] as const);
  expect(extractFacts(asked, { fx: {}, known }).facts).not.toHaveProperty("region");
  expect(extractFacts("我们可以去昆明找你们吗", { fx: {} }).facts).not.toHaveProperty("region");
});

describe("several products of one text", () => {
  test.each([
    ["我们有三个产品：核桃油、电动牙刷和雨伞，在大理", ["核桃油", "电动牙刷", "雨伞"]],
    ["產品有：茶飲、糕點", ["茶飲", "糕點"]],
    ["两个项目：一个是鲜花冷库，3000万；另一个是藜麦面条，2000万", ["鲜花冷库", "藜麦面条"]],
    ["1. 雨伞，3000万\n2. 核桃油，2000万", ["雨伞", "核桃油"]],
    ["One plant makes umbrellas, the other makes gloves", ["umbrellas", "gloves"]],
    ["投资分两期：1. 一期3000万 2. 二期5000万", []],
    ["做核桃油，在大理", []],
  ])("%s", (text, products) => {
    expect(productsIn(text)).toEqual(products);
  });
});

describe("the product of a description", () => {
  test.each([
    ["We're a Singapore company looking at a tea plant in Pu'er, US$20m", "tea plant"],
    ["Pre-screen: bamboo flooring plant in Yuxi, RMB 80m, 40 mu", "bamboo flooring plant"],
    ["Screen my project: soy sauce, Dali, RMB 90m, 50 mu", "soy sauce"],
    ["Textile project: linen shirts in Yuxi, RMB 50m", "linen shirts"],
    ["项目选址红河州，生产果酱", "果酱"],
    ["做茶叶深加工", "茶叶深加工"],
    ["strawberry farm in Honghe, lease 2000 mu from farmers, building 20 mu", "strawberry farm"],
    ["昆明 汽车座椅 2亿 50亩 年税1500万", "汽车座椅"],
    ["我是台灣人 想在雲南投資茶葉深加工，3000萬", "茶葉深加工"],
    ["我是浙江人，在大理投资5000万做乳扇", "乳扇"],
    ["工业机器人，昆明，3000万", "工业机器人"],
    ["120 mu in Yuxi I guess, product: rice noodles", "rice noodles"],
  ])("%s", (said, product) => {
    expect(extractFacts(said, { fx: {} }).facts.product?.value).toBe(product);
  });

  test.each([
    "er well",
    "you know",
    "呃，怎么说呢",
    "嗯嗯",
    "项目选址红河州",
    "不對，九千萬",
    "有保底",
    "随行就市，没有保底",
    "不是以原料为主",
    "鼓励类",
    "maybe 1.5 million a year",
    "分两期，一期投5亿，二期投10亿",
  ])("%s names none, even when it is asked for", (said) => {
    const { facts } = extractFacts(said, { fx: {}, pending: ["product", "region"] });
    expect(facts.product).toBeUndefined();
  });

  test("a place behind a list of products is none of them", () => {
    expect(productsIn("我们三个产品：果酱、罐头、竹编，大理，投1.2亿")).toEqual([
      "果酱",
      "罐头",
      "竹编",
    ]);
  });

  test("blanks part what commas would", () => {
    const { facts } = extractFacts("昆明 汽车座椅 2亿 50亩 年税1500万", { fx: {} });
    const values = Object.entries(facts).map(([name, { value }]) => [name, value]);
    expect(Object.fromEntries(values)).toMatchObject({
      region: "昆明市",
      investmentCnyWan: 20_000,
      landMu: 50,
      annualTaxWan: 1_500,
    });
  });
});

describe("the product beside other facts", () => {
  test.each([
    ["产品换成铝箔", "铝箔"],
    ["产品是人造石墨负极", "人造石墨负极"],
    ["Our product is aluminium foil", "aluminium foil"],
    ["投资还没定", undefined],
  ])("%s, while the tax is asked: the product is what is named as it", (said, product) => {
    const known = new Set(["product"] as const);
    const { facts } = extractFacts(said, { fx: {}, pending: ["annualTaxWan"], known });
    expect(facts.product?.value).toBe(product);
  });

  test("what denies another fact is never the product", () => {
    const said = "screen: walnut oil, Dali, RMB 90m, no basic farmland, outside the red line";
    expect(extractFacts(said, { fx: {} }).facts.product?.value).toBe("walnut oil");
  });
});

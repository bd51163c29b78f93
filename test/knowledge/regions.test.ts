import { expect, test } from "vitest";
import { COUNTY_COUNT, findPlaces, REGIONS, regionInEnglish } from "../../knowledge/regions.ts";

function regionsIn(text: string): string[] {
  return [...new Set(findPlaces(text).map(({ region }) => region))];
}

test("the sixteen prefectures and all 129 counties are known", () => {
  expect(REGIONS).toHaveLength(16);
  expect(COUNTY_COUNT).toBe(129);
});

test.each([
  ["想在昆明建厂", "昆明市"],
  ["项目放曲靖沾益", "曲靖市"],
  ["玉溪通海", "玉溪市"],
  ["腾冲", "保山市"],
  ["镇雄县", "昭通市"],
  ["泸沽湖边上", "丽江市"],
  ["落在思茅", "普洱市"],
  ["耿马的糖厂", "临沧市"],
  ["大姚那边", "楚雄州"],
  ["個舊", "红河州"],
  ["红河县", "红河州"],
  ["红河哈尼族彝族自治州", "红河州"],
  ["丘北县", "文山州"],
  ["版纳", "西双版纳州"],
  ["在漾濞收核桃", "大理州"],
  ["芒市", "德宏州"],
  ["兰坪", "怒江州"],
  ["中甸", "迪庆州"],
  ["云县", "临沧市"],
  ["昆明磨憨", "昆明市"],
  ["磨憨口岸", "昆明市"],
  ["Mengzi", "红河州"],
  ["a plant in Xishuangbanna", "西双版纳州"],
  ["Pu'er", "普洱市"],
  ["puer city", "普洱市"],
  ["Mile City", "红河州"],
  ["Mohan border zone", "昆明市"],
  ["through Ruili", "德宏州"],
  ["想在Kunming做冷链", "昆明市"],
  ["kuming", "昆明市"],
  ["KUNMING", "昆明市"],
  ["Lijjiang old town", "丽江市"],
  ["Tengyueh", "保山市"],
  ["Likiang", "丽江市"],
  ["潞江坝", "保山市"],
  ["下关", "大理州"],
] as const)("%s is in %s", (text, region) => {
  expect(regionsIn(text)).toEqual([region]);
});

test.each([
  "做普洱茶的",
  "普洱熟茶",
  "大理石板材",
  "文山三七饮片",
  "宣威火腿",
  "Pu'er tea",
  "a mile from the road",
  "创新平台",
  "对外贸易门户",
  "新建水泥厂",
  "一个旧厂房",
  "打通海外市场",
  "兴边富民",
  "威信高的企业",
  "云计算",
  "东莞",
  "请在下关注",
  "in Qujiang",
])("%s names no place of the province", (text) => {
  expect(findPlaces(text)).toEqual([]);
});

test("a product beside the place does not hide the place", () => {
  expect(regionsIn("普洱茶厂，建在普洱")).toEqual(["普洱市"]);
  expect(regionsIn("大理的大理石")).toEqual(["大理州"]);
});

test("two places are both reported, in reading order, and so is a name two prefectures share", () => {
  expect(regionsIn("从昆明搬到玉溪")).toEqual(["昆明市", "玉溪市"]);
  expect(regionsIn("Yiliang County").toSorted()).toEqual(["昆明市", "昭通市"].toSorted());
});

test("the English name carries its kind", () => {
  expect(regionInEnglish("大理州")).toBe("Dali Prefecture");
  expect(regionInEnglish("昆明市")).toBe("Kunming City");
});

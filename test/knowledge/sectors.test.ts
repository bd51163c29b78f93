import { expect, test } from "vitest";
import { findSectors, SECTORS, sectorById } from "../../knowledge/sectors.ts";

function idsIn(text: string): string[] {
  return findSectors(text).map(({ sector }) => sector.id);
}

test("each sector asks a question in both languages, names a clause, and dates its basis", () => {
  expect(SECTORS.length).toBeGreaterThan(30);
  for (const { id, question, clause, basis } of SECTORS) {
    expect({ id, question, clause, date: basis?.date ?? "2022" }).toEqual({
      id,
      question: { zh: expect.stringMatching(/^[^。]*？$/), en: expect.stringMatching(/^[^.]*\?$/) },
      clause: expect.stringMatching(/^(附件1·二（[一二三四五]）|二·5(·[1-4])?)$/),
      date: expect.stringMatching(/^\d{4}(-\d\d){0,2}$/),
    });
  }
});

test("the five sectors of 2013 rest on 国发〔2013〕41号", () => {
  for (const id of ["steel", "cement", "electrolytic-aluminium", "flat-glass", "shipbuilding"]) {
    expect(sectorById(id)).toMatchObject({ clause: "附件1·二（二）", asks: "overcapacitySector" });
    expect(sectorById(id)?.basis?.title).toContain("国发〔2013〕41号");
  }
});

test("no basis counts as confirmed before the operator has checked it", () => {
  expect(SECTORS.filter(({ basis }) => basis?.confirmed)).toEqual([]);
});

test.each([
  ["年产80万吨螺纹钢的钢厂", "steel"],
  ["an aluminium smelter in Wenshan", "electrolytic-aluminium"],
  ["電解鋁", "electrolytic-aluminium"],
  ["洱海边上36洞高尔夫加别墅", "golf-villas"],
  ["养竹鼠和果子狸做餐桌野味", "wild-animals"],
  ["大麻成分的食品", "cannabis"],
  ["Import plastic scrap from ASEAN", "imported-waste"],
  ["3.2米的老焦炉", "coking"],
  ["小造纸，年产一万吨箱板", "paper-alcohol"],
  ["比特币矿场", "coin-mining"],
  ["chrome tanning", "tannery"],
  ["六價鉻製程", "electroplating"],
  ["硫酸法钛白粉", "sulphate-tio2"],
  ["贸易走账的", "paper-trading"],
  ["边境博彩度假村", "gambling"],
  ["建筑陶瓷生产线", "building-materials"],
  ["polysilicon", "silicon-smelting"],
  ["黃磷廠", "yellow-phosphorus"],
  ["稀土分離", "rare-earth"],
  ["PERC cell line", "perc"],
] as const)("%s is recognised as %s", (text, id) => {
  expect(idsIn(text)).toContain(id);
});

test.each([
  "电解铝下游铝箔",
  "水泥包装袋",
  "钢结构厂房",
  "不锈钢餐具",
  "高尔夫球具",
  "不做电解铝",
  "CNC 数控机床",
  "鲜花冷链",
  "no cement",
])("%s gives no reason to ask", (text) => {
  expect(idsIn(text)).toEqual([]);
});

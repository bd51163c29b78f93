import { expect, test } from "vitest";
import { toParagraphs } from "../../knowledge/paragraphs.ts";

const PAGE = "一二三四五六七八九十甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳";

test("a hard wrap inside a word leaves no blank: 直｜接 is 直接", () => {
  const wrapped = `${PAGE.slice(0, 25)}直\n\n接报送市水务局。`;
  expect(toParagraphs(wrapped)).toEqual([`${PAGE.slice(0, 25)}直接报送市水务局。`]);
});

test("a blank between Chinese characters inside a line is damage and goes", () => {
  expect(toParagraphs("由园区 直 接 报送 。")).toEqual(["由园区直接报送。"]);
});

test("a Latin word split off at a line's end keeps the blanks the text sets around such words", () => {
  const spaced = `${"双面 P 型电池与大尺寸组件的生产以及配套设备研发和双面"}\nPERC\n电池`;
  expect(toParagraphs(`${spaced}`)[0]).toContain("双面 PERC");
  const unspaced = "双面P型电池与大尺寸组件的生产以及配套设备研发和双面\nPERC电池";
  expect(toParagraphs(unspaced)[0]).toContain("双面PERC电池");
});

test("two Latin words met at a line's end stay two words", () => {
  const text = "本省鼓励的产品包括下列各类设备以及软件平台 Open\nData 平台。";
  expect(toParagraphs(text)).toEqual([
    "本省鼓励的产品包括下列各类设备以及软件平台 Open Data 平台。",
  ]);
});

test("a number split off at a line's end is joined as the text spaces its numbers", () => {
  const text = `到 2024 年，全省引进产业类项目省外到位资金达 8300\n\n亿元。`;
  expect(toParagraphs(text)).toEqual(["到 2024 年，全省引进产业类项目省外到位资金达 8300 亿元。"]);
});

test("page breaks and blank lines do not part a sentence", () => {
  const text = `${PAGE}\n\n\f\n\n\n下一页接着写完。`;
  expect(toParagraphs(text)).toEqual([`${PAGE}下一页接着写完。`]);
});

test("a short line ends its paragraph", () => {
  expect(toParagraphs(`（一）标题\n${PAGE}\n完。`)).toEqual(["（一）标题", `${PAGE}完。`]);
});

test("a line that happens to begin with a numeral is no new part: 统｜一、协调", () => {
  const text = `二、工作要求\n${PAGE.slice(0, 25)}统\n一、协调推进。`;
  expect(toParagraphs(text)[1]).toBe(`${PAGE.slice(0, 25)}统一、协调推进。`);
});

test("a text that was never wrapped keeps a paragraph a line", () => {
  const long =
    "为保障园区夏季用水，现就有关事项通知如下，请各园区管委会和有关部门遵照执行并及时报告。";
  expect(toParagraphs(`${long}\n${long}`)).toEqual([long, long]);
});

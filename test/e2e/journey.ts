import type { Actor, ChannelName, Place, Seen } from "./platform.ts";
import type { DeskId, World } from "./world.ts";

/** What one investor has in mind. */
export interface Story {
  readonly desk: string;
  readonly investor: string;
  readonly question: string;
  readonly project: string;
  /** How the bot notes the project's place and money. */
  readonly noted: readonly [place: string, money: string];
  readonly toOfficer: string;
  readonly toInvestor: string;
}

export const YUXI: Story = {
  desk: "yuxi",
  investor: "陈家明",
  question: "太阳能板工厂你们要不要",
  project: "想在玉溪建一个光伏组件厂，投资5亿元，用地100亩，年纳税3000万元",
  noted: ["玉溪市", "5亿元"],
  toOfficer: "您好，什么时候能谈？",
  toInvestor: "明天上午十点可以吗？",
};

export const DALI: Story = {
  desk: "dali",
  investor: "黄志远",
  question: "做太阳能板的厂，你们那边要吗",
  project: "想在大理建一个光伏组件厂，投资8亿元，用地120亩，年纳税4000万元",
  noted: ["大理州", "8亿元"],
  toOfficer: "请问厂房可以租吗？",
  toInvestor: "可以租，下周三来看。",
};

/** A story with the people who play it. */
export interface Cast {
  readonly story: Story;
  readonly investor: Actor;
  readonly officer: Actor;
  /** The desk's group. */
  readonly group: Place;
}

export function castOf(world: World, story: Story, channel: ChannelName): Cast {
  const desk = story.desk as DeskId;
  return {
    story,
    investor: world.person(channel, story.investor),
    officer: world.officer(desk),
    group: world.group(desk),
  };
}

/** Everywhere the bot writes in a story. */
export function placesOf({ investor, officer, group }: Cast): readonly Place[] {
  return [investor.place, officer.place, group];
}

/** Something to be seen because of a step. */
export interface Sight {
  readonly place: Place;
  readonly words: RegExp;
  /** All the buttons the message has, where that matters. */
  readonly buttons?: readonly string[];
  /** The message is there already and changes. */
  readonly isChange?: boolean;
}

/** Whether a message is what was to be seen. */
export function fits({ text, buttons }: Seen, { words, buttons: wanted }: Sight): boolean {
  return words.test(text) && (wanted === undefined || wanted.join() === buttons.join());
}

export interface Step {
  readonly name: string;
  readonly by: "investor" | "officer";
  readonly how: "words" | "press";
  act(cast: Cast): void;
  /** Everything it leads to. */
  sights(cast: Cast): readonly Sight[];
}

export const ACCEPTANCE = "an officer accepts in the group";

/** The whole way, from the first word to the closed ticket. Every step makes the bot send something. */
const OWNERS_BUTTONS = ["等投资者答复", "办结", "转办", "改资料", "另行认定", "项目一页纸"];
const OUTCOMES = ["已落地", "已转介", "不予接洽", "投资者放弃", "无回音", "返回"];
export const OF_CLOSED = ["一周后跟进", "一个月后跟进", "三个月后跟进", "另选日期", "重新打开"];

export const JOURNEY: readonly Step[] = [
  {
    name: "the investor says /start",
    by: "investor",
    how: "words",
    act: ({ investor }) => investor.says("/start"),
    sights: ({ investor }) => [{ place: investor.place, words: /您好，这里是滇桥/ }],
  },
  {
    name: "the investor asks whether his kind of factory is wanted",
    by: "investor",
    how: "words",
    act: ({ investor, story }) => investor.says(story.question),
    sights: ({ investor }) => [
      { place: investor.place, words: /1\.高效电池片、高效组件[^]*附件1·一（三）1/ },
    ],
  },
  {
    name: "the investor describes his project",
    by: "investor",
    how: "words",
    act: ({ investor, story }) => investor.says(story.project),
    sights: ({ investor }) => [{ place: investor.place, words: /预审前先说明[^]*同意吗/ }],
  },
  {
    name: "the investor agrees that it is kept",
    by: "investor",
    how: "press",
    act: ({ investor }) => investor.presses("同意"),
    sights: ({ investor, story }) => [
      { place: investor.place, words: new RegExp(`${story.noted.join("[^]*")}[^]*基本农田`) },
    ],
  },
  {
    name: "the investor answers in his own words",
    by: "investor",
    how: "words",
    act: ({ investor }) =>
      investor.says("没有被列入失信名单，不占用永久基本农田，也不在生态保护红线内"),
    sights: ({ investor }) => [{ place: investor.place, words: /没有失信惩戒[^]*收购农产品/ }],
  },
  {
    name: "the investor answers by a button",
    by: "investor",
    how: "press",
    act: ({ investor }) => investor.presses("都没有"),
    sights: ({ investor }) => [{ place: investor.place, words: /不涉及农户[^]*产能严重过剩/ }],
  },
  {
    name: "the investor answers by a button again",
    by: "investor",
    how: "press",
    act: ({ investor }) => investor.presses("都没有"),
    sights: ({ investor }) => [{ place: investor.place, words: /能耗不高[^]*短期产值/ }],
  },
  {
    name: "the investor answers the last question but one",
    by: "investor",
    how: "press",
    act: ({ investor }) => investor.presses("都没有"),
    sights: ({ investor }) => [{ place: investor.place, words: /打算长期经营[^]*哪一类/ }],
  },
  {
    name: "the investor answers the last question",
    by: "investor",
    how: "press",
    act: ({ investor }) => investor.presses("允许类"),
    sights: ({ investor }) => [
      { place: investor.place, words: /国家产业目录允许类/ },
      { place: investor.place, words: /^初步符合（不是批准）[^]*附件1·一（三）1/ },
    ],
  },
  {
    name: "the investor wants a person",
    by: "investor",
    how: "press",
    act: ({ investor }) => investor.presses("转人工"),
    sights: ({ investor, story }) => [
      { place: investor.place, words: new RegExp(`招商窗口】接手[^]*${story.question}`) },
    ],
  },
  {
    name: "the investor agrees to be passed on",
    by: "investor",
    how: "press",
    act: ({ investor }) => investor.presses("同意，转交"),
    sights: ({ investor, group, story }) => [
      { place: investor.place, words: /已转给【.*招商窗口】，编号 #\d{4}/ },
      {
        place: group,
        words: new RegExp(`#\\d{4} 新项目[^]*待接单[^]*${story.noted.join("[^]*")}`),
        buttons: ["接单"],
      },
    ],
  },
  {
    name: ACCEPTANCE,
    by: "officer",
    how: "press",
    act: ({ officer, group }) => officer.presses("接单", group),
    sights: ({ investor, officer, group, story }) => [
      {
        place: officer.place,
        words: new RegExp(`${story.question}[^]*光伏组件[^]*${story.noted.join("[^]*")}`),
        buttons: OWNERS_BUTTONS,
      },
      { place: investor.place, words: /专员已接单（#\d{4}）/ },
      { place: group, words: /已由 .+ 接单/, buttons: [], isChange: true },
    ],
  },
  {
    name: "the investor writes to the officer",
    by: "investor",
    how: "words",
    act: ({ investor, story }) => investor.says(story.toOfficer),
    sights: ({ officer, story }) => [
      { place: officer.place, words: new RegExp(`^#\\d{4} 投资者：${story.toOfficer}$`) },
    ],
  },
  {
    name: "the officer answers",
    by: "officer",
    how: "words",
    act: ({ officer, story }) => officer.says(story.toInvestor),
    sights: ({ investor, story }) => [
      { place: investor.place, words: new RegExp(`^专员：${story.toInvestor}$`) },
    ],
  },
  {
    name: "the officer goes to close the ticket",
    by: "officer",
    how: "press",
    act: ({ officer }) => officer.presses("办结"),
    sights: ({ officer }) => [
      { place: officer.place, words: /#\d{4}/, buttons: OUTCOMES, isChange: true },
    ],
  },
  {
    name: "the officer closes the ticket",
    by: "officer",
    how: "press",
    act: ({ officer }) => officer.presses("已转介"),
    sights: ({ investor, officer, group }) => [
      { place: investor.place, words: /#\d{4} 的人工服务已结束/ },
      { place: officer.place, words: /已办结/, buttons: OF_CLOSED, isChange: true },
      { place: group, words: /已办结（.+）/, buttons: [], isChange: true },
    ],
  },
];

import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { wantedCommand } from "../../handlers/wanted-command.ts";

const WANTED: Readonly<Record<string, readonly string[]>> = {
  human: [
    "转人工",
    "人工",
    "我要转人工！",
    "我想找真人",
    "轉人工服務",
    "人工客服",
    "找个专员",
    "我想和真人说话",
    "跟人聊",
    "和工作人員談",
    "human",
    "Human please",
    "I want to talk to a person",
    "talk to a real human",
    "speak with an officer, please",
    "agent",
    "我不会打字",
    "I can't type well",
    "给我真人",
    "我想找人問水電價格",
    "need to speak to somebody urgently, our board meets Monday",
    "my number is +44 7700 900123, please call",
    "搵個人幫我睇下",
    "能找個人幫我填嗎",
    "提交",
    "那就提交吧",
    "submit it",
  ],
  prescreen: [
    "预审",
    "初筛",
    "我要做预审",
    "我想做个项目初筛",
    "開始初篩",
    "做一次項目評估",
    "pre-screen",
    "start a screening",
    "ok, let's do the check",
    "can we start the screening now",
    "那来测一下我们的项目吧",
    "那您帮我们看看行不行",
    "帮忙判断一下符不符合",
    "Screen my project",
    "那先幫我評估一下",
    "can I check if my project qualifies?",
    "帮我做一次初筛吧",
  ],
  resume: [
    "继续",
    "接着来",
    "繼續預審",
    "昨天说到哪了",
    "我又来了",
    "Continue",
    "where were we?",
    "刚才的项目还在吗",
    "continue my pre-screening",
  ],
  dropdraft: ["删除草稿", "把草稿删了", "delete the draft"],
  copies: ["我的聊天记录也删了吗"],
  gone: ["刪了嗎", "都删干净了吗", "is it gone?", "is my data really deleted?"],
  cancel: [
    "取消",
    "算了",
    "算了。",
    "不弄了",
    "先不填了",
    "算了不做了",
    "退出",
    "停",
    "cancel",
    "Never mind",
    "stop!",
    "撤回申请",
    "取消预审",
  ],
  status: [
    "进展",
    "有进展吗？",
    "進度",
    "查一下进度",
    "我的工单",
    "#1024",
    "＃1024",
    "编号 1024",
    "any news?",
    "status",
  ],
  mydata: [
    "我的数据",
    "我的資料",
    "你们存了我什么",
    "my data",
    "what do you know about me?",
    "匯出我的資料",
    "export my data",
  ],
  erase: [
    "删除我的全部数据",
    "刪除所有資料",
    "把我的资料都删了",
    "Delete everything",
    "我要刪除所有資料",
    "I want you to delete all my data",
  ],
  facts: [
    "我都填了什么",
    "看看我填的",
    "你记了什么",
    "what have you got so far?",
    "给我看看现在都记了什么",
  ],
  terms: [
    "我的信息存多久",
    "這個對話別人看得到嗎",
    "is my data safe?",
    "why must I agree?",
    "誰看得到我的資料",
    "我的项目谁能看",
  ],
  catalogue: ["目录", "目錄", "产业目录", "看看重点产业", "catalogue", "Industries"],
  help: ["帮助", "幫助", "菜单", "怎么用", "help", "/menu", "HELP!"],
};

const ROWS = Object.entries(WANTED).flatMap(([command, texts]) =>
  texts.map((text) => [text, command] as const),
);

it.each(ROWS)("hears %j as /%s", (text, command) => {
  expect(wantedCommand(text)).toBe(command);
});

const NOT_COMMANDS = [
  "算了一下成本大概三千万",
  "算了吧还是问问咖啡",
  "人工智能能投吗",
  "人工成本高不高",
  "人工湖项目",
  "取消农业税了吗",
  "取消審批的事項有哪些",
  "status of the free trade zone?",
  "停车场项目要不要",
  "继续教育基地能投吗",
  "继续问，咖啡呢",
  "目录里有没有茶叶",
  "目录外的能投吗",
  "预审要多久",
  "評估費誰出",
  "进展最快的园区是哪个",
  "进度款怎么付",
  "我的项目在保山",
  "删除这条线路的用地",
  "数据中心要不要",
  "信息产业有什么支持",
  "资料要交哪些",
  "帮助农民增收的项目",
  "怎么用地",
  "真人秀基地",
  "专员公署在哪里",
  "5000",
  "30000",
  "2024",
  "1024 亩",
  "stop making cement?",
  "cancel the lease",
  "human resources",
  "a person per mu",
  "help with land",
  "提交材料有哪些要求",
  "评估一下政策影响",
  "撤回申请要多久",
  "给我政策",
  "谁看好咖啡项目",
  "下载园区资料",
  "industries in Kunming?",
  "data centre",
  "continue our talk about coffee",
  "any updates to the 2022 catalogue?",
  "",
  "？！",
];

it.each(NOT_COMMANDS)("does not take %j for a command", (text) => {
  expect(wantedCommand(text)).toBeUndefined();
});

it("takes no question and no project of the samples for a command", () => {
  const read = (name: string): readonly Record<string, unknown>[] =>
    readFileSync(new URL(`../fixtures/${name}`, import.meta.url), "utf8")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
  const questions = read("questions.dev.jsonl").map(({ question }) => String(question));
  const utterances = read("screening.dev.jsonl").flatMap((row) => row["utterances"] as string[]);

  const taken = [...questions, ...utterances].filter((text) => wantedCommand(text) !== undefined);

  expect(questions.length + utterances.length).toBeGreaterThan(150);
  expect(taken).toEqual([]);
});

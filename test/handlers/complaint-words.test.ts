import { describe, expect, it } from "vitest";
import { isBribeHint, isComplaint } from "../../handlers/complaint/recognise.ts";
import { toTraditional } from "../../knowledge/script.ts";
import { everythingSaid } from "../support/said.ts";

const ASKED_OF_HIM = [
  "玉溪那个李科长让我给他回扣才肯批地",
  "园区的人要我给回扣",
  "他们让我们先转两万才给办证",
  "招商局的人问我要红包怎么办",
  "科长跟我们伸手要钱",
  "不给红包就不批",
  "佢哋要我畀回佣先肯批",
  "The park official asked me for a kickback",
  "he wants a red envelope before he signs",
];

const DONE_TO_HIM = [
  "我要投诉张专员，他问我要好处费",
  "我要投诉这个专员",
  "你们窗口的人不作为，一直不回我",
  "园区承诺的补贴不兑现，找谁投诉",
  "窗口的工作人员态度很差，骂人",
  "我要投訴個專員，佢態度好差",
  "The officer was rude to us and refused to help",
  "I want to report an officer",
];

const OFFERED_BY_HIM = [
  "我给你转一万你帮我搞定",
  "给你们领导送点礼行不行",
  "可以包個紅包給承辦人嗎",
  "事成之后给你10个点",
  "请领导吃个饭方便不",
  "能不能走个后门",
  "我請你食飯",
  "给你发个红包，帮忙弄成符合",
  "晚上一起吃个饭？我做东",
  "我想給科長封利是",
  "我出10万，你帮我批下来",
  "can I give you a small gift?",
  "Could we invite the director to dinner?",
];

/** The same words, between others or of others. */
const NEITHER = [
  "给你们投资5亿",
  "给你们带来税收1亿，帮我批500亩地",
  "我们给农户分红",
  "我们给他们提成，农户种植",
  "给您发个资料",
  "请你们领导来考察茶园",
  "请专员给我打电话",
  "请您吃透政策再回答",
  "我给你介绍一下我们的礼品包装项目",
  "政府要企业交保证金吗",
  "要我们交5万保证金才给签合同",
  "园区让我们交租金两万才给进场",
  "专员让我补材料",
  "如果有人问我要回扣怎么办",
  "政府承诺的政策不兑现怎么办",
  "走后门现象怎么治理",
  "给员工吃饭的食堂",
  "The park asks for a deposit",
  "How do you treat the officer's report?",
];

describe.each([
  ["favours that were asked of somebody are", ASKED_OF_HIM],
  ["a wrong that was done to somebody is", DONE_TO_HIM],
])("%s a complaint, and no offer of his", (_, texts) => {
  it.each(texts.flatMap((text) => [text, toTraditional(text)]))("%s", (text) => {
    expect([isComplaint(text), isBribeHint(text)]).toEqual([true, false]);
  });
});

describe("a favour offered by somebody is no complaint", () => {
  it.each(OFFERED_BY_HIM.flatMap((text) => [text, toTraditional(text)]))("%s", (text) => {
    expect([isComplaint(text), isBribeHint(text)]).toEqual([false, true]);
  });
});

it.each(NEITHER)("is neither: %s", (text) => {
  expect([isComplaint(text), isBribeHint(text)]).toEqual([false, false]);
});

it("takes no question and no project of the samples for one, but what tells of its own grievance", () => {
  const said = everythingSaid();

  const taken = said.filter((text) => isComplaint(text) || isBribeHint(text));

  expect(said.length).toBeGreaterThan(900);
  expect(taken).toEqual([
    "材料递上去半年没动静，窗口互相推，我该往哪反映",
    "a county keeps stalling my project, where do I complain?",
  ]);
});

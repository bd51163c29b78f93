import { describe, expect, it } from "vitest";
import { asksOfTicket, withdrawsTicket } from "../../handlers/handoff/ticket-words.ts";
import { wantsPerson } from "../../handlers/handoff/wish.ts";
import { wantedCommand } from "../../handlers/wanted-command.ts";
import { toTraditional } from "../../knowledge/script.ts";
import { everythingSaid } from "../support/said.ts";

const WISHES = [
  "转人工，玉溪",
  "我不想跟机器聊，找个活人",
  "给我接个真人",
  "凭什么，我要找领导",
  "能不能安排个人跟我谈",
  "让你们招商的人加我微信",
  "现在有人吗",
  "人呢",
  "请帮我转接专人",
  "发给招商局",
  "把资料发给玉溪招商局吧",
  "找谁继续办",
  "我叫张伟，电话13800138000，让人联系我",
  "电话打给我 13800138000",
  "麻烦让专员给我打个电话",
  "我想搵真人",
  "想搵人傾",
  "可唔可以叫人打俾我",
  "有冇真人呀",
  "I'd rather talk to a real person",
  "I want to talk to somebody real",
  "can I talk to an officer",
  "let me speak with someone",
  "connect me to an agent",
  "get me your manager",
  "can someone call me back?",
  "Please transfer me to an investment officer",
  "send it to the desk",
];

const NO_WISHES = [
  "谁负责招商",
  "找谁批地",
  "环评找谁盖章",
  "外商投资联系谁",
  "招商局怎么联系",
  "找人合作",
  "我们要招人",
  "找个投资人合作",
  "人工智能能投吗",
  "人工成本高不高",
  "客服中心项目能做吗",
  "企业负责人是张伟",
  "大项目有没有领导专门盯着",
  "需要多少工作人员",
  "有人投过咖啡吗",
  "有人工湖吗",
  "请专家论证",
  "材料要发给谁",
  "不用转人工",
  "别联系我",
  "Do you have offices overseas we can talk to?",
  "give me the e-mail of the officer in charge of biomedicine",
  "How do officers get trained?",
  "we want to hire staff",
  "who is the officer in charge?",
  "with a local agent, 50%",
];

const OF_THE_TICKET = [
  "人呢，怎么还没人理我",
  "要等多久",
  "到哪一步了",
  "什么时候能回我",
  "幾時覆我",
  "催一下",
  "我的编号是多少",
  "when will somebody answer",
  "how long do I have to wait?",
  "what is my ticket number",
  "any update?",
  "nobody has called me yet",
];

const NOT_OF_THE_TICKET = [
  "预审要多久",
  "环评多久能批",
  "什么时候发布的",
  "多久督查一回",
  "when will the policy expire?",
  "how long is the lease?",
  "文件编号是多少号",
  "土地证什么时候办下来",
  "税收到什么程度",
];

const WITHDRAWALS = [
  "取消转人工",
  "我改主意了，别转了",
  "撤回我的申请",
  "不用找人了",
  "cancel my request",
  "I've changed my mind",
  "I don't need a person any more",
];

const NO_WITHDRAWALS = ["取消审批的事项有哪些", "取消农业税了吗", "cancel the lease", "不用占耕地"];

const inBothScripts = (texts: readonly string[]) => [
  ...new Set(texts.flatMap((text) => [text, toTraditional(text)])),
];

describe("a wish for a person", () => {
  it.each(inBothScripts(WISHES))("is heard: %s", (text) => {
    expect(wantsPerson(text)).toBe(true);
  });

  it.each(NO_WISHES)("is not heard in: %s", (text) => {
    expect(wantsPerson(text)).toBe(false);
  });
});

describe("words about the request that waits", () => {
  it.each(inBothScripts(OF_THE_TICKET))("are heard: %s", (text) => {
    expect(asksOfTicket(text)).toBe(true);
  });

  it.each(NOT_OF_THE_TICKET)("are not heard in: %s", (text) => {
    expect(asksOfTicket(text)).toBe(false);
  });
});

describe("words that withdraw it", () => {
  it.each(inBothScripts(WITHDRAWALS))("are heard: %s", (text) => {
    expect(withdrawsTicket(text)).toBe(true);
  });

  it.each(NO_WITHDRAWALS)("are not heard in: %s", (text) => {
    expect(withdrawsTicket(text)).toBe(false);
  });
});

it("no question and no project of the samples is taken for any of them", () => {
  const taken = everythingSaid().filter(
    (text) => wantedCommand(text) === "human" || asksOfTicket(text) || withdrawsTicket(text),
  );
  expect(taken).toEqual([]);
});

import { toSimplified } from "../../knowledge/script.ts";
import type { FactName, FactRecord } from "./facts.ts";
import type { Advance, FlowContext } from "./flow.ts";
import { nextStep, type Question } from "./next-step.ts";
import { RULES } from "./rules.ts";
import { type ScreeningState, withFacts } from "./state.ts";
import { STEPS } from "./steps.ts";

export type Repair = "back" | "skip" | "why" | "soFar" | "rephrase";

/** Whole messages, on simplified lower-case text without marks at its ends. */
const WORDS: readonly (readonly [Repair, RegExp])[] = [
  [
    "back",
    /^(请?(返回|回到|退回|看)?(上|前)(一|1)?(步|题|问|个问题)|返回|后退|(go )?back|previous( question)?|(the )?last question)$/,
  ],
  [
    "skip",
    /^((这(个|一)?(题|问|步|项)?)?(先)?(跳过|略过|跳过去|过)(吧|这(个|一)?(题|问|步|项)?)?|下一(题|问|步|个|个问题)|先不(说|答|回答|填)|(please )?skip( it| this( one)?)?|pass|next( question)?)$/,
  ],
  [
    "why",
    /^(那)?(你们?|您)?(为什么|为啥|干嘛|干吗|凭什么|怎么)(还)?(要|需要|得)?(问|知道|了解)(我)?(得)?(这|那)?(个|些|么)?(多|细)?(问题|干嘛|做什么)?(啊|呢|呀)?$|^(问|要)这(个|些)?(问题)?(是)?(干嘛|干吗|干什么|做什么|有什么用|什么用)(啊|呢|呀|的)?$|^why( on earth)?( do| are| would| should| must)? (you|we|i)( need| want| have)?( to)? ?(ask|asking|know|tell you|answer|say)?( me)?( about)?( for)?( this| that| it)?$|^why (do|would|must) you (need|want|ask)( to know| for| about)?( the| my| our| a)? [a-z]+( [a-z]+)?$|^(and )?(why|what for|为什么|为啥|干嘛|干吗)$/,
  ],
  [
    "soFar",
    /^(所以|那么?|我们?|咱们?|这个?|这样|你们?|您|就|先|请|麻烦|直接|快点|很忙|(比较|很|有点)?(赶|没|没有)时间|[，,\s])*(的?项目)?(到底|究竟|现在|目前|最后|最终)?(说|告诉我|给我)?(行不行|成不成|能?(成|行|过|进)不|能成(吗|么)|能不能(进|投|过|做|落地|批)?|可不可以|能进(吗|么)|能过(吗|么)|能投(吗|么)|符不符合|合不合格|有没有戏|有戏(吗|么)|行还是不行|能还是不能|(什么|啥)?(结果|结论)(呢|是什么|是啥|怎么样|如何)?|为(什么|啥)不(行|能|符合)|下一步(呢|干啥|干什么|做什么|怎么办)?|还(差|缺|有|剩|要|得)(下)?(问|答|填)?(什么|哪些|(几|多少)[个道]?(问题?|题目?)?|多久|多长时间|很久)|(快|要)(问|答|填)?(完|好|结束)了|(能|可)不(能|可以)快(一)?点|快(一)?点|(接下来|下面|然后|后面)?(我们?)?(要|该|需要|得)(我们?)?(做|干|准备|怎么(做|办|弄))(些)?(什么|啥)?|(你看)?哪(里|儿)?还?(差|缺|要补|得补|没填)(什么)?|(把)?(预审)?(报告|结果|结论)(给|发)(我|我们|一份|过来)+(一份)?(看看)?)(到底)?(啊|呀|呢|嘛|吧|吗|么)?(到底)?$|^(so|well|and|ok|okay|please|i('m| am) (in a (hurry|rush)|(very )?busy)|i have no time)?[, ]*(please )?((is|are|will|would|can|do|does|am) (it|we|i|my project|our project|the project)( \w+)? ?(ok|okay|eligible|in|allowed|qualify|pass|accepted|approved|fine)|why (is|isn't|was|wasn't) (it|my project|our project)( not)? (ok|okay|eligible|in|allowed|accepted|approved|fine)|(can|could|will|would) you (please )?(send|give|email) (me|us) (the|a|my) (report|result|verdict)( .{0,14})?|(just )?(tell me )?yes or no|(what'?s|what is) (the|your) (result|verdict|answer|bottom line|conclusion)|(just )?(tell|give|show) me (the|your) (result|verdict|answer|bottom line|conclusion)|in or out|(so )?what now|is that a (yes|no)|what('s| is) (the )?(next( step)?|missing|left)|what are the next steps|what (do|should|must|can) (i|we) (have to |need to )?do|how (much|many) ((more|other) )?(questions|steps|more)( are| do you have)?( there)?( left| to go)?|how (much longer|long)( does| will| is)?( this| it)?( take| going to take)?|are we (nearly |almost )?(done|there|finished)( yet)?|(can|could) (we|you) (speed (this|it) up|hurry( up)?|be quicker))( or not| now| so far| then| next)?$/,
  ],
  [
    "rephrase",
    /^(什么|啥|啊|嗯|哈|哦|咦)?(意思|什么意思|啥意思|没?看?不?懂|没?听?不?懂|不明白|没明白|听不懂|看不懂|没看懂|没听懂)(啊|呀|呢|诶)?$|^(什么|啥|啊|嗯)$|^(what|huh|pardon|sorry|eh|hm+|come again|say (that )?again|what do you mean( by (that|this))?|(sorry,? )?i (don'?t|do not|didn'?t) (understand|get (it|that|this))|not sure what you mean)$/,
  ],
];

/** Whole messages, as above: somebody stops for today, or has had enough. */
const LATER =
  /^((好的?|行|嗯|那|谢谢您?|谢了|ok|okay|thanks|thank you)[\p{P}\s]*)*(先这样|就这样|今天(先)?(就)?(这样|到这(里|儿)?)|先到这(里|儿)?|(改天|回头|下次|晚点|有空)再(说|聊|弄|来|填|做|看)?|that'?s (all|it|enough) for (now|today)|let'?s (stop|pause|leave it) (here|there|for now)|(i'?ll |i will )?(continue|come back|do (this|it)|finish) (later|tomorrow|another time)|later)(吧|了|啊)?[\p{P}\s]*(谢谢|多谢|thanks|thank you)?$|^((好的?|行|嗯|那|谢谢您?|谢了|多谢|ok|okay|thanks|thank you|thx|great)[\p{P}\s]*)*((good ?)?bye( ?bye)?|see you( later| tomorrow)?|good night|再见|拜拜|明天见|回头见|晚安)$|^((好的?|行|嗯|那|谢谢您?|谢了|ok|okay|thanks|thank you|well)[\p{P}\s]*)*((我|我们|咱们?)?(先|再|要|得|需要)*(回去|内部)?(先|再)?((跟|和|同|与).{1,8}(商量|讨论|汇报|研究|说|沟通)|商量|研究|讨论|考虑|想想|想一想)(一下|下|看看?|再说)*|(let me|i'?ll|we'?ll|i (need|have) to|we (need|have) to) (think (about it|it over)|(talk to|ask|discuss (it )?with|check with) (my|our|the) .{2,20}|get back to you.{0,12}|come back.{0,12}))(吧|了)?$|^(我|我们|我得|等我)?(先|再|得|要|去|去先)*(想想|想一想|想一下|问(一)?(下|问)?(我们?)?(的)?(老板|领导|同事|财务|股东|合伙人|团队|公司|国土局|园区|他们))(再说|再答|看看)?(吧)?$|^(我|我们)?(明天|后天|晚点|回头|待会儿?|等会儿?|等下|过两天|过几天|下周)(再)?(告诉|回复?|答复|联系|跟|和)(你|您|你们)?(说|讲|们)?$|^(我|我们)?(现在)?(正)?在(开会|开车|忙|路上|外面).{0,12}$|^i'?m (in a meeting|driving|busy|on the road)\b.{0,24}$/u;
const GIVEN_UP =
  /^算了[^\d]{0,12}$|^(我)?(真的)?(不想|懒得)(再)?(回?答|填|说|弄)(了|啦)$|^(你|您|你们)?(别|不要|不用)(再|老|总)?(追?问)(我)?(了|啦)?$|^(forget it|i give up)\b[^\d]{0,30}$|^(please )?(stop|quit) asking( me)?( questions)?$/u;

/** How a message breaks off the talk, where it does. */
export function leavingOf(text: string): "later" | "given-up" | undefined {
  const bare = bareOf(text);
  if (LATER.test(bare)) return "later";
  return GIVEN_UP.test(bare) ? "given-up" : undefined;
}

/** What a message wants done with the pending question, where it wants anything. */
export function repairOf(text: string): Repair | undefined {
  const bare = bareOf(text);
  return WORDS.find(([, pattern]) => pattern.test(bare))?.[0];
}

function bareOf(text: string): string {
  return toSimplified(text.normalize("NFKC").toLowerCase())
    .replaceAll("’", "'")
    .trim()
    .replace(/^[\p{P}\s]+|[\p{P}\s]+$/gu, "");
}

/** The pending question is put down as not known; one that was asked again keeps its answer. */
export function skip(state: ScreeningState, { now }: Pick<FlowContext, "now">): Advance {
  const { reopened, ...rest } = state;
  const nothing = { kind: "took", sectors: [], notes: [], changes: [] } as const;
  const pending = nextStep(state);
  if (reopened !== undefined || pending === undefined) {
    return { ...nothing, state: { ...rest, round: rest.round + 1 } };
  }
  const facts: FactRecord = Object.fromEntries(
    factsAsked(pending).map((name) => [
      name,
      { value: name === "nationalCatalogue" ? "unknown" : null, from: "text", at: now },
    ]),
  );
  return { ...nothing, ...withFacts(rest, facts) };
}

/** The question answered before the pending one is asked again; its answer stands until there is a new one. */
export function back(state: ScreeningState): ScreeningState | undefined {
  const answered = STEPS.flatMap((step, index) => {
    const facts = step.facts.filter((name) => state.facts[name] !== undefined);
    const times = facts.map((name) => state.facts[name]?.at ?? "").toSorted();
    return facts.length === 0 ? [] : [{ facts, index, at: times.at(-1) ?? "" }];
  }).toSorted((a, b) => (a.at === b.at ? a.index - b.index : a.at < b.at ? -1 : 1));
  const again = answered.findIndex(({ facts }) => facts.some((name) => isReopened(state, name)));
  const earlier = again < 0 ? answered.at(-1) : answered[again - 1];
  return earlier && { ...state, doubts: [], reopened: earlier.facts, round: state.round + 1 };
}

function isReopened({ reopened = [] }: ScreeningState, name: FactName): boolean {
  return reopened.includes(name);
}

/** The clauses a question is asked for, the most telling first. */
export function clausesBehind(question: Question): readonly string[] {
  const clauses = factsAsked(question).map((name) => CLAUSES[name] ?? RULES.A3.basis);
  return [...new Set(clauses)];
}

function factsAsked(question: Question): readonly FactName[] {
  return question.kind === "doubt" ? [question.doubt.fact] : question.missing;
}

/** Where no clause is named: product and region, which the figures per mu depend on, and those figures. */
const CLAUSES: Readonly<Partial<Record<FactName, string>>> = {
  usesBasicFarmland: RULES.R.basis,
  inEcologicalRedline: RULES.R.basis,
  involvesFarmers: RULES.C1.basis,
  farmersProtected: RULES.C1.basis,
  rawMaterialBased: RULES.C2.basis,
  deepProcessing: RULES.C2.basis,
  hazardousChemicals: RULES.A2.basis,
  safetyAccessOk: RULES.A2.basis,
  overcapacitySector: RULES.A2.basis,
  heavyPollution: RULES.A2.basis,
  highEnergy: RULES.P1.basis,
  dishonestList: RULES.A4.basis,
  harmsNationalSecurity: RULES.A5.basis,
  shortTermGdpOnly: RULES.P2.basis,
  nationalCatalogue: RULES.A1.basis,
};

import { type Block, button, type CardReply } from "../../bot/core/reply.ts";
import type { KnowledgeBase, PolicyDocument } from "../../knowledge/knowledge-base.ts";
import { toTraditional } from "../../knowledge/script.ts";
import { plainWords } from "../plain-words.ts";
import { commonTexts } from "../texts/common.ts";
import { documentsTexts } from "../texts/enquiry.ts";
import type { Language } from "../texts/language.ts";
import { say } from "../texts/text.ts";
import type { Persona } from "./persona.ts";

/** Longer than this, something is asked of what stands in them. */
const MAX_LENGTH = 60;

/** What the bot itself goes by, in the words of `plainWords` and without marks: whole messages. */
const BEFORE =
  "(?:请问|那么?|我|想(?:要)?(?:知道|问|看看?|了解)|(?:一下)|能不能|可不可以|可以|给我|帮我|告诉我|麻烦|先){0,5}";
const OURS =
  "(?:(?:你们?|您们?|这里|这边|这个?|机器人|助手|系统|数据库|资料库|知识库|后台)(?:这里|这边|那里|那边|里面?|手上|手头|上)?的?){0,2}";
const HOW = "(?:现在|目前|都|一共|总共|到底|究竟|主要|全部|所有|已经|能|可以|是){0,3}";
const HOLD =
  "(?:有|收录|收集|收|装|存|掌握|导入|加载|录入|上传|放|用|使用|依据|根据|参考|参照|引用|基于|查|看|读|学)(?:了|过|着|的?是|的|到)?";
const WHICH = "(?:哪些|哪几[个份]|哪一?[个份]|什么|啥|几[个份]|多少[个份]?)(?:样的?)?的?";
const KIND = "(?:政策|招商|官方|正式|政府|省里|法律|原始|规范性?|的){0,4}";
const PAPERS = "(?:文件|文档|法规|依据|文本|资料来源|信息来源|来源|出处|公文)";
const END = "(?:呢|啊|呀|吗|吧|来着|的|(?:可以|能|可|供)(?:我|我们)?(?:查询?|看|问|参考)|了){0,4}";
const SAID =
  "(?:回答|答复|答案|结论|说法|内容|信息|资料|判断|预审|审核|结果|这些话?|这个|话|说的话?|讲的)";
const WHERE = "(?:什么|哪里|哪儿|哪些|哪个|哪份|啥)(?:地方|文件|资料|政策|规定)?";

const DOC =
  "(?:policy |official |government |legal |source |reference |other |kinds? of |sorts? of )*(?:documents?|docs?|files?|sources?|policy texts?|regulations|references)";
const HAVE =
  "(?:have|hold|use|know|cover|contain|include|cite|quote|search|rely on|go by|draw on|refer to|answer from|work (?:from|with)|look (?:up|at|in|into))";
const ANSWERS =
  "(?:this|that|these|it|they|(?:your|the|these|those) (?:answers?|replies|information|results?|verdicts?))";

const ASKS = new RegExp(
  `^(?:${[
    `${BEFORE}${OURS}${HOW}(?:${HOLD})?${HOW}${WHICH}${KIND}${PAPERS}${END}`,
    `${BEFORE}${OURS}${HOW}${KIND}${PAPERS}(?:都)?(?:有|是|在)(?:哪些|哪几[个份]|什么|啥|哪里|哪儿)${END}`,
    `${BEFORE}(?:列(?:出|一下)?|显示|看看?|查看)?(?:一下)?${OURS}${HOW}的?${KIND}(?:文件|文档)(?:的)?(?:清单|列表|目录|名单)${END}`,
    `${BEFORE}(?:列出|列一下|显示)(?:一下)?${OURS}${HOW}的?${KIND}(?:文件|文档)${END}`,
    `${BEFORE}${OURS}${HOW}${SAID}的?${HOW}(?:依据|根据|来源|出处|来自|出自|基于|(?:是)?从)(?:于|的是)?(?:是|在)?${WHERE}(?:来|找|得|看到?)?${END}`,
    `${BEFORE}${OURS}${HOW}(?:根据|依据|按照?|凭|基于|从)${WHERE}(?:来)?(?:回答|答复|答|判断|预审|审核|说|讲|得出)(?:的|我|我们|问题|这些?|结论){0,4}${END}`,
    `(?:what|which) ${DOC} (?:do|does|did|have|has|can) (?:you|it|(?:the|this) (?:bot|assistant|system)) (?:currently |actually )?(?:${HAVE}|got|loaded|read)(?: (?:here|in (?:here|your|the) ?\\w*|to answer.*|for (?:this|that|your answers?)|right now|now|with|from|on))*`,
    `(?:what|which) ${DOC} (?:are|is) (?:${ANSWERS} (?:based on|from|taken from)|you (?:using|based on|relying on|working from|trained on)|there|available|loaded|included|in (?:here|there|your \\w+|the (?:bot|system|database)))(?: here| now| to (?:ask about|search|read))?`,
    `(?:what|which) ${DOC} can (?:i|we|you) (?:ask(?: you)?(?: about)?|search|look up|see|read|consult|query|quote|cite|answer from)(?: here)?`,
    `how many ${DOC} (?:do you (?:have|hold|know)|are there(?: here)?|have you (?:got|loaded|read))`,
    `(?:can (?:i|you) |could you )?(?:list|show|name|see|tell me)(?: me)?(?: all)?(?: of)?(?: the| your| what| which)* ${DOC}(?: (?:that )?you (?:have|use|hold|know|rely on|go by))?`,
    `what(?:'s| is| are) (?:your|the) (?:${DOC}|basis)(?: (?:of|for|behind) ${ANSWERS})?`,
    `what (?:is|are) ${ANSWERS} based (?:on|upon)|what do you base ${ANSWERS} (?:on|upon)`,
    `where (?:do|does|did) (?:you get )?${ANSWERS}(?: (?:information|data|answer|content|advice|knowledge))?(?: come)?(?: from)?`,
  ].join("|")})$`,
  "u",
);
const POLITE =
  /^(?:(?:hi|hello|hey|so|and|ok(?:ay)?|please|well|your|你好|您好)\s+)+|\s+(?:please|exactly)$/gu;

/** Without one of these it is something else: the list above is long. */
const HINT =
  /文件|文档|法规|依据|根据|文本|来源|出处|来自|出自|公文|[按凭从].{0,8}(?:什么|哪|啥)|\b(?:documents?|docs?|files?|sources?|texts?|regulations|references|based?|basis|where)\b/u;

/** Somebody wants to know what the bot answers from, not what stands in it. */
export function asksForDocuments(text: string): boolean {
  if (text.length > MAX_LENGTH) return false;
  const words = plainWords(text);
  if (!HINT.test(words)) return false;
  const said = words
    .replaceAll(/[\p{P}\p{S}\s]+/gu, (marks) => (/^['"]/u.test(marks) ? marks : " "))
    .trim()
    .replaceAll(/(?<=\p{Script=Han}) | (?=\p{Script=Han})/gu, "");
  return ASKS.test(said.replaceAll(POLITE, ""));
}

/** Each with its title and date, and how to ask. */
export function documentsCard(
  { documents }: KnowledgeBase,
  { language, persona }: { readonly language: Language; readonly persona: Persona },
): CardReply {
  const open = documents.filter(({ audience }) => persona === "officer" || audience === "public");
  const blocks: readonly Block[] = [
    { kind: "text", text: say(language, documentsTexts.ours, { count: open.length }) },
    { kind: "text", text: open.map((one) => lineOf(one, language)).join("\n") },
    { kind: "text", text: say(language, documentsTexts.how) },
  ];
  return {
    kind: "card",
    blocks,
    buttons: [
      [
        button(say(language, documentsTexts.catalogue), "catalogue.open"),
        button(say(language, commonTexts.person), "handoff.open"),
      ],
    ],
  };
}

function lineOf({ title, titleEn, date, number, status }: PolicyDocument, language: Language) {
  const shown = language === "zh-Hant" ? toTraditional(title) : title;
  const details = [number, date].filter((one) => one !== undefined).join(", ");
  const line = say(language, documentsTexts.line, {
    title: language === "en" ? titleEn : shown,
    details,
  });
  return status === "in-force" ? line : line + say(language, documentsTexts.ended);
}

import { smalltalkTexts } from "../texts/enquiry.ts";
import type { Text } from "../texts/text.ts";

/** What is no question to the documents, tried in this order, on simplified lower-case text without marks at its ends. */
const KINDS: readonly (readonly [RegExp, Text])[] = [
  [
    /(忽略|无视|忘记|绕过|跳过).{0,8}(之前|以上|前面|先前|所有|全部|你的)?.{0,6}(指令|规则|设定|提示词|限制|要求)|系统提示词|\b(ignore|disregard|forget|bypass)\b.{0,30}\b(instructions?|rules?|prompts?)\b|system prompt|\bjailbreak\b|假装(你是|项目|我)|\bpretend\b.{0,20}\b(you|my)\b/,
    smalltalkTexts.injection,
  ],
  [
    /^(你|您|这)?(到底|究竟)?(是不是|是)?(个)?(真人|机器人|人工智能|ai|人还是机器)|你是(谁|什么)|你叫(什么|啥)|你(的)?名字|谁(做|开发|造|设计)(的|了)?你|^(are|r) (you|u) (a |an )?(real |actual )?(robot|bot|human|person|ai|machine)|^(who|what) are you\b|your name\b|who (made|built|created) you/,
    smalltalkTexts.robot,
  ],
  [
    /^(你|您|这个|机器人)?(都|还)?(能|会|可以)(帮(我|忙)?)?(做|干|办|帮)?(些)?(什么|啥|哪些)(事|忙)?(情)?$|(怎么|如何)(使用|用)(你|这个|机器人)|^what (can|do) you do|^(help|how does this work)$|^how (do|can) i use (this|you)/,
    smalltalkTexts.scope,
  ],
  [
    /^(非常|十分|太|多)?(感谢|谢谢|谢了|多谢|辛苦|感恩|thanks?|thank you|thx|cheers|much appreciated)(你|您|了|啦|啊|very much|a lot|so much|!)*$/,
    smalltalkTexts.thanks,
  ],
  [
    /^(hi|hello|hey|good (morning|afternoon|evening)|你好|您好|你们好|哈喽|嗨|早上好|下午好|晚上好|早|在吗|在不在|有人吗)(there|啊|呀|哈)?( all)?$/,
    smalltalkTexts.greeting,
  ],
  [/^(再见|拜拜|回头见|下次聊|bye|goodbye|see you|cya)(later|了|啦)?$/, smalltalkTexts.bye],
  [
    /(傻逼|他妈|滚蛋|去死|垃圾(机器人|东西)|白痴|脑残|废物)|\b(fuck|shit|stupid bot|idiot|useless bot)\b/,
    smalltalkTexts.abuse,
  ],
  [
    /^(哈|呵|嘿|嘻|lol|haha)+|^(你|您)?(真|好|很|太)(厉害|棒|快|聪明|可爱|牛)(了|啊|呀|哦)?$|^(你|您)(回|答|回答|回复|反应)(得)?(真|好|很|太)(快|好|棒)/,
    smalltalkTexts.chat,
  ],
  [
    /^(好|好的|好吧|行|嗯|嗯嗯|哦|噢|知道了|明白|明白了|了解|收到|ok|okay|ok thanks|got it|fine|sure|i see|alright)$/,
    smalltalkTexts.acknowledged,
  ],
];

/** The one good line for small talk, or `undefined` when it should be looked up. */
export function smalltalk(normalised: string): Text | undefined {
  const bare = normalised.trim().replace(/^[\p{P}\p{S}\s]+|[\p{P}\p{S}\s]+$/gu, "");
  return KINDS.find(([pattern]) => pattern.test(bare))?.[1];
}

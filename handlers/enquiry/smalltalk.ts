import { smalltalkTexts } from "../texts/enquiry.ts";
import type { Text } from "../texts/text.ts";

/** What is no question to the documents, tried in this order, on simplified lower-case text without marks at its ends. */
const KINDS: readonly (readonly [RegExp, Text])[] = [
  [
    /(忽略|无视|忘记|忘掉|绕过|跳过).{0,8}(指令|设定|提示词)|(忽略|无视|忘记|忘掉|绕过|跳过).{0,4}(之前|以上|上面|前面|先前|所有|全部|一切|你的).{0,6}(规则|限制|要求)|系统提示词|\b(ignore|disregard|forget|bypass)\b.{0,30}\b(instructions?|rules?|prompts?)\b|system prompt|\bjailbreak\b|假装(你是|项目|我)|\bpretend\b.{0,20}\b(you|my)\b/,
    smalltalkTexts.injection,
  ],
  [
    // 机器人 and AI are industries too: only with a "you", or alone, do they mean the bot.
    /^(你|您)(们)?(到底|究竟)?(是不是|是)(一个|个)?(真人|真的人|机器人|人工智能|ai|人还是机器)|^(你|您)(到底|究竟)?(是不是|是)(一个|个)?(人|人工|人工客服)(吗|啊|呀)?$|^(这|这里|对面)(到底|究竟)?(是不是|是)(一个|个)?(真人|机器人|人工智能|ai)(吗|啊|呀|还是.*)?$|^(真人|机器人|人工智能|ai)(吗|吧|还是.*)?$|^(你|您)是谁|^(你|您)是(个)?什么(人|东西|机器人|软件|程序)?$|(你|您)叫(什么|啥)|(你|您)(的)?名字|谁(做|开发|造|设计)(的|了|出)?(你|您)|^(are|r) (you|u) (a |an )?(real |actual )?(robot|bot|human|person|ai|machine)\b|^(is this|am i (talking|speaking|chatting) (to|with)) (a |an )?(real |actual )?(robot|bot|human|person|ai|machine)\b|^(who|what)( exactly)? are you( exactly)?$|^what('s| is) your name\b|who (made|built|created) you\b/,
    smalltalkTexts.robot,
  ],
  [
    /^(你|您|你们|这个|机器人)?(都|还)?(能|会|可以)(帮(我|忙)?)?(做|干|办|帮)?(些)?(什么|啥|哪些)(事|忙)?(情)?$|^.{0,3}(怎么|如何)(使用|用)(你|您|这个|机器人|这个机器人|这个助手)(呢|啊|呀)?$|^what (can|do|could) you do( for (me|us))?$|^(help|how does this work)$|^how (do|can) i use (this|you)\b/,
    smalltalkTexts.scope,
  ],
  [
    /^((好的?|嗯+|行|明白了?|知道了|收到|ok|okay|great|got it)[\p{P}\s]*)?(非常|十分|太|多)?(感谢|谢谢|谢了|多谢|辛苦|感恩|thanks?|thank you|thx|cheers|much appreciated)([\p{P}\s]|谢谢|先这样吧?|就这样吧?|你们|您们|大家|你|您|了|啦|啊|哈|very much|a lot|so much|again|for your help)*$/u,
    smalltalkTexts.thanks,
  ],
  [
    /^((hi|hello|hey|good (morning|afternoon|evening)|你好|您好|你们好|大家好|哈喽|嗨|早上好|下午好|晚上好|早|在吗|在不在|有人吗)([\p{P}\s]|there|all|啊|呀|哈)*)+$/u,
    smalltalkTexts.greeting,
  ],
  [
    /^(再见|拜拜|回头见|下次聊|bye|goodbye|see you|cya)([\p{P}\s]|later|soon|bye|再见|了|啦)*$/u,
    smalltalkTexts.bye,
  ],
  [
    // 废物 is also what an industry recycles, and 其他妈… is two words.
    /傻逼|(?<!其)他妈的?|滚蛋|去死|垃圾(机器人|东西)|白痴|脑残|(你|您)(真|就)?(是)?(个)?废物|^废物$|\b(fuck|shit|stupid bot|idiot|useless bot)\b/,
    smalltalkTexts.abuse,
  ],
  [
    // 哈尼 and 哈尔滨 begin like a laugh.
    /^((哈|呵|嘿|嘻)+|lol|(ha){2,})([\p{P}\s]*(你|您)?(真|好|很|太)(逗|搞笑|好笑|有趣|有意思|厉害|棒|聪明|可爱)(了|啊|呀)?)?$|^(你|您)?(真|好|很|太)(厉害|棒|快|聪明|可爱|牛)(了|啊|呀|哦)?$|^(哈+)?[\p{P}\s]*(你|您)(回|答|回答|回复|反应)(得)?(真|好|很|太)(快|好|棒)/u,
    smalltalkTexts.chat,
  ],
  [
    /^((好|好的|好吧|行|嗯|哦|噢|知道了|明白|明白了|了解|收到|没问题|先这样吧?|就这样吧?|就到这里?吧?|ok|okay|got it|fine|sure|i see|alright|all right|no problem)[\p{P}\s]*){1,3}$/u,
    smalltalkTexts.acknowledged,
  ],
];

/** The one good line for small talk, or `undefined` when it should be looked up. */
export function smalltalk(normalised: string): Text | undefined {
  const bare = normalised.trim().replace(/^[\p{P}\p{S}\s]+|[\p{P}\p{S}\s]+$/gu, "");
  return KINDS.find(([pattern]) => pattern.test(bare))?.[1];
}

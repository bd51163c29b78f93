import { saysName } from "../own-name.ts";
import { smalltalkTexts } from "../texts/enquiry.ts";
import type { Text } from "../texts/text.ts";

/** Longer than this, somebody tells something. */
const MAX_LENGTH = 80;

/** What is no question to the documents, tried in this order, on simplified lower-case text without marks at its ends. */
const KINDS: readonly (readonly [RegExp, Text])[] = [
  [
    /(忽略|无视|忘记|忘掉|绕过|跳过).{0,8}(指令|设定|提示词)|(忽略|无视|忘记|忘掉|绕过|跳过).{0,4}(之前|以上|上面|前面|先前|所有|全部|一切|你的).{0,6}(规则|限制|要求)|系统提示词|\b(ignore|disregard|forget|bypass)\b.{0,30}\b(instructions?|rules?|prompts?)\b|system prompt|\bjailbreak\b|假装(你是|项目|我)|\bpretend\b.{0,20}\b(you|my)\b|(扮演|假扮|充当).{0,3}(我|一|个|省|市)|(打印|输出|告诉我|给我看|公开|泄露|发我).{0,10}(提示词|内部指令|系统设定)|(提示词|内部指令|系统设定).{0,6}(打印|输出|发)|(直接|帮我|给我).{0,3}(判|判定|改|算)(为|成)?(合格|通过|符合|可以)|(结果|结论|判定|预审)(帮我|给我)?(改|调|变)(成|为)|\b(you are|act as|from now on,? you( are|'re)?) (now |a |an )?(dan|pirate|officer|governor|admin\w*|developer)\b|\b(print|show|reveal|repeat|output)\b.{0,20}\b(instructions|prompt)\b|\bforget (everything|all)\b|\b(say|mark|set|change)\b.{0,24}\b(approved|eligible)\b|developer mode/,
    smalltalkTexts.injection,
  ],
  [
    // 机器人 and AI are industries too: only with a "you", or alone, do they mean the bot.
    /^(你|您)(们)?(到底|究竟)?(是不是|是)(一个|个)?(真人|真的人|机器人|人工智能|ai|人还是机器)|^(你|您)(到底|究竟)?(是不是|是)(一个|个)?(人|人工|人工客服)(吗|啊|呀)?$|^(这|这里|对面)(到底|究竟)?(是不是|是)(一个|个)?(真人|机器人|人工智能|ai)(吗|啊|呀|还是.*)?$|^(真人|机器人|人工智能|ai)(吗|吧|还是.*)?$|^(你|您)是谁|^(你|您)是(个)?什么(人|东西|机器人|软件|程序)?$|(你|您)叫(什么|啥)|(你|您)(的)?名字|谁(做|开发|造|设计)(的|了|出)?(你|您)|^(are|r) (you|u) (a |an )?(real |actual )?(robot|bot|human|person|ai|machine)\b|^(is this|am i (talking|speaking|chatting) (to|with)) (a |an )?(real |actual )?(robot|bot|human|person|ai|machine)\b|^(who|what)( exactly)? are you( exactly)?$|^what('s| is) your name\b|who (made|built|created) you\b|^(你|您)(是|用)(的)?(不是)?.{0,4}(gpt|chatgpt|deepseek|豆包|文心一言|通义|大模型|智能客服|客服)|^are you (chatgpt|gpt|deepseek|gemini|claude|an? (llm|language model|chatbot|computer|program))|^(是|有没有|有)(真人|人工|活人)(客服|服务|在)?(在)?(回复|回答|接待)?(吗|么|没有?)?$|^我?(是)?(在)?(跟|和|与)(我)?(机器人|真人|人|ai|谁)(说话|聊天|对话|聊)|^(跟|和)我(聊天|说话|对话)的|^who am i (talking|speaking|chatting) (to|with)|^(你|您)(背后|后面)(是谁|有人)|^(你|您)们?是(政府|官方|哪个|哪家|什么)(公司|单位|部门|机构|组织)?(的)?(吗)?$/,
    smalltalkTexts.robot,
  ],
  [
    /^(你|您|你们|这个|机器人)?(都|还)?(能|会|可以)(帮(我|忙)?)?(做|干|办|帮)?(些)?(什么|啥|哪些)(事|忙)?(情)?$|^.{0,3}(怎么|如何)(使用|用)(你|您|这个|机器人|这个机器人|这个助手)(呢|啊|呀)?$|^what (can|do|could) you do( for (me|us))?$|^(help|how does this work)$|^how (do|can) i use (this|you)\b|^(你|您|这个)?(能|会)(干嘛|干吗|做啥)|^(你|您)?有(什么|啥|哪些)功能|^(怎么用|使用说明|帮助|功能|菜单|说明|这是(什么|啥)|这(个)?(是)?(干|做)(什么|啥|嘛)(的|用的)?)$|^(what is this|what's this|what is this (for|bot|about)|how does (this|it) work|menu|instructions)$/,
    smalltalkTexts.scope,
  ],
  [
    // 废物 is also what an industry recycles, and 其他妈… is two words.
    /傻逼|(?<!其)他妈的?|滚蛋|去死|(垃圾|破|烂|鬼|蠢|笨|弱智)(机器人|客服|助手|玩意儿?)|垃圾东西|白痴|脑残|弱智|(你|您)(真|就)?(是)?(个)?(废物|笨蛋|蠢货)|^废物$|答非所问|胡说八道|牛头不对马嘴|^.{0,6}(真|太|好)(没用|笨|蠢|差劲|垃圾)(了|啊|吧)*$|^(一点|根本|完全|真)(都|是)?(没用|没帮助)(啊|的)?$|\b(fuck\w*|shit|idiot|moron|(stupid|useless|dumb|rubbish|terrible|crappy|garbage) (bot|robot|assistant|thing|answers?)|you('re| are)? (so )?(suck|useless|stupid|dumb|hopeless|rubbish|wrong)|(this|that) is (useless|rubbish|nonsense)|waste of (my )?time|stfu|wtf|go to hell|piss off|liar)\b|你妈的|^.{0,4}废话|(烦|气)死(我|人)?了?$|^(你们?)?(就)?(是|都是)?(个|一群)?骗子|^(你们?|您们?|这|这个|这里|这边|那边|的|窗口|办事|客服){0,4}(服务|态度|服务态度|效率|办事效率|体验|水平|回复|反应)(速度)?(也|真|太|好|很|非常|特别|实在|这么|那么|有点){0,2}(差|烂|慢|糟|糟糕|不行|垃圾|低|差劲)(了|啊|呀|吧|的)*$|^(this|your|the) (service|support|help|response)( (is|was))?( (so|really|very|too|just|quite))? (bad|terrible|slow|poor|awful|horrible|a joke)$|^垃圾$|^sb$|神经病|有病吧/,
    smalltalkTexts.abuse,
  ],
  [
    /^((好的?|行|嗯|那|谢谢您?|谢了|多谢|ok|okay|thanks|thank you|well|great)[\p{P}\s]*)*((我|我们|咱们?)?(先|再|要|得|需要)*(回去|内部)?(先|再)?((跟|和|同|与).{1,8}(商量|讨论|汇报|研究|沟通)|商量|研究|讨论|考虑|想想|想一想)(一下|下|看看?|再说)*|(let me|i'?ll|we'?ll|i (need|have) to|we (need|have) to) (think (about it|it over)|(talk to|discuss (it )?with|check with) (my|our|the) .{2,20}))(吧|了)?$/u,
    smalltalkTexts.later,
  ],
  [
    /^(那)?(你|您)们?(能|可以|敢|能不能|可不可以|愿意)?(给我们?|跟我们?)?(保证|承诺|担保|打包票|打保票|拍胸脯).{0,10}(批|过|成|下来|落地|拿地|拿到|准入|没问题).{0,6}$|^.{0,6}(保证|承诺)(我们?)?(一定|肯定)?(能|会)(通?过|批下?来?|批准|成功).{0,4}$|\b(can|could|will|do) you (guarantee|promise)\b|\b(guarantee|promise) (me|us|my|our|that (we|i|it)|approval)\b|^(please )?(just )?(tell me|say|answer)( me)? (yes or no|just yes or no)( please)?$|^yes or no$|^(那)?(你|您)?(就|直接)*(告诉我|说|回答)(一?句)?(行不行|行还是不行|能不能|可不可以|是或不是|是还是不是)$/,
    smalltalkTexts.promise,
  ],
  [
    /^(你|您)(今年)?(几岁|多大)|^(你|您)?(吃|喝|睡)(过|了)?(饭|早饭|午饭|晚饭)?了?(吗|没)$|^(你|您)(也)?(喜欢|爱|讨厌|会唱|会跳|会写|有没有(女|男)|有(女|男)|结婚|累|开心|无聊)|^(给我)?(讲|说)(个|一个)?(笑话|故事)|唱(首|一首)?歌|\b(tell me a (joke|story)|how old are you|do you (like|love|have feelings|sleep|eat|dream)|are you (married|single|happy|tired|bored)|where do you live|sing (me )?a song|i love you|marry me)\b|我爱你|我好?无聊|(陪我)?聊聊天|^\d+(\s*[-+*×x÷/]\s*\d+)+\s*([=＝]|等于|是|得).{0,5}$|^(what('s| is) )\d+(\s*[-+*×x÷/]\s*\d+)+$/,
    smalltalkTexts.aside,
  ],
  [
    /^(你|您)?(别|不要|不用|少)(再|老|总|一直)*(问|追问)(我)?(了|啦|啊)*$|^(please )?(stop|quit) asking( me)?( questions)?$|^no more questions$/,
    smalltalkTexts.acknowledged,
  ],
  [
    // 哈尼 and 哈尔滨 begin like a laugh.
    /^((哈|呵|嘿|嘻)+|lol|(ha){2,})([\p{P}\s]*(你|您)?(真|好|很|太)(逗|搞笑|好笑|有趣|有意思|厉害|棒|聪明|可爱)(了|啊|呀)?)?$|^(你|您)?(真|好|很|太)(厉害|棒|快|聪明|可爱|牛)(了|啊|呀|哦)?$|^(哈+)?[\p{P}\s]*(你|您)(回|答|回答|回复|反应)(得)?(真|好|很|太)(快|好|棒)/u,
    smalltalkTexts.chat,
  ],
];

/** What people say beside asking, piece by piece: 好的，谢谢 is two of them. Of several the first kind answers. */
const PIECES: readonly (readonly [pieces: readonly string[], line: Text])[] = [
  [
    [
      "感谢|谢谢|谢了|谢啦|谢过|谢您|谢你|拜谢|多谢|致谢|谢",
      "辛苦|感恩|感激(不尽)?|麻烦(你|您)|唔该|劳驾|(帮(了)?(我|我们)?(一个)?(个)?(大|好大)?忙)|(很有|非常有|有)帮助|解决问题",
      "thanks?|thank (you|u)|thx|ty|cheers|(much |really )?appreciated?( it)?|grateful|3q|(that|this|it)('s| is| was) (very |really |so )?(helpful|useful|clear|kind)|(very|really|so) (helpful|kind|useful)|(big|great) help|you'?re (very |so )?(kind|helpful)",
    ],
    smalltalkTexts.thanks,
  ],
  [
    [
      "再见|再会|拜拜|掰掰|拜|886|回头(见|聊|再聊|再说)|下次(见|聊|再聊)|明天见|改天(见|聊|再聊)|晚安|保重|祝(你|您|大家)?(工作|一切|生意|身体|万事|周末|假期)?(顺利|愉快|兴隆|健康|如意|好)|(我)?(先)?(忙|撤|下|下线|走)(去|了|啦)+|(以后|如果|要是)?(还)?有(事|问题|需要)(我)?(们)?(还|会|就)?(再|来)*(找|问|联系|请教)(你|您)?|(再|下次|改天|回头|日后)(联系|请教|来问|找(你|您))",
      "bye( ?bye)?|goodbye|good night|see (you|ya)|cya|take care|farewell|have (a|yourself a) (very )?(good|nice|great|lovely|pleasant) (day|evening|weekend|one|night|time|week|afternoon)|all the best|(best|kind) regards|((i|we)('ll| will)|will) (come back|be back|get back|be in touch|return|write again)( to (you|this))?( (with (more |further |other )?questions|(next|this) (week|month|time)|tomorrow|soon|if needed))*|talk to you later",
    ],
    smalltalkTexts.bye,
  ],
  [
    [
      "你好|您好|你们好|大家好|哈喽|哈啰|哈罗|嗨|嘿|安安|早安|午安|早上好|上午好|中午好|下午好|晚上好|早",
      "在吗|在不在?|在么|在忙吗|有人(在)?吗|有人在|(我)?(请|想|要)?(咨询|请教|打听|问)(一下|一个|几个|个|些)?(问题|事情?|东西)?|(我)?(可以|能|能不能)(问|请教)(你|您)?(一个|几个|个)?问题(吗|么)?",
      "hi+|hello+|hey+|yo|hiya|howdy|greetings|good (morning|afternoon|evening|day)|namaste|sawasdee|xin chao|hola|bonjour|nihao|ni hao|is (anyone|anybody|somebody) (there|here)|(are )?you (still )?there|is th(is|at)( thing| bot| chat)? (on|working|alive|live)|any(one|body) (there|here)|(i have|i've got) (a|some|a few) questions?|(can|could|may) (i|you) (please )?(ask( you)?( a question| something)?|help( me)?)|how are you( doing)?|nice to meet you|(is there )?(anyone|anybody|someone|somebody)( here)?( who| that)? (speaks?|understands?|writes?) (english|chinese|mandarin|cantonese)|(do|can) you (speak|understand|write|answer in) (english|chinese|mandarin|cantonese)",
    ],
    smalltalkTexts.greeting,
  ],
  [
    [
      "厉害|真棒|太棒|很棒|不错|赞|牛|给力|优秀|good (bot|job|answer|one)|nice( one)?|awesome|amazing|brilliant|excellent|cool|well done|perfect|impressive",
    ],
    smalltalkTexts.chat,
  ],
  [
    [
      "好|行|嗯|哦|噢|喔|对|是的|知道|明白|了解|懂|清楚|收到|同意|没问题|没事|(没|没有|没啥|没什么)(别的|其他|其它)?(的)?(问题|事|疑问)(要问)?|没有|不用|不需要|算|先这样|就这样|那就这样|就到这里?|可以",
      "ok(ay)?|k|got it|(i )?agree(d)?|fine|sure|i see|alright|all right|no problem|understood|noted|great|good|yes|yep|no|nope|never ?mind|nothing( else)?|that'?s (all|it|fine|everything)( (i|we) (need(ed)?|want(ed)?))?( to know)?|(that|this) (was|is) (all|everything)( (i|we) (need(ed)?|want(ed)?))?( to know)?|all good|not now|roger",
    ],
    smalltalkTexts.acknowledged,
  ],
];
/** What goes along with any of them. */
const FILLERS =
  "[\\p{P}\\p{S}\\s]|many|你们|您们|你|您|大家|老师|亲|了|啦|啊|哈|呀|吧|呢|的|哟|咯|嘞|滴|晒|请问|那|就|真的|真心|真是|真|实在|非常|十分|太|多|很|可|又|先|先生|小姐|女士|朋友|[一-龥]{1,2}(?:老师|总|经理|主任|局长|科长|处长|工|先生|女士|小姐|专员)|一下|耐心|及时|回复|回答|解答|帮助|指点|都|也|again|there|all|very much|a lot|so much|a million|so|much|very|then|now|mate|friend|sir|madam|dear|team|later|soon|and|for|your|you|the|all|quick|kind|help|time|answers?|information|reply|response|patience|please|well|really|just|oh|it|that";

const ANY_PIECE = new RegExp(wholeWords(PIECES.flatMap(([pieces]) => pieces).join("|")), "gu");
const ANY_FILLER = new RegExp(wholeWords(FILLERS), "gu");
const BEGINS_AS_FILLER = new RegExp(`^${wholeWords(FILLERS)}`, "u");
const LINES = PIECES.map(
  ([pieces, line]) => [new RegExp(wholeWords(pieces.join("|")), "u"), line] as const,
);
/** What a question may begin with. */
const GREETED = /^(?:(?:hi|hello|hey|ok(?:ay)?|well|你好|您好|请问|那)(?![a-z])[\p{P}\s]*)+/u;
const ONLY_MARKS = /^(?:[\p{P}\p{S}\s]|\u200d|\ufe0f)+$/u;
const ASKS = /[?？]/u;

function wholeWords(alternatives: string): string {
  return `(?<![a-z](?=[a-z]))(?:${alternatives})(?![a-z](?<=[a-z]{2}))`;
}

/** The one good line for small talk, or `undefined` when it should be looked up. */
export function smalltalk(normalised: string): Text | undefined {
  const text = normalised.trim();
  if (ONLY_MARKS.test(text)) {
    return ASKS.test(text) ? smalltalkTexts.scope : smalltalkTexts.acknowledged;
  }
  const bare = text.replace(/^[\p{P}\p{S}\s]+|[\p{P}\p{S}\s]+$/gu, "");
  const past = bare.replace(GREETED, "");
  const isGreeting = past !== bare;
  const line = KINDS.find(
    ([pattern]) => pattern.test(bare) || (isGreeting && pattern.test(past)),
  )?.[1];
  if (line !== undefined) return line;
  if (saysName(past)) return smalltalkTexts.greeting;
  if (bare.length > MAX_LENGTH) return undefined;
  const rest = bare.replaceAll(ANY_PIECE, "");
  if (rest !== "" && !BEGINS_AS_FILLER.test(rest)) return undefined;
  if (rest.replaceAll(ANY_FILLER, "") !== "") return undefined;
  return LINES.find(([pattern]) => pattern.test(bare))?.[1];
}

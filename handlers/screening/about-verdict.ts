import { toSimplified } from "../../knowledge/script.ts";

/** What somebody wants to know of a verdict that is out. */
export type AboutVerdict = "shown" | "meaning" | "next" | "paper" | "figures";

/** On simplified lower-case text without marks at its ends, tried in this order; none is longer than this. */
const MAX_LENGTH = 40;
const WORDS: readonly (readonly [AboutVerdict, RegExp])[] = [
  [
    "figures",
    /(标准|那?个?\d+万?(元|块)?(\/亩)?|数字|门槛)(是)?(谁|哪里?|怎么|哪个?部门)(定|来|规定|给)(的|出)?|谁定的(标准|数字)|where (do|does|did) (the|that|those|these) (figures?|numbers?|threshold|standard)s? come from|who (set|sets|decided) (the|that|those|these) (figures?|numbers?|threshold|standard)/,
  ],
  [
    "paper",
    /盖章|书面(证明|材料|答复|文件)|(开|出)(个|一份|一张)?(证明|批文|函)|official (letter|paper|document|certificate)|certificate|in writing/,
  ],
  [
    "meaning",
    /(这|那)?(就)?是(可以|能)进了?|(你们?)?(已经)?(批|审批|批准|通过)了(吗|没|没有)|(算|是)(不是|是)?(批准|通过|审批)了?(吗|么)|(这)?(个)?(结果|结论)(管用|有用|有效|算数|作数|有法律效力)(吗|么)|有(没有)?法律效力|(am i|are we|is it|is that|are you saying|have (i|we) been|has it been) .{0,14}(approved|accepted|admitted|final|binding|official)|so (i'?m|we'?re|it'?s) (in|approved|accepted)/,
  ],
  [
    "next",
    /下一步|接下来(呢|怎么|该|要)|然后(呢|怎么办|该)|(我|我们)?(该|要|应该)(怎么办|做什么|干什么|找谁)|找谁(继续)?(办|谈|对接)|what('?s| is| happens| do i do| should (i|we) do)( now| next)|next steps?|how (do|can) (i|we) (proceed|go on|move forward)/,
  ],
  [
    "shown",
    /为(什么|啥)(会)?(不(符合|行|通过|能进|合格|可以|能)|没(过|通过)|要(人工)?复核)|(是)?(哪|那)一?条(规定|条款|规则)?(的|不(符合|行|过))?$|(不符合|没过|卡)(在)?哪(里|儿|一?条)|怎么(才能|样才)(能)?(通过|符合|进|过|行)|(再|重新|请再)?(发|看|给我看?)(我)?(一遍|一下|一次)?(预审)?(的)?结果|结果(能|可以)改(吗|么)|怎么改|why (not|isn'?t|is(n'?t)? it|am i not|are we not|did (it|we) fail)|which (rule|clause)|(show|send)( me)? the (result|verdict)( again)?|what would (make it pass|change it)|how (can|do) (i|we) (pass|fix (it|this|that))/,
  ],
];

export function aboutVerdict(text: string): AboutVerdict | undefined {
  const bare = toSimplified(text.normalize("NFKC").toLowerCase())
    .replaceAll("’", "'")
    .replace(/^[\p{P}\s]+|[\p{P}\s]+$/gu, "");
  if (bare.length > MAX_LENGTH) return undefined;
  return WORDS.find(([, pattern]) => pattern.test(bare))?.[0];
}

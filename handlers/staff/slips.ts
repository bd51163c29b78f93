import { foldedWords } from "../plain-words.ts";

/** A command of officers' as it is said, as a button bears it, and whether something follows it. */
interface Phrase {
  readonly words: string;
  readonly press: string;
  readonly takesMore?: true;
}

const PHRASES: readonly Phrase[] = [
  { words: "我的单", press: "mine" },
  { words: "窗口队列", press: "queue" },
  { words: "队列", press: "queue" },
  { words: "谁在值班", press: "duty" },
  { words: "周报", press: "report" },
  { words: "月报", press: "report month" },
  { words: "季报", press: "report quarter" },
  { words: "常用语", press: "canned" },
  { words: "离岗", press: "absent" },
  { words: "返岗", press: "back" },
  { words: "撤回", press: "undo" },
  { words: "导出", press: "export" },
  { words: "打开", press: "open", takesMore: true },
  { words: "查单", press: "search", takesMore: true },
  { words: "跟进", press: "followup", takesMore: true },
  { words: "my tickets", press: "mine" },
  { words: "desk queue", press: "queue" },
  { words: "who is on duty", press: "duty" },
  { words: "weekly report", press: "report" },
  { words: "monthly report", press: "report month" },
  { words: "quarterly report", press: "report quarter" },
  { words: "canned replies", press: "canned" },
  { words: "back on duty", press: "back" },
  { words: "export", press: "export" },
  { words: "report", press: "report" },
  { words: "open", press: "open", takesMore: true },
  { words: "search tickets", press: "search", takesMore: true },
  { words: "follow up", press: "followup", takesMore: true },
];

/** What an input method gives for the same sound, or nearly the same shape. */
const LIKE: Readonly<Record<string, string>> = {
  我: "窝握",
  的: "地得",
  单: "但丹担蛋弹旦淡",
  队: "对堆兑",
  列: "烈裂猎",
  周: "州洲粥舟",
  月: "越阅岳悦约",
  季: "记际机计级继寄",
  报: "抱包保爆宝饱暴",
  常: "长场厂尝",
  用: "永勇拥",
  语: "雨与于预域",
  离: "里理力利例立厉",
  返: "反饭范翻犯",
  岗: "刚港钢缸杠",
  撤: "车彻澈",
  回: "会汇灰",
  导: "道到倒岛",
  出: "岀初处除",
  打: "大达答搭",
  开: "幵凯",
  查: "茶察差岔插",
  跟: "根",
  进: "近尽劲金今",
};

/** From so many letters on, one wrong one makes no other word; and from so many on, two that changed places. */
const LONG = { zh: 4, en: 8 } as const;
const SWAPPED = 3;
const MAX_LENGTH = 40;

export interface Slip {
  /** As it was probably meant, with what follows as it was written. */
  readonly words: string;
  readonly press: string;
}

/** It may be told to an investor as well, and gives all tickets back: it is asked about first. */
const ON_LEAVE =
  /^(?:我|要|想|得|需要|准备|打算|下午|上午|今天|明天|后天|这两天|这几天|这周|下周)*(?:请个?|休个?|放个?)(?:年|病|事|产|婚)?假(?:半天|一天|两天|几天|一周)?(?:了|一下|去了)?$/u;

/** What stands behind a command: a number, or words apart from it. */
const MORE = /^(?: ?[#\d]| (?=\S))/u;

/** A whole message that is an officer's command but for one slip of the keyboard; `undefined`: it is none. */
export function slipOf(text: string): Slip | undefined {
  const said = foldedWords(text).trim().replaceAll(/\s+/g, " ");
  if (said.length > MAX_LENGTH) return undefined;
  if (ON_LEAVE.test(said)) return { words: "离岗", press: "absent" };
  for (const phrase of PHRASES) {
    const { words, press, takesMore } = phrase;
    if (!beginsNear(said, words)) continue;
    const cut = takesMore ? lengthsNear(words) : [said.length];
    const end = cut.find((length) => isSlip(said, phrase, length));
    if (end === undefined) continue;
    const more = said.slice(end);
    return { words: words + more, press: press + more.replace(/^ ?/, more && " ") };
  }
  return undefined;
}

/** One slip leaves one of the first two letters among the first two: most texts need no closer look. */
function beginsNear(said: string, words: string): boolean {
  const [a, b] = [said.charCodeAt(0), said.charCodeAt(1)];
  const [c, d] = [words.charCodeAt(0), words.charCodeAt(1)];
  return a === c || b === d || a === d || b === c;
}

function lengthsNear({ length }: string): readonly number[] {
  return [length - 1, length, length + 1];
}

function isSlip(said: string, { words, takesMore }: Phrase, length: number): boolean {
  const isWhole = takesMore ? MORE.test(said.slice(length)) : said.length === length;
  return isWhole && isNear(said.slice(0, length), words);
}

/** One letter is another, or, in a long command, too many or missing; or two have changed places. */
function isNear(said: string, words: string): boolean {
  if (said === words || Math.abs(said.length - words.length) > 1) return false;
  const isLatin = /^[a-z ]+$/.test(words);
  const isLong = words.length >= (isLatin ? LONG.en : LONG.zh);
  const differs = words.split("").findIndex((letter, index) => letter !== said[index]);
  const start = differs < 0 ? words.length : differs;
  const [wrong, right] = [said.slice(start), words.slice(start)];
  const isSwapped =
    wrong[0] === right[1] && wrong[1] === right[0] && wrong.slice(2) === right.slice(2);
  if (isSwapped) return words.length >= SWAPPED;
  if (wrong.slice(1) === right || wrong === right.slice(1)) return isLatin && isLong;
  const isAlike = LIKE[right[0] ?? ""]?.includes(wrong[0] ?? " ") ?? false;
  return wrong.slice(1) === right.slice(1) && (isLong || isAlike);
}

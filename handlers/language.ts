import type { MessageEvent } from "../bot/core/event.ts";
import type { Outcome } from "../bot/core/ports.ts";
import { anyOf } from "../knowledge/any-of.ts";
import { foldedWords } from "./plain-words.ts";
import { question } from "./prescreen/screening-talk.ts";
import { readProject } from "./project/project.ts";
import type { Services } from "./services.ts";
import { replyText, type Talk } from "./talk.ts";
import { commonTexts } from "./texts/common.ts";
import type { Language } from "./texts/language.ts";
import { say } from "./texts/text.ts";

/** Whole messages that wish for a language, on simplified lower-case text without marks at its ends. */
const WISHES: readonly (readonly [string, RegExp])[] = [
  [
    "en",
    /^(请|可不可以|可唔可以|能不能|能|可以|我们?)*(用|说|讲|换|转|改)?(成|为|到)?英(文|语)(回答|回复|说|交流|沟通|吗|么|吧|可以吗)*$|^(please )?(answer |reply )?(in |speak |use |switch to |write )?english( please| only)?$|^(can|could|do|may) (you|we|i) (please )?(speak|use|talk|write|switch to|do)( in)? english( please)?$|^(i (don'?t|can'?t) (speak|read) chinese)$/,
  ],
  [
    "zh-Hans",
    /^(请|可以|能不能|我们?)*(用|说|讲|换|转|改)?(成|为)?简体(字|中文)?(回答|回复|吗|吧)*$/,
  ],
  [
    "zh-Hant",
    /^(请|可以|能不能|我们?)*(用|说|讲|换|转|改)?(成|为)?繁体(字|中文)?(回答|回复|吗|吧)*$|^(please )?(answer |reply )?(in |use |switch to )?traditional chinese( please)?$/,
  ],
  [
    "zh",
    /^(请|可以|能不能|我们?)*(用|说|讲|换|转|改)?(成|为)?(中文|汉语|普通话|国语)(回答|回复|吗|吧)*$|^(please )?(answer |reply )?(in |speak |use |switch to )?(chinese|mandarin)( please)?$|^(can|could|do) (you|we|i) (please )?(speak|use|talk|write)( in)? (chinese|mandarin)$/,
  ],
  [
    "any",
    /^(你们?|您)?(会|能|可以)(说|讲|用)?(什么|哪些|哪几种)语言$|^what languages (do|can) you (speak|know|use)$/,
  ],
];

const ANY_WISH = anyOf(WISHES.map(([, pattern]) => pattern));

/** The language a message asks for; `any` asks which there are. */
export function languageWish(text: string): string | undefined {
  const bare = foldedWords(text)
    .replaceAll("’", "'")
    .replace(/^[\p{P}\s]+|[\p{P}\s]+$/gu, "");
  if (!ANY_WISH.test(bare)) return undefined;
  return WISHES.find(([, pattern]) => pattern.test(bare))?.[0];
}

/** /language en, 請用英文: from now on in that language, with the pending question in it. */
export async function handleLanguage(
  services: Services,
  talk: Talk<MessageEvent>,
  wish: string,
): Promise<Outcome> {
  const language = languageOfWish(wish, talk.language);
  if (language === undefined) return replyText(talk, talk.say(commonTexts.languages));
  const spoken: Talk = { ...talk, language, say: (text, values) => say(language, text, values) };
  const words = spoken.say(language === "zh-Hant" ? commonTexts.inTraditional : commonTexts.spoken);
  const { project: id, isScreening } = talk.session.data;
  const project = isScreening === true ? await readProject(talk.turn, id) : undefined;
  return project === undefined
    ? replyText(spoken, words)
    : question(services, spoken, {
        project,
        said: { blocks: [{ kind: "text", text: words }], buttons: [] },
        isWanted: true,
      });
}

/** Chinese without a script keeps the one the talk has. */
function languageOfWish(wish: string, current: Language): Language | undefined {
  switch (wish.trim().toLowerCase()) {
    case "en":
      return "en";
    case "zh":
      return current === "zh-Hant" ? "zh-Hant" : "zh-Hans";
    case "zh-hans":
      return "zh-Hans";
    case "zh-hant":
      return "zh-Hant";
    default:
      return undefined;
  }
}

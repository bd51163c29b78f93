import { z } from "zod";
import { toSimplified } from "../../knowledge/script.ts";
import { saysNameAsWritten } from "../own-name.ts";
import { CONTACT_WISHES } from "../texts/contact.ts";
import type { Language } from "../texts/language.ts";
import { say } from "../texts/text.ts";

/** How an investor wants to be reached, as far as he said so. */
export const contactSchema = z.array(z.enum(["no-calls", "email", "wechat", "phone", "here"]));
export type Contact = z.infer<typeof contactSchema>;
type Wish = Contact[number];

/** On simplified lower-case text. */
const NO_CALLS =
  /(别|不要|不用|不必|勿|不想|不接|不接受|不方便接?|没空接)(再)?(给|跟|向)?(我们?|本人)?(再)?(打|来|接|用)?(任何|骚扰|推销)?电话|\b(no|without) (phone )?calls?\b|\b(do not|don'?t|please don'?t|never) (call|phone|ring)\b|\bno phone\b/;
const WISHES: readonly (readonly [Wish, RegExp])[] = [
  [
    "email",
    /(只|仅|就|请|用|发|通过|走|以)(用|发|通过|走)?(电子)?(邮件|邮箱|电邮)|(邮件|邮箱|电邮|email|e-mail)(联系|沟通|就行|即可|为准)|\b(e-?mail only|only (by )?e-?mail|(by|via|prefer) e-?mail|e-?mail me)\b/,
  ],
  [
    "wechat",
    /(只|仅|就|请|用|加|通过)(用|加|通过)?(我)?微信|微信(联系|沟通|就行|即可)|\b(wechat only|only (on |by )?wechat|(on|by|via|prefer) wechat)\b/,
  ],
  [
    "phone",
    /(可以|请|就|直接|最好)(给我)?打电话|(打|打电话|回电|来电)(给我|找我)|电话(联系|沟通)?(就行|即可|最好)|\b(call me|by phone|phone (me|is fine))\b/,
  ],
  [
    "here",
    /(就|只|仅)?在(这里|这儿|这个聊天)(联系|沟通|说|回)|\b(only )?(reply|write|contact me|answer) (to me )?here\b/,
  ],
];

/** A telephone number, or an e-mail address; a figure with its unit is neither. */
const ADDRESS =
  /(?<![\d.])(?:(?:\+|00)?86[- ]?)?1[3-9]\d(?:[- ]?\d{4}){2}(?!\d|\s*(?:元|万|亿|美|rmb|yuan))|(?<![\d.])0\d{2,3}-\d{7,8}(?!\d)|\+\d[\d -]{7,16}\d|[\w.+-]+@[\w-]+(?:\.[\w-]+)+/u;

export interface ToldContact {
  readonly contact: Contact;
  /** A number or address was given: it is not kept. */
  readonly hasAddress: boolean;
  readonly rest: string;
}

/** What a message says of how to reach its writer, and the rest of its words; his name beside it is neither. */
export function contactIn(text: string): ToldContact {
  const clauses = text.match(/[^，,。；;！!\n]+[，,。；;！!\n]?/g) ?? [];
  const wishes = clauses.map(wishesIn);
  const addresses = clauses.map((clause) => ADDRESS.test(clause.normalize("NFKC").toLowerCase()));
  const others = clauses.filter((_, n) => wishes[n]?.length === 0 && addresses[n] === false);
  const isTold = others.length < clauses.length;
  const rest = isTold ? others.filter((clause) => !saysNameAsWritten(clause)) : others;
  return {
    contact: [...new Set(wishes.flat())],
    hasAddress: addresses.includes(true),
    rest: rest.join("").trim(),
  };
}

function wishesIn(clause: string): readonly Wish[] {
  const said = toSimplified(clause.normalize("NFKC").toLowerCase()).replaceAll("’", "'");
  if (NO_CALLS.test(said)) return ["no-calls"];
  return WISHES.filter(([, pattern]) => pattern.test(said)).map(([wish]) => wish);
}

/** 不打电话；只用邮件. */
export function contactLine(contact: Contact, language: Language): string {
  const glue = language === "en" ? "; " : "；";
  return contact.map((wish) => say(language, CONTACT_WISHES[wish])).join(glue);
}

import { toSimplified } from "../knowledge/script.ts";
import type { Asked } from "./session.ts";

/** An old question is answered by its buttons only. */
const ANSWERABLE_MS = 60 * 60_000;

interface Words {
  readonly yes: RegExp;
  readonly no: RegExp;
}

/** Words that answer the question however long ago it was put, on simplified lower-case text. */
const UNMISTAKABLE: Readonly<Record<Asked["what"], Words>> = {
  consent: {
    yes: /^((行|好|嗯|可以|那)(的|吧)?[，,\s]*)?(那)?(我)?同意|^((ok|okay|yes|fine|all right)[,.\s]+)?(i )?(agree|consent)\b|^(好|行|可以|嗯)?[，,\s]*(开始吧?|来吧|没问题|可以开始)$|^((yes|ok|okay|sure)[,.\s]+)?(go ahead|please (start|proceed|screen it|go ahead)|let'?s (go|start|do it)|start)$/,
    no: /^((那)?我)?不(同意|愿意|接受)|^(no[,.\s]+)?i (don'?t|do not|won'?t) (agree|consent)|^i (disagree|refuse)\b/,
  },
  handoff: {
    yes: /^(我)?同意(转交?)?(吧)?$|^(请)?转(交|过去)?吧$|^(i )?agree\b|^(please )?pass it on$|^go ahead$/,
    no: /^(我)?不同意|^先?(不|别)(用)?转|^not now$|^don'?t pass\b/,
  },
  draft: {
    yes: /^(先|还是)?(留着|保留|留下|留)(草稿)?吧?$|^keep( it| the draft)?$/,
    no: /^(删|删除|删掉|删了)(草稿|它)?(吧|了)?$|^delete( it| the draft)?$/,
  },
  deletion: {
    yes: /^(确定|确认)(全部)?(删除|删掉|删)$|^yes,? delete( it| everything| all)?$/,
    no: /^(先)?(不|别)(要)?删(了|除|掉)?$|^(don'?t delete|keep)( it)?$/,
  },
  withdrawal: {
    yes: /^(确定|确认)?(撤回|撤销|取消)(吧|了)?$|^(yes,? )?(withdraw|cancel)( it)?$/,
    no: /^(先)?(不|别)(要|用)?(撤|取消)(回|销|了)?$|^(算了|那|我)?[,，\s]*(还是|先|再|继续)*(要|等|留|保留|留着|等着)(吧|的|等|一?下)?$|^(actually,? )?(i('d| would|'ll| will)? )?(still |rather )*(keep|want|need|wait)( (it|for it|to wait|to keep it))?$/,
  },
  another: {
    yes: /^(请|那就|就)?换(一?位|一?个|人)?(人|专员)?(吧|了)?$|^(yes,? )?(another|a different) officer( please)?$/,
    no: /^(先)?(不|别)(要|用)?换(人|了)?(了|吧)?$|^(no need|(don'?t|do not) change)( it| officers?)?$/,
  },
  edit: {
    yes: /^(都)?改(吧|过来|了)?$|^(please )?change it$/,
    no: /^(先)?(不|别)(要|用)?改(了|动)?$|^(don'?t change|keep|leave)( it)?$/,
  },
};

/** Words that answer only what was asked just before. */
const PLAIN: Words = {
  yes: /^(是|是的|可以|好|好的|好吧|行|嗯|确定|没问题|yes|yep|yeah|sure|ok|okay|fine)(啊|呀|的|吧|,? please)?$/,
  no: /^(不|不行|不要|不用|不用了|否|算了|不是|no|nope|no thanks|no,? thank you)$/,
};

/** Yes or no, said of a question that something else was said after: it is put again. */
export function isPlainAnswer(text: string): boolean {
  const said = bareOf(text);
  return PLAIN.yes.test(said) || PLAIN.no.test(said);
}

/** Whether a message answers the question that is open, and how. */
export function answerTo(asked: Asked, text: string, now: Date): "yes" | "no" | undefined {
  if (now.getTime() - Date.parse(asked.at) > ANSWERABLE_MS) return undefined;
  const said = bareOf(text);
  const { yes, no } = UNMISTAKABLE[asked.what];
  if (no.test(said)) return "no";
  if (yes.test(said)) return "yes";
  if (asked.isPast === true || asked.what === "draft") return undefined;
  if (PLAIN.no.test(said)) return "no";
  return PLAIN.yes.test(said) ? "yes" : undefined;
}

function bareOf(text: string): string {
  return toSimplified(text.normalize("NFKC").toLowerCase())
    .replaceAll("’", "'")
    .replace(/^[\p{P}\s]+|[\p{P}\s]+$/gu, "");
}

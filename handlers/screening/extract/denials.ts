import { plainAnswer } from "./answer-words.ts";
import type { Clause } from "./clauses.ts";

/** Two denials that come to a yes: 不是没有, 不能说没有, it's not that we don't use; what stands between stays. */
const DOUBLE =
  /(?:无可|不可|无法|不能|没法|不)否认|(?:there'?s |there is )?no denying(?: it| that)?|(?:can't|cannot|don't|won't) deny(?: that)?|(?:(?:并?不是|并非|没有?[说讲]|不等于|不见得)[说讲完全一点绝对真的就毫]{0,6}|不(?:能|敢|好)[说讲]([^,，不没无未]{0,9}))(?:没有?|无|不(?:用|涉及|含|碰))|(?:it'?s |it is )?not (?:that|as if|as though|true that) (?:we (?:don't|do not)|there(?:'s| is| are| was| were) no)|(?:can't|cannot|wouldn't|won't) (?:say|claim|pretend) (?:that )?(?:we (?:don't|do not|have no|use no)|there(?:'s| is| are) no)|not (?:entirely|completely|totally|quite|wholly) (?:free of|without)/giu;

/** 高耗能没得说, 危化品少不了: insists on what it names. */
const INSISTS =
  /(?<=\p{Script=Han}{2})(?:那|这|是|都)?(?:没得说|没话[说讲]|没跑|没商量|没悬念|没有?疑问|毫无疑问|无疑|不用说|不必说|不消说|不假|跑不掉|逃不掉|不可避免)(?=[的了吧啊]*$)|少不了|[避难]?免不了|离不开/giu;

/** 哪来的失信, 怎么会有污染: nobody is asked where it comes from. */
const DENIES_BY_ASKING =
  /(?:哪来的?|哪有|何来|(?:怎么|咋)(?:会|可能)(?:有)?)(?:什么|啥)?(?=(?:失信|黑名单|处罚|污染|危化|危险|农田|红线|过剩|危害)[^,，。?？]{0,6}$|(?:失信|黑名单|处罚|污染|危化|危险|农田|红线|过剩|危害)[^,，。?？]{0,6}[,，。!！])/gu;

/** The text with every double denial as the plain yes it comes to, and what is denied by asking as the plain no. */
export function withoutDoubleDenial(text: string): string {
  return text
    .replaceAll(DENIES_BY_ASKING, "没有")
    .replaceAll(INSISTS, "确有")
    .replaceAll(DOUBLE, (said, between: string | undefined) =>
      /[a-z]/i.test(said) ? "we do use" : `确有${between ?? ""}`,
    );
}

/**
 * The clauses with an answer that stands alone put behind what it answers: 危化品？没有 and
 * 危化、红线、农田，都没有 are each one statement.
 */
export function withAnswersJoined(
  clauses: readonly Clause[],
  isTopicOnly: (clause: Clause) => boolean,
): readonly Clause[] {
  const joined: Clause[] = [];
  for (const clause of clauses) {
    const answer = clause.isQuestion ? undefined : answerIn(clause.text);
    const asked = answer === undefined ? [] : topicsBefore(joined, clause, isTopicOnly);
    if (answer === undefined || asked.length === 0) {
      joined.push(clause);
      continue;
    }
    for (const index of asked) {
      const { text, sentence } = joined[index] ?? clause;
      const said = /[a-z]{3}/i.test(text)
        ? answer
          ? `we have ${text}`
          : `no ${text}`
        : answer
          ? `有${text}`
          : `没有${text}`;
      joined[index] = { text: said, sentence, isQuestion: false };
    }
  }
  return joined;
}

const NOT_MUCH =
  /^(?:不(?:算|是|太|怎么|会|很){0,2}(?:高|大|多|重|严重)|not (?:much|a lot))(?:的|了|啊|哦)*$/iu;

/** 有点能耗，不高 says no as well. */
function answerIn(text: string): boolean | undefined {
  return plainAnswer(text) ?? (NOT_MUCH.test(text) ? false : undefined);
}

/** The clauses right before an answer that name something and say nothing of it. */
function topicsBefore(
  clauses: readonly Clause[],
  answer: Clause,
  isTopicOnly: (clause: Clause) => boolean,
): readonly number[] {
  const found: number[] = [];
  for (let index = clauses.length - 1; index >= 0; index--) {
    const topic = clauses[index] ?? answer;
    const { sentence, isQuestion } = topic;
    const isAnswered = isQuestion ? index === clauses.length - 1 : sentence === answer.sentence;
    if (!isAnswered || !isTopicOnly(topic)) break;
    found.push(index);
    if (isQuestion) break;
  }
  return found;
}

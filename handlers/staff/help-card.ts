import { type Button, button, type CardReply } from "../../bot/core/reply.ts";
import type { Language } from "../texts/language.ts";
import { PRESS_LABELS, staffTexts } from "../texts/staff.ts";
import { say } from "../texts/text.ts";

/** A command of officers' as a button bears it, with what follows its name. */
export type StaffPress = keyof typeof PRESS_LABELS;

const IN_GROUP: readonly (readonly StaffPress[])[] = [
  ["queue", "mine", "duty"],
  ["report", "report month", "report quarter"],
  ["canned"],
];
const IN_PRIVATE: readonly (readonly StaffPress[])[] = [
  ["mine", "queue", "duty"],
  ["report", "report month", "report quarter"],
  ["canned", "absent", "back"],
];

/** What officers may ask, with buttons for what needs no words behind it: Feishu shows no menu of commands. */
export function staffHelpCard(language: Language, isGroup: boolean): CardReply {
  const row = (names: readonly StaffPress[]): readonly Button[] =>
    names.map((name) => button(say(language, PRESS_LABELS[name]), "staff.do", name));
  return {
    kind: "card",
    title: say(language, staffTexts.helpTitle),
    blocks: [{ kind: "text", text: say(language, staffTexts.help) }],
    buttons: (isGroup ? IN_GROUP : IN_PRIVATE).map(row),
  };
}

/** With words behind it, as a slip that was asked back has them. */
const WITH_MORE = /^(?:open|search|followup) \S/;

/** The command a button names; `undefined`: none of ours. */
export function staffPress(value = ""): string | undefined {
  const isPlain = [...IN_GROUP, ...IN_PRIVATE, ["undo", "export"]].flat().includes(value);
  return isPlain || WITH_MORE.test(value) ? value : undefined;
}

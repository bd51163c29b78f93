import { expect, test } from "vitest";
import { answerQuestion } from "../../handlers/enquiry/answer.ts";
import { commonTexts } from "../../handlers/texts/common.ts";
import { enquiryTexts } from "../../handlers/texts/enquiry.ts";
import { loadKnowledge } from "../../knowledge/load.ts";

const knowledge = loadKnowledge();
const LANGUAGES = [
  ["锡膏要贴什么标签", "zh-Hans", "zh"],
  ["What labels must solder paste carry?", "en", "en"],
] as const;

test.for(LANGUAGES)(
  "%s: what a listed thing's clause does not say is not claimed, and a person offered",
  ([question, language, column]) => {
    const { kind, card } = answerQuestion(knowledge, question, { language });
    const texts = card.blocks.flatMap((block) => (block.kind === "text" ? [block.text] : []));
    expect(kind).toBe("related");
    expect(texts).toContain(enquiryTexts.closest[column]);
    expect(texts).toContain(enquiryTexts.askPerson[column]);
    // It is listed: "not being listed does not mean barred" would be wrong of it.
    expect(texts).not.toContain(enquiryTexts.notListedIsNotBanned[column]);
    const labels = card.buttons.flat().map(({ label }) => label);
    expect(labels).toContain(commonTexts.person[column]);
  },
);

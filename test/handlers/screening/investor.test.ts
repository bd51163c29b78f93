import { describe, expect, test } from "vitest";
import { factsSchema } from "../../../handlers/screening/facts.ts";
import { screen } from "../../../handlers/screening/verdict.ts";
import { converse, type Investor } from "../../support/investor.ts";
import { EXAM_RATES, readExam } from "../../support/understanding-exam.ts";

type Case = Investor & { readonly expected: { readonly verdict: string } };

const FIGURES = { intensityMinWanPerMu: 200, taxMinWanPerMu: 15 };
const TALKS = (readExam("screening.dev.jsonl") as unknown as readonly Case[]).map((investor) => ({
  id: investor.id,
  investor,
  talk: converse({ ...investor, facts: factsSchema.parse(investor.facts) }, EXAM_RATES),
}));

describe("an investor who answers only what he is asked", () => {
  test.each(TALKS)("$id gets his verdict", ({ investor, talk }) => {
    const { verdict } = screen(talk.facts, FIGURES);
    expect({ verdict, said: talk.transcript }).toEqual({
      verdict: investor.expected.verdict,
      said: talk.transcript,
    });
  });

  test("is asked eight questions at most, on average", () => {
    const average = TALKS.reduce((sum, { talk }) => sum + talk.asked, 0) / TALKS.length;
    process.stdout.write(`questions asked, on average: ${average.toFixed(2)}\n`);
    expect(average).toBeLessThanOrEqual(8);
  });

  test("is asked for three facts at most in one question, and never for what he has said", () => {
    for (const { talk } of TALKS) {
      const steps = talk.questions.flatMap((one) => (one.kind === "step" ? [one.missing] : []));
      for (const missing of steps) expect(missing.length).toBeLessThanOrEqual(3);
      const asked = steps.flat();
      expect({ asked, twice: asked.length - new Set(asked).size }).toEqual({ asked, twice: 0 });
    }
  });
});

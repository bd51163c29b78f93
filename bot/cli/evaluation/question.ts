import { z } from "zod";

/** A line of a file of questions: what is asked, and words of the clauses that answer it. */
const questionSchema = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  lang: z.string(),
  persona: z.enum(["investor", "officer"]).default("investor"),
  kind: z.string(),
  style: z.string(),
  question: z.string().min(1),
  history: z.array(z.string()).default([]),
  /** One of them is enough, except where several things are asked. None: the documents do not say. */
  gold: z.array(z.string().min(1)),
  /** Clauses that will do as well, or that mention the thing without the figure. */
  also_ok: z.array(z.string().min(1)).default([]),
});

export type ExamQuestion = z.infer<typeof questionSchema>;

export interface BadLine {
  /** From 1. */
  readonly line: number;
  readonly problem: string;
}

/** Reads a question a line; what can't be read is named and left out. */
export function parseQuestions(text: string): {
  readonly questions: readonly ExamQuestion[];
  readonly bad: readonly BadLine[];
} {
  const questions: ExamQuestion[] = [];
  const bad: BadLine[] = [];
  const ids = new Set<string>();
  for (const [index, line] of text
    .replace(/^\uFEFF/u, "")
    .split("\n")
    .entries()) {
    if (line.trim() === "") continue;
    const read = parseLine(line);
    const problem = "problem" in read ? read.problem : doubled(read, ids);
    if (problem !== undefined) bad.push({ line: index + 1, problem });
    else if (!("problem" in read)) questions.push(read);
  }
  return { questions, bad };
}

function doubled({ id }: ExamQuestion, ids: Set<string>): string | undefined {
  if (ids.has(id)) return `the id ${id} stands twice`;
  ids.add(id);
  return undefined;
}

function parseLine(line: string): ExamQuestion | { readonly problem: string } {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { problem: "not a line of JSON" };
  }
  const checked = questionSchema.safeParse(value);
  if (checked.success) return checked.data;
  return { problem: z.prettifyError(checked.error).replaceAll(/\s*\n\s*/gu, " ") };
}

import { z } from "zod";

/** `document.json` of a document's folder. */
export const documentSchema = z.strictObject({
  title: z.string().min(1),
  titleEn: z.string().min(1),
  issuer: z.string().min(1),
  issuerEn: z.string().min(1),
  date: z.iso.date(),
  number: z.string().min(1).optional(),
  status: z.enum(["in-force", "repealed", "superseded"]),
  audience: z.enum(["public", "staff"]),
  source: z.url().optional(),
});

/** `en.json`: path → unofficial English. `text` is absent where the heading says it all. */
export const renderingsSchema = z.record(
  z.string(),
  z.strictObject({ heading: z.string().min(1), text: z.string().min(1).optional() }),
);

/** A line of `glossary/<document>.jsonl`: everyday words for what a passage is about. */
export const glossaryEntrySchema = z.strictObject({
  path: z.string().min(1),
  zh: z.array(z.string().min(1)),
  en: z.array(z.string().min(1)),
});
export type GlossaryEntry = z.infer<typeof glossaryEntrySchema>;

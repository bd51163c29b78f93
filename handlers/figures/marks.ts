import { z } from "zod";
import type { Query, Stored } from "../../bot/core/ports.ts";

const markSchema = z.object({
  hasHelped: z.boolean(),
  path: z.string(),
  month: z.string(),
  desk: z.string().exactOptional(),
});
export type Mark = z.infer<typeof markSchema>;

const MAX_MARKS = 20_000;

/** Marks are kept by month: those of the months the period touches. */
export async function marksOf(
  { find }: { readonly find: (query: Query) => Promise<readonly Stored[]> },
  { from, to }: { readonly from: string; readonly to: string },
): Promise<readonly Mark[]> {
  const found = await find({
    kind: "mark",
    index: "month",
    from: from.slice(0, 7),
    to: to.slice(0, 7),
    limit: MAX_MARKS,
  });
  return found.flatMap(({ data }) => {
    const parsed = markSchema.safeParse(data);
    return parsed.success ? [parsed.data] : [];
  });
}

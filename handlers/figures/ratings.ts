import { z } from "zod";
import type { Query, Stored } from "../../bot/core/ports.ts";

const ratingSchema = z.object({
  hasHelped: z.boolean(),
  path: z.string(),
  month: z.string(),
  desk: z.string().exactOptional(),
});
export type Rating = z.infer<typeof ratingSchema>;

const MAX_RATINGS = 20_000;

/** Ratings are kept by month: those of the months the period touches. */
export async function ratingsOf(
  { find }: { readonly find: (query: Query) => Promise<readonly Stored[]> },
  { from, to }: { readonly from: string; readonly to: string },
): Promise<readonly Rating[]> {
  const found = await find({
    kind: "rating",
    index: "month",
    from: from.slice(0, 7),
    to: to.slice(0, 7),
    limit: MAX_RATINGS,
  });
  return found.flatMap(({ data }) => {
    const parsed = ratingSchema.safeParse(data);
    return parsed.success ? [parsed.data] : [];
  });
}

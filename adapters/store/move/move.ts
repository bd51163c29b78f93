import { StoreError } from "../../../bot/core/errors.ts";
import { type Content, type Tally, tally } from "./content.ts";

/**
 * Copies everything from one store that nobody uses into another that is empty, and reads it back.
 *
 * @throws {StoreError} when the target is not empty, or does not hold afterwards what the source does.
 */
export async function moveStore(from: Content, to: Content): Promise<Tally> {
  if (!(await to.isEmpty())) {
    throw new StoreError("The target is not empty: nothing was moved. Give it a store of its own.");
  }
  await to.fill(from.items());
  const there = await tally(from.items());
  const arrived = await tally(to.items());
  const names = new Set([...there.keys(), ...arrived.keys()]);
  const wrong = [...names].filter((what) => {
    const [one, other] = [there.get(what), arrived.get(what)];
    return one?.count !== other?.count || one?.sum !== other?.sum;
  });
  if (wrong.length > 0) {
    throw new StoreError(
      `The copy differs from the source (${wrong.join(", ")}): go on with the source, and remove the copy.`,
    );
  }
  return there;
}

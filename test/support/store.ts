import { join } from "node:path";
import { onTestFinished } from "vitest";
import { openStore } from "../../adapters/store/open.ts";
import type { Store } from "../../bot/core/ports.ts";
import { temporaryFolder } from "./folder.ts";

/** A real store in a file of its own, closed and removed after the running test. */
export async function openTestStore(): Promise<Store> {
  const folder = await temporaryFolder();
  const store = await openStore(`sqlite:${join(folder, "store.db")}`, {
    onWarning: () => undefined,
  });
  onTestFinished(() => store.close());
  return store;
}

/** A store whose next call of a kind rejects, once each time it is told so. */
export interface FaultyStore {
  readonly store: Store;
  readonly failNext: (
    call: "read" | "find" | "commit" | "take" | "settle" | "claim" | "resign",
  ) => void;
}

export function createFaultyStore(real: Store): FaultyStore {
  const broken: string[] = [];
  const check = async (call: string): Promise<void> => {
    const index = broken.indexOf(call);
    if (index < 0) return;
    broken.splice(index, 1);
    throw new Error("The store is away.");
  };
  const store: Store = {
    read: (keys) => check("read").then(() => real.read(keys)),
    find: (query) => check("find").then(() => real.find(query)),
    commit: (change) => check("commit").then(() => real.commit(change)),
    take: (queue, now, limit) => check("take").then(() => real.take(queue, now, limit)),
    takeFor: (lane, now, limit) => check("take").then(() => real.takeFor(lane, now, limit)),
    settle: (queue, id, settlement) =>
      check("settle").then(() => real.settle(queue, id, settlement)),
    claim: (role) => check("claim").then(() => real.claim(role)),
    resign: (role) => check("resign").then(() => real.resign(role)),
    close: () => real.close(),
  };
  return { store, failNext: (call) => void broken.push(call) };
}

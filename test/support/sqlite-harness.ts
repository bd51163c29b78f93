import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStore } from "../../adapters/store/open.ts";
import type { Store } from "../../bot/core/ports.ts";
import type { StoreHarness } from "../contract/store-fixtures.ts";

export async function createSqliteHarness(): Promise<StoreHarness> {
  const folder = await mkdtemp(join(tmpdir(), "dianqiao-sqlite-"));
  const opened: Store[] = [];
  let path = join(folder, "store.db");
  const open = async () => {
    const store = await openStore(`sqlite:${path}`, { onWarning: () => undefined });
    opened.push(store);
    return store;
  };
  const close = () => Promise.all(opened.map((store) => store.close()));

  const store = await open();
  return {
    store,
    another: async () => store,
    async reopen() {
      await close();
      return open();
    },
    async crash() {
      // What lies on the disk at this instant is what a killed process leaves behind.
      const left = path;
      path = join(folder, `after-${opened.length}.db`);
      for (const suffix of ["", "-wal"]) await cp(left + suffix, path + suffix);
      return open();
    },
    pass: async () => {},
    async stop() {
      await close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

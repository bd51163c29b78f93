import { openStore } from "../../adapters/store/open.ts";
import { createChanges, PROJECT } from "../contract/store-data.ts";

// Opens the store named on the command line, commits one record and keeps it open until it is killed.
const [, , url = ""] = process.argv;
const store = await openStore(url, { onWarning: () => undefined });
const { change } = createChanges();
const data = "committed before the kill";
await store.commit(change({ write: [{ key: PROJECT, version: 0, data }] }));
process.stdout.write("open\n");
// Naming the store keeps it: one that nobody holds is collected, and its lock with it.
setInterval(() => void store, 60_000);

import { openStore } from "../../adapters/store/open.ts";
import { createChanges, delivery } from "../contract/store-data.ts";

/** `node commits.ts STORE_URL COMMITS AT_ONCE`: so many commits with a message each, so many of them at a time. */
const [url = "", commits, atOnce] = process.argv.slice(2);
const store = await openStore(url, { onWarning: (text) => process.stderr.write(`${text}\n`) });
const { change } = createChanges();
for (let done = 0; done < Number(commits); done += Number(atOnce)) {
  const ids = Array.from({ length: Number(atOnce) }, (_, n) => `d${done + n}`);
  await Promise.all(ids.map((id) => store.commit(change({ deliveries: [delivery(id)] }))));
}
await store.close();

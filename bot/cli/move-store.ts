import type { Content, Item } from "../../adapters/store/move/content.ts";
import { moveStore } from "../../adapters/store/move/move.ts";
import { openContent } from "../../adapters/store/move/open.ts";
import { BotError } from "../core/errors.ts";

const USAGE = `Usage: npm run move-store -- FROM TO
Each is sqlite:<path> or redis://<host>, as in STORE_URL. Stop the bot first; TO must be empty, FROM stays as it is.`;

const NAMES: Readonly<Record<Exclude<Item["what"], "counter">, string>> = {
  record: "records",
  event: "events seen",
  delivery: "deliveries",
  message: "sent messages",
  timer: "timers",
};

await main();

async function main(): Promise<void> {
  const [from, to, ...more] = process.argv.slice(2);
  if (from === undefined || to === undefined || more.length > 0) return fail(USAGE, 2);
  const opened: Content[] = [];
  try {
    const source = await openContent(from, { mustExist: true });
    opened.push(source);
    const target = await openContent(to, { mustExist: false });
    opened.push(target);
    const counts = await moveStore(source, target);
    for (const [what, name] of Object.entries(NAMES)) {
      process.stdout.write(`${name}: ${counts.get(what as Item["what"])?.count ?? 0}\n`);
    }
    process.stdout.write("Read back and the same. Now set STORE_URL to the second one.\n");
  } catch (error) {
    if (!(error instanceof BotError)) throw error;
    fail(error.message, 1);
  } finally {
    for (const content of opened) await content.close();
  }
}

function fail(text: string, code: number): void {
  process.stderr.write(`${text}\n`);
  process.exitCode = code;
}

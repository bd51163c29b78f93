import { readFileSync } from "node:fs";
import { registerHooks } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** A bug: these words of a file of ours are others. */
interface Change {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/** Bugs the rig has to find, as patches of the sources: the product knows nothing of them. */
export const PLANTS: Readonly<Record<string, readonly Change[]>> = {
  /** An event that comes again is applied again. */
  "dedupe-off": [
    {
      file: "bot/core/receive.ts",
      from: "const change = { event, now: turn.now,",
      to: "const change = { event: { ...event, id: `${event.id} ${Math.random()}` }, now: turn.now,",
    },
  ],
  /** The platform is told before anything is stored. */
  "ack-before-commit": [
    {
      file: "bot/bot.ts",
      from: "adapter.start(receive)",
      to: "adapter.start(async (event) => void receive(event).catch(() => undefined))",
    },
  ],
  /** Nothing keeps turns apart: those of one chat run side by side, and who loses runs again at once. */
  "lane-off": [
    {
      file: "bot/core/receive.ts",
      from: "lanes.run(chatKey(event.chat),",
      to: "lanes.run(`${chatKey(event.chat)} ${Math.random()}`,",
    },
    {
      file: "bot/core/receive.ts",
      from: "await lanes.run(AGAIN, () => runTurn(options, event))",
      to: "await runTurn(options, event)",
    },
    {
      file: "bot/core/receive.ts",
      from: "if (runs > 1) await paused(options, FIRST_PAUSE_MS * 2 ** (runs - 2));",
      to: "",
    },
  ],
  /** What a dead process had in hand stays with it. */
  "lease-never-expires": [
    {
      file: "adapters/store/sqlite-writer.ts",
      from: "    deliveries.release();",
      to: "",
    },
    {
      file: "adapters/store/redis.ts",
      from: "[epochMs(now), limit, leaseMs].map(String)",
      to: "[epochMs(now), limit, 1e12].map(String)",
    },
  ],
  /** A delivery counts as sent before it is. */
  "settle-before-send": [
    {
      file: "bot/core/outbox.ts",
      from: "const settlement = await attempt(options, delivery);",
      to: `await settling.settle(delivery.id, { kind: "sent", messageId: delivery.id });
  const settlement = await attempt(options, delivery);`,
    },
  ],
  /** A turn's timers are set by a step of their own after its commit. */
  "timer-not-in-commit": [
    {
      file: "bot/core/receive.ts",
      from: "write, deliveries, timers };",
      to: "write, deliveries, timers: [] };",
    },
    {
      file: "bot/core/receive.ts",
      from: "const result = await committing;",
      to: `const result = await committing;
        if (result === "committed" && timers.length > 0) {
          const apart = { ...event, id: \`\${event.id} timers\` };
          await store.commit({ event: apart, now: turn.now, reads: [], write: [], deliveries: [], timers });
        }`,
    },
  ],
};

/** From now on the modules that are loaded have the bug. @throws when there is none of that name. */
export function plant(name: string): void {
  const changes = PLANTS[name];
  if (changes === undefined) throw new Error(`There is no bug named ${name}.`);
  registerHooks({
    load: (url, context, nextLoad) => {
      const loaded = nextLoad(url, context);
      const own = changes.filter(({ file }) => url === pathToFileURL(ROOT + file).href);
      return own.length === 0 ? loaded : { ...loaded, source: planted(own) };
    },
  });
}

/** The file as its bug leaves it. @throws when it does not hold what is to be changed, once. */
export function planted(changes: readonly Change[]): string {
  const file = changes[0]?.file ?? "";
  return changes.reduce(
    (text, { from, to }) => {
      if (text.split(from).length !== 2) throw new Error(`${file} does not hold once: ${from}`);
      return text.replace(from, () => to);
    },
    readFileSync(ROOT + file, "utf8"),
  );
}

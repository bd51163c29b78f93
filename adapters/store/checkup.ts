import { existsSync, statfsSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { StoreError } from "../../bot/core/errors.ts";
import { type Finding, fine, problem, warning } from "../../bot/core/finding.ts";
import { sqlitePath } from "./open.ts";
import { integerOf } from "./sqlite-row.ts";
import { APPLICATION_ID } from "./sqlite-schema.ts";

const MIN_FREE_BYTES = 2 ** 30;
/** What was tried so often, or is due for so long, is not just on its way. */
const STUCK_TRIES = 5;
const STUCK_MS = 10 * 60_000;

/** Looks at the store that `STORE_URL` names, also while the bot runs on it. Changes nothing. */
export async function checkStore(url: string): Promise<readonly Finding[]> {
  try {
    return url.startsWith("sqlite:") ? checkSqlite(sqlitePath(url)) : await checkRedis(url);
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    return [problem(`store: ${error.message}`, "Nothing can be answered without its store.")];
  }
}

function checkSqlite(path: string): readonly Finding[] {
  if (!existsSync(path)) return [fine(`store: ${path} is made when the bot starts`)];
  const { bavail, bsize } = statfsSync(dirname(path));
  const free = bavail * bsize;
  return [
    ...lookInto(path),
    ...(free < MIN_FREE_BYTES
      ? [
          warning(
            `store: ${Math.floor(free / 2 ** 20)} MB are left on its disk`,
            "Make room: on a full disk nothing is taken any more.",
          ),
        ]
      : []),
  ];
}

function lookInto(path: string): readonly Finding[] {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path, { readOnly: true, timeout: 5_000 });
    if (database.prepare("PRAGMA application_id").get()?.["application_id"] !== APPLICATION_ID) {
      return [problem(`store: ${path} is not the bot's`, "Give STORE_URL a file of its own.")];
    }
    const fault = database.prepare("PRAGMA quick_check(1)").get()?.["quick_check"];
    if (fault !== "ok") throw new Error(String(fault));
    return [fine(`store: ${path} is whole`), ...stuckIn(database)];
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return [
      problem(
        `store: ${path} can't be read whole (${reason})`,
        "Check whose it is, and the disk; if it is damaged, put the last backup in its place.",
      ),
    ];
  } finally {
    database?.close();
  }
}

/** What is due at once does not say since when: at least since the last commit. */
function stuckIn(database: DatabaseSync): readonly Finding[] {
  const stuck = integerOf(
    database
      .prepare(
        `SELECT count(*) AS count FROM deliveries WHERE attempts >= ?
         OR max(ready, coalesce((SELECT max(at) FROM applied), 0)) < ?
         OR ready > 0 AND ready < ?`,
      )
      .get(STUCK_TRIES, Date.now() - STUCK_MS, Date.now() - STUCK_MS),
    "count",
  );
  if (stuck === 0) return [];
  return [
    warning(
      `store: messages that should be gone still wait to be sent: ${stuck}`,
      'Is the bot running? If so, its log says why under "not delivered".',
    ),
  ];
}

async function checkRedis(url: string): Promise<readonly Finding[]> {
  const { connectRedis, redisWarnings } = await import("./redis-connection.ts");
  const redis = await connectRedis(url);
  try {
    const warnings = await redisWarnings(redis);
    return [
      fine("store: Redis answers"),
      ...warnings.map((text) => warning(`store: ${text}`, "In redis.conf, or with CONFIG SET.")),
    ];
  } finally {
    redis.disconnect();
  }
}

import { existsSync } from "node:fs";
import { StoreError } from "../../../bot/core/errors.ts";
import { DEFAULT_PREFIX, sqlitePath } from "../open.ts";
import type { Content } from "./content.ts";
import { openRedisContent } from "./redis-content.ts";
import { openSqliteContent } from "./sqlite-content.ts";

/** The whole of the store that the address names. @throws {StoreError} when it is in use or can't be used. */
export async function openContent(
  url: string,
  { mustExist }: { readonly mustExist: boolean },
): Promise<Content> {
  if (/^rediss?:\/\//.test(url)) return openRedisContent(url, DEFAULT_PREFIX);
  if (!url.startsWith("sqlite:")) {
    throw new StoreError(`${url} is neither sqlite:<path> nor redis://<host>.`);
  }
  const path = sqlitePath(url);
  if (mustExist && !existsSync(path)) throw new StoreError(`There is no store at ${path}.`);
  return openSqliteContent(path);
}

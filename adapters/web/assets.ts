import { readdirSync, readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";

export interface Asset {
  readonly type: string;
  /** Read when it is first asked for: the start waits for nobody's browser. */
  readonly body: () => string;
}

const FOLDER = new URL("page/", import.meta.url);
const TYPES = [
  [".html", "text/html; charset=utf-8"],
  [".css", "text/css; charset=utf-8"],
  [".svg", "image/svg+xml; charset=utf-8"],
  // Under the names the modules import each other by; the browser goes by the type, not by the name.
  [".ts", "text/javascript; charset=utf-8"],
] as const;

/** The page's files by name, each read once. Types are taken out of its scripts: browsers can't read them. */
export function loadAssets(): ReadonlyMap<string, Asset> {
  const assets = new Map<string, Asset>();
  for (const name of readdirSync(FOLDER)) {
    const type = TYPES.find(([ending]) => name.endsWith(ending))?.[1];
    if (type === undefined) continue;
    let body: string | undefined;
    assets.set(name, { type, body: () => (body ??= read(name)) });
  }
  return assets;
}

function read(name: string): string {
  const source = readFileSync(new URL(name, FOLDER), "utf8");
  return name.endsWith(".ts") ? stripTypeScriptTypes(source) : source;
}

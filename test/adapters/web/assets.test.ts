import { Script } from "node:vm";
import { expect, it } from "vitest";
import { loadAssets } from "../../../adapters/web/assets.ts";

const assets = loadAssets();
const scripts = [...assets].filter(([name]) => name.endsWith(".ts"));

it("serves a page, its style, its icon and its scripts, and nothing else of the folder", () => {
  expect([...assets.keys()]).toEqual(
    expect.arrayContaining(["index.html", "style.css", "icon.svg", "page.ts", "events-worker.ts"]),
  );
  expect(assets.has("tsconfig.json")).toBe(false);
});

it.each(scripts)("serves a script without its types, as JavaScript: %s", (_name, asset) => {
  expect(asset.type).toBe("text/javascript; charset=utf-8");
  expect(asset.body()).not.toMatch(/\binterface \w|import type /);
  // As a function's body, where a module's own keywords are not allowed, the rest has to parse.
  const body = asset
    .body()
    .replace(/^import [^;]+;/gm, "")
    .replace(/^export /gm, "");
  expect(() => new Script(`(async () => {${body}\n})`)).not.toThrow();
});

it.each(scripts)("imports only what is served: %s", (_name, asset) => {
  for (const [, path] of asset.body().matchAll(/from "([^"]+)"/g)) {
    expect([...assets.keys()]).toContain(path?.replace("./", ""));
  }
});

it("loads nothing from elsewhere", () => {
  // The namespace of the icon is a name that looks like an address.
  const bodies = [...assets].filter(([name]) => name !== "icon.svg").map(([, { body }]) => body());
  for (const body of bodies) expect(body).not.toMatch(/https?:\/\/|\/\/\w+\.\w+/);
});

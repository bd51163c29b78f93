// Put before a program by `--import`: when it ends, writes what it loaded to the file LOADED_FILE names, an address a line.

import { writeFileSync } from "node:fs";
import { registerHooks } from "node:module";

const loaded: string[] = [];
const file = process.env["LOADED_FILE"];

registerHooks({
  load: (url, context, next) => {
    loaded.push(url);
    return next(url, context);
  },
});
process.on("exit", () => {
  if (file !== undefined) writeFileSync(file, loaded.join("\n"));
});

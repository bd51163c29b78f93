import { parseArgs } from "node:util";

const USAGE = `Usage: npm run bench -- search [--sets DIR]
DIR holds a folder for each public set, with passages.jsonl and queries.jsonl.`;

await main();

async function main(): Promise<void> {
  const asked = readArguments();
  if (asked === undefined) {
    process.stderr.write(`${USAGE}\n`);
    process.exitCode = 2;
    return;
  }
  // What measures is no part of the product, and is not there in an installation without tests.
  const { benchSearch } = await import("../../test/bench/search.ts");
  await benchSearch({ ...asked, print: (text) => process.stdout.write(`${text}\n`) });
}

function readArguments(): { readonly sets: string | undefined } | undefined {
  try {
    const { values, positionals } = parseArgs({
      options: { sets: { type: "string" } },
      allowPositionals: true,
    });
    return positionals.length === 1 && positionals[0] === "search"
      ? { sets: values.sets }
      : undefined;
  } catch {
    return undefined;
  }
}

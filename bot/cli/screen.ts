import { once } from "node:events";
import { createReadStream, readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { z } from "zod";
import { understand } from "../../handlers/screening/extract/understand.ts";
import { type Facts, factsSchema } from "../../handlers/screening/facts.ts";
import {
  parseThresholds,
  type Rates,
  type Thresholds,
  type ThresholdsFile,
  thresholdsFor,
} from "../../handlers/screening/thresholds.ts";
import { screen } from "../../handlers/screening/verdict.ts";
import { loadEnvironment } from "./environment.ts";

const USAGE = `usage: npm run -s screen -- --jsonl FILE [--from utterances] [--thresholds 200,15] [--fx USD=7.2]
FILE holds {"id","facts"?,"utterances"?,"thresholds"?} a line; - reads the standard input.`;

const EXAMPLE_THRESHOLDS = new URL("../../thresholds.example.json", import.meta.url);

const figure = z.number().nonnegative().nullish();
const lineSchema = z.object({
  id: z.union([z.string(), z.number()]).optional(),
  facts: z.unknown().optional(),
  utterances: z.array(z.string()).nullish(),
  /** Present but empty: none is configured, and A3 stays undecided. */
  thresholds: z
    .object({ intensityMinWanPerMu: figure, taxMinWanPerMu: figure })
    .nullish()
    .transform((given) =>
      given === undefined
        ? undefined
        : {
            intensityMinWanPerMu: given?.intensityMinWanPerMu ?? undefined,
            taxMinWanPerMu: given?.taxMinWanPerMu ?? undefined,
          },
    ),
});
type Line = z.infer<typeof lineSchema>;

interface Options {
  readonly file: string;
  readonly preferUtterances: boolean;
  readonly thresholds: Thresholds | undefined;
  readonly fx: Rates;
  readonly configured: ThresholdsFile;
}

// A reader that has seen enough (head) is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit();
  throw error;
});

const options = readOptions(process.argv.slice(2));
process.exitCode = await screenAll(options);

async function screenAll(settings: Options): Promise<number> {
  const input = settings.file === "-" ? process.stdin : createReadStream(settings.file);
  let exitCode = 0;
  input.on("error", (error: Error) => fail(`Cannot read ${settings.file}: ${error.message}`));
  for await (const text of createInterface({ input, crlfDelay: Infinity })) {
    if (text.trim() === "") continue;
    const result = screenLine(text.replace(/^\uFEFF/, ""), settings);
    if ("error" in result) exitCode = 1;
    if (!process.stdout.write(`${JSON.stringify(result)}\n`)) await once(process.stdout, "drain");
  }
  return exitCode;
}

/** A bad line is reported in its place and never stops the others. */
function screenLine(text: string, settings: Options): object {
  let id: unknown;
  try {
    const parsed: unknown = JSON.parse(text);
    id = z.object({ id: z.unknown() }).safeParse(parsed).data?.id;
    const line = lineSchema.parse(parsed);
    const facts = factsOf(line, settings);
    const { verdict, rules } = screen(facts, thresholdsOf(line, facts, settings));
    return {
      ...(id !== undefined && { id }),
      facts,
      verdict,
      rules: rules.map(({ id: rule, result, basis, why }) => ({
        id: rule,
        result,
        basis,
        why: why.zh,
      })),
    };
  } catch (error) {
    return { ...(id !== undefined && { id }), error: messageOf(error) };
  }
}

/** Facts are taken as given, and the utterances then not read; `--from utterances` turns that round. */
function factsOf(line: Line, { preferUtterances, fx }: Options): Facts {
  const facts = line.facts ?? undefined;
  const utterances = line.utterances ?? undefined;
  if (utterances && (preferUtterances || facts === undefined)) return understand(utterances, fx);
  if (facts === undefined) throw new Error("The line has neither facts nor utterances.");
  return factsSchema.parse(facts);
}

function thresholdsOf(line: Line, facts: Facts, settings: Options): Thresholds | undefined {
  return (
    line.thresholds ??
    settings.thresholds ??
    thresholdsFor(settings.configured, facts.region, facts.industry)
  );
}

function readOptions(args: readonly string[]): Options {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        jsonl: { type: "string" },
        from: { type: "string" },
        thresholds: { type: "string" },
        fx: { type: "string", multiple: true },
      },
    });
    if (values.jsonl === undefined) throw new Error("--jsonl FILE is missing.");
    if (values.from !== undefined && !["utterances", "facts"].includes(values.from)) {
      throw new Error(`--from takes utterances, not "${values.from}".`);
    }
    const path = loadEnvironment()["THRESHOLDS_FILE"] || EXAMPLE_THRESHOLDS;
    const configured = parseThresholds(path === "none" ? "{}" : readFileSync(path, "utf8"));
    return {
      file: values.jsonl,
      preferUtterances: values.from === "utterances",
      thresholds: values.thresholds === undefined ? undefined : parseFigures(values.thresholds),
      fx: { ...configured.fx, ...parseRates(values.fx ?? []) },
      configured,
    };
  } catch (error) {
    return fail(messageOf(error));
  }
}

/** `200,15`, or `none` for a region without figures. */
function parseFigures(text: string): Thresholds {
  if (text === "none") return {};
  const [intensity, tax] = text.split(",").map((part) => z.coerce.number().min(0).parse(part));
  if (intensity === undefined || tax === undefined) {
    throw new Error(`--thresholds takes two figures like 200,15, not "${text}".`);
  }
  return { intensityMinWanPerMu: intensity, taxMinWanPerMu: tax };
}

function parseRates(pairs: readonly string[]): Rates {
  return Object.fromEntries(
    pairs
      .flatMap((pair) => pair.split(","))
      .map((pair) => {
        const match = /^([A-Z]{3})=(\d+(?:\.\d+)?)$/.exec(pair);
        if (!match) throw new Error(`--fx takes pairs like USD=7.2, not "${pair}".`);
        const [, currency = "", rate = ""] = match;
        return [currency, { rate: Number(rate), date: "--fx", source: "--fx" }];
      }),
  );
}

function messageOf(error: unknown): string {
  if (error instanceof z.ZodError) return z.prettifyError(error).replaceAll("\n", " ");
  return error instanceof Error ? error.message : String(error);
}

function fail(message: string): never {
  process.stderr.write(`${message}\n${USAGE}\n`);
  process.exit(2);
}

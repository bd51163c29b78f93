import { checkFeishu } from "../../adapters/feishu/checkup.ts";
import { checkStore } from "../../adapters/store/checkup.ts";
import { checkTelegram } from "../../adapters/telegram/checkup.ts";
import { loadKnowledge } from "../../knowledge/load.ts";
import { PolicyError } from "../../knowledge/policy-error.ts";
import { ConfigError } from "../core/errors.ts";
import { type Finding, fine, problem } from "../core/finding.ts";
import { type BotConfig, readConfig } from "../read-config.ts";

const MARKS = { fine: "✓", warning: "!", problem: "✗" } as const;

await main();

/** Looks at everything the bot needs, also while it runs, and says what to do; exit code 1 where something is wrong. */
async function main(): Promise<void> {
  const findings = await examine();
  for (const { state, what, todo } of findings) {
    process.stdout.write(`${MARKS[state]} ${what}\n${todo === undefined ? "" : `    ${todo}\n`}`);
  }
  const count = (state: Finding["state"]) => findings.filter((one) => one.state === state).length;
  process.stdout.write(`\nproblems: ${count("problem")}, warnings: ${count("warning")}\n`);
  process.exitCode = count("problem") > 0 ? 1 : 0;
}

async function examine(): Promise<readonly Finding[]> {
  let config: BotConfig;
  try {
    config = readConfig();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.problems.map((text) => problem(text, "Mend it first; then look again."));
  }
  const [store, ...channels] = await Promise.all([
    checkStore(config.storeUrl),
    checkChannels(config),
  ]);
  return [
    fine(`settings: ${config.desks.desks.length} desks`),
    checkDocuments(config),
    ...store,
    ...channels.flat(),
  ];
}

async function checkChannels({ telegram, feishu, desks }: BotConfig): Promise<readonly Finding[]> {
  const groupsOn = (channel: "telegram" | "feishu") =>
    desks.desks
      .filter(({ chat }) => chat.channel === channel)
      .map(({ id, chat, relay }) => ({
        desk: id,
        chatId: chat.chatId,
        hasThreads: relay === "group",
      }));
  if (telegram === undefined && feishu === undefined) {
    return [fine("channels: none is set up, so the bot runs its playground")];
  }
  const findings = await Promise.all([
    telegram ? checkTelegram({ ...telegram, groups: groupsOn("telegram") }) : [],
    feishu ? checkFeishu({ ...feishu, groups: groupsOn("feishu") }) : [],
  ]);
  return findings.flat();
}

function checkDocuments({ documentsDir: dir }: BotConfig): Finding {
  try {
    const { documents } = loadKnowledge(dir === undefined ? {} : { dir });
    return fine(`documents: ${documents.map(({ id }) => id).join(", ")}`);
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error;
    return problem(`documents: ${error.message}`, "Mend the file, or leave DOCUMENTS_DIR empty.");
  }
}

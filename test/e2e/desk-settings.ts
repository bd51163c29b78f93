import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Place } from "./platform.ts";

export interface DeskSetting {
  readonly id: string;
  readonly name: string;
  readonly regions: readonly string[];
  readonly group: Place;
  /** Whether its talks run in the group. */
  readonly isConfidential?: boolean;
}

/** DESKS_FILE and THRESHOLDS_FILE, as an operator writes them. */
export async function writeSettings(
  folder: string,
  desks: readonly DeskSetting[],
): Promise<Record<string, string>> {
  const files = {
    DESKS_FILE: {
      operator: { name: { zh: "示例单位", en: "a sample operator" } },
      desks: desks.map(({ id, name, regions, group, isConfidential }) => ({
        id,
        name: { zh: name, en: `the desk of ${id}` },
        chat: { channel: group.chat.channel, chatId: group.chat.chatId },
        regions,
        isProvincial: id === "province",
        hours: { days: [1, 2, 3, 4, 5], from: "09:00", to: "18:00" },
        firstReplyMinutes: 60,
        ...(isConfidential === true && { relay: "group" }),
      })),
    },
    THRESHOLDS_FILE: {
      default: { intensityMinWanPerMu: 200, taxMinWanPerMu: 15, source: "示例" },
    },
  };
  const named: Record<string, string> = {};
  for (const [name, content] of Object.entries(files)) {
    named[name] = join(folder, `${name.toLowerCase()}.json`);
    await writeFile(named[name], JSON.stringify(content));
  }
  return named;
}

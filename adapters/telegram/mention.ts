import type { TelegramEntity } from "./update.ts";

/** The bot itself, as `getMe` names it. */
export interface BotIdentity {
  readonly id: number;
  readonly username: string;
}

/**
 * The text without the bot's own mention: `@bot` goes, `/start@bot` becomes `/start`. Everything else
 * stays as it was written, the commands and mentions of others included.
 */
export function withoutMention(
  text: string,
  entities: readonly TelegramEntity[],
  bot: BotIdentity,
): string {
  const cuts = entities.flatMap((entity) => cutOf(text, entity, bot));
  if (cuts.length === 0) return text;
  // From the end, so that earlier offsets stay right.
  const kept = cuts
    .toSorted((one, other) => other.from - one.from)
    .reduce((rest, { from, to }) => join(rest.slice(0, from), rest.slice(to)), text);
  return kept.trim();
}

interface Cut {
  readonly from: number;
  readonly to: number;
}

function cutOf(text: string, entity: TelegramEntity, bot: BotIdentity): readonly Cut[] {
  const from = entity.offset;
  const to = from + entity.length;
  const written = text.slice(from, to).toLowerCase();
  const name = `@${bot.username.toLowerCase()}`;
  if (entity.type === "mention" && written === name) return [{ from, to }];
  if (entity.type === "text_mention" && entity.user?.id === bot.id) return [{ from, to }];
  if (entity.type === "bot_command" && written.endsWith(name)) {
    return [{ from: to - name.length, to }];
  }
  return [];
}

/** One space is enough where a mention stood between two. */
function join(before: string, after: string): string {
  return before.endsWith(" ") && after.startsWith(" ") ? before + after.slice(1) : before + after;
}

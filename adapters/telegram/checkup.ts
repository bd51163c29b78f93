import type { WebhookInfo } from "grammy/types";
import { GrammyError } from "grammy/web";
import { type Finding, fine, problem, warning } from "../../bot/core/finding.ts";
import { checkClock } from "../clock-checkup.ts";
import { createApi, DEFAULT_API_ROOT, type TelegramApi } from "./api.ts";
import { describeError, toDeliveryError } from "./errors.ts";

const TIMEOUT_MS = 15_000;
/** More than this waits only where nobody takes it. */
const MANY_UPDATES = 100;
const RECENT_S = 3_600;

export interface TelegramCheckup {
  readonly token: string;
  readonly apiRoot?: string;
  readonly proxy?: string;
  readonly webhook?: { readonly url: string };
  /** The desks' groups. */
  readonly groups: readonly {
    readonly desk: string;
    readonly chatId: string;
    /** The talks run in topics of it. */
    readonly hasThreads?: boolean;
  }[];
}

/** Asks Telegram what it knows of the bot: token, webhook, groups. Changes nothing and takes no update. */
export async function checkTelegram(options: TelegramCheckup): Promise<readonly Finding[]> {
  const { token, apiRoot = DEFAULT_API_ROOT, proxy, groups, webhook } = options;
  const api = createApi({ token, apiRoot, proxy, sendTimeoutMs: TIMEOUT_MS });
  try {
    const { id, username } = await api.calls.getMe();
    const info = await api.calls.getWebhookInfo();
    return [
      fine(`Telegram: the bot is @${username}`),
      await checkClock(apiRoot, api.agent),
      ...checkWebhook(info, webhook?.url ?? ""),
      ...(await Promise.all(groups.map((group) => checkGroup(api, id, group)))).flat(),
    ];
  } catch (error) {
    return [refusal(error)];
  } finally {
    api.agent.destroy();
  }
}

function refusal(error: unknown): Finding {
  const { failure } = toDeliveryError(error, "");
  return failure === "auth"
    ? problem(
        `TELEGRAM_BOT_TOKEN: Telegram refuses it (${describeError(error)})`,
        "Copy it anew from @BotFather.",
      )
    : problem(
        `Telegram: does not answer (${describeError(error)})`,
        "Check the network, TELEGRAM_API_ROOT, and whether TELEGRAM_PROXY is needed here.",
      );
}

function checkWebhook(info: WebhookInfo, wanted: string): readonly Finding[] {
  const { url = "", pending_update_count: pending } = info;
  const findings: Finding[] = [];
  if (url === wanted) {
    findings.push(fine(url === "" ? "Telegram: the bot polls" : `Telegram: calls ${url}`));
  } else {
    findings.push(
      warning(
        `Telegram: ${url === "" ? "is to be polled" : `calls ${url}`}, not as set up here`,
        "The bot sets it at its start. If it runs already, another program uses the same token: give it one of its own.",
      ),
    );
  }
  if (pending > MANY_UPDATES) {
    findings.push(
      warning(
        `Telegram: ${pending} updates wait to be taken`,
        "Is the bot running, and reachable? Telegram drops them after a day.",
      ),
    );
  }
  const { last_error_date: at = 0, last_error_message: words = "" } = info;
  if (url !== "" && Date.now() / 1_000 - at < RECENT_S) {
    findings.push(
      warning(
        `Telegram: its last call failed (${words})`,
        "Check that the address leads to this bot from outside, and its certificate.",
      ),
    );
  }
  return findings;
}

async function checkGroup(
  { calls }: TelegramApi,
  bot: number,
  { desk, chatId, hasThreads = false }: TelegramCheckup["groups"][number],
): Promise<readonly Finding[]> {
  const todo = "Add the bot to the group, say /whereami there, and copy chatId into DESKS_FILE.";
  try {
    const { type, is_forum: isForum = false } = await calls.getChat(chatId);
    if (type !== "group" && type !== "supergroup") {
      return [problem(`desk ${desk}: ${chatId} on Telegram is no group`, todo)];
    }
    const member = await calls.getChatMember(chatId, bot);
    if (member.status === "left" || member.status === "kicked") {
      return [problem(`desk ${desk}: the bot is not in its group on Telegram`, todo)];
    }
    const mayManage = member.status === "administrator" && member.can_manage_topics === true;
    return [
      fine(`desk ${desk}: the bot is in its group on Telegram`),
      ...(hasThreads ? [checkTopics(desk, { isForum, mayManage })] : []),
    ];
  } catch (error) {
    const moved = error instanceof GrammyError ? error.parameters.migrate_to_chat_id : undefined;
    return [
      moved === undefined
        ? problem(`desk ${desk}: its group on Telegram (${describeError(error)})`, todo)
        : problem(`desk ${desk}: its group has moved`, `Set chatId to "${moved}" in DESKS_FILE.`),
    ];
  }
}

/** Bot API reference, createForumTopic: a forum, and an administrator with can_manage_topics. */
function checkTopics(
  desk: string,
  { isForum, mayManage }: { readonly isForum: boolean; readonly mayManage: boolean },
): Finding {
  if (isForum && mayManage) return fine(`desk ${desk}: the bot may manage topics`);
  const what = isForum ? "the bot may not manage topics" : "its group has no topics";
  const todo = isForum
    ? "Make the bot an administrator with the right to manage topics."
    : "Switch topics on in the group's settings, and let the bot manage them as an administrator.";
  return warning(`desk ${desk}: ${what}, so its talks run in private`, todo);
}

import { z } from "zod";
import { type Finding, fine, problem, warning } from "../../bot/core/finding.ts";
import { checkClock } from "../clock-checkup.ts";
import { createFeishuApi, type FeishuApi, parsed } from "./api.ts";
import { baseOf, type FeishuApp } from "./base.ts";
import { FeishuApiError, failureOf } from "./errors.ts";

const TIMEOUT_MS = 15_000;

/** Each of what the README lists, or the wider one that holds it. */
const SCOPES: readonly (readonly string[])[] = [
  ["im:message"],
  ["im:message.p2p_msg:readonly", "im:message.p2p_msg"],
  ["im:message.group_at_msg:readonly", "im:message.group_at_msg", "im:message.group_msg"],
  ["im:message:send_as_bot"],
  ["im:chat:readonly", "im:chat:read", "im:chat"],
  ["im:chat.members:read", "im:chat:readonly", "im:chat"],
  ["im:resource"],
];

/** Without it the bot hears in a group only what mentions it. */
const ALL_GROUP_MESSAGES = "im:message.group_msg";

const botSchema = z.object({
  bot: z.object({ app_name: z.string(), activate_status: z.number() }),
});
/** Feishu docs: "bot/v3/info": 2 is switched on. */
const SWITCHED_ON = 2;

const scopesSchema = z.object({
  data: z.object({
    scopes: z.array(z.object({ scope_name: z.string(), grant_status: z.number() })).nullish(),
  }),
});
/** Feishu docs: "application/v6/scopes". */
const GRANTED = 1;

export interface FeishuCheckup extends FeishuApp {
  /** The desks' groups. */
  readonly groups: readonly {
    readonly desk: string;
    readonly chatId: string;
    /** The talks run in threads of it. */
    readonly hasThreads?: boolean;
  }[];
}

/** Asks Feishu what it knows of the app: secret, scopes, groups. Changes nothing and opens no long connection. */
export async function checkFeishu(options: FeishuCheckup): Promise<readonly Finding[]> {
  const base = baseOf(options);
  const { appId, appSecret, groups } = options;
  const api = createFeishuApi({ base, appId, appSecret, requestTimeoutMs: TIMEOUT_MS });
  try {
    const operation = "bot.info";
    const answer = await api.call({ operation, method: "GET", path: "/bot/v3/info" });
    const { app_name: name, activate_status: status } = parsed(botSchema, operation, answer).bot;
    return [
      status === SWITCHED_ON
        ? fine(`Feishu: the app is ${name}`)
        : problem(`Feishu: the bot ${name} is not switched on`, "Publish a version of the app."),
      await checkClock(base),
      ...(await checkScopes(api, groups)),
      ...(await Promise.all(groups.map((group) => checkGroup(api, group)))),
    ];
  } catch (error) {
    return [refusal(error)];
  }
}

function refusal(error: unknown): Finding {
  const isRefused = error instanceof FeishuApiError && failureOf(error) === "auth";
  return isRefused
    ? problem(
        `Feishu: ${error.message}`,
        "Check FEISHU_APP_ID and FEISHU_APP_SECRET, and that the published version has the Bot ability.",
      )
    : problem(
        `Feishu: does not answer (${wordsOf(error)})`,
        "Check the network and FEISHU_DOMAIN (feishu, or lark outside China).",
      );
}

async function checkScopes(
  api: FeishuApi,
  groups: FeishuCheckup["groups"],
): Promise<readonly Finding[]> {
  const operation = "application.scopes";
  const answer = await api.call({ operation, method: "GET", path: "/application/v6/scopes" });
  const { scopes } = parsed(scopesSchema, operation, answer).data;
  const granted = new Set(
    scopes?.filter(({ grant_status: status }) => status === GRANTED).map((one) => one.scope_name),
  );
  const missing = SCOPES.filter((any) => !any.some((scope) => granted.has(scope)));
  const inThreads = groups.filter(({ hasThreads }) => hasThreads === true);
  return [
    missing.length === 0
      ? fine("Feishu: all scopes are granted")
      : problem(
          `Feishu: not granted: ${missing.map(([scope]) => scope).join(", ")}`,
          "Add them under Permissions & Scopes and publish a version.",
        ),
    ...(inThreads.length === 0 || granted.has(ALL_GROUP_MESSAGES)
      ? []
      : [
          warning(
            `desk ${inThreads.map(({ desk }) => desk).join(", ")}: in its threads the bot reads only what mentions it`,
            `Add ${ALL_GROUP_MESSAGES} under Permissions & Scopes and publish a version, or mention the bot first.`,
          ),
        ]),
  ];
}

/** Its members are who may accept tickets there, so being able to read them is what counts. */
async function checkGroup(
  api: FeishuApi,
  { desk, chatId }: FeishuCheckup["groups"][number],
): Promise<Finding> {
  try {
    await api.call({
      operation: "im.chat.members.get",
      method: "GET",
      path: `/im/v1/chats/${encodeURIComponent(chatId)}/members`,
      query: { member_id_type: "open_id", page_size: "1" },
    });
    return fine(`desk ${desk}: the bot is in its group on Feishu`);
  } catch (error) {
    if (error instanceof FeishuApiError && failureOf(error) === "transient") {
      return warning(`desk ${desk}: its group on Feishu (${wordsOf(error)})`, "Ask again later.");
    }
    return problem(
      `desk ${desk}: its group on Feishu (${wordsOf(error)})`,
      "Add the bot to the group, say @bot /whereami there, and copy chatId into DESKS_FILE.",
    );
  }
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

import { createWindow } from "../window.ts";
import { type Answer, type ApiCall, refuse } from "./answer.ts";
import type { World } from "./world.ts";

const SECOND_MS = 1_000;
/** Feishu docs: "message/create", "message/reply": to one person, and into one group by all bots together. */
const TO_CHAT = { most: 5, ms: SECOND_MS };
/** Feishu docs: "message/patch": of one message. */
const OF_MESSAGE = { most: 5, ms: SECOND_MS };
/** Feishu docs: "API call guide", level 4: of one API by one app. */
const OF_API = [
  { most: 50, ms: SECOND_MS },
  { most: 1_000, ms: 60_000 },
];

/** What the platform refuses because there was too much of it; what it refused does not count. */
export function createLimits(world: World): (call: ApiCall) => Answer | undefined {
  const now = () => world.now();
  const toChat = createWindow(TO_CHAT, now);
  const ofMessage = createWindow(OF_MESSAGE, now);
  const ofApi = OF_API.map((limit) => createWindow(limit, now));
  return (call) => {
    if (!/^(create|reply|patch|put|react)$/.test(call.operation)) return undefined;
    const waitMs = Math.max(...ofApi.map((window) => window.waitMs(call.operation)));
    if (waitMs > 0) return tooManyCalls(waitMs);
    if (call.operation === "react") {
      for (const counted of ofApi) counted.count(call.operation);
      return undefined;
    }
    const isNew = call.operation === "create" || call.operation === "reply";
    const [window, name] = isNew ? [toChat, chatOf(world, call)] : [ofMessage, call.ids[0] ?? ""];
    if (window.waitMs(name) > 0)
      return isNew ? refuse(230020, "too fast") : tooManyCalls(SECOND_MS);
    for (const counted of ofApi) counted.count(call.operation);
    window.count(name);
    return undefined;
  };
}

/** Feishu docs: "frequency control": the header says after how many seconds it may be tried again. */
function tooManyCalls(waitMs: number): Answer {
  const headers = { "x-ogw-ratelimit-reset": String(Math.ceil(waitMs / SECOND_MS)) };
  return { ...refuse(99991400, "request trigger frequency limit", 429), headers };
}

function chatOf(world: World, { ids, body }: ApiCall): string {
  const receiver = String(body["receive_id"]);
  const answered = world.messages.get(ids[0] ?? "");
  return answered?.chatId ?? world.accounts.get(receiver)?.chatId ?? receiver;
}

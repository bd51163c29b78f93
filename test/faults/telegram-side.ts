import { setTimeout as sleep } from "node:timers/promises";
import { checkButton, type Place } from "../e2e/platform.ts";
import type { SimulatedPerson } from "../simulators/telegram/person.ts";
import type { Call, Fault } from "../simulators/telegram/server.ts";
import {
  startTelegramSimulator,
  type TelegramSimulator,
} from "../simulators/telegram/simulator.ts";
import { bytesOf, markOf } from "./enclosures.ts";
import type { Doer, Moment, SendFault, Sent, Side } from "./side.ts";

const FIRST_PERSON = 5_000_001;
const FIRST_GROUP = -1_001_000_000_001;
/** A pressed button, which waits 150 s, outlives any outage of the rig. */
const MS_PER_SECOND = 200;
const SLOW_MS = 1_500;
/** Longer than the bot waits for an answer; then it is carried out all the same. */
const HANG_MS = 20_000;

/** `port`: where Telegram calls the bot; without one the bot polls. */
export async function startTelegramSide(port?: number): Promise<Side> {
  const simulator = await startTelegramSimulator({ msPerSecond: MS_PER_SECOND, hasLimits: true });
  const people = new Map<Doer, SimulatedPerson>();
  const waiting: (() => void)[] = [];
  let events = 0;
  let groups = 0;
  const onEvent = (): void => {
    events += 1;
    for (const strike of waiting.splice(0)) strike();
  };
  const givenUp = givenUpOf(simulator);
  return {
    channel: "telegram",
    env: {
      TELEGRAM_BOT_TOKEN: simulator.token,
      TELEGRAM_API_ROOT: simulator.apiRoot,
      ...(port !== undefined && {
        TELEGRAM_WEBHOOK_URL: `http://127.0.0.1:${port}`,
        TELEGRAM_WEBHOOK_SECRET: "a-Secret_of-ours",
      }),
    },
    person: (name) => {
      const person = simulator.person(FIRST_PERSON + people.size, name, "zh-hans");
      const doer = createDoer(person, placeOf(simulator, person.id), { onEvent, givenUp });
      people.set(doer, person);
      return doer;
    },
    group: (title, members, hasThreads) => {
      const inside = members.flatMap((member) => people.get(member) ?? []);
      const forum = hasThreads === true && { isBotAdmin: true, topics: [] };
      const group = simulator.group(FIRST_GROUP - groups++, inside, { title, ...forum });
      return placeOf(simulator, group.id);
    },
    inThread: (doer, group, messageId) => {
      const person = people.get(doer);
      if (person === undefined) throw new Error(`${doer.name} is not here.`);
      const chatId = Number(group.chat.chatId);
      const threadId = simulator.sent(chatId).find(({ id }) => String(id) === messageId)?.threadId;
      const thread = { in: chatId, ...(threadId !== undefined && { threadId }) };
      return createDoer(person, group, { onEvent, givenUp, thread });
    },
    failSend: (fault) => void simulator.failNext(faultOf(fault)),
    // Uploads are part of the call that sends.
    failTransfer: (transfer, fault) => {
      if (transfer === "download") simulator.failNext({ kind: fault }, "file");
    },
    // Polls and webhooks are calls of their own: the kills cut them.
    cutEvents: () => undefined,
    repeatEvent: () => simulator.redeliverTaken(),
    onNext: (moment, strike) => onNext(simulator, { moment, strike, waiting }),
    sent: () => simulator.calls.flatMap(sentBy),
    events: () => events,
    redeliveries: () => simulator.handovers() - events,
    refusals: () => [],
    givenUp: () => simulator.courier.dropped.length,
    underWay: () => simulator.pending().length,
    untaken: () => simulator.pending().map(({ update_id: id }) => `update ${id}`),
    close: () => simulator.close(),
  };
}

/** How many presses of that person were given up: to a webhook one is handed over for 150 s. */
function givenUpOf({ courier }: TelegramSimulator): (personId: number) => number {
  return (personId) => courier.dropped.filter((update) => presserOf(update) === personId).length;
}

function presserOf(update: object): number | undefined {
  const press = "callback_query" in update ? update.callback_query : undefined;
  return (press as { readonly from: { readonly id: number } } | undefined)?.from.id;
}

function faultOf(fault: SendFault): Fault {
  switch (fault) {
    case "rate_limited":
      return { kind: "rate_limited", retryAfterS: 1 };
    case "slow":
      return { kind: "slow", until: sleep(SLOW_MS) };
    case "hang":
      return { kind: "slow", until: sleep(HANG_MS) };
    case "bad_gateway":
    case "drop_before":
    case "drop_after":
      return { kind: fault };
  }
}

interface Waiting {
  readonly moment: Moment;
  readonly strike: () => void;
  /** For somebody to do something. */
  readonly waiting: (() => void)[];
}

function onNext(simulator: TelegramSimulator, { moment, strike, waiting }: Waiting): void {
  switch (moment) {
    case "event":
      waiting.push(strike);
      break;
    case "send":
      simulator.failNext({ kind: "drop_before", onStrike: strike });
      break;
    case "sent":
      simulator.failNext({ kind: "drop_after", onStrike: strike });
      break;
    case "acknowledged": {
      const before = simulator.pending().at(-1)?.update_id ?? 0;
      const isNewTaken = () =>
        simulator.pending().every(({ update_id: id }) => id > before) &&
        simulator.pending().length > 0;
      void simulator.until(isNewTaken).then(() => {
        const ids = new Set(simulator.pending());
        return simulator.until(() => !simulator.pending().some((one) => ids.has(one))).then(strike);
      });
      break;
    }
  }
}

function sentBy({ method, result, wire }: Call): readonly Sent[] {
  if (!method.startsWith("send") || typeof result !== "object" || result === null) return [];
  const messages = (Array.isArray(result) ? result : [result]) as readonly SentMessage[];
  return messages.map(({ message_id: id, chat }) => ({
    chatId: String(chat.id),
    messageId: String(id),
    knownBy: String(messages[0]?.message_id),
    wire,
  }));
}

interface SentMessage {
  readonly message_id: number;
  readonly chat: { readonly id: number };
}

function placeOf(simulator: TelegramSimulator, chatId: number): Place {
  return {
    chat: { channel: "telegram", chatId: String(chatId) },
    shown: () =>
      simulator.sent(chatId).map(({ id, text, textAsSent, keyboard, fileId }) => {
        const files = fileId === undefined ? [] : [markOf(simulator.document(chatId, id).bytes)];
        return {
          id: String(id),
          text: [text, ...files].join("\n"),
          textAsSent: [textAsSent, ...files].join("\n"),
          buttons: keyboard.flat().map((button) => button.text),
        };
      }),
  };
}

interface Surroundings {
  readonly onEvent: () => void;
  readonly givenUp: (personId: number) => number;
  /** Of a group, where he does not sit in his private chat. */
  readonly thread?: { readonly in: number; readonly threadId?: number };
}

function createDoer(
  person: SimulatedPerson,
  own: Place,
  { onEvent, givenUp, thread }: Surroundings,
): Doer {
  const told: string[] = [];
  let albums = 0;
  let givenUpBefore = givenUp(person.id);
  return {
    name: person.name,
    place: own,
    told,
    // Updates wait until the bot has taken them.
    last: async () => "held",
    isGivenUp: () => givenUp(person.id) > givenUpBefore,
    says: (text) => {
      person.says(text, thread);
      onEvent();
    },
    sends: ({ kind, titles, caption }) => {
      const album = titles.length > 1 ? { album: `${person.id}-${++albums}` } : {};
      for (const [index, title] of titles.entries()) {
        const isPicture = kind === "picture";
        const named = isPicture ? {} : { name: `${title}.pdf`, type: "application/pdf" };
        person.sends({
          ...thread,
          ...album,
          ...named,
          kind: isPicture ? "photo" : "document",
          bytes: bytesOf(title),
          ...(index === 0 && { caption }),
        });
        onEvent();
      }
    },
    presses: (label, place = own) => {
      checkButton(place, label);
      givenUpBefore = givenUp(person.id);
      void person.presses(label, { in: Number(place.chat.chatId) }).then((answer) => {
        const words = answer?.url ?? answer?.text;
        if (words !== undefined) told.push(words);
      });
      onEvent();
    },
  };
}

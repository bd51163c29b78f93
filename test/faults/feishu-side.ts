import { setTimeout as sleep } from "node:timers/promises";
import { checkButton } from "../e2e/platform.ts";
import type { Ack, Known, Pace } from "../simulators/feishu/gateway.ts";
import type { SimGroup } from "../simulators/feishu/groups.ts";
import type { Fault } from "../simulators/feishu/http-server.ts";
import type { SimPerson } from "../simulators/feishu/people.ts";
import { type FeishuSimulator, startFeishuSimulator } from "../simulators/feishu/simulator.ts";
import type { WebhookSettings } from "../simulators/feishu/webhook.ts";
import { bytesOf } from "./enclosures.ts";
import { placeOf, sentOf } from "./feishu-shown.ts";
import type { Random } from "./random.ts";
import type { Doer, Moment, SendFault, Side } from "./side.ts";

const ACK_MS = 3_000;
/** After the last push the platform gives up: how busy this machine is must not decide what becomes of the event. */
const LAST_ACK_MS = 20_000;
/**
 * The ladder of 15 s, 5 min, 1 h, 6 h, compressed: so long has the bot been reachable before each try. Nobody is killed
 * every few seconds for hours.
 */
const LADDER_MS = [200, 400, 800, 1_600];
const LOOK_MS = 100;
/** Pushes leave together, as from behind a network that stood still: this one's or the next time. */
const DEPARTURE_MS = 25;
const PING_S = 2;
const SLOW_MS = 1_500;
const ENCRYPT_KEY = "an encrypt key of ours";
/** As it stands in every event of the simulator. */
const VERIFICATION_TOKEN = "verification";

export interface FeishuSideOptions {
  readonly random: Random;
  /** Where Feishu calls the bot; without one the bot opens the long connection. */
  readonly webhookPort: number | undefined;
  /** Whether a process of the bot runs. */
  readonly isUp: () => boolean;
  /** Does it when nothing is broken on purpose. */
  readonly inTurn: (work: () => Promise<void>) => Promise<void>;
}

export async function startFeishuSide(options: FeishuSideOptions): Promise<Side> {
  const { webhookPort } = options;
  const simulator: FeishuSimulator = await startFeishuSimulator({
    clock: Date.now,
    hasLimits: true,
    pace: createPace(options, () => simulator.gateway.clients.count() > 0),
  });
  const { gateway } = simulator;
  gateway.clients.settings.pingSeconds = PING_S;
  if (webhookPort !== undefined) gateway.setWebhook(webhookOn(webhookPort));
  const groups = new Map<string, SimGroup>();
  const waiting: (() => void)[] = [];
  let events = 0;
  const onEvent = (): void => {
    events += 1;
    for (const strike of waiting.splice(0)) strike();
  };
  return {
    channel: "feishu",
    env: envOf(simulator, webhookPort),
    person: (name) => createDoer({ simulator, groups, onEvent }, simulator.person(name)),
    inThread: (doer, { chat: { chatId } }, messageId) => {
      const group = groups.get(chatId);
      const { rootId } = simulator.raw(messageId);
      if (group === undefined || rootId === undefined) throw new Error("There is no such thread.");
      const stage = { simulator, groups, onEvent, thread: { in: group, thread: rootId } };
      return createDoer(stage, simulator.person(doer.name));
    },
    group: (name, members) => {
      const inside = members.map((member) => simulator.person(member.name));
      const group = simulator.group(name, inside);
      groups.set(group.chatId, group);
      return placeOf(simulator, group, group.chatId);
    },
    failSend: (fault) => void simulator.fail(FAULTS[fault]),
    failTransfer: (transfer, fault) => {
      const operations = transfer === "download" ? ["resource" as const] : UPLOADS;
      for (const operation of operations) simulator.fail({ ...FAULTS[fault], operation });
    },
    cutEvents: () => gateway.clients.drop(),
    repeatEvent: () => {
      if (events > 0) void gateway.repeat();
    },
    onNext: (moment, strike) => onNext(simulator, { moment, strike, waiting }),
    sent: () => sentOf(simulator),
    events: () => events,
    redeliveries: () => gateway.acks.length - events,
    // A press that fails says so at once; the rest is handed over for hours.
    givenUp: () => 0,
    // By webhook, a process that is starting or gone is refused for by whoever stands before it.
    refusals: () => (webhookPort === undefined ? refusalsOf(gateway.acks) : []),
    underWay: () => gateway.underWay(),
    untaken: () => untakenOf(gateway.acks),
    close: () => simulator.close(),
  };
}

/** Pushes overtake each other; the ladder goes on while the bot is there, and its last rung is not shaken. */
function createPace(
  { random, webhookPort, isUp, inTurn }: FeishuSideOptions,
  isConnected: () => boolean,
): Pace {
  const delayMs = () => DEPARTURE_MS * random.whole(1, 2) - (Date.now() % DEPARTURE_MS);
  const isReachable = () => (webhookPort === undefined ? isConnected() : isUp());
  const reachableFor = async (ms: number): Promise<void> => {
    let since = Date.now();
    while (Date.now() - since < ms) {
      await sleep(LOOK_MS);
      if (!isReachable()) since = Date.now();
    }
  };
  return {
    ackMs: ACK_MS,
    lastAckMs: LAST_ACK_MS,
    delayMs,
    retry: async (again, { tries, isLast }) => {
      await reachableFor(LADDER_MS[tries - 1] ?? 0);
      if (!isLast) return again();
      return inTurn(async () => {
        await reachableFor(LOOK_MS);
        await again();
      });
    },
  };
}

function webhookOn(port: number): WebhookSettings {
  const root = `http://127.0.0.1:${port}/feishu`;
  return { eventsUrl: `${root}/events`, cardsUrl: `${root}/cards`, encryptKey: ENCRYPT_KEY };
}

function envOf({ appId, appSecret, domain }: FeishuSimulator, port: number | undefined) {
  return {
    FEISHU_APP_ID: appId,
    FEISHU_APP_SECRET: appSecret,
    FEISHU_DOMAIN: domain,
    ...(port !== undefined && {
      FEISHU_MODE: "webhook",
      FEISHU_ENCRYPT_KEY: ENCRYPT_KEY,
      FEISHU_VERIFICATION_TOKEN: VERIFICATION_TOKEN,
    }),
  };
}

/** Feishu docs: 99991400 goes with the header that says when to try again. */
const FAULTS: Readonly<Record<SendFault, Fault>> = {
  rate_limited: { number: 99991400, status: 429, headers: { "x-ogw-ratelimit-reset": "1" } },
  bad_gateway: { status: 502 },
  drop_before: { act: "drop" },
  drop_after: { act: "lose" },
  slow: { act: "wait", waitMs: SLOW_MS },
  hang: { act: "hang" },
};

const UPLOADS = ["image", "file"] as const;

interface Waiting {
  readonly moment: Moment;
  readonly strike: () => void;
  /** For somebody to do something. */
  readonly waiting: (() => void)[];
}

function onNext(simulator: FeishuSimulator, { moment, strike, waiting }: Waiting): void {
  switch (moment) {
    case "event":
      waiting.push(strike);
      break;
    case "send":
      simulator.fail({ act: "drop", onStrike: strike });
      break;
    case "sent":
      simulator.fail({ act: "lose", onStrike: strike });
      break;
    case "acknowledged": {
      const { acks } = simulator.gateway;
      const before = acks.length;
      void simulator.until(() => acks.length > before && acks.at(-1)?.code === 200).then(strike);
      break;
    }
  }
}

/** Messages only: a pressed button that failed is shown as failed to who pressed it. */
/** When a process refused an event, at the first push or a later one. */
function refusalsOf(acks: readonly Known[]): readonly number[] {
  return acks.filter(({ code }) => code !== 200 && code !== "none").map(({ at }) => at);
}

function untakenOf(acks: readonly Known[]): readonly string[] {
  const tries = Map.groupBy(acks, ({ eventId }) => eventId);
  const isLost = ([, all]: readonly [string, readonly Known[]]) =>
    all.length > LADDER_MS.length && all.every(({ code }) => code !== 200);
  const told = ({ code, at }: Known) => `${code} at ${new Date(at).toISOString().slice(11, 23)}`;
  return [...tries].filter(isLost).map(([id, all]) => `${id} (${all.map(told).join(", ")})`);
}

interface Stage {
  readonly simulator: FeishuSimulator;
  readonly groups: ReadonlyMap<string, SimGroup>;
  readonly onEvent: () => void;
  /** Of a group, where he does not sit in his private chat. */
  readonly thread?: { readonly in: SimGroup; readonly thread: string };
}

function createDoer({ simulator, groups, onEvent, thread }: Stage, person: SimPerson): Doer {
  const own =
    thread === undefined
      ? placeOf(simulator, person, person.openId)
      : placeOf(simulator, thread.in, thread.in.chatId);
  const told: string[] = [];
  let last: Promise<"held" | "taken" | "refused"> = Promise.resolve("held");
  const follow = (acknowledged: Promise<Ack>, otherwise: "held" | "refused"): void => {
    last = acknowledged.then(({ code }) => (code === 200 ? "taken" : otherwise));
    onEvent();
  };
  return {
    name: person.name,
    place: own,
    told,
    last: () => last,
    isGivenUp: () => false,
    says: (text) => follow(person.writes(text, thread).taken, "held"),
    sends: ({ kind, titles, caption }) => {
      const [title = ""] = titles;
      const files = titles.map(bytesOf);
      if (kind === "picture" && files.length > 1) {
        follow(person.sendsPost(caption, files, thread).taken, "held");
        return;
      }
      const file =
        kind === "picture"
          ? { kind: "image" as const, bytes: bytesOf(title) }
          : { kind: "file" as const, name: `${title}.pdf`, bytes: bytesOf(title) };
      follow(person.sends(file, thread).taken, "held");
    },
    presses: (label, place = own) => {
      checkButton(place, label);
      const group = groups.get(place.chat.chatId);
      const pressed = person.presses(label, group === undefined ? {} : { in: group });
      void pressed.then(({ toast }) => {
        if (toast !== undefined) told.push(toast.content);
      });
      follow(
        pressed.then(({ ack }) => ack),
        "refused",
      );
    },
  };
}

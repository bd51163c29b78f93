import { expect, it } from "vitest";
import { ConflictError } from "../../bot/core/errors.ts";
import type { BotEvent } from "../../bot/core/event.ts";
import { createKeyedQueue } from "../../bot/core/keyed-queue.ts";
import { outcome } from "../../bot/core/outcome.ts";
import {
  type Answer,
  AT_ONCE,
  type Delivery,
  type Handler,
  type Outcome,
  type Store,
  type TakenDelivery,
} from "../../bot/core/ports.ts";
import { createReceive, type ReceiveOptions } from "../../bot/core/receive.ts";
import { ANN, at, BEN, createChanges, message, PROJECT, START } from "../contract/store-data.ts";
import { createActivity } from "../support/activity.ts";
import { createDrivenClock } from "../support/clock.ts";
import { createFaultyStore, openTestStore } from "../support/store.ts";

const TOAST: Answer = { text: "Done.", tone: "success" };

function says(text: string) {
  return { to: ANN, reply: { kind: "text", text } } as const;
}

async function setup(route: Handler) {
  const activity = createActivity();
  const real = activity.watch(await openTestStore());
  const { store, failNext } = createFaultyStore(real);
  const clock = createDrivenClock(START, { rest: () => activity.rest() });
  const chances: number[] = [];
  const errors: { event: BotEvent; error: unknown }[] = [];
  const commits: Outcome[] = [];
  const committing: (readonly Delivery[])[] = [];
  const receive = createReceive({
    store,
    route,
    apologise: () => outcome({ send: [says("Sorry.")] }),
    onHandlerError: (event, error) => void errors.push({ event, error }),
    onCommitting: (deliveries) => void committing.push(deliveries),
    onCommit: (led) => void commits.push(led),
    isMember: async (group, person) => group.chatId === "-100" && person.id === "1001",
    memberName: async () => undefined,
    lanes: createKeyedQueue(),
    clock,
    random: () => chances.shift() ?? 0,
  });
  const { change } = createChanges();
  /** Ids and words of all that waits to be sent by then, whatever the order of chats. */
  const waiting = async (now = at(1_000)) => {
    const taken = await real.take("deliveries", now, 100);
    return taken.map(({ id, reply }) => ({ id, text: reply.kind === "text" ? reply.text : "" }));
  };
  return { receive, real, failNext, clock, chances, errors, commits, committing, change, waiting };
}

it("commits what the handler decided, then resolves to the answer", async () => {
  const { receive, real, waiting } = await setup(() =>
    outcome({
      write: [{ key: PROJECT, version: 0, data: { name: "coffee" } }],
      send: [says("Noted.")],
      timers: [{ name: "remind", subject: PROJECT, chat: ANN, due: START }],
      answer: TOAST,
    }),
  );

  expect(await receive(message("telegram:1"))).toEqual(TOAST);

  expect((await real.read([PROJECT]))[0]?.data).toEqual({ name: "coffee" });
  expect(await waiting()).toEqual([{ id: expect.any(String), text: "Noted." }]);
  expect(await real.take("timers", START, 10)).toMatchObject([{ name: "remind" }]);
});

it("erases what the outcome asks to erase", async () => {
  const { receive, real, change } = await setup(() => outcome({ erase: ANN }));
  await real.commit(change({ write: [{ key: PROJECT, version: 0, data: 1, of: ANN }] }));

  await receive(message("telegram:erase"));

  expect(await real.read([PROJECT])).toEqual([undefined]);
});

it("gives a duplicate no answer and repeats nothing of what it led to", async () => {
  const { receive, commits, waiting } = await setup(() =>
    outcome({ send: [says("Noted.")], answer: TOAST }),
  );
  await receive(message("telegram:1"));

  expect(await receive(message("telegram:1"))).toBeUndefined();

  expect(await waiting()).toHaveLength(1);
  expect(commits).toHaveLength(1);
});

it("does not take a duplicate for done when its turn would decide otherwise the second time", async () => {
  let runs = 0;
  const { receive, real } = await setup(() => {
    runs += 1;
    return outcome({ write: [{ key: { kind: "note", id: `${runs}` }, version: 0, data: runs }] });
  });
  await receive(message("telegram:1"));
  await receive(message("telegram:1"));

  const notes = await real.read([
    { kind: "note", id: "1" },
    { kind: "note", id: "2" },
  ]);
  expect(notes.map((note) => note?.data)).toEqual([1, undefined]);
});

/** A handler whose record somebody else changes during its first `races` runs. */
async function setupRace(races: number) {
  const runs: unknown[] = [];
  const context = await setup(async (turn) => {
    const seen = await turn.read(PROJECT);
    const version = seen?.version ?? 0;
    runs.push(seen?.data);
    if (runs.length <= races) {
      const other = { key: PROJECT, version, data: `race ${runs.length}` };
      await context.real.commit(context.change({ write: [other] }));
    }
    return outcome({
      write: [{ key: PROJECT, version, data: "mine" }],
      send: [says(`after run ${runs.length}`)],
    });
  });
  return { ...context, runs };
}

it("runs a turn in conflict again with fresh reads, and commits once", async () => {
  const { receive, real, runs, waiting } = await setupRace(1);

  await receive(message("telegram:mine"));

  expect(runs).toEqual([undefined, "race 1"]);
  expect((await real.read([PROJECT]))[0]?.data).toBe("mine");
  expect(await waiting()).toMatchObject([{ text: "after run 2" }]);
});

it("waits longer each time it loses again, less by chance, so that two processes come apart", async () => {
  const { receive, runs, clock, chances } = await setupRace(4);
  chances.push(0, 1, 0.5);
  const taken = receive(message("telegram:mine"));

  const after = async (ms: number) => {
    await clock.advance(ms);
    return runs.length;
  };
  expect([await after(39), await after(1)]).toEqual([2, 3]);
  expect([await after(39), await after(1)]).toEqual([3, 4]);
  expect([await after(119), await after(1)]).toEqual([4, 5]);
  await taken;
});

it("lets the turns of other chats go on while one that lost waits", async () => {
  const { receive, clock, runs } = await setupRace(2);
  const loser = receive(message("telegram:mine"));
  await clock.advance(0);
  expect(runs).toHaveLength(2);

  await receive({ ...message("telegram:bens"), chat: BEN });

  expect(runs).toHaveLength(3);
  await clock.advance(40);
  await loser;
});

it("still commits when the seventh run is the first without a conflict", async () => {
  const { receive, runs, clock } = await setupRace(6);

  const taken = receive(message("telegram:mine"));
  await clock.advance(3_000);
  await taken;

  expect(runs).toHaveLength(7);
});

it("rejects with ConflictError after the seventh run in conflict, and nothing is committed", async () => {
  const { receive, real, runs, commits, waiting, clock } = await setupRace(7);

  const [refused] = await Promise.all([
    receive(message("telegram:mine")).catch((error: unknown) => error),
    clock.advance(3_000),
  ]);
  expect(refused).toBeInstanceOf(ConflictError);

  expect(runs).toHaveLength(7);
  expect((await real.read([PROJECT]))[0]?.data).toBe("race 7");
  expect(await waiting()).toEqual([]);
  expect(commits).toEqual([]);

  await receive(message("telegram:mine"));
  expect((await real.read([PROJECT]))[0]?.data).toBe("mine");
});

it("lets everybody through who wants the same record at the same moment", async () => {
  const context = await setup(async (turn) => {
    const seen = await turn.read(PROJECT);
    const count = Number(seen?.data ?? 0) + 1;
    return outcome({ write: [{ key: PROJECT, version: seen?.version ?? 0, data: count }] });
  });
  const crowd = Array.from({ length: 50 }, (_, n) => ({
    ...message(`telegram:${n}`),
    chat: { channel: "telegram" as const, chatId: String(n) },
  }));

  await Promise.all(crowd.map((event) => context.receive(event)));

  expect((await context.real.read([PROJECT]))[0]?.data).toBe(50);
});

it("is in conflict also over a record that was only read", async () => {
  let runs = 0;
  const context = await setup(async (turn) => {
    await turn.read(PROJECT);
    runs += 1;
    if (runs === 1) {
      const write = [{ key: PROJECT, version: 0, data: "appeared" }];
      await context.real.commit(context.change({ write }));
    }
    return outcome({});
  });

  await context.receive(message("telegram:mine"));

  expect(runs).toBe(2);
});

it("commits the apology when the handler throws, and tells whose event it was", async () => {
  const { receive, errors, waiting } = await setup(() => {
    throw new TypeError("a bug");
  });
  const event = message("telegram:1");

  expect(await receive(event)).toBeUndefined();

  expect(errors).toEqual([{ event, error: new TypeError("a bug") }]);
  expect(await waiting()).toMatchObject([{ text: "Sorry." }]);
});

it("apologises once, also when the event comes again", async () => {
  const { receive, waiting } = await setup(async () => {
    throw new Error("a bug");
  });

  await receive(message("telegram:1"));
  await receive(message("telegram:1"));

  expect(await waiting()).toHaveLength(1);
});

it("rejects when the store can't commit, and applies the same event later", async () => {
  const { receive, failNext, commits, waiting } = await setup(() =>
    outcome({ send: [says("Noted.")], answer: TOAST }),
  );
  failNext("commit");

  await expect(receive(message("telegram:1"))).rejects.toThrow("away");
  expect(commits).toEqual([]);

  expect(await receive(message("telegram:1"))).toEqual(TOAST);
  expect(await waiting()).toMatchObject([{ text: "Noted." }]);
});

it("rejects when the store can't read, without an apology, and applies the same event later", async () => {
  const { receive, failNext, errors, waiting } = await setup(async (turn) => {
    await turn.read(PROJECT);
    return outcome({ send: [says("Noted.")] });
  });
  failNext("read");

  await expect(receive(message("telegram:1"))).rejects.toThrow("away");
  expect(errors).toEqual([]);

  await receive(message("telegram:1"));
  expect(await waiting()).toMatchObject([{ text: "Noted." }]);
});

it("takes the next event of a chat after one that was rejected", async () => {
  const { receive, failNext, waiting } = await setup(({ event }) =>
    outcome({ send: [says(event.id)] }),
  );
  failNext("commit");
  const first = receive(message("telegram:1"));
  const second = receive(message("telegram:2"));

  await expect(first).rejects.toThrow("away");
  await second;

  expect(await waiting()).toMatchObject([{ text: "telegram:2" }]);
});

it("handles the events of one chat in order", async () => {
  const gate = Promise.withResolvers<void>();
  const log: string[] = [];
  const { receive } = await setup(async ({ event }) => {
    log.push(`${event.id} begins`);
    if (event.id === "telegram:1") await gate.promise;
    log.push(`${event.id} ends`);
    return outcome({});
  });
  const both = Promise.all([receive(message("telegram:1")), receive(message("telegram:2"))]);

  gate.resolve();
  await both;

  expect(log).toEqual([
    "telegram:1 begins",
    "telegram:1 ends",
    "telegram:2 begins",
    "telegram:2 ends",
  ]);
});

it("handles the events of two chats side by side", async () => {
  const gate = Promise.withResolvers<void>();
  const { receive, commits } = await setup(async ({ event }) => {
    if (event.chat === ANN) await gate.promise;
    return outcome({});
  });
  const ann = receive(message("telegram:1"));

  await receive({ ...message("feishu:1"), chat: BEN });
  expect(commits).toHaveLength(1);

  gate.resolve();
  await ann;
  expect(commits).toHaveLength(2);
});

/** Commits what is to be sent in the second run of its turn, the first one being in conflict. */
async function setupSecondRun(send: Outcome["send"]) {
  let runs = 0;
  const context = await setup(async (turn) => {
    const seen = await turn.read(PROJECT);
    runs += 1;
    if (runs === 1) {
      const write = [{ key: PROJECT, version: seen?.version ?? 0, data: 1 }];
      await context.real.commit(context.change({ write }));
    }
    return outcome({ send });
  });
  return context;
}

it("gives deliveries the same ids when the turn runs again, at most 50 characters long", async () => {
  const send = [says("one"), says("two")];
  const long = `feishu:${"x".repeat(200)}`;
  const once = await setup(() => outcome({ send }));
  await once.receive(message(long));
  const again = await setupSecondRun(send);
  await again.receive(message(long));

  const [first, second] = [once, again].map(({ committing }) =>
    committing.at(-1)?.map(({ id }) => id),
  );

  expect(second).toEqual(first);
  expect(new Set(first).size).toBe(2);
  for (const id of first ?? []) expect(id.length).toBeLessThanOrEqual(50);
});

it("gives the deliveries of two events different ids", async () => {
  const { receive, committing } = await setup(() => outcome({ send: [says("same words")] }));

  await receive(message("telegram:1"));
  await receive(message("telegram:2"));

  const ids = committing.flat().map(({ id }) => id);
  expect(new Set(ids).size).toBe(2);
});

it("keeps the id a message brings along", async () => {
  const { receive, waiting } = await setup(() =>
    outcome({ send: [{ ...says("a card"), id: "card-1" }] }),
  );

  await receive(message("telegram:1"));

  expect(await waiting()).toEqual([{ id: "card-1", text: "a card" }]);
});

it("makes a message due at once, whatever the clock says, and one that replaces another 300 ms later", async () => {
  const { receive, committing, waiting } = await setup(() =>
    outcome({ send: [{ ...says("changed"), replaces: "card-1" }, says("new")] }),
  );

  await receive(message("telegram:1"));

  expect(committing[0]?.map(({ due }) => due)).toEqual([at(300), AT_ONCE]);
  expect(await waiting(at(299))).toEqual([]);
  expect(await waiting(at(300))).toMatchObject([{ text: "changed" }]);
});

it("calls onCommit after the commit, and not for one that failed", async () => {
  const { receive, failNext, commits } = await setup(({ event }) =>
    outcome({ send: [says(event.id)] }),
  );
  failNext("commit");

  await expect(receive(message("telegram:1"))).rejects.toThrow("away");
  expect(commits).toEqual([]);

  await receive(message("telegram:1"));
  expect(commits).toMatchObject([{ send: [{ to: ANN }] }]);
});

/** What is looked at while a commit is asked for, and after it. */
async function receiveWith(
  route: Handler,
  looks: (real: Store) => Pick<ReceiveOptions, "onCommitting" | "onCommit">,
) {
  const real = await openTestStore();
  const receive = createReceive({
    store: real,
    route,
    apologise: () => outcome({}),
    onHandlerError: (_, error) => expect.unreachable(String(error)),
    ...looks(real),
    isMember: async () => false,
    memberName: async () => undefined,
    lanes: createKeyedQueue(),
    clock: createDrivenClock(START),
    random: () => 0,
  });
  await receive(message("telegram:1"));
}

it("calls onCommitting as soon as the commit is asked for: what is taken then has its messages already", async () => {
  const taking: Promise<readonly TakenDelivery[]>[] = [];
  await receiveWith(
    () => outcome({ send: [says("Noted.")] }),
    (real) => ({
      onCommitting: () => void taking.push(real.take("deliveries", START, 1)),
      onCommit: () => undefined,
    }),
  );
  expect(await Promise.all(taking)).toMatchObject([[{ reply: { text: "Noted." } }]]);
});

it("has stored everything by the time onCommit is called", async () => {
  const seen: Promise<unknown>[] = [];
  await receiveWith(
    () => outcome({ write: [{ key: PROJECT, version: 0, data: "stored" }] }),
    (real) => ({
      onCommitting: () => undefined,
      onCommit: () => void seen.push(real.read([PROJECT]).then(([stored]) => stored?.data)),
    }),
  );
  expect(await Promise.all(seen)).toEqual(["stored"]);
});

it("gives every run the time at which it runs", async () => {
  const times: Date[] = [];
  const { receive, clock } = await setup(({ now }) => {
    times.push(now);
    return outcome({});
  });

  await receive(message("telegram:1"));
  await clock.advance(5_000);
  await receive(message("telegram:2"));

  expect(times).toEqual([at(0), at(5_000)]);
});

it("lets a handler ask who is in a group", async () => {
  const answers: (boolean | undefined)[] = [];
  const { receive } = await setup(async (turn) => {
    const group = { channel: "telegram", chatId: "-100" } as const;
    answers.push(await turn.isMember(group, { channel: "telegram", id: "1001" }));
    answers.push(await turn.isMember(group, { channel: "telegram", id: "1002" }));
    return outcome({});
  });

  await receive(message("telegram:1"));

  expect(answers).toEqual([true, false]);
});

import { createMember, type Member } from "./member.ts";
import type { Order } from "./orders.ts";

export interface FleetOptions {
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  /** Where each process listens. */
  readonly ports: readonly number[];
  readonly onLine: (line: string) => void;
}

/** The bot's processes. What is killed is started again at once. */
export interface Fleet {
  readonly size: number;
  start(): Promise<void>;
  /** As `kill -9`. Strikes the process with this number, also one that is just starting. */
  readonly kill: (number: number) => void;
  /** Tells the process with this number. */
  readonly order: (number: number, order: Order) => void;
  orderAll(order: Order): void;
  /** Resolves when the process with this number is gone; its successor is not looked at. */
  readonly gone: (number: number) => Promise<void>;
  /** Whether one of them takes events. */
  isUp(): boolean;
  /** How often a process ended that nobody had asked to. */
  kills(): number;
  /** The ids of the processes that run. */
  pids(): readonly number[];
  /** Resolves to this number, or the next one whose process takes events; where none does, when this one does again. */
  readonly runningFrom: (number: number) => Promise<number>;
  /** Resolves when all do. */
  readonly whole: () => Promise<void>;
  /** What each says that is not ready, though it runs. */
  readonly unready: () => Promise<readonly string[]>;
  /** Asks all to stop. Resolves to their exit codes. */
  stop(): Promise<readonly (number | null)[]>;
  /** Ends whatever runs. */
  abandon(): void;
}

export function createFleet(options: FleetOptions): Fleet {
  const members = options.ports.map((port) => createMember(options, port));
  const each = <T>(work: (member: Member) => T) => members.map(work);
  return {
    size: members.length,
    start: async () => {
      each((member) => member.start());
      await Promise.all(each((member) => member.running()));
    },
    kill: (number) => members[number]?.kill(),
    order: (number, order) => members[number]?.order(order),
    orderAll: (order) => void each((member) => member.order(order)),
    isUp: () => each((member) => member.isUp()).some(Boolean),
    gone: async (number) => members[number]?.gone(),
    kills: () => each((member) => member.kills()).reduce((sum, kills) => sum + kills, 0),
    pids: () => each((member) => member.pid()).filter((pid) => pid !== undefined),
    runningFrom: async (number) => {
      const numbers = members.map((_, index) => (number + index) % members.length);
      const up = numbers.find((one) => members[one]?.isUp());
      if (up === undefined) await members[number]?.running();
      return up ?? number;
    },
    whole: async () => {
      await Promise.all(each((member) => member.running()));
    },
    unready: async () => {
      const answers = await Promise.all(options.ports.map(readinessOf));
      return answers.filter((answer) => !/"status":"ready"/.test(answer));
    },
    stop: () => Promise.all(each((member) => member.stop())),
    abandon: () => void each((member) => member.abandon()),
  };
}

async function readinessOf(port: number): Promise<string> {
  const answer = await fetch(`http://127.0.0.1:${port}/readyz`);
  return answer.text();
}

import type { Clock } from "./clock.ts";
import { DeliveryError } from "./errors.ts";
import type { Channel } from "./event.ts";
import type { Adapter, Receive } from "./ports.ts";

/** What passed the adapters since the start, counted: nobody's words, names or ids. */
export interface Metrics {
  /** The same adapter, with what goes through it counted. */
  watch(adapter: Adapter): Adapter;
  /** In the text format of Prometheus. */
  text(): string;
}

export interface MetricsOptions {
  readonly clock: Clock;
  /** Of the process, by name; asked each time. */
  readonly gauges: () => Readonly<Record<string, number>>;
}

const HELP = {
  events: "Events a platform handed over: taken, or refused and to be handed over again.",
  sends: "Messages handed to a platform: sent, or why not.",
} as const;

interface Series {
  count: number;
  seconds: number;
}

export function createMetrics({ clock, gauges }: MetricsOptions): Metrics {
  const families = { events: new Map<string, Series>(), sends: new Map<string, Series>() };

  const timed = async <Result>(
    family: keyof typeof families,
    channel: Channel,
    { work, done, failed }: Timed<Result>,
  ): Promise<Result> => {
    const start = clock.now().getTime();
    const count = (result: string): void => {
      const labels = `{channel="${channel}",result="${result}"}`;
      const series = families[family].get(labels) ?? { count: 0, seconds: 0 };
      families[family].set(labels, series);
      series.count += 1;
      series.seconds += (clock.now().getTime() - start) / 1_000;
    };
    try {
      const result = await work();
      count(done);
      return result;
    } catch (error) {
      count(failed(error));
      throw error;
    }
  };
  const counted =
    (channel: Channel, receive: Receive): Receive =>
    (event) =>
      timed("events", channel, {
        work: () => receive(event),
        done: "taken",
        failed: () => "refused",
      });

  return {
    watch: (adapter) => ({
      ...adapter,
      start: (receive) => adapter.start(counted(adapter.channel, receive)),
      send: (sending) =>
        sending.reply.kind === "mark"
          ? adapter.send(sending)
          : timed("sends", adapter.channel, {
              work: () => adapter.send(sending),
              done: "sent",
              failed: (error) => (error instanceof DeliveryError ? error.failure : "broken"),
            }),
    }),
    text: () =>
      [
        ...(["events", "sends"] as const).flatMap((name) => summary(name, families[name])),
        ...Object.entries(gauges()).map(([name, value]) => `dianqiao_${name} ${value}`),
        "",
      ].join("\n"),
  };
}

interface Timed<Result> {
  readonly work: () => Promise<Result>;
  /** How it is counted when it succeeds, and when it does not. */
  readonly done: string;
  readonly failed: (error: unknown) => string;
}

function summary(name: keyof typeof HELP, family: ReadonlyMap<string, Series>): readonly string[] {
  return [
    `# HELP dianqiao_${name}_seconds ${HELP[name]}`,
    `# TYPE dianqiao_${name}_seconds summary`,
    ...[...family].flatMap(([labels, { count, seconds }]) => [
      `dianqiao_${name}_seconds_count${labels} ${count}`,
      `dianqiao_${name}_seconds_sum${labels} ${seconds.toFixed(3)}`,
    ]),
  ];
}

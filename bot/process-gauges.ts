import { monitorEventLoopDelay } from "node:perf_hooks";

/** What the process takes, for `/metrics`. */
export function createProcessGauges(): () => Readonly<Record<string, number>> {
  const delay = monitorEventLoopDelay();
  delay.enable();
  return () => {
    const { user, system } = process.cpuUsage();
    return {
      uptime_seconds: Math.floor(process.uptime()),
      resident_memory_bytes: process.memoryUsage.rss(),
      cpu_seconds: (user + system) / 1e6,
      event_loop_delay_p99_seconds: delay.percentile(99) / 1e9,
    };
  };
}

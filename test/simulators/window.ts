/** At most so many in any span of that length, counted by name. */
export interface Window {
  /** How long until one more may happen, in ms; 0 when it may now. Counts nothing. */
  waitMs(name: string): number;
  count(name: string): void;
}

export function createWindow(
  { most, ms }: { most: number; ms: number },
  now: () => number,
): Window {
  const times = new Map<string, readonly number[]>();
  const recent = (name: string) => (times.get(name) ?? []).filter((at) => at > now() - ms);
  return {
    waitMs: (name) => {
      const [oldest = 0, ...others] = recent(name).slice(-most);
      return others.length + 1 < most ? 0 : Math.max(0, oldest + ms - now());
    },
    count: (name) => void times.set(name, [...recent(name), now()]),
  };
}

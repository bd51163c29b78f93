/** Promises for something to hold, looked at whenever something has changed. */
export function createWatch() {
  const lookers = new Set<() => void>();
  return {
    look: () => {
      for (const look of lookers) look();
    },
    until: (holds: () => boolean): Promise<void> =>
      new Promise((resolve) => {
        const look = (): void => {
          if (holds() && lookers.delete(look)) resolve();
        };
        lookers.add(look);
        look();
      }),
  };
}

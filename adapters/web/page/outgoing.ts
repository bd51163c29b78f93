import type { PagePost, PagePress, PageReceipt } from "../wire.ts";

/** Something for the server, which it must get exactly once. */
export type Parcel =
  | { readonly path: "messages"; readonly body: PagePost }
  | { readonly path: "actions"; readonly body: PagePress };

export interface OutgoingOptions {
  /** Of this window, so that no two windows post the same parcel. */
  readonly storage: Storage;
  readonly onTaken: (parcel: Parcel, receipt: PageReceipt) => void;
  /** Tried in vain; it is tried again. */
  readonly onWaiting: (parcel: Parcel) => void;
  /** The server will never take it. */
  readonly onRefused: (parcel: Parcel, reason: string) => void;
}

export interface Outgoing {
  /** Posts it with the same id until it is acknowledged, in order within its chat. Survives a reload. */
  put(parcel: Parcel): void;
  /** Tries again at once what is waiting. */
  hurry(): void;
}

/** What this window still has to post, as it was when the window was last shown. */
export function loadParcels(storage: Storage): readonly Parcel[] {
  const saved = storage.getItem(KEY);
  return saved === null ? [] : JSON.parse(saved);
}

const KEY = "dianqiao.outgoing";
const FIRST_DELAY_MS = 500;
const MAX_DELAY_MS = 8_000;

type Result = "taken" | "again" | "refused";

export function createOutgoing(options: OutgoingOptions): Outgoing {
  const { storage, onWaiting } = options;
  let parcels = loadParcels(storage);
  const busy = new Set<string>();
  const wakers = new Set<() => void>();

  const set = (changed: readonly Parcel[]) => {
    parcels = changed;
    storage.setItem(KEY, JSON.stringify(parcels));
  };
  const run = async (chat: string) => {
    if (busy.has(chat)) return;
    busy.add(chat);
    let delayMs = FIRST_DELAY_MS;
    for (let next = first(chat); next !== undefined; next = first(chat)) {
      const parcel = next;
      if ((await post(parcel, options)) === "again") {
        onWaiting(parcel);
        await pause(delayMs, wakers);
        delayMs = Math.min(MAX_DELAY_MS, delayMs * 2);
      } else {
        set(parcels.filter(({ body }) => body.id !== parcel.body.id));
        delayMs = FIRST_DELAY_MS;
      }
    }
    busy.delete(chat);
  };
  const first = (chat: string) => parcels.find(({ body }) => body.chat === chat);

  for (const chat of new Set(parcels.map(({ body }) => body.chat))) void run(chat);
  return {
    put: (parcel) => {
      set([...parcels, parcel]);
      void run(parcel.body.chat);
    },
    hurry: () => {
      for (const wake of wakers) wake();
    },
  };
}

async function post(parcel: Parcel, { onTaken, onRefused }: OutgoingOptions): Promise<Result> {
  const { path, body } = parcel;
  try {
    const response = await fetch(path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    if (response.ok) {
      const receipt: PageReceipt = await response.json();
      onTaken(parcel, receipt);
      return "taken";
    }
    if (response.status >= 500 || response.status === 429) return "again";
    const { error }: { error?: string } = await response.json();
    onRefused(parcel, error ?? String(response.status));
    return "refused";
  } catch {
    // No server, or it went away while it answered: it may have the parcel, and the id tells it so.
    return "again";
  }
}

function pause(delayMs: number, wakers: Set<() => void>): Promise<void> {
  return new Promise((resolve) => {
    const wake = () => {
      clearTimeout(timer);
      wakers.delete(wake);
      resolve();
    };
    const timer = setTimeout(wake, delayMs);
    wakers.add(wake);
  });
}

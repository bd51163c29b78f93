import { spawnSync } from "node:child_process";
import { mkdir, open, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { startRedis } from "../support/redis.ts";
import type { Fleet } from "./fleet.ts";

/** Ways in which a store goes away: no file may grow, no page more in the file, the disk is full; Redis is killed. */
export const OUTAGES = { sqlite: ["file_size", "pages", "disk"], redis: ["redis"] } as const;
export type Outage = (typeof OUTAGES)[keyof typeof OUTAGES][number];

const DISK_BYTES = 32 * 1_048_576;

/** A disk of its own in memory, so small that it can be filled. */
export interface SmallDisk {
  readonly folder: string;
  fill(): Promise<void>;
  clear(): Promise<void>;
  remove(): void;
}

/** `undefined` where nothing may be mounted. */
export async function mountSmallDisk(parent: string): Promise<SmallDisk | undefined> {
  const folder = join(parent, "disk");
  await mkdir(folder);
  const mounting = spawnSync("mount", ["-t", "tmpfs", "-o", `size=${DISK_BYTES}`, "none", folder]);
  if (mounting.status !== 0) return undefined;
  const ballast = join(folder, "ballast");
  return {
    folder,
    fill: () => writeUntilFull(ballast),
    clear: () => rm(ballast, { force: true }),
    remove: () => void spawnSync("umount", ["--lazy", folder]),
  };
}

async function writeUntilFull(path: string): Promise<void> {
  const file = await open(path, "a");
  try {
    for (const size of [1_048_576, 4_096]) {
      const block = Buffer.alloc(size);
      const isWritten = () =>
        file.write(block).then(
          () => true,
          () => false,
        );
      while (await isWritten());
    }
  } finally {
    await file.close();
  }
}

/** Where the store lies. */
export interface Base {
  readonly url: string;
  /** Takes it away for so long. Resolves when it is back; to `false` at once where that way is closed. */
  take(how: Outage, forMs: number, fleet: Fleet): Promise<boolean>;
  close(): Promise<void>;
}

/** Says so in one line where no small disk may be mounted. */
export async function openBase(store: keyof typeof OUTAGES, folder: string): Promise<Base> {
  if (store === "redis") {
    const redis = await startRedis();
    return {
      url: redis.url,
      take: async (_, forMs) => {
        await redis.kill();
        await sleep(forMs);
        await redis.restart();
        return true;
      },
      close: () => redis.stop(),
    };
  }
  const disk = await mountSmallDisk(folder);
  if (disk === undefined) process.stdout.write("No disk may be mounted here: none is filled.\n");
  return {
    url: `sqlite:${join(disk?.folder ?? folder, "store.db")}`,
    take: async (how, forMs, fleet) => {
      if (how === "disk" && disk === undefined) return false;
      await setBroken(true, { how, fleet, disk });
      await sleep(forMs);
      await setBroken(false, { how, fleet, disk });
      return true;
    },
    close: async () => disk?.remove(),
  };
}

interface Breaking {
  readonly how: Outage;
  readonly fleet: Fleet;
  readonly disk: SmallDisk | undefined;
}

async function setBroken(isBroken: boolean, { how, fleet, disk }: Breaking): Promise<void> {
  switch (how) {
    case "file_size":
      limitFiles(fleet, isBroken ? "0" : "unlimited");
      break;
    case "pages":
      fleet.orderAll({ kind: "pages", isFull: isBroken });
      break;
    case "disk":
      await (isBroken ? disk?.fill() : disk?.clear());
      break;
    case "redis":
      break;
  }
}

function limitFiles(fleet: Fleet, bytes: string): void {
  for (const pid of fleet.pids()) {
    spawnSync("prlimit", ["--pid", String(pid), `--fsize=${bytes}:unlimited`]);
  }
}

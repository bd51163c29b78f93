import { spawnSync } from "node:child_process";
import { mkdir, open, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { RedisServer } from "../support/redis.ts";
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

export interface Taking {
  readonly redis: RedisServer | undefined;
  readonly disk: SmallDisk | undefined;
  readonly fleet: Fleet;
}

/** Takes the store away for so long. Resolves when it is back; to `false` at once where that way is closed. */
export async function takeStore(
  how: Outage,
  forMs: number,
  { redis, disk, fleet }: Taking,
): Promise<boolean> {
  switch (how) {
    case "redis":
      await redis?.kill();
      await sleep(forMs);
      await redis?.restart();
      return redis !== undefined;
    case "file_size":
      limitFiles(fleet, "0");
      await sleep(forMs);
      limitFiles(fleet, "unlimited");
      return true;
    case "pages":
      orderAll(fleet, true);
      await sleep(forMs);
      orderAll(fleet, false);
      return true;
    case "disk":
      await disk?.fill();
      if (disk !== undefined) await sleep(forMs);
      await disk?.clear();
      return disk !== undefined;
  }
}

function limitFiles(fleet: Fleet, bytes: string): void {
  for (const pid of fleet.pids()) {
    spawnSync("prlimit", ["--pid", String(pid), `--fsize=${bytes}:unlimited`]);
  }
}

function orderAll(fleet: Fleet, isFull: boolean): void {
  for (let number = 0; number < fleet.size; number++)
    fleet.order(number, { kind: "pages", isFull });
}

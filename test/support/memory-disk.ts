import { existsSync, statfsSync } from "node:fs";

const FOLDER = "/dev/shm";
const ROOM_BYTES = 2 ** 30;

/**
 * Where the tests' files lie: on a disk in memory, if the machine has one with room to spare. They flush
 * thousands of commits, which on a busy disk is most of the time; what a kill leaves behind is the same.
 */
export function memoryDisk(): { TMPDIR?: string } {
  if (!existsSync(FOLDER)) return {};
  const { bavail, bsize } = statfsSync(FOLDER);
  return bavail * bsize >= ROOM_BYTES ? { TMPDIR: FOLDER } : {};
}

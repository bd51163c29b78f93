import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

/** A folder of its own for the running test, removed after it. A test beside others hands in its own `onFinished`. */
export async function temporaryFolder(
  onFinished: (work: () => Promise<void>) => void = onTestFinished,
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "dianqiao-"));
  onFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

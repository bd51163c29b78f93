import { expect, it } from "vitest";
import { createBatchRunner } from "../../../adapters/telegram/batch.ts";
import { createRecordingLog } from "../../support/recording-log.ts";

const inChat = (id: number, chat: number) => ({ update_id: id, message: { chat: { id: chat } } });

it("of updates that come out of order none that failed is confirmed", async () => {
  const failing = new Set([7, 9]);
  const runBatch = createBatchRunner({
    handle: async (update) => {
      const { update_id: id } = update as ReturnType<typeof inChat>;
      if (failing.has(id)) throw new Error("no room");
    },
    log: createRecordingLog(),
    signal: new AbortController().signal,
  });
  const batch = [inChat(9, 1), inChat(7, 2), inChat(8, 3)];

  expect(await runBatch(batch)).toEqual({ offset: 7, isLeft: true });
  failing.clear();
  expect(await runBatch(batch)).toMatchObject({ isLeft: false });
});

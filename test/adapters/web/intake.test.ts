import { expect, it } from "vitest";
import { decodeMessage } from "../../../adapters/web/decode.ts";
import { createIntake } from "../../../adapters/web/intake.ts";
import { createPlaces } from "../../../adapters/web/places.ts";
import { aPost } from "./playground.ts";

const EVENT = decodeMessage(aPost(), { places: createPlaces([], []), now: new Date() });

/** Lets everything that is ready to run run. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

it("closes only when the last event is acknowledged, not when it is committed", async () => {
  const intake = createIntake();
  intake.open(async () => undefined);
  const { promise: acknowledged, resolve: acknowledge } = Promise.withResolvers<void>();
  await intake.take(EVENT, acknowledged);
  let isClosed = false;
  const closing = intake.close().then(() => {
    isClosed = true;
  });
  await settle();
  expect(isClosed).toBe(false);
  acknowledge();
  await closing;
});

it("closes only when the last event is committed, though who sent it has gone", async () => {
  const intake = createIntake();
  const { promise: committed, resolve: commit } = Promise.withResolvers<undefined>();
  intake.open(() => committed);
  const taken = intake.take(EVENT, Promise.resolve());
  let isClosed = false;
  const closing = intake.close().then(() => {
    isClosed = true;
  });
  await settle();
  expect(isClosed).toBe(false);
  commit(undefined);
  await Promise.all([closing, taken]);
});

it("takes nothing before it is opened and after it is closed", async () => {
  const intake = createIntake();
  expect(intake.take(EVENT, Promise.resolve())).toBeUndefined();
  intake.open(async () => undefined);
  await intake.close();
  expect(intake.take(EVENT, Promise.resolve())).toBeUndefined();
});

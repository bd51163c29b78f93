import { expect, it } from "vitest";
import { createMemberNames, createMembership } from "../../bot/core/membership.ts";
import { GROUP, START } from "../contract/store-data.ts";
import { createFakeAdapter } from "../support/adapter.ts";
import { createDrivenClock } from "../support/clock.ts";

const ANN = { channel: "telegram", id: "1001" } as const;
const CAT = { channel: "telegram", id: "1003" } as const;

function setup() {
  const telegram = createFakeAdapter("telegram");
  telegram.members.add("telegram:-100 1001");
  const clock = createDrivenClock(START);
  const errors: unknown[] = [];
  const isMember = createMembership({
    adapters: new Map([["telegram", telegram.adapter]]),
    clock,
    onError: (error) => void errors.push(error),
  });
  return { telegram, clock, errors, isMember };
}

it("says what the platform says", async () => {
  const { isMember } = setup();

  expect(await isMember(GROUP, ANN)).toBe(true);
  expect(await isMember(GROUP, CAT)).toBe(false);
});

it("asks once a minute, and believes the answer until then", async () => {
  const { telegram, clock, isMember } = setup();
  await isMember(GROUP, ANN);
  telegram.members.clear();

  await clock.advance(59_999);
  expect(await isMember(GROUP, ANN)).toBe(true);
  expect(telegram.asked).toHaveLength(1);
  await clock.advance(1);
  expect(await isMember(GROUP, ANN)).toBe(false);
  expect(telegram.asked).toHaveLength(2);
});

it("asks again after the clock was set back, when nobody knows how old the answer is", async () => {
  const { telegram, clock, isMember } = setup();
  await isMember(GROUP, ANN);
  telegram.members.clear();

  await clock.advance(-3_600_000);

  expect(await isMember(GROUP, ANN)).toBe(false);
});

it("believes a no for a minute too", async () => {
  const { telegram, clock, isMember } = setup();
  await isMember(GROUP, CAT);
  telegram.members.add("telegram:-100 1003");

  expect(await isMember(GROUP, CAT)).toBe(false);
  await clock.advance(60_000);
  expect(await isMember(GROUP, CAT)).toBe(true);
});

it("keeps persons and groups apart", async () => {
  const { telegram, isMember } = setup();
  await isMember(GROUP, ANN);

  expect(await isMember({ channel: "telegram", chatId: "-200" }, ANN)).toBe(false);
  expect(telegram.asked).toEqual(["telegram:-100 1001", "telegram:-200 1001"]);
});

it("is false for a person of another channel, who is not asked about", async () => {
  const { telegram, isMember } = setup();

  expect(await isMember(GROUP, { channel: "feishu", id: "1001" })).toBe(false);
  expect(telegram.asked).toEqual([]);
});

it("is false on a channel that is not set up", async () => {
  const { isMember, errors } = setup();
  const group = { channel: "feishu", chatId: "oc_1" } as const;

  expect(await isMember(group, { channel: "feishu", id: "ou_1" })).toBe(false);
  expect(errors).toEqual([]);
});

it("is unknown and tells when the platform can't be asked, and asks again the next time", async () => {
  const { telegram, errors, isMember } = setup();
  const failure = new Error("502");
  telegram.failQuestions(failure);

  expect(await isMember(GROUP, ANN)).toBeUndefined();
  expect(errors).toEqual([failure]);

  telegram.failQuestions(undefined);
  expect(await isMember(GROUP, ANN)).toBe(true);
});

it("asks for a member's name once an hour, and goes without where the platform can't be asked", async () => {
  const { telegram, clock, errors } = setup();
  const adapters = new Map([["telegram", telegram.adapter]] as const);
  const onError = (error: unknown) => void errors.push(error);
  const memberName = createMemberNames({ adapters, clock, onError });
  const failure = new Error("502");
  telegram.failQuestions(failure);
  expect(await memberName(GROUP, ANN)).toBeUndefined();
  expect(errors).toEqual([failure]);
  telegram.failQuestions(undefined);

  telegram.names.set("telegram:-100 1001", "Ann");
  expect(await memberName(GROUP, ANN)).toBe("Ann");
  telegram.names.set("telegram:-100 1001", "Anna");
  await clock.advance(60 * 60_000 - 1);
  expect(await memberName(GROUP, ANN)).toBe("Ann");
  await clock.advance(1);
  expect(await memberName(GROUP, ANN)).toBe("Anna");
  expect(await memberName(GROUP, { channel: "feishu", id: "1001" })).toBeUndefined();
});

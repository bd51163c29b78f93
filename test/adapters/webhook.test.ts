import { expect, it } from "vitest";
import { isSameSecret } from "../../adapters/webhook.ts";

const RIGHT = "a-secret_of-32-characters-1234567";

it.each([
  ["", "nothing"],
  [undefined, "no header"],
  [[RIGHT], "two headers"],
  [RIGHT.slice(0, -1), "its beginning"],
  [`${RIGHT}x`, "more than it"],
  [RIGHT.replace("secret", "Secret"), "another letter"],
  [`${RIGHT.slice(0, -1)}字`, "a letter that is longer than one byte"],
  [`${"\0".repeat(RIGHT.length)}`, "as many zeros"],
])("a secret is not %j: %s", (...[given]) => {
  expect(isSameSecret(given, RIGHT)).toBe(false);
});

it("a secret is the same to the letter", () => {
  expect(isSameSecret(RIGHT, RIGHT)).toBe(true);
  expect(isSameSecret("密码", "密码")).toBe(true);
});

import { expect, it } from "vitest";
import { createSdkLogger } from "../../../adapters/feishu/sdk-log.ts";

function setup() {
  const lines: { level: string; fields: object; message: string }[] = [];
  const line = (level: string) => (fields: object, message: string) =>
    void lines.push({ level, fields, message });
  const logger = createSdkLogger({ info: line("info"), warn: line("warn"), error: line("error") });
  return { lines, logger };
}

it("passes on the SDK's plain words at their level", () => {
  const { lines, logger } = setup();
  logger.warn(["[ws]", "no pong within 10s"]);
  expect(lines).toEqual([
    { level: "warn", fields: { from: "feishu sdk" }, message: "[ws] no pong within 10s" },
  ]);
});

it("keeps errors' contents, payloads and addresses to itself", () => {
  const { lines, logger } = setup();
  const request = { headers: { Authorization: "Bearer t-secret" }, data: "app_secret" };
  logger.error([Object.assign(new Error("said secret"), { config: request })]);
  logger.error([request, [request]]);
  logger.error([
    "[ws]",
    "invoke event failed, message_id: 1; error: Error: my secret words\nmore secret",
  ]);
  logger.warn(["got wss://example.com/ws?ticket=secret now"]);
  expect(lines.map(({ message }) => message)).toEqual([
    "Error",
    "… …",
    "[ws] invoke event failed, message_id: 1",
    "got … now",
  ]);
});

it("says nothing of what the SDK tells for debugging: it holds whole events", () => {
  const { lines, logger } = setup();
  logger.debug(["[ws]", "receive message; data: secret"]);
  logger.trace(["secret"]);
  expect(lines).toEqual([]);
});

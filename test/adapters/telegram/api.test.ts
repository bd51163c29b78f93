import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, it, onTestFinished } from "vitest";
import { createApi } from "../../../adapters/telegram/api.ts";

/** Says yes to every call, after a while where it is told so, and counts the connections it is called over. */
async function startCounter() {
  const state = { connections: 0, open: 0, waitMs: 0 };
  const server = createServer((request, response) => {
    request.resume();
    request.on("end", () => {
      setTimeout(() => response.end(JSON.stringify({ ok: true, result: true })), state.waitMs);
    });
  });
  server.on("connection", (socket) => {
    state.connections += 1;
    state.open += 1;
    socket.on("close", () => {
      state.open -= 1;
      server.emit("gone");
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const apiRoot = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { server, state, apiRoot };
}

const options = { token: "1:x", proxy: undefined, sendTimeoutMs: 5_000 };

it("calls one after another go over one connection, and as many at once over as many", async () => {
  const { state, apiRoot } = await startCounter();
  const { calls, agent } = createApi({ ...options, apiRoot });
  onTestFinished(() => agent.destroy());
  for (let n = 0; n < 3; n++) await calls.deleteWebhook();
  expect(state.connections).toBe(1);
  await Promise.all(Array.from({ length: 3 }, () => calls.deleteWebhook()));
  await calls.deleteWebhook();
  expect(state.connections).toBe(3);
});

it("a connection is closed when it was left alone for a while, and not while it is waited on", async () => {
  const { server, state, apiRoot } = await startCounter();
  const { calls, agent } = createApi({ ...options, apiRoot, idleMs: 40 });
  onTestFinished(() => agent.destroy());
  state.waitMs = 120;
  expect(await calls.deleteWebhook()).toBe(true);
  if (state.open > 0) await once(server, "gone");
  expect(state.open).toBe(0);
  expect(await calls.deleteWebhook()).toBe(true);
  expect(state.connections).toBe(2);
});

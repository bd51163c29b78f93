import { request } from "node:http";
import { afterEach, expect, it } from "vitest";
import { ANN, aPost, openPlayground, type Playground } from "./playground.ts";

const open: Playground[] = [];
afterEach(async () => {
  for (const { adapter, server } of open.splice(0)) {
    await adapter.stop();
    await server.close();
  }
});

async function setup(): Promise<Playground> {
  const playground = await openPlayground();
  open.push(playground);
  return playground;
}

/** Resolves to the status. Node's own client, which sends any Host it is told. */
function attempt(
  address: string,
  path: string,
  headers: Readonly<Record<string, string>>,
): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(address);
    const method = path.endsWith("messages") || path.endsWith("actions") ? "POST" : "GET";
    const call = request({ hostname, port, path, method, headers }, (response) => {
      resolve(response.statusCode);
      response.destroy();
    });
    call.on("error", reject);
    call.end(method === "POST" ? JSON.stringify(aPost()) : undefined);
  });
}

const EVENTS = `/playground/events?chats=${ANN.chatId}`;
const PATHS = ["/playground/", EVENTS, "/playground/messages", "/playground/actions"];

it.each(PATHS)(
  "a request that does not come from the page is refused under a foreign name for this machine: %s",
  async (path) => {
    const { address, events } = await setup();
    for (const host of ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:80"]) {
      const headers = { host, origin: `http://${host}`, "content-type": "application/json" };
      expect(await attempt(address, path, headers)).toBe(403);
    }
    expect(events).toEqual([]);
  },
);

it.each(PATHS)(
  "a request that does not come from the page is refused with another page's origin: %s",
  async (path) => {
    const { address, events } = await setup();
    const { host } = new URL(address);
    for (const origin of [
      "https://evil.example",
      "http://127.0.0.1:1",
      "null",
      `https://${host}`,
    ]) {
      const headers = { host, origin, "content-type": "application/json" };
      expect(await attempt(address, path, headers)).toBe(403);
    }
    expect(events).toEqual([]);
  },
);

it("a request that does not come from the page is refused as a post without an origin, or that is not JSON", async () => {
  const { address, events } = await setup();
  const { host } = new URL(address);
  const json = { host, "content-type": "application/json" };
  expect(await attempt(address, "/playground/messages", json)).toBe(403);
  for (const type of ["text/plain", "application/x-www-form-urlencoded"]) {
    const form = { host, origin: address, "content-type": type };
    expect(await attempt(address, "/playground/messages", form)).toBe(415);
  }
  expect(events).toEqual([]);
});

it("a request that does not come from the page is refused as another site's stream, though a link to the page is followed", async () => {
  const { address } = await setup();
  const { host } = new URL(address);
  const foreign = { host, "sec-fetch-site": "cross-site" };
  expect(await attempt(address, EVENTS, { ...foreign, "sec-fetch-mode": "cors" })).toBe(403);
  expect(await attempt(address, "/playground/", { ...foreign, "sec-fetch-mode": "navigate" })).toBe(
    200,
  );
});

it("a request from the page is served under any loopback name", async () => {
  const { address } = await setup();
  const { port } = new URL(address);
  for (const host of [`localhost:${port}`, `127.0.0.1:${port}`, `[::1]:${port}`]) {
    const headers = { host, "sec-fetch-site": "same-origin" };
    expect(await attempt(address, "/playground/", headers)).toBe(200);
    expect(await attempt(address, EVENTS, headers)).toBe(200);
  }
});

it("the page may load and talk to nothing but its own server, and stand in no frame", async () => {
  const { address } = await setup();
  for (const path of ["/playground/", "/playground/page.ts", "/playground/setup", EVENTS]) {
    const { headers, body } = await fetch(address + path);
    await body?.cancel();
    const policy = headers.get("content-security-policy");
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("cross-origin-resource-policy")).toBe("same-origin");
    expect(headers.get("access-control-allow-origin")).toBeNull();
  }
});

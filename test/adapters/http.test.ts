import { Writable } from "node:stream";
import { pino } from "pino";
import { afterEach, expect, it } from "vitest";
import { addMetrics, createHttpServer, type Readiness } from "../../adapters/http.ts";
import { ConfigError } from "../../bot/core/errors.ts";

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

function setup(readiness: () => Readiness = () => "ready") {
  const lines: string[] = [];
  const sink = new Writable({
    write: (chunk, _encoding, done) => {
      lines.push(String(chunk));
      done();
    },
  });
  const server = createHttpServer({
    log: pino({ level: "trace" }, sink),
    readiness: async () => readiness(),
  });
  closers.push(() => server.close());
  return { server, lines };
}

it("the HTTP server says that it lives, and that it is ready only while it is, and why not", async () => {
  let readiness: Readiness = "store";
  const { server } = setup(() => readiness);
  const address = await server.listen(0, "127.0.0.1");
  expect((await fetch(`${address}/healthz`)).status).toBe(200);
  const before = await fetch(`${address}/readyz`);
  expect(before.status).toBe(503);
  expect(before.headers.get("retry-after")).toBe("1");
  expect(await before.json()).toMatchObject({ status: "not ready", reason: "store" });
  readiness = "ready";
  expect((await fetch(`${address}/readyz`)).status).toBe(200);
});

it("the HTTP server tells its figures as Prometheus reads them", async () => {
  const { server } = setup();
  server.mount((app) => addMetrics(app, () => "dianqiao_uptime_seconds 7\n"));
  const answer = await fetch(`${await server.listen(0, "127.0.0.1")}/metrics`);
  expect(answer.headers.get("content-type")).toMatch(/^text\/plain; version=0\.0\.4/);
  expect(await answer.text()).toBe("dianqiao_uptime_seconds 7\n");
});

it("the HTTP server keeps the hooks and body parsers of one channel away from another", async () => {
  const { server } = setup();
  server.mount((app) => {
    app.addHook("onRequest", (_request, reply) => reply.code(403).send({ error: "no" }));
    app.get("/closed", () => ({}));
  });
  server.mount((app) => {
    app.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) =>
      done(null, body),
    );
    app.post("/raw", ({ body }) => ({ isBuffer: Buffer.isBuffer(body) }));
  });
  server.mount((app) => {
    app.post("/json", ({ body }) => ({ body }));
  });
  const address = await server.listen(0, "127.0.0.1");
  const post = (path: string, type: string) =>
    fetch(address + path, { method: "POST", body: "{}", headers: { "content-type": type } });
  expect((await fetch(`${address}/closed`)).status).toBe(403);
  expect(await (await post("/raw", "application/x-any")).json()).toEqual({ isBuffer: true });
  expect(await (await post("/json", "application/json")).json()).toEqual({ body: {} });
  expect((await post("/json", "application/x-any")).status).toBe(415);
});

it("the HTTP server names the port that is taken and what to do about it", async () => {
  const first = setup();
  const { port } = new URL(await first.server.listen(0, "127.0.0.1"));
  const second = setup();
  const failure = await second.server.listen(Number(port), "127.0.0.1").catch((error) => error);
  expect(failure).toBeInstanceOf(ConfigError);
  expect(failure.problems).toEqual([
    `port ${port} of 127.0.0.1 is taken: stop the other program or choose another port`,
  ]);
});

it("the HTTP server names an address that is not this machine's", async () => {
  const { server } = setup();
  const failure = await server.listen(0, "192.0.2.1").catch((error) => error);
  expect(failure).toBeInstanceOf(ConfigError);
  expect(failure.message).toContain("192.0.2.1 is no address of this machine");
});

it("the HTTP server answers the request under way before it closes", async () => {
  const { server } = setup();
  const arrived = Promise.withResolvers<void>();
  const mayAnswer = Promise.withResolvers<void>();
  server.mount((app) => {
    app.get("/slow", async () => {
      arrived.resolve();
      await mayAnswer.promise;
      return { done: true };
    });
  });
  const address = await server.listen(0, "127.0.0.1");
  const answer = fetch(`${address}/slow`);
  await arrived.promise;
  const closed = server.close();
  mayAnswer.resolve();
  expect(await (await answer).json()).toEqual({ done: true });
  await closed;
  await expect(fetch(`${address}/healthz`)).rejects.toThrow("fetch failed");
});

it("the HTTP server tells a failure to the log, not to who asked, and never logs an address or a body", async () => {
  const { server, lines } = setup();
  server.mount((app) => {
    app.post("/fails/:id", () => {
      throw new Error("the disk is full");
    });
  });
  const address = await server.listen(0, "127.0.0.1");
  const failed = await fetch(`${address}/fails/investor-ann?chat=secret`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ text: "my private plan" }),
  });
  expect(failed.status).toBe(500);
  expect(await failed.json()).toEqual({ error: "Something went wrong on our side." });
  await fetch(`${address}/no-such-page?chat=secret`);
  const log = lines.join("");
  expect(log).toContain("the disk is full");
  expect(log).toContain("/fails/:id");
  expect(log).not.toMatch(/investor-ann|secret|private plan|no-such-page/);
});

it("the HTTP server refuses a body that is too large or not what it says", async () => {
  const { server } = setup();
  server.mount((app) => {
    app.post("/json", ({ body }) => ({ body }));
  });
  const address = await server.listen(0, "127.0.0.1");
  const post = (body: string) =>
    fetch(`${address}/json`, {
      method: "POST",
      body,
      headers: { "content-type": "application/json" },
    });
  expect((await post(`"${"x".repeat(1024 * 1024)}"`)).status).toBe(413);
  expect((await post("{")).status).toBe(400);
});

import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";

/** Names of this machine for itself, with or without a port. */
const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?$/i;

const HEADERS = {
  "cache-control": "no-store",
  "content-security-policy": [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; "),
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), microphone=(), geolocation=()",
  "referrer-policy": "same-origin",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
};

/**
 * Refuses, for every route of the scope, what does not come from a page of this server on this machine:
 * a Host that is no loopback name (a foreign name that resolves to us: DNS rebinding) and a request that
 * another site's page has made (forgery).
 */
export function guard(app: FastifyInstance): void {
  app.addHook("onRequest", async (request, reply) => {
    reply.headers(HEADERS);
    const problem = findProblem(request);
    if (problem !== undefined) await refuse(reply, problem);
  });
}

function findProblem({ headers, method }: FastifyRequest): string | undefined {
  const { host, origin } = headers;
  if (host === undefined || !LOOPBACK.test(host)) {
    return "The playground answers to localhost and 127.0.0.1 only.";
  }
  if (origin !== undefined && origin.toLowerCase() !== `http://${host.toLowerCase()}`) {
    return "The Origin is not the playground's own page.";
  }
  // Browsers send an Origin with every POST, and none with a GET to the page's own server.
  if (origin === undefined && method === "POST") return "A POST needs the Origin of the page.";
  const site = headers["sec-fetch-site"];
  if (site === "cross-site" || site === "same-site") {
    const isNavigation = headers["sec-fetch-mode"] === "navigate";
    if (!isNavigation) return "Another site's page may not use the playground.";
  }
  return undefined;
}

async function refuse(reply: FastifyReply, error: string): Promise<void> {
  await reply.code(403).send({ error });
}

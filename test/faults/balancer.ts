import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Random } from "./random.ts";

/** Stands between Telegram and several processes, as any balancer would: each call to any of them. */
export interface Balancer {
  readonly port: number;
  /** From now on the answers of this many calls are lost on their way back. */
  loseAnswers(count: number): void;
  close(): Promise<void>;
}

export async function startBalancer(ports: readonly number[], random: Random): Promise<Balancer> {
  let toLose = 0;
  const server = createServer((asked, answer) => {
    const isLost = toLose-- > 0;
    passOn({ asked, answer, port: random.pick(ports), isLost });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    loseAnswers: (count) => {
      toLose = count;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface Passage {
  readonly asked: IncomingMessage;
  readonly answer: ServerResponse;
  readonly port: number;
  readonly isLost: boolean;
}

function passOn({ asked, answer, port, isLost }: Passage): void {
  const { method, url, headers } = asked;
  const onward = request({ host: "127.0.0.1", port, method, path: url, headers }, (inner) => {
    if (isLost) {
      inner.resume();
      answer.destroy();
      return;
    }
    answer.writeHead(inner.statusCode ?? 502, inner.headers);
    inner.pipe(answer);
    inner.on("error", () => answer.destroy());
  });
  onward.on("error", () => {
    if (answer.headersSent) answer.destroy();
    else answer.writeHead(502).end();
  });
  asked.pipe(onward);
}

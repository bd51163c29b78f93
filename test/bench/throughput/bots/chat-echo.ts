import { buffer } from "node:stream/consumers";
import { API_ROOT, serve, TOKEN } from "./serve.ts";

interface Thread {
  post(text: string): Promise<unknown>;
}
interface Chat {
  onDirectMessage(handler: (thread: Thread, message: { readonly text: string }) => unknown): void;
  readonly webhooks: {
    readonly telegram: (request: Request, options: object) => Promise<Response>;
  };
}
interface ChatModule {
  readonly Chat: new (options: object) => Chat;
  readonly ConsoleLogger: new (level: string) => object;
}

// Loaded by name and typed by hand, so that the project can be checked without them.
const load = async (name: string): Promise<unknown> => import(name);
const { Chat, ConsoleLogger } = (await load("chat")) as ChatModule;
const { createTelegramAdapter } = (await load("@chat-adapter/telegram")) as {
  createTelegramAdapter: (options: object) => object;
};
const { createMemoryState } = (await load("@chat-adapter/state-memory")) as {
  createMemoryState: () => object;
};

const logger = new ConsoleLogger("error");
const bot = new Chat({
  userName: "bench_bot",
  logger,
  // Its default drops a message that comes while the last one of the same talk is worked on.
  concurrency: "queue",
  state: createMemoryState(),
  adapters: {
    telegram: createTelegramAdapter({
      botToken: TOKEN,
      apiUrl: API_ROOT,
      mode: "webhook",
      secretToken: process.env["TELEGRAM_WEBHOOK_SECRET"],
      logger,
    }),
  },
});
bot.onDirectMessage((thread, message) => thread.post(message.text));

serve((request, response) => {
  void buffer(request).then(async (body) => {
    const headers = new Headers(request.headers as Record<string, string>);
    const webhook = new Request("http://127.0.0.1/", { method: "POST", headers, body });
    const waitUntil = (): undefined => undefined;
    const answer = await bot.webhooks.telegram(webhook, { waitUntil });
    response.writeHead(answer.status).end(await answer.text());
  });
});

import type { RequestListener } from "node:http";
import { API_ROOT, serve, TOKEN } from "./serve.ts";

interface Telegraf {
  on(event: "text", handler: (context: TextContext) => unknown): void;
  webhookCallback(path: string): RequestListener;
}
interface TextContext {
  readonly message: { readonly text: string };
  reply(text: string): Promise<unknown>;
}
interface TelegrafModule {
  readonly Telegraf: new (token: string, options: object) => Telegraf;
}

// Loaded by name and typed by hand, so that the project can be checked without it.
const name = "telegraf";
const { Telegraf } = (await import(name)) as TelegrafModule;
// By default it answers in the webhook's response, which the fake Bot API would never see.
const bot = new Telegraf(TOKEN, { telegram: { apiRoot: API_ROOT, webhookReply: false } });
bot.on("text", (context) => context.reply(context.message.text));
serve(bot.webhookCallback("/"));

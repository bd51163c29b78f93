import { Bot, webhookCallback } from "grammy";
import { API_ROOT, serve, TOKEN } from "./serve.ts";

const bot = new Bot(TOKEN, { client: { apiRoot: API_ROOT } });
bot.on("message:text", (context) => context.reply(context.message.text));
await bot.init();
serve(webhookCallback(bot, "http"));

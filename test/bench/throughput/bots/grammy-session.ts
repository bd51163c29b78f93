import { Bot, type Context, type SessionFlavor, session, webhookCallback } from "grammy";
import { API_ROOT, serve, TOKEN } from "./serve.ts";

type WithSession = Context & SessionFlavor<{ count: number }>;

/** grammY with its session in memory: nothing is kept on the disk. */
const bot = new Bot<WithSession>(TOKEN, { client: { apiRoot: API_ROOT } });
bot.use(session({ initial: () => ({ count: 0 }) }));
bot.on("message:text", (context) => {
  context.session.count += 1;
  return context.reply(context.message.text);
});
await bot.init();
serve(webhookCallback(bot, "http"));

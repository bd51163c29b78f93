import { Bot, webhookCallback } from "grammy";
import { encodeText } from "../../../../adapters/telegram/encode.ts";
import { answerQuestion } from "../../../../handlers/enquiry/answer.ts";
import { languageOf } from "../../../../handlers/texts/language.ts";
import { loadKnowledge } from "../../../../knowledge/load.ts";
import { API_ROOT, serve, TOKEN } from "./serve.ts";

/** Our search and our words, sent by grammY, with no state at all. */
const knowledge = loadKnowledge();
const bot = new Bot(TOKEN, { client: { apiRoot: API_ROOT } });
bot.on("message:text", async (context) => {
  const { text } = context.message;
  const found = languageOf(text, "zh-Hans");
  const language = found === "other" ? "zh-Hans" : found;
  for (const message of encodeText(answerQuestion(knowledge, text, { language }).card)) {
    const { text: words, ...options } = message;
    await context.reply(words, { ...options, link_preview_options: { is_disabled: true } });
  }
});
await bot.init();
serve(webhookCallback(bot, "http"));

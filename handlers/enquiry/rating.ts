import { deliveryId } from "../../bot/core/delivery-id.ts";
import { type ActionEvent, chatKey } from "../../bot/core/event.ts";
import { outcome } from "../../bot/core/outcome.ts";
import type { Outcome } from "../../bot/core/ports.ts";
import { deskOfQuestion } from "../figures/desk-counted.ts";
import { versionOf, write } from "../record.ts";
import type { Services } from "../services.ts";
import { keep, type Talk } from "../talk.ts";
import { enquiryTexts } from "../texts/enquiry.ts";
import { lastQuestion } from "./enquiry.ts";

/**
 * `enquiry.helped` and `enquiry.missed` under an answer. Kept for the gap list: which clause was shown, to
 * what kind of finding, in which language and month, for which desk; never the question, nor who asked. The last tap of a
 * message counts.
 */
export async function handleRating(services: Services, talk: Talk<ActionEvent>): Promise<Outcome> {
  const { event, turn, language } = talk;
  const [kind = "", path = ""] = (event.value ?? "").split("/");
  const hasHelped = event.action === "enquiry.helped";
  const id = deliveryId(`${chatKey(event.chat)} ${event.messageId}`, "rating");
  const key = { kind: "rating", id };
  const month = turn.now.toISOString().slice(0, 7);
  const words = lastQuestion(talk.session.data, turn.now).at(-1);
  const desk = await deskOfQuestion(services, talk, { words, path });
  const data = { form: 1, hasHelped, kind, path, language, month, desk };
  const text = talk.say(hasHelped ? enquiryTexts.thanksForRating : enquiryTexts.sorryForMiss);
  const rating = write({ key, version: await versionOf(turn, key) }, data, { index: { month } });
  return outcome({
    write: [...keep(talk).write, rating],
    answer: { text, tone: hasHelped ? "success" : "info" },
  });
}

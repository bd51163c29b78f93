import type { Text } from "../texts/text.ts";
import type { Ticket } from "./ticket.ts";

/** Words about the investor of a ticket; whoever complains need be none, and is called what the card calls him. */
export function ofAsker({ complaint }: Pick<Ticket, "complaint">, { zh, en }: Text): Text {
  if (complaint === undefined) return { zh, en };
  return {
    zh: zh.replaceAll("投资者", "投诉人"),
    en: en.replaceAll(/\binvestor\b/g, "complainant"),
  };
}

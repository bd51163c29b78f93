import { type ChatRef, type Person, privateChat } from "../../bot/core/event.ts";
import type { Turn } from "../../bot/core/ports.ts";
import type { Ticket } from "../desk/ticket.ts";
import { readSession } from "../session.ts";
import type { Language } from "../texts/language.ts";
import { relayTexts } from "../texts/relay.ts";
import type { Label } from "./pass.ts";

export const INVESTOR: Label = { says: relayTexts.fromInvestor, sends: relayTexts.investorSends };
export const OFFICER: Label = { says: relayTexts.fromOfficer, sends: relayTexts.officerSends };

/** Where one side of a talk reads the other, how, and in which language. */
export interface Side {
  readonly to: ChatRef;
  readonly language: Language;
  readonly label: Label;
}

export async function officerSide(turn: Turn, owner: Person): Promise<Side> {
  const { data } = await readSession(turn, privateChat(owner));
  return { to: privateChat(owner), language: data.language, label: INVESTOR };
}

export function investorSide({ investor, language }: Ticket): Side {
  return { to: investor, language, label: OFFICER };
}

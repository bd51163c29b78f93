import type { Turn } from "../../bot/core/ports.ts";
import { ofAsker } from "../desk/of-asker.ts";
import { ownersPlace, type Place } from "../desk/place.ts";
import type { Ticket } from "../desk/ticket.ts";
import { relayTexts } from "../texts/relay.ts";
import type { Label } from "./pass.ts";

export const OFFICER: Label = { says: relayTexts.fromOfficer, sends: relayTexts.officerSends };

/** Where one side of a talk reads the other, how, and in which language. */
export interface Side extends Place {
  readonly label: Label;
}

/** `undefined` where nobody owns the ticket. */
export async function officerSide(turn: Turn, ticket: Ticket): Promise<Side | undefined> {
  const place = await ownersPlace(turn, ticket);
  const label: Label = {
    says: ofAsker(ticket, relayTexts.fromInvestor),
    sends: ofAsker(ticket, relayTexts.investorSends),
  };
  return place && { ...place, label };
}

export function investorSide({ investor, language }: Ticket): Side {
  return { to: investor, language, label: OFFICER };
}

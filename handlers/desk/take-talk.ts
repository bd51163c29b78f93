import { z } from "zod";
import type { ChatRef, Key } from "../../bot/core/event.ts";
import type { Turn, Write } from "../../bot/core/ports.ts";
import { readRecord, versionOf, write } from "../record.ts";
import { ownerKey } from "../talk.ts";
import { isOwned, readTicket, type Ticket } from "./ticket.ts";

const ownerSchema = z.object({ ticket: z.string() });

/** The ticket that has a chat's talk at the moment, as the record says. */
export async function talkOf(
  turn: Turn,
  chat: ChatRef,
): Promise<{ readonly key: Key; readonly version: number; readonly ticket?: string }> {
  const key = ownerKey(chat);
  const kept = await readRecord(turn, key, ownerSchema);
  return kept === undefined
    ? { key, version: await versionOf(turn, key) }
    : { key, version: kept.version, ticket: kept.data.ticket };
}

/**
 * The write after which a ticket's officer owns the talk. While the officer of a complaint does, nobody else
 * can: what the complainant writes must not reach those he complains of.
 */
export async function takeTalk(turn: Turn, ticket: Ticket): Promise<readonly Write[]> {
  const { number, investor } = ticket;
  const talk = await talkOf(turn, investor);
  const other = talk.ticket === number ? undefined : (await readTicket(turn, talk.ticket))?.data;
  const isComplaints = other?.complaint !== undefined && isOwned(other);
  return isComplaints ? [] : [write(talk, { ticket: number }, { of: investor })];
}

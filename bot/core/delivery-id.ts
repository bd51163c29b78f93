import { hash } from "node:crypto";

/** Id of one delivery of an event's turn, the same when the turn runs again; 32 characters. */
export function deliveryId(eventId: string, which: number | string): string {
  return hash("sha256", `${eventId}\n${which}`).slice(0, 32);
}

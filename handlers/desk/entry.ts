import type { Person } from "../../bot/core/event.ts";
import type { Kept } from "../record.ts";
import type { KeptSession } from "../session.ts";
import type { Ticket } from "./ticket.ts";

/** What an owner wrote when a button of his ticket asked him for it. */
export interface Entry {
  readonly ticket: Kept<Ticket>;
  readonly owner: Person;
  /** The fact, or the verdict. */
  readonly choice: string;
  readonly text: string;
  readonly session: KeptSession;
}

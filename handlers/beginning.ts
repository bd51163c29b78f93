import { merge } from "../bot/core/outcome.ts";
import type { Outcome, Turn } from "../bot/core/ports.ts";
import { startSweep } from "./figures/tally.ts";
import { startRescreening } from "./project/rescreen.ts";
import type { Services } from "./services.ts";

/** The event with which the bot begins: what has to be looked at after each start. */
export async function beginning(services: Services, turn: Turn): Promise<Outcome> {
  return merge(await startRescreening(services, turn), startSweep(turn));
}

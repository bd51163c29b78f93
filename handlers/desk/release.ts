import type { ActionEvent } from "../../bot/core/event.ts";
import { merge, outcome } from "../../bot/core/outcome.ts";
import type { Outcome, Turn } from "../../bot/core/ports.ts";
import type { Services } from "../services.ts";
import { ownerTexts } from "../texts/desk.ts";
import { deskTexts, handoffTexts } from "../texts/handoff.ts";
import { say } from "../texts/text.ts";
import { done, ownersPress, tooLate } from "./access.ts";
import { takeBack } from "./late.ts";
import { GROUP_LANGUAGE } from "./place.ts";
import { isOwned } from "./ticket.ts";

/** `ticket.release:0001/张敏`: the owner gives it back to its desk, where he would like that colleague to take it. */
export async function handleRelease(services: Services, turn: Turn<ActionEvent>): Promise<Outcome> {
  const press = await ownersPress(services, turn);
  if ("refusal" in press) return press.refusal;
  const { ticket, desk, owner, session, choice: name } = press;
  if (!isOwned(ticket.data)) return tooLate(session, deskTexts.isClosed);
  const { number } = ticket.data;
  const words =
    name === undefined
      ? say(GROUP_LANGUAGE, ownerTexts.releasedGroup, { number })
      : say(GROUP_LANGUAGE, ownerTexts.releasedFor, { number, name: spaced(name) });
  return merge(
    await takeBack(services, turn, {
      ticket,
      desk,
      words,
      told: handoffTexts.released,
      who: owner,
      why: "released",
    }),
    outcome({ answer: done(session, ownerTexts.released, { number }) }),
  );
}

/** Letters stand apart from the characters around them. */
function spaced(name: string): string {
  return /^[a-z]/i.test(name) ? ` ${name} ` : name;
}

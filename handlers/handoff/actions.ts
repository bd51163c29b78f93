import type { ActionEvent } from "../../bot/core/event.ts";
import type { Outcome } from "../../bot/core/ports.ts";
import type { Services } from "../services.ts";
import type { Talk } from "../talk.ts";
import { handleChange, handleStay } from "./another.ts";
import { handleConfirm, handleDecline, handleOpen } from "./handoff.ts";
import { handleKeepTicket, handleWithdraw } from "./withdraw.ts";

type Press = (services: Services, talk: Talk<ActionEvent>) => Outcome | Promise<Outcome>;

/** Buttons of the way to a person. */
export const HANDOFF_ACTIONS: Readonly<Record<string, Press>> = {
  "handoff.open": handleOpen,
  "handoff.confirm": (services, talk) => handleConfirm(services, talk, talk.event.value),
  "handoff.decline": handleDecline,
  "handoff.withdraw": (services, talk) => handleWithdraw(services, talk, talk.event.value),
  "handoff.keep": (_, talk) => handleKeepTicket(talk),
  "another.yes": (services, talk) => handleChange(services, talk, talk.event.value),
  "another.no": (_, talk) => handleStay(talk),
};

import type { ActionEvent } from "../../bot/core/event.ts";
import type { Outcome, Turn } from "../../bot/core/ports.ts";
import type { Services } from "../services.ts";
import { handleAccept } from "./accept.ts";
import { handleRate, handleReopen } from "./after.ts";
import { handleClose } from "./close.ts";
import { handleTicketDossier } from "./dossier.ts";
import { handleCorrect, handleOverride, handleUnenter } from "./enter.ts";
import { followUp, handleFollow } from "./follow.ts";
import { handleRemind } from "./late.ts";
import { handleMenu } from "./menu.ts";
import { handleRelease } from "./release.ts";
import { expireTicket } from "./ticket-expiry.ts";
import {
  handleSendBack,
  handleTransfer,
  handleTransferAgree,
  handleTransferDecline,
} from "./transfer.ts";
import { handleWait, waitedLong } from "./wait.ts";
import { handleAsk, handleCanned } from "./words.ts";

type Press = (services: Services, turn: Turn<ActionEvent>) => Outcome | Promise<Outcome>;
type Due = (services: Services, turn: Turn) => Outcome | Promise<Outcome>;

/** Buttons of a ticket. Each checks who presses it, and where. */
export const TICKET_ACTIONS: Readonly<Record<string, Press>> = {
  "ticket.accept": handleAccept,
  "ticket.menu": handleMenu,
  "ticket.close": handleClose,
  "ticket.wait": handleWait,
  "ticket.release": handleRelease,
  "ticket.canned": handleCanned,
  "ticket.ask": handleAsk,
  "ticket.correct": handleCorrect,
  "ticket.override": handleOverride,
  "ticket.unenter": handleUnenter,
  "ticket.transfer": handleTransfer,
  "ticket.back": handleSendBack,
  "transfer.agree": handleTransferAgree,
  "transfer.decline": handleTransferDecline,
  "ticket.rate": handleRate,
  "ticket.reopen": handleReopen,
  "ticket.follow": handleFollow,
  "ticket.dossier": handleTicketDossier,
};

export const TICKET_TIMERS: Readonly<Record<string, Due>> = {
  "ticket.remind": handleRemind,
  "ticket.waiting": waitedLong,
  "ticket.follow": followUp,
  "ticket.expire": (_, turn) => expireTicket(turn),
};

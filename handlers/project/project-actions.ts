import type { ActionEvent } from "../../bot/core/event.ts";
import type { Outcome } from "../../bot/core/ports.ts";
import { handleProductButton } from "../prescreen/products.ts";
import type { Services } from "../services.ts";
import type { Talk } from "../talk.ts";
import { handleProjects } from "./projects.ts";
import { handleAmend, handleAnother, handleSwitch } from "./switching.ts";

type Press = (services: Services, talk: Talk<ActionEvent>) => Outcome | Promise<Outcome>;

const choice =
  (answer?: "apart" | "together"): Press =>
  (services, talk) =>
    handleProductButton(services, talk, {
      value: talk.event.value,
      ...(answer !== undefined && { answer }),
    });

/** Buttons about which product or project is meant. */
export const PROJECT_ACTIONS: Readonly<Record<string, Press>> = {
  "project.product": choice(),
  "project.apart": choice("apart"),
  "project.together": choice("together"),
  "project.list": handleProjects,
  "project.switch": (services, talk) => handleSwitch(services, talk, talk.event.value),
  "project.another": handleAnother,
  "project.amend": handleAmend,
};

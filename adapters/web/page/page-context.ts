import type { PageSetup } from "../wire.ts";
import type { Chats } from "./chats.ts";
import type { Speaker } from "./speaker.ts";
import type { Ui } from "./ui.ts";

/** What both sides of the page work with. */
export interface PageContext {
  readonly setup: PageSetup;
  readonly ui: Ui;
  readonly chats: Chats;
  readonly speaker: Speaker;
}

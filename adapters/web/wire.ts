/**
 * What the page and the server say to each other, as JSON. Types only, and nothing imported: the page is
 * checked as a browser's code, the server as Node's.
 */

export interface PageButton {
  readonly label: string;
  readonly action: string;
  readonly value?: string;
}

export type PageBlock =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "quote"; readonly text: string; readonly source: string }
  | {
      readonly kind: "fields";
      readonly fields: readonly { readonly label: string; readonly value: string }[];
    }
  | {
      readonly kind: "bars";
      readonly bars: readonly { readonly label: string; readonly count: number }[];
    };

export interface PageCard {
  readonly kind: "card";
  readonly title?: string;
  readonly blocks: readonly PageBlock[];
  readonly buttons: readonly (readonly PageButton[])[];
}

export type PageContent =
  | { readonly kind: "text"; readonly text: string }
  | PageCard
  /** The first message of a thread, by which its tab is named. */
  | { readonly kind: "thread"; readonly title: string; readonly isClosed: boolean }
  /** Files stay where they are until somebody follows the link. */
  | {
      readonly kind: "files";
      readonly files: readonly PageFile[];
      readonly caption?: string;
    }
  /** Made by us; the link hands it over for as long as the server keeps it. */
  | {
      readonly kind: "document";
      readonly name: string;
      readonly href: string;
      readonly caption?: string;
    };

export interface PageFile {
  readonly name: string;
  readonly href: string;
  /** Shown where it stands. */
  readonly isImage: boolean;
  readonly caption?: string;
}

/** A message as the page keeps and shows it. */
export interface PageMessage {
  readonly id: string;
  /** A thread is named `<group>/<id of its first message>`. */
  readonly chat: string;
  /** In ms since 1970; messages stand in this order. */
  readonly at: number;
  /** Absent: the bot. */
  readonly from?: PagePerson;
  readonly content: PageContent;
  /** It was passed on, and who it is for has it. */
  readonly isTaken?: true;
  /** Another one whenever the content is another; unique across restarts of the server. */
  readonly version: string;
}

export interface PagePerson {
  readonly id: string;
  readonly name: string;
}

export interface PageOfficer extends PagePerson {
  /** Groups he is in. */
  readonly chats: readonly string[];
}

export interface PageDesk {
  readonly name: { readonly zh: string; readonly en: string };
  readonly chat: string;
}

/** What the page needs to know before it can start. */
export interface PageSetup {
  /** The first is always shown, the others once something has been said there. */
  readonly desks: readonly PageDesk[];
  readonly officers: readonly PageOfficer[];
  readonly maxTextLength: number;
  readonly maxFileBytes: number;
  /** Whether thresholds, desks and contacts are the examples that come with the program. */
  readonly hasExampleFigures: boolean;
}

/** Body of `POST /playground/messages`. The same id again is the same message. */
export interface PagePost {
  readonly id: string;
  readonly at: number;
  readonly person: string;
  readonly name: string;
  readonly locale?: string;
  readonly chat: string;
  /** Empty only with files. */
  readonly text: string;
  readonly replyTo?: string;
  readonly files?: readonly PageUpload[];
}

/** A file that was uploaded before the message that shows it: `POST /playground/files/<id>`, its bytes as the body. */
export interface PageUpload {
  readonly id: string;
  readonly name: string;
  /** MIME type; may be empty. */
  readonly type: string;
  readonly bytes: number;
}

/** Body of `POST /playground/actions`. The same id again is the same press. */
export interface PagePress {
  readonly id: string;
  readonly at: number;
  readonly person: string;
  readonly name: string;
  readonly locale?: string;
  readonly chat: string;
  readonly messageId: string;
  readonly action: string;
  readonly value?: string;
}

/** What both posts are answered with. */
export interface PageReceipt {
  readonly answer?: {
    readonly text: string;
    readonly tone: "info" | "success" | "warning" | "error";
  };
}

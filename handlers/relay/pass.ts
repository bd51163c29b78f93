import { deliveryId } from "../../bot/core/delivery-id.ts";
import { type FileRef, type MessageEvent, wholeChat } from "../../bot/core/event.ts";
import { merge, outcome } from "../../bot/core/outcome.ts";
import type { Outcome, OutgoingMessage, Turn } from "../../bot/core/ports.ts";
import type { Reply } from "../../bot/core/reply.ts";
import { type Place, showAt } from "../desk/place.ts";
import type { Language } from "../texts/language.ts";
import { say, type Text } from "../texts/text.ts";
import type { Content } from "./content.ts";
import { quotedFor } from "./quotes.ts";
import { keepRelayed } from "./relayed.ts";

/** Who speaks: with words, and where files or a place stand for them. */
export interface Label {
  readonly says: Text;
  readonly sends: Text;
}

export interface Passing extends Place {
  readonly number: string;
  readonly label: Label;
  readonly content: Content;
  /** The writer's message is marked once the other platform has taken it. */
  readonly isMarked?: boolean;
}

/** Passes a message on to the other side, and remembers what it became. */
export async function passOn(turn: Turn<MessageEvent>, passing: Passing): Promise<Outcome> {
  const { number, content } = passing;
  const { event } = turn;
  const { quotes, words } = await quotedFor(turn, passing);
  const text = [words, content.text].filter(Boolean).join("\n");
  const replies = repliesFor({ ...passing, content: { ...content, text } });
  const send = replies.map(
    (reply, n): OutgoingMessage => ({
      ...showAt(passing, number, reply),
      id: deliveryId(event.id, `relay-${n}`),
      passesOn: event.messageId,
      ...(passing.isMarked === true && { marksIn: event.chat }),
      ...(n === 0 && quotes !== undefined && { quotes }),
    }),
  );
  const delivery = send[0]?.id;
  if (delivery === undefined) return outcome({});
  const kept = await Promise.all(
    piecesOf(event).map(({ messageId, said }) =>
      keepRelayed(
        turn,
        { chat: wholeChat(event.chat), messageId },
        {
          ticket: number,
          delivery,
          text: said,
          ...(content.files.length > 0 && { hasFiles: true }),
        },
      ),
    ),
  );
  return merge(outcome({ send }), ...kept.map(outcome));
}

/** Words said by somebody, as the other side reads them. */
export function labelled(
  { says, sends }: Label,
  {
    language,
    number,
    text,
  }: { readonly language: Language; readonly number: string; readonly text: string },
): string {
  return text === "" ? say(language, sends, { number }) : say(language, says, { number, text });
}

function repliesFor({ label, language, number, content }: Passing): readonly Reply[] {
  const { text, files, place } = content;
  const hasCaptions = files.some(({ caption = "" }) => caption !== "");
  const speaker = labelled(label, { language, number, text: hasCaptions ? "" : text });
  if (files.length > 0) return [{ kind: "files", files, caption: speaker }];
  if (place !== undefined) return [{ kind: "place", place, caption: speaker }];
  return text === "" ? [] : [{ kind: "text", text: speaker }];
}

/** An album is several messages, each of which may be edited, quoted or recalled. */
function piecesOf({ messageId, pieces = [messageId], files, text }: MessageEvent) {
  const saidWith = (id: string) => files.find((file: FileRef) => file.messageId === id)?.caption;
  return pieces.map((id) => ({
    messageId: id,
    said: pieces.length === 1 ? text : (saidWith(id) ?? ""),
  }));
}

import type { Place } from "../e2e/platform.ts";
import type { ApiCall } from "../simulators/feishu/answer.ts";
import type { SimGroup } from "../simulators/feishu/groups.ts";
import type { SimPerson } from "../simulators/feishu/people.ts";
import type { FeishuSimulator } from "../simulators/feishu/simulator.ts";
import { markOf } from "./enclosures.ts";
import type { Sent } from "./side.ts";

/** What was sent there, as people see it; `chatId`: as the bot names the chat. */
export function placeOf(
  simulator: FeishuSimulator,
  chat: SimPerson | SimGroup,
  chatId: string,
): Place {
  return {
    chat: { channel: "feishu", chatId },
    shown: () =>
      simulator.sent(chat).map(({ id, text, buttons }) => {
        const words = withFiles(simulator, id, text);
        return { id, text: words, textAsSent: words, buttons: buttons.flat() };
      }),
  };
}

function withFiles(simulator: FeishuSimulator, id: string, text: string): string {
  if (!/\[(image|file)\]/.test(text)) return text;
  const files = simulator.files(id).values();
  return text.replaceAll(/\[(?:image|file)\]/g, (word) => {
    const { value } = files.next();
    return value === undefined ? word : markOf(value);
  });
}

/** Every message that was taken, oldest first, repeats included. */
export function sentOf(simulator: FeishuSimulator): readonly Sent[] {
  const calls = [...simulator.calls("create"), ...simulator.calls("reply")];
  const failed = calls.filter(
    ({ messageId, wire }) => messageId === undefined || wire.answeredAt() === undefined,
  );
  const earlier = new Map<string, ApiCall>();
  return calls
    .toSorted((a, b) => a.wire.at - b.wire.at)
    .flatMap((call) => {
      const { messageId, wire } = call;
      if (messageId === undefined) return [];
      const first = earlier.get(messageId);
      earlier.set(messageId, call);
      const isPartAgain =
        first !== undefined && failed.some((part) => isBetween(part, first, call));
      return [{ chatId: "", messageId, knownBy: messageId, isPartAgain, wire }];
    });
}

/** Whether it went to the same place after the first and before the second. */
function isBetween(part: ApiCall, first: ApiCall, second: ApiCall): boolean {
  const isSamePlace = placeOfCall(part) === placeOfCall(first);
  return isSamePlace && part.wire.at > first.wire.at && part.wire.at < second.wire.at;
}

/** A message that is answered, or who gets it. */
function placeOfCall({ ids: [answered], body }: ApiCall): string {
  return answered ?? String(body["receive_id"]);
}

import { envelope, type Stage } from "./events.ts";
import type { Ack } from "./gateway.ts";
import { render } from "./render.ts";
import type { Account, World } from "./world.ts";

export interface Pressed {
  readonly ack: Ack;
  /** What the client shows; an error of the platform's own as `error 200341`. */
  readonly toast?: { readonly type: string; readonly content: string };
}

interface How {
  readonly in?: { readonly chatId: string };
  readonly fields?: Readonly<Record<string, string>>;
  /** As 2026-12-15, where it is picked. */
  readonly day?: string;
}

/** Presses the button of that label on the newest message that has one. */
export function press(
  stage: Stage,
  account: Account,
  how: How & { readonly label: string },
): Promise<Pressed> {
  const found = findButton(stage.world, how.in?.chatId ?? account.chatId, how.label);
  if (found === undefined)
    throw new Error(`No message shows ${account.name} a button “${how.label}”.`);
  return tap(stage, account, { ...how, ...found });
}

/** Feishu docs: "card.action.trigger". */
export async function tap(
  stage: Stage,
  account: Account,
  how: How & { readonly messageId: string; readonly value: unknown },
): Promise<Pressed> {
  const { world, gateway } = stage;
  const event = {
    operator: { tenant_key: "t", open_id: account.openId, union_id: "on_x" },
    token: world.id("c"),
    action: {
      // Feishu docs: "date picker": the day with the offset of the presser's time zone.
      ...(how.day === undefined
        ? { tag: "button" }
        : { tag: "date_picker", option: `${how.day} +0800`, timezone: "Asia/Shanghai" }),
      value: how.value,
      ...(how.fields !== undefined && { form_value: how.fields }),
    },
    host: "im_message",
    context: {
      open_message_id: how.messageId,
      open_chat_id: how.in?.chatId ?? account.chatId,
    },
  };
  const ack = await gateway.push(envelope(stage, "card.action.trigger", event), true);
  return { ack, ...shown(ack) };
}

/** Feishu docs: "handle card callbacks": time-out 200341, failure 200671, another body 200672. */
function shown({ code, response }: Ack): Pick<Pressed, "toast"> {
  const error = (number: number) => ({ toast: { type: "error", content: `error ${number}` } });
  if (code === "none") return error(200341);
  if (code !== 200) return error(200671);
  if (typeof response !== "object" || response === null) return error(200672);
  const { toast } = response as Pressed;
  return toast === undefined ? {} : { toast };
}

function findButton(world: World, chatId: string, label: string) {
  const messages = [...world.messages.values()].filter(
    (message) => message.chatId === chatId && message.sender.type === "app" && !message.isRecalled,
  );
  for (const message of messages.toReversed()) {
    const button = render(message)
      .buttons.flat()
      .find((one) => one.label === label);
    if (button !== undefined) return { messageId: message.id, value: button.value };
  }
  return undefined;
}

import type { FastifyInstance } from "fastify";
import { DeliveryError } from "../../bot/core/errors.ts";
import { maxDownload } from "../../bot/core/file-limits.ts";
import { NO_LIMITS } from "../../bot/core/limits.ts";
import type { Log } from "../../bot/core/log.ts";
import type { Adapter } from "../../bot/core/ports.ts";
import { MAX_TEXT_LENGTH } from "./decode.ts";
import { encodeDelivery, isEmpty } from "./encode.ts";
import { createFeed } from "./feed.ts";
import { createIntake } from "./intake.ts";
import { createKeptFiles, filesIn } from "./kept-files.ts";
import { pageChat } from "./page-chat.ts";
import {
  createPlaces,
  EXAMPLE_OFFICERS,
  isOn,
  type PlaygroundDesk,
  type PlaygroundOfficer,
} from "./places.ts";
import { addRoutes } from "./routes.ts";
import type { PageSetup } from "./wire.ts";

export interface WebAdapterOptions {
  /** The first one's group is always shown: the provincial desk. */
  readonly desks: readonly PlaygroundDesk[];
  readonly officers?: readonly PlaygroundOfficer[];
  /** Whether thresholds, desks and contacts are the examples that come with the program; so by default. */
  readonly hasExampleFigures?: boolean;
  readonly log: Log;
}

export interface WebAdapter extends Adapter {
  /** Adds the page and what it talks to. For a server on a loopback address: nobody signs in here. */
  routes(app: FastifyInstance): void;
}

/**
 * The playground: everybody who opens the page is an investor on one side and an officer on the other.
 * Messages are kept in memory for the windows that come back, the pages keep their own transcripts.
 */
export function createWebAdapter(options: WebAdapterOptions): WebAdapter {
  const { desks, officers = EXAMPLE_OFFICERS, hasExampleFigures = true, log } = options;
  const places = createPlaces(desks, officers);
  const feed = createFeed(Date.now().toString(36));
  const intake = createIntake();
  const files = createKeptFiles();
  const setup: PageSetup = {
    desks: desks.map(({ name, chatId }) => ({ name, chat: chatId })),
    officers: officers.flatMap((officer) => {
      const chats = desks.filter((desk) => isOn(desk, officer)).map(({ chatId }) => chatId);
      const { id, name } = officer;
      return chats.length === 0 ? [] : [{ id, name, chats }];
    }),
    maxTextLength: MAX_TEXT_LENGTH,
    maxFileBytes: maxDownload("web"),
    hasExampleFigures,
  };
  return {
    channel: "web",
    recognisesMs: Number.POSITIVE_INFINITY,
    limits: NO_LIMITS,
    routes: (app) => addRoutes(app, { intake, feed, places, files, setup, log }),
    start: async (receive) => intake.open(receive),
    send: async (delivery) => {
      const { to } = delivery;
      if (to.channel !== "web" || !places.hasChat(to.chatId)) {
        throw new DeliveryError(
          "lost_chat",
          "The playground has no such chat; was a desk removed?",
        );
      }
      const { reply } = delivery;
      if (reply.kind === "mark") {
        feed.mark(pageChat(to), reply.messageId);
        return reply.messageId;
      }
      const message = encodeDelivery({ ...delivery, reply }, new Date());
      if (isEmpty(message.content)) {
        throw new DeliveryError("rejected", "The reply has nothing in it to show.");
      }
      for (const [id, file] of filesIn(delivery.id, reply)) files.put(id, file);
      feed.put(message);
      return message.id;
    },
    open: async ({ id }) => {
      const file = files.get(id);
      if (file === undefined) {
        throw new DeliveryError("source_gone", "The playground no longer has the file.");
      }
      return file.open();
    },
    isMember: async (group, person) => places.isMember(group, person),
    memberName: async (group, person) =>
      places.isMember(group, person) ? places.officer(person.id)?.name : undefined,
    stop: async () => {
      await intake.close();
      feed.end();
    },
  };
}

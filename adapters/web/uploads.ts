import { z } from "zod";

/** Of an upload: made by the page, as the ids of its messages are. */
export const uploadId = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/);

/** Uploads are told from what the bot sends by their names. */
export function uploadName(id: string): string {
  return `up-${id}`;
}

import type { Part, Role } from "../../bot/core/role.ts";

/** The role of a process that is the only one. */
export function createLoneRole(): Role {
  let playing: Part | undefined;
  return {
    start: (part) => {
      playing = part;
      part.begin();
    },
    stop: async () => {
      const ending = playing;
      playing = undefined;
      await ending?.end("left");
    },
  };
}

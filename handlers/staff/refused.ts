import { outcome } from "../../bot/core/outcome.ts";

/** A command or button of officers by somebody who is none; who, is said by the log's pseudonym. */
export const REFUSED = outcome({ log: [{ level: "warn", code: "staff.refused" }] });

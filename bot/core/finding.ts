/** What a look at one thing found, in sentences for the operator. */
export interface Finding {
  /** A problem keeps the bot from doing its work, a warning may soon. */
  readonly state: "fine" | "warning" | "problem";
  readonly what: string;
  /** What to do about it. */
  readonly todo?: string;
}

export function fine(what: string): Finding {
  return { state: "fine", what };
}

export function warning(what: string, todo: string): Finding {
  return { state: "warning", what, todo };
}

export function problem(what: string, todo: string): Finding {
  return { state: "problem", what, todo };
}

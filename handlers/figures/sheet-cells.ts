import type { Cell } from "write-excel-file/universal";
import type { Language } from "../texts/language.ts";
import { say, type Text } from "../texts/text.ts";
import type { Share } from "./service.ts";

const PERCENT = "0%";
const HEAD = { fontWeight: "bold", backgroundColor: "#E8EEF7", wrap: true } as const;

/** A head cell. */
export function head(language: Language, text: Text): Cell {
  return { value: say(language, text), ...HEAD };
}

/** A percentage; empty where nothing was to be shared. */
export function share({ count, of }: Share): Cell {
  return of === 0 ? null : { value: count / of, type: Number, format: PERCENT };
}

import { unzip } from "./unzip.ts";

/** The sheets of a workbook by name: each row's cells as text, what is empty as "". */
export function readSheets(bytes: Uint8Array): ReadonlyMap<string, readonly (readonly string[])[]> {
  const files = unzip(bytes);
  const part = (name: string) => files.get(`xl/${name}`) ?? "";
  const shared = all(part("sharedStrings.xml"), /<si>(.*?)<\/si>/gs).map(([, item = ""]) =>
    all(item, /<t[^>]*>(.*?)<\/t>/gs)
      .map(([, text = ""]) => unescaped(text))
      .join(""),
  );
  const names = all(part("workbook.xml"), /<sheet [^>]*name="([^"]*)"/g);
  return new Map(
    names.map(([, name = ""], index) => {
      const sheet = part(`worksheets/sheet${index + 1}.xml`);
      const rows = all(sheet, /<row [^>]*?(?:\/>|>(.*?)<\/row>)/gs).map(([, cells = ""]) =>
        cellsOf(cells, shared),
      );
      return [unescaped(name), rows];
    }),
  );
}

function cellsOf(row: string, shared: readonly string[]): readonly string[] {
  const cells: (string | undefined)[] = [];
  for (const [, column = "", attributes = "", inner = ""] of all(
    row,
    /<c r="([A-Z]+)\d+"([^>]*?)(?:\/>|>(.*?)<\/c>)/gs,
  )) {
    const [, value = ""] = /<v>(.*?)<\/v>/s.exec(inner) ?? [];
    cells[columnOf(column)] = attributes.includes('t="s"') ? (shared[Number(value)] ?? "") : value;
  }
  return Array.from(cells, (cell) => cell ?? "");
}

/** A is 0, AA is 26. */
function columnOf(letters: string): number {
  return Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function all(text: string, pattern: RegExp): readonly RegExpMatchArray[] {
  return [...text.matchAll(pattern)];
}

function unescaped(text: string): string {
  return text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");
}

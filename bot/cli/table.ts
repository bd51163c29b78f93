/** Lines up columns for a terminal: the first to the left, the others to the right. */
export function table(rows: readonly (readonly string[])[]): string {
  const columns = Math.max(0, ...rows.map(({ length }) => length));
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...rows.map((row) => widthOf(row[column] ?? ""))),
  );
  return rows
    .map((row) => {
      const cells = widths.map((width, column) => pad(row[column] ?? "", width, column > 0));
      return cells.join("  ").trimEnd();
    })
    .join("\n");
}

function pad(cell: string, width: number, toTheRight: boolean): string {
  const blanks = " ".repeat(width - widthOf(cell));
  return toTheRight ? blanks + cell : cell + blanks;
}

/** A Chinese character is two wide. */
function widthOf(text: string): number {
  return Array.from(text).reduce(
    (width, character) =>
      width + (/[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u.test(character) ? 2 : 1),
    0,
  );
}

import type { Language } from "../texts/language.ts";

/** What stands on the page, in words already. */
export interface DossierPage {
  readonly language: Language;
  readonly title: string;
  readonly name: string;
  readonly verdict: { readonly kind: "eligible" | "review" | "ineligible"; readonly title: string };
  readonly summary: readonly string[];
  readonly preliminary: string;
  readonly made: readonly string[];
  readonly sections: readonly Section[];
}

export interface Section {
  readonly heading: string;
  readonly lines?: readonly string[];
  /** Short, side by side in two columns. */
  readonly pairs?: readonly string[];
  readonly table?: {
    readonly head: readonly string[];
    readonly rows: readonly (readonly string[])[];
  };
}

const FONTS = {
  "zh-Hans": '"Noto Sans CJK SC","PingFang SC","Microsoft YaHei","Noto Sans SC",sans-serif',
  "zh-Hant": '"Noto Sans CJK TC","PingFang TC","Microsoft JhengHei","Noto Sans TC",sans-serif',
  en: 'system-ui,"Helvetica Neue",Arial,"Noto Sans CJK SC",sans-serif',
} as const;

const STYLE = `@page{size:A4;margin:12mm 14mm}
*{box-sizing:border-box}
body{margin:0 auto;padding:6mm;max-width:210mm;font-size:9.5pt;line-height:1.38;color:#1b1b1b;background:#fff}
header{display:flex;justify-content:space-between;gap:8mm;border-bottom:.6mm solid #8a1c1c;padding-bottom:2mm}
h1{margin:0;font-size:15pt}
h2{margin:3.5mm 0 1mm;font-size:10.5pt;color:#8a1c1c}
p{margin:.6mm 0}
.name{font-size:11pt}
.made{text-align:right;color:#555;font-size:8.5pt}
.verdict{margin:3mm 0 2mm;padding:2mm 3mm;border-left:1.6mm solid #777;background:#f4f4f2}
.verdict strong{font-size:12pt}
.eligible{border-color:#2c6e49}.review{border-color:#b7791f}.ineligible{border-color:#8a1c1c}
.note{font-weight:600}
table{width:100%;border-collapse:collapse;font-size:8.8pt}
th,td{padding:.7mm 1.5mm;border-bottom:.2mm solid #ccc;text-align:left;vertical-align:top;overflow-wrap:break-word}
th{color:#555;font-weight:600}
tr{break-inside:avoid}h2{break-after:avoid}
ul{margin:0;padding-left:5mm}
td:first-child{white-space:nowrap}
.pairs{columns:2;column-gap:8mm;padding:0;list-style:none;font-size:8.8pt}
.pairs li{border-bottom:.2mm solid #ddd;padding:.5mm 0;break-inside:avoid}
@media screen and (max-width:150mm){.pairs{columns:1}td:first-child{white-space:normal}}
td:nth-child(2){width:23%}td:nth-child(3){width:17%}
@media print{body{padding:0;font-size:8.4pt;line-height:1.28}table,.pairs{font-size:7.8pt}th,td{padding:.45mm 1.5mm}h2{margin-top:2.2mm;font-size:9.5pt}}`;

/** One HTML page for A4: no script, nothing from elsewhere, every word escaped. */
export function dossierPage(page: DossierPage): string {
  const { language, title, name, verdict, summary, preliminary, made, sections } = page;
  const head = [
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width,initial-scale=1">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    `<title>${escape(`${title} · ${name}`)}</title>`,
    `<style>body{font-family:${FONTS[language]}}${STYLE}</style>`,
  ].join("\n");
  const body = [
    `<header><div><h1>${escape(title)}</h1><p class="name">${escape(name)}</p></div><div class="made">${paragraphs(made)}</div></header>`,
    `<div class="verdict ${verdict.kind}"><p><strong>${escape(verdict.title)}</strong></p>${paragraphs(summary)}<p class="note">${escape(preliminary)}</p></div>`,
    ...sections.map(sectionOf),
  ].join("\n");
  return `<!doctype html>\n<html lang="${language}">\n<head>\n${head}\n</head>\n<body>\n${body}\n</body>\n</html>\n`;
}

function sectionOf({ heading, lines = [], pairs = [], table }: Section): string {
  const list = lines.length > 1 ? items("lines", lines) : paragraphs(lines);
  return `<section><h2>${escape(heading)}</h2>${columns(pairs)}${list}${table ? tableOf(table) : ""}</section>`;
}

function columns(pairs: readonly string[]): string {
  return pairs.length === 0 ? "" : items("pairs", pairs);
}

function items(kind: string, lines: readonly string[]): string {
  return `<ul class="${kind}">${lines.map((line) => `<li>${escape(line)}</li>`).join("")}</ul>`;
}

function tableOf({ head, rows }: NonNullable<Section["table"]>): string {
  const row = (tag: "th" | "td", cells: readonly string[]) =>
    `<tr>${cells.map((cell) => `<${tag}>${escape(cell)}</${tag}>`).join("")}</tr>`;
  return `<table><thead>${row("th", head)}</thead><tbody>${rows.map((cells) => row("td", cells)).join("")}</tbody></table>`;
}

function paragraphs(lines: readonly string[]): string {
  return lines.map((line) => `<p>${escape(line)}</p>`).join("");
}

const ESCAPED: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPED[character] ?? character);
}

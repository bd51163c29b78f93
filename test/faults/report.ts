import type { Report } from "./faults.ts";
import type { Finding } from "./ledger.ts";

const HEADINGS: Readonly<Record<Finding["what"], string>> = {
  lost: "lost",
  twice: "twice",
  unasked: "unasked for",
  order: "out of order",
  owners: "two owners",
  refused: "refused",
  left: "left over",
  exit: "ended badly",
  untold: "twice and not recorded so",
};
/** Of each kind; the rest is much the same. */
const SHOWN = 5;

/** The figures, then what is wrong and what to look at. */
export function describeReport(report: Report): string {
  const { findings } = report;
  const count = (what: Finding["what"]) => findings.filter((one) => one.what === what).length;
  const kinds = Object.keys(HEADINGS) as Finding["what"][];
  const figures = [
    `seed ${report.seed} · kills ${report.kills} · chats ${report.people} · events ${report.events} · redeliveries ${report.redeliveries} · replies ${report.replies}`,
    `${kinds.map((what) => `${HEADINGS[what]} ${count(what)}`).join(" · ")} · duplicates on Telegram after a lost answer ${report.duplicates} · replies over a minute late ${report.late} · presses Telegram gave up ${report.givenUp}`,
    `sabotage: ${[...report.sabotage]
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, times]) => `${name} ${times}`)
      .join(", ")}`,
  ];
  if (findings.length === 0) return figures.join("\n");
  const wrong = kinds.flatMap((what) =>
    findings
      .filter((one) => one.what === what)
      .slice(0, SHOWN)
      .map(({ words }) => `✗ ${HEADINGS[what]}: ${words}`),
  );
  return [...figures, "", ...wrong].join("\n");
}

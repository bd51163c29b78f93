import type { MakeReport } from "../bot/core/ports.ts";
import type { DocumentFile } from "../bot/core/reply.ts";
import { figuresReport } from "./figures/figures-report.ts";
import { ownData } from "./privacy/own-data.ts";
import { dossier } from "./project/dossier-report.ts";
import type { Services } from "./services.ts";

export type Report = (
  services: Services,
  request: Parameters<MakeReport>[0],
) => Promise<DocumentFile | undefined>;

/** Each kind of document the bot hands over, by the name its deliveries carry. */
const REPORTS: Readonly<Record<string, Report>> = {
  dossier,
  figures: figuresReport,
  "own-data": ownData,
};

export function createReports(services: Services): MakeReport {
  return async (request) => REPORTS[request.report]?.(services, request);
}

import type { Agent as HttpAgent } from "node:http";
import type { Agent as HttpsAgent } from "node:https";
import { type Finding, fine, problem, warning } from "../bot/core/finding.ts";
import { http, https } from "./node-http.ts";

/** Feishu's signed calls are refused beyond five minutes, and promised times are said to the minute. */
const MAX_OFF_MS = 30_000;
const TIMEOUT_MS = 10_000;

/** Our clock beside that of a platform, which tells its time in the head of any answer, to the second. */
export async function checkClock(url: string, agent?: HttpAgent | HttpsAgent): Promise<Finding> {
  const theirs = await timeOf(url, agent).catch(() => Number.NaN);
  const { host } = new URL(url);
  if (Number.isNaN(theirs)) {
    return warning(`clock: ${host} does not tell the time`, "Check it another way.");
  }
  const offMs = Date.now() - theirs;
  const seconds = Math.round(Math.abs(offMs) / 1_000);
  if (Math.abs(offMs) <= MAX_OFF_MS) return fine(`clock: as that of ${host}`);
  const side = offMs > 0 ? "ahead of" : "behind";
  return problem(
    `clock: ${seconds} s ${side} that of ${host}`,
    "Have the machine set it by NTP (timedatectl set-ntp true).",
  );
}

function timeOf(url: string, agent: HttpAgent | HttpsAgent | undefined): Promise<number> {
  const { request } = url.startsWith("https:") ? https : http;
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const call = request(url, { method: "HEAD", signal, ...(agent && { agent }) }, (response) => {
      response.resume();
      resolve(Date.parse(response.headers.date ?? ""));
    });
    call.once("error", reject).end();
  });
}

import { describe, expect, it } from "vitest";
import { droppedBefore } from "../../handlers/complaint/recognise.ts";
import { asksForDocuments } from "../../handlers/enquiry/documents.ts";
import { callsOut } from "../../handlers/handoff/ticket-words.ts";
import { staffWanted } from "../../handlers/staff/wanted.ts";

/** What the patterns repeat, so that a message of nothing else could be tried in ever so many ways. */
const PIECES = [
  "我",
  "先",
  "这",
  "那就",
  "请帮我",
  "可以",
  "你们这里的",
  "单",
  "#1",
  "在",
  "算了",
  "and ",
];
const ENDS = ["", "等x", "文件哪x", "什么文件x", "x"];
/** As much as a slow machine takes for a thousand of them; what is tried in every way never ends. */
const TOO_LONG_MS = 500;

describe("no message holds up the others by the words it repeats", () => {
  it.each([
    ["an officer's command", staffWanted, 110],
    ["what the answers come from", asksForDocuments, 50],
    ["a call", callsOut, 2_000],
    ["a complaint dropped", (text: string) => droppedBefore(`算了${text}`), 2_000],
  ])("read for %s", (_, read, length) => {
    read("");
    const since = performance.now();
    for (const piece of PIECES) {
      for (const end of ENDS) read(piece.repeat(length).slice(0, length) + end);
    }
    expect(performance.now() - since).toBeLessThan(TOO_LONG_MS);
  });
});

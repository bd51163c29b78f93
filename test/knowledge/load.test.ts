import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { loadKnowledge } from "../../knowledge/load.ts";
import { PolicyError } from "../../knowledge/policy-error.ts";
import { glossaryEntrySchema } from "../../knowledge/schemas.ts";

const INVENTED = fileURLToPath(new URL("../fixtures/documents", import.meta.url));

describe("an invented notice, with no code of its own", () => {
  const knowledge = loadKnowledge({ dir: INVENTED });

  test("is parsed into its places", () => {
    expect(knowledge.leaves.map(({ path, text }) => [path, text.split("\n")[0]])).toEqual([
      ["开头", "滇南市人民政府办公室关于做好园区夏季用水工作的通知"],
      ["一", "一、加强巡查"],
      ["二", "二、保障措施"],
      ["二（一）", "（一）建立台账。用水大户逐户登记。"],
      ["二（一）1", "1.月用水 500 吨以上的企业每月报送用水量。"],
      ["二（二）", "（二）应急供水车由市水务局统一调度。"],
      ["落款", "滇南市人民政府办公室"],
    ]);
    expect(knowledge.passage("二(一)1")?.heading).toBe("月用水 500 吨以上的企业每月报送用水量");
  });

  test("is found by officers, and not by investors, for it is for staff", () => {
    const question = "用水大户要登记吗";
    expect(knowledge.search(question, { persona: "officer" }).matches[0]?.passage.path).toBe(
      "二（一）",
    );
    expect(knowledge.search(question).matches).toEqual([]);
  });

  test("carries what document.json says of it", () => {
    expect(knowledge.document("notice-2025")).toMatchObject({
      number: "滇南政办发〔2025〕9号",
      audience: "staff",
      date: "2025-06-01",
    });
  });
});

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "documents-"));
  cpSync(INVENTED, dir, { recursive: true });
});
afterEach(() => rmSync(dir, { recursive: true }));

const write = (name: string, text: string): void =>
  writeFileSync(join(dir, "notice-2025", name), text);
const problem = (): PolicyError => {
  try {
    loadKnowledge({ dir });
  } catch (error) {
    if (error instanceof PolicyError) return error;
  }
  throw new Error("nothing was refused");
};
const about = {
  title: "通知",
  titleEn: "Notice",
  issuer: "滇南市",
  issuerEn: "Diannan",
  date: "2025-06-01",
  status: "in-force",
  audience: "public",
};

test("a folder of documents gets another revision when a text changes, and the same when none does", () => {
  const before = loadKnowledge({ dir }).revision;
  expect(loadKnowledge({ dir }).revision).toBe(before);
  write("source.txt", "通知\n一、内容\n改了一个字。\n");
  expect(loadKnowledge({ dir }).revision).not.toBe(before);
});

test("a folder of documents is refused with file and line when document.json breaks its form", () => {
  write("document.json", JSON.stringify({ ...about, status: "expired" }, null, 2));
  expect(problem().where).toMatch(/document\.json:7$/u);
  expect(problem().message).toContain("status");
});

test("a folder of documents is refused with file and line when document.json is not JSON", () => {
  write("document.json", '{\n  "title": "通知",\n  oops\n}');
  expect(problem().where).toMatch(/document\.json:3$/u);
});

test("a folder of documents is refused when the English speaks of a place the text does not have", () => {
  write("en.json", '{\n  "一": { "heading": "Patrols" },\n  "九": { "heading": "?" }\n}');
  expect(problem().where).toMatch(/en\.json:3$/u);
  expect(problem().message).toContain("九");
});

test("a folder of documents is refused when a text is missing or empty", () => {
  write("source.txt", "\n\n");
  expect(problem().message).toContain("empty");
  rmSync(join(dir, "notice-2025", "source.txt"));
  expect(problem().where).toMatch(/source\.txt$/u);
});

test("a folder of documents is refused when it holds no document", () => {
  rmSync(join(dir, "notice-2025"), { recursive: true });
  expect(problem().message).toContain("no document");
});

test("a folder of documents never answers from a text that no longer holds, but still shows it by its path", () => {
  write("document.json", JSON.stringify({ ...about, status: "repealed" }));
  const knowledge = loadKnowledge({ dir });
  expect(knowledge.search("用水大户要登记吗")).toEqual({ kind: "none", matches: [] });
  expect(knowledge.passage("二（一）")?.text).toContain("用水大户");
});

test.for([[""], [1], "茶", undefined])("%j is no list of everyday words", (zh) => {
  const read = glossaryEntrySchema.safeParse({ path: "一", zh, en: [] });
  expect(read.error?.issues).toMatchObject([{ path: ["zh"] }]);
});

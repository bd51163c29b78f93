import { describe, expect, it } from "vitest";
import { asksForDocuments } from "../../handlers/enquiry/documents.ts";

describe("what the bot answers from is asked", () => {
  it.each([
    "你们有哪些文件",
    "你有什么文件？",
    "你们的依据是什么",
    "請問你們有哪些文件可以查",
    "你哋有咩文件",
    "你们现在一共收录了多少份文件",
    "有哪些政策文件？",
    "都依据哪些文件",
    "你的回答依据什么",
    "答案的出处是哪里",
    "你们根据什么文件回答",
    "文件清单",
    "列出你们的文件",
    "你们的资料来源是什么",
    "依据是什么",
    "能查哪些文件",
    "what documents do you have?",
    "Which documents do you use",
    "what sources do you rely on?",
    "hi, what policy documents do you have?",
    "list your documents please",
    "which documents can I ask about",
    "what are your answers based on?",
    "what do you base your answers on",
    "Where does this information come from?",
    "what is the basis for your answers",
    "how many documents do you have",
  ])("by %s", (words) => {
    expect(asksForDocuments(words)).toBe(true);
  });

  it.each([
    "需要什么文件",
    "我要准备哪些文件",
    "申请要交什么材料",
    "土地出让依据什么文件",
    "你们有哪些政策",
    "文件里写了哪些产业",
    "有没有外商投资的文件",
    "项目落地需要哪些批准文件",
    "任务分工表发我",
    "what documents do I need?",
    "which documents do you require from us",
    "what documents must I submit to you",
    "what is the tax based on",
    "where is the park",
    "send me the file",
    "which regulations apply to coffee",
    "投资强度的依据是什么",
    "根据什么标准收费",
  ])("and not by %s", (words) => {
    expect(asksForDocuments(words)).toBe(false);
  });
});

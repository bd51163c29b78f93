import { expect, it } from "vitest";
import { openStage } from "../support/stage.ts";

it.each([
  [
    "你们有哪些文件？",
    "《云南省人民政府关于进一步加强招商引资工作的指导意见》（2022-11-27）",
    "直接问就行",
  ],
  [
    "你們有哪些文件？",
    "《雲南省人民政府關於進一步加強招商引資工作的指導意見》（2022-11-27）",
    "直接問就行",
  ],
  [
    "what documents do you have?",
    "Guiding Opinions of the People's Government of Yunnan Province on Further Strengthening Investment Promotion (2022-11-27)",
    "Just ask",
  ],
])(
  "who asks what the answers come from reads the documents, and how to ask: %s",
  async (words, title, how) => {
    const stage = await openStage();
    const ann = stage.actor("1001");
    await ann.says(words);
    expect(ann.sees(title)).toContain(how);
  },
);

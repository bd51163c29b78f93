import { expect, it } from "vitest";
import { openOffice, withProject } from "../support/staff-stage.ts";

it.each([
  ["急！明天要开董事会", "#0001 已标为加急"],
  ["还在吗", "尚未接单"],
  ["现在谁负责我的项目？", "尚未接单"],
  ["#1", "尚未接单"],
  ["so who is handling it now?", "waiting for the Yuxi desk to accept"],
  ["Are you still there?", "waiting for the Yuxi desk to accept"],
])(
  "who waits for an officer amid a pre-screen and says %s is answered about his ticket",
  async (words, answer) => {
    const { ann } = await withProject(await openOffice("telegram"));
    await ann.says(words);
    ann.sees(answer);
  },
);

it.each(["我想找專員談核桃油項目", "想約招商局的人談談茶葉加工廠的事"])(
  "who wishes to talk with an officer about something is offered one: %s",
  async (words) => {
    const { ann } = await openOffice("telegram");
    await ann.says(words);
    expect(ann.sees(/接手/)).toMatch(/同意|轉交/);
  },
);

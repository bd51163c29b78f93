import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { loadKnowledge } from "../../knowledge/load.ts";
import { openStage } from "../support/stage.ts";

const dir = fileURLToPath(new URL("../fixtures/documents", import.meta.url));
const knowledge = loadKnowledge({ dir });
const STAFF_ONLY = "用水大户逐户登记";
const DESK = "province";

describe("a document for staff", () => {
  it("is quoted and opened for the officers of a desk", async () => {
    const stage = await openStage({ knowledge });
    const officer = stage.actor("2001", { locale: "zh-hans" });
    stage.group(DESK, [officer]);

    await officer.says("用水大户要登记吗");
    officer.sees(STAFF_ONLY);
    await officer.says("/clause 2.1.1");
    officer.sees("每月报送用水量");
    await officer.presses("看原文");
    officer.sees("每月报送用水量");
    await officer.says("/clause 应急供水车谁调度");
    officer.sees("市水务局统一调度");
  });

  it("is neither found nor opened by anybody else, by no path and no button", async () => {
    const stage = await openStage({ knowledge });
    const officer = stage.actor("2001", { locale: "zh-hans" });
    const ann = stage.actor("1001", { locale: "zh-hans" });
    stage.group(DESK, [officer]);
    await officer.says("/clause 二（一）1");
    const borrowed = officer.press("看原文");

    await ann.says("用水大户要登记吗");
    await ann.says("/clause 二（一）1");
    await ann.says("/clause 应急供水车谁调度");
    const { chat, person } = ann;
    await stage.deliver({ ...borrowed, id: "borrowed", chat, from: person });

    const heard = ann.all().map(({ text }) => text);
    expect(heard).toHaveLength(3);
    expect(heard.join("\n")).not.toMatch(/登记|每月|调度|台账/u);
  });
});

import { describe, expect, it } from "vitest";
import { openStage } from "../support/stage.ts";
import { knowledge } from "../support/stage-host.ts";

const broken = {
  ...knowledge,
  search: () => {
    throw new Error("The index is broken.");
  },
};

describe("a handler that throws", () => {
  it.each([
    ["zh-hans", "省里招商委是谁管的？", "抱歉，我这边出了点问题", "转人工"],
    ["zh-TW", "省裡招商委是誰管的？", "抱歉，我這邊出了點問題", "轉人工"],
    ["en", "Who chairs the committee?", "Sorry, something went wrong on my side", "Ask a person"],
  ])(
    "is apologised for, with the way to a person: %s",
    async (...[locale, words, sorry, person]) => {
      const stage = await openStage({ knowledge: broken });
      const ann = stage.actor("1001", { name: "Ann Lee", locale });

      await ann.says(words);

      ann.sees(sorry);
      expect(ann.labels()).toEqual([person]);
    },
  );

  it("is logged as what failed, with nothing of what was said and by whom", async () => {
    const stage = await openStage({ knowledge: broken });
    const ann = stage.actor("1001", { name: "Ann Lee" });

    await ann.says("我们在玉溪的项目电话13812345678");
    await ann.says("省里招商委是谁管的？13812345678");

    expect(stage.logged()).toContain("The index is broken.");
    for (const personal of ["13812345678", "招商委", "Ann", "telegram:1001"]) {
      expect(stage.logged()).not.toContain(personal);
    }
  });

  it("does not stop the way to a person", async () => {
    const stage = await openStage({ knowledge: broken });
    const ann = stage.actor("1001", { locale: "en" });
    await ann.says("Who chairs the committee?");

    await ann.presses("Ask a person");
    await ann.presses("Agree and pass on");

    ann.sees("Your number is #0001");
  });

  it("at a button speaks the language the platform hints at", async () => {
    const stage = await openStage({
      knowledge: {
        ...knowledge,
        passage: () => {
          throw new Error("The index is broken.");
        },
      },
    });
    const ann = stage.actor("1001", { locale: "en" });
    await ann.says("/start");

    await ann.presses("Browse industries");

    ann.sees("Sorry, something went wrong on my side");
  });
});

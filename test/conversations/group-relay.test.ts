import { describe, expect, it } from "vitest";
import type { Channel } from "../../bot/core/event.ts";
import { confidentialDesks, openGroupTalk } from "../support/group-talk.ts";
import { openOffice, withOwner, withProject } from "../support/staff-stage.ts";
import { openStage } from "../support/stage.ts";

describe.each<Channel>(["telegram", "feishu", "web"])(
  "a talk in the desk's group on %s",
  (channel) => {
    it("runs in a thread of its own: the full card, and the talk both ways", async () => {
      const { stage, ann, zhang, group, thread } = await openGroupTalk(channel);

      const [, card] = stage.shown(thread);
      expect(card?.text).toContain("Ann Lee");
      expect(card?.buttons.map(({ label }) => label)).toContain("办结");
      const outside = stage
        .shown(group)
        .map(({ text }) => text)
        .join();
      expect(outside).not.toContain("Ann Lee");
      expect(outside).toContain("完整资料和对话在本单的话题里");
      expect(zhang.all()).toEqual([]);

      await ann.says("Is the land flat?");
      expect(stage.shown(thread).at(-1)?.text).toBe("#0001 投资者：Is the land flat?");
      await zhang.says("很平", { in: thread });
      expect(ann.heard().map(({ text }) => text)).toEqual(["Officer: 很平"]);
      expect(zhang.all()).toEqual([]);
    });

    it("passes on the owner's words alone, and says so once to the others", async () => {
      const { stage, ann, zhang, li, thread } = await openGroupTalk(channel);
      await ann.says("Hello?");
      const before = ann.all().length;

      await li.says("这家我认识", { in: thread });
      expect(stage.shown(thread).at(-1)?.text).toContain("只有接单人写的会发出");
      const explained = stage.shown(thread).length;
      await li.says("老客户了", { in: thread });
      expect(stage.shown(thread)).toHaveLength(explained);

      await zhang.says("// 先查一下", { in: thread });
      expect(stage.shown(thread).at(-1)?.text).toContain("没有发出");
      expect(ann.all()).toHaveLength(before);
      await zhang.says("您好", { in: thread });
      expect(ann.all().at(-1)?.text).toBe("Officer: 您好");
    });
  },
);

describe.each<Channel>(["telegram", "feishu", "web"])(
  "the owner of a talk in the desk's group on %s",
  (channel) => {
    it("may answer colleagues: that stays inside, which is said", async () => {
      const { stage, ann, zhang, li, thread } = await openGroupTalk(channel);
      const remark = li.message("要不要给他报价？", { in: thread });
      await stage.deliver(remark);
      const before = ann.all().length;

      const answer = zhang.message("先不报", { in: thread });
      await stage.deliver({ ...answer, replyTo: remark.messageId });
      await stage.advance(2_000);

      expect(ann.all()).toHaveLength(before);
      expect(stage.shown(thread).at(-1)?.text).toBe("这条是回复同事的，没有发给投资者。");
    });

    it("has albums, edits and recalls passed on as in private", async () => {
      const { stage, ann, zhang, thread } = await openGroupTalk(channel);
      const pieces = ["门牌", ""].map((caption) =>
        zhang.message(caption, { in: thread, files: ["image"], album: "a1" }),
      );
      await stage.deliver(...pieces);
      await stage.advance(2_000);
      expect(ann.all().at(-1)?.text).toBe("Officer:\n[image] 门牌\n[image]");

      await zhang.says("周四见", { in: thread });
      await zhang.edits("周四见", "周五见");
      expect(ann.all().at(-1)?.text).toBe("Officer: 周五见\n(edited; before: 周四见)");
      await zhang.recalls("周五见");
      expect(ann.all().at(-1)?.text).toBe("Officer: (withdrew a message)");
    });
  },
);

describe("buttons of a card in a thread", () => {
  it("are the owner's alone, and lead on in the thread", async () => {
    const { stage, ann, zhang, li, group, thread } = await openGroupTalk("telegram");
    expect(await li.presses("办结", thread)).toMatchObject({ text: "这不是您的单。" });

    await zhang.presses("办结", thread);
    await zhang.presses("已转介", thread);
    expect(ann.all().at(-1)?.text).toContain("has ended");
    expect(stage.shown(thread)[0]?.text).toBe("[thread closed] #0001 新的人工咨询");
    await zhang.says("还有一事", { in: thread });
    expect(stage.shown(thread).at(-1)?.text).toBe("这单已经办结。");

    await zhang.presses("重新打开", thread);
    await li.presses("接单", group);
    expect(stage.threads(group)).toEqual([thread]);
    expect(stage.shown(thread)[0]?.text).toBe("[thread open] #0001 新的人工咨询");
    await li.says("您好，我是李强", { in: thread });
    expect(ann.all().at(-1)?.text).toBe("Officer: 您好，我是李强");
  });

  it("ask for a new value and its source, which the owner writes in the thread", async () => {
    const office = await withOwner(await openOffice("feishu", "group"));
    const { stage, ann, zhang, group } = office;
    const [thread = group] = stage.threads(group);
    const told = () => stage.shown(thread).at(-1)?.text;
    await zhang.presses("改资料", thread);
    await zhang.presses("新增建设用地", thread);
    expect(told()).toContain("#0001 更正“新增建设用地”");
    await zhang.says("60亩\n电话核实，王经理", { in: thread });
    expect(told()).toContain("#0001 已更正：新增建设用地 50亩 → 60亩");
    expect(ann.all().at(-1)?.text).toContain("来源：电话核实，王经理");
    await zhang.says("打错了", { in: thread });
    expect(ann.all().at(-1)?.text).toContain("60亩 → 50亩");
  });

  it("and questions to the bot are answered in the thread, and sent with a tap", async () => {
    const { stage, ann, zhang, thread } = await openGroupTalk("telegram");
    await zhang.says("？失信企业的项目怎么处理", { in: thread });
    expect(stage.shown(thread).at(-1)?.text).toContain("投资者看不到这条");
    await zhang.presses("发给投资者", thread);
    expect(ann.all().at(-1)?.text).toContain("附件1·二");
  });
});

describe("officers' commands in a thread", () => {
  it("are answered as in the group, and are not the investor's to read", async () => {
    const { stage, ann, zhang, thread } = await openGroupTalk("telegram");
    const before = ann.all().length;
    await zhang.says("/mine", { in: thread });
    expect(stage.shown(thread).at(-1)?.text).toContain("#0001");
    await zhang.says("/help", { in: thread });
    expect(ann.all()).toHaveLength(before);
  });

  it("in private the owner's words are the bot's, not his investor's", async () => {
    const { ann, zhang } = await openGroupTalk("telegram");
    const before = ann.all().length;
    await zhang.says("失信企业的项目怎么处理？");
    zhang.sees("附件1·二");
    await zhang.says("打开 #1");
    zhang.sees("Ann Lee");
    expect(zhang.labels()).toEqual([]);
    expect(ann.all()).toHaveLength(before);
  });

  it("who goes off duty hands back what he has in threads", async () => {
    const { stage, ann, zhang, group } = await openGroupTalk("telegram");
    await zhang.says("/absent");
    expect(ann.all().at(-1)?.text).toContain("#0001");
    expect(await stage.read({ kind: "ticket", id: "0001" })).toMatchObject({ state: "offered" });
    expect(stage.shown(group).at(-1)?.text).toContain("#0001");
  });
});

describe("a ticket that leaves its desk", () => {
  it("leaves a closed thread that says where it went, and nothing of the investor", async () => {
    const { stage, ann, zhang, group } = await withOwner(await openOffice("feishu", "group"));
    const [thread = group] = stage.threads(group);
    await zhang.presses("转办", thread);
    await zhang.presses("省级招商窗口", thread);
    await ann.presses(/同意/);

    const left = stage.shown(thread).map(({ text }) => text);
    expect(left[0]).toContain("[thread closed]");
    expect(left.join()).not.toContain("Quixley");
    expect(await stage.read({ kind: "ticket", id: "0001" })).not.toHaveProperty("thread");
  });

  it("by its applicant's wish says so in the thread, and closes it", async () => {
    const { stage, ann, group } = await withOwner(await openOffice("telegram", "group"));
    const [thread = group] = stage.threads(group);
    await ann.says("/mydata");
    await ann.presses("全部删除");
    await ann.presses("确定删除");
    const left = stage.shown(thread).map(({ text }) => text);
    expect(left[0]).toContain("[thread closed]");
    expect(left[1]).toContain("已撤回：申请人删除了资料");
    expect(left[1]).not.toContain("Quixley");
  });
});

describe("a group that can't have threads", () => {
  it("has the talk in private, with a line for the operator, and nothing lost", async () => {
    const { stage, ann, zhang, group } = await withProject(await openOffice("telegram", "group"));
    stage.forbidThreads(group);
    await zhang.presses("接单", group);
    await stage.advance(1_000);

    zhang.sees("窗口的群里开不了话题");
    zhang.sees("Quixley");
    expect(
      stage
        .shown(group)
        .map(({ text }) => text)
        .join(),
    ).not.toContain("Quixley");
    expect(stage.logged()).toContain("desk.no_threads");
    await ann.says("在吗？");
    zhang.sees("#0001 投资者：在吗？");
    await zhang.says("在的");
    expect(ann.all().at(-1)?.text).toBe("专员：在的");
  });

  it("is led to the private chat where the bot can't write first; the investor is told the truth", async () => {
    const stage = await openStage({ desks: confidentialDesks("telegram") });
    const ann = stage.actor("ann-1001", { name: "Ann Lee", locale: "en" });
    const zhang = stage.actor("zhang-2001", { name: "张敏" });
    const group = stage.group("province", [zhang]);
    stage.forbidThreads(group);
    await ann.says("human please");
    await ann.presses("Agree and pass on");
    await zhang.presses("接单", group);
    await stage.advance(1_000);

    expect(stage.shown(group).at(-1)?.text).toContain("“管理话题”权限");
    expect(ann.all().at(-1)?.text).toContain("#0001");
    expect(await zhang.presses("接单", group)).toMatchObject({ startPayload: "accept-0001" });
    await zhang.says("/start accept-0001");
    zhang.sees("Ann Lee");
    await zhang.says("Hello");
    expect(ann.all().at(-1)?.text).toBe("Officer: Hello");
  });
});

it("a group that can't be reached any more loses no talk: it goes on in private", async () => {
  const { stage, ann, zhang, group } = await withOwner(await openOffice("telegram", "group"));
  stage.block({ chat: group });
  await ann.says("在吗？");
  await stage.advance(1_000);
  expect(ann.all().at(-1)?.text).toMatch(/没有/);
  zhang.sees("Quixley");
  await ann.says("还在吗？");
  zhang.sees("还在吗？");
});

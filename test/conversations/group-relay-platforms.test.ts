import { describe, expect, it } from "vitest";
import { inFeishuThread, inTelegramTopic } from "../support/group-platforms.ts";

describe("a talk in the desk's group, between the real platforms' simulators", () => {
  it("has a topic in a Telegram forum, closed when the ticket is", async () => {
    const { telegram, ann, zhang, forum } = await inTelegramTopic();
    const [topic] = forum.topics().keys();
    const inTopic = () => telegram.sent(forum.id).filter(({ threadId }) => threadId === topic);
    await telegram.until(() => inTopic().some(({ text }) => text.includes("Ann Lee")));

    ann.says("Is the land flat?");
    await telegram.until(() => inTopic().some(({ text }) => text.includes("Is the land flat?")));
    const answer = zhang.says("Yes, flat", { in: forum.id, threadId: topic! });
    await telegram.until(() =>
      telegram.sent(ann.id).some(({ text }) => text === "Officer: Yes, flat"),
    );
    await telegram.until(() => telegram.reaction(forum.id, answer) === "👌");

    await zhang.presses("办结", { in: forum.id });
    await telegram.until(() => inTopic().some(({ text }) => text.includes("结果是什么")));
    await zhang.presses("已转介", { in: forum.id });
    await telegram.until(() => forum.topics().get(topic!)?.isClosed === true);
  });

  it("goes on in the group itself where the topic was taken away, by answers to what came", async () => {
    const { telegram, ann, zhang, forum } = await inTelegramTopic();
    const [topic = 0] = forum.topics().keys();
    forum.deleteTopic(topic);

    ann.says("Is the land flat?");
    const asked = () =>
      telegram.sent(forum.id).find(({ text }) => text.includes("Is the land flat?"));
    await telegram.until(() => asked() !== undefined);
    expect(asked()?.threadId).toBeUndefined();
    zhang.says("Yes", { in: forum.id, replyTo: asked()!.id });
    await telegram.until(() => telegram.sent(ann.id).some(({ text }) => text === "Officer: Yes"));
  });

  it("hangs on the ticket's card in a Feishu group", async () => {
    const { feishu, ann, zhang, desk, card } = await inFeishuThread();
    const inThread = () => feishu.sent(desk).filter(({ id }) => feishu.raw(id).rootId === card);
    await feishu.until(() => inThread().some(({ buttons }) => buttons.flat().includes("办结")));

    await ann.says("平吗？");
    await feishu.until(() => inThread().some(({ text }) => text.includes("平吗？")));
    const answer = zhang.writes("很平", { in: desk, thread: card });
    await feishu.until(() => feishu.sent(ann).some(({ text }) => text === "专员：很平"));
    await feishu.until(() => feishu.reactions(answer.messageId).includes("OK"));
  });
});

import { expect, it } from "vitest";
import { SAMPLE_DESKS } from "../support/stage-samples.ts";
import { openSimulated } from "../support/stage-simulated.ts";

/** Seeded: the same contacts in every run. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

const random = createRandom(20_261_122);

function digits(count: number): string {
  return Array.from({ length: count }, () => Math.floor(random() * 10)).join("");
}

function wide(text: string): string {
  return text.replaceAll(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
}

function grouped(mobile: string, by: string): string {
  return [mobile.slice(0, 3), mobile.slice(3, 7), mobile.slice(7)].join(by);
}

type Notation = (mobile: string, name: string) => string;

const NOTATIONS: readonly Notation[] = [
  (mobile) => mobile,
  (mobile) => grouped(mobile, " "),
  (mobile) => grouped(mobile, "-"),
  (mobile) => `+86 ${mobile}`,
  (mobile) => `+86-${grouped(mobile, "-")}`,
  (mobile) => `0086${mobile}`,
  (mobile) => wide(mobile),
  (_, name) => `微信 ${name}`,
  (_, name) => `VX：${name}`,
  (mobile) => `QQ ${mobile.slice(0, 9)}`,
  (_, name) => `${name}@example.com`,
  (mobile) => `0871-${mobile.slice(0, 8)}`,
];

const CONTACTS = Array.from({ length: 50 }, (_, index) => {
  const notation = NOTATIONS[index % NOTATIONS.length] as Notation;
  return notation(`1${digits(10)}`, `zx${digits(6)}`);
});

it("no contact an investor typed is in a group message or a log line, in any notation", async () => {
  const stage = await openSimulated({ desks: SAMPLE_DESKS });
  const wang = stage.actor("2001", { name: "王芳", locale: "zh-hans" });
  const groups = ["province", "yuxi", "qujing", "complaints"].map((id) =>
    stage.group(id, id === "province" ? [wang] : []),
  );
  const [province] = groups;
  await wang.says("/start");
  for (const [index, contact] of CONTACTS.entries()) {
    const channel = index % 2 === 0 ? "telegram" : "feishu";
    const name = `客人 ${contact}`;
    const ann = stage.actor(`7${1000 + index}`, { name, channel, locale: "zh-hans" });
    await ann.says(`请打 ${contact} 找我，招商委是做什么的？`);
    await ann.says("转人工");
    await ann.presses("同意，转交");
    if (index % 10 === 0) {
      await wang.presses("接单", province);
      await ann.says(`我的联系方式是 ${contact}`);
      await wang.presses("办结");
      await wang.presses("已转介");
    }
    if (index % 10 === 5) {
      await ann.says(`我要投诉，那位科长的电话是 ${contact}`);
      await ann.says("匿名");
    }
  }
  await stage.advance(5 * 60_000);

  const shown = groups.flatMap((group) => stage.shown(group).map(({ text }) => text)).join("\n");
  const public_ = `${shown}\n${stage.logged()}`.normalize("NFKC").replaceAll(/[\s-]/g, "");
  expect(shown.match(/#\d{4} 新/g)?.length).toBeGreaterThanOrEqual(CONTACTS.length);
  for (const contact of CONTACTS) {
    const [core = ""] =
      contact
        .normalize("NFKC")
        .replaceAll(/[\s-]/g, "")
        .match(/zx\d{6}|\d{8,}/) ?? [];
    expect(core.length).toBeGreaterThanOrEqual(8);
    expect(public_).not.toContain(core);
  }
}, 60_000);

import { mkdirSync } from "node:fs";
import { chromium, type Page } from "playwright-core";
import { expect, onTestFinished, test } from "vitest";
import { startPlayground } from "./playground-process.ts";

/** Debian's package; `.ci/run` installs it. */
const CHROMIUM = process.env["CHROMIUM"] ?? "/usr/bin/chromium";
/** Without these it looks up hosts of its own at every start. */
const QUIET = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
const SCREENSHOTS = "test/e2e/screenshots";
const WAIT = { timeout: 10_000 };

async function openPage(address: string, locale: string): Promise<Page> {
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: QUIET });
  onTestFinished(() => browser.close());
  const viewport = { width: 1440, height: 900 };
  // Moving pictures make poor ones.
  const page = await browser.newPage({ locale, viewport, reducedMotion: "reduce" });
  await page.goto(address);
  return page;
}

/** One side of the page: says things, presses the latest button of a label, and waits for words. */
function sideOf(page: Page, name: "investor" | "desk") {
  const side = page.locator(`[data-side="${name}"]`).first();
  const messages = side.locator("article");
  return {
    words: () => messages.last().textContent(),
    says: async (text: string) => {
      const box = side.getByRole("textbox");
      await box.fill(text);
      await box.press("Enter");
    },
    presses: (label: string) =>
      side.getByRole("button", { name: label, exact: true }).last().click(),
    opens: (tab: string) => side.getByRole("tab", { name: new RegExp(tab) }).click(),
    /** The last message there says so, at once or soon. */
    sees: async (text: RegExp) => {
      await expect.poll(() => messages.last().textContent(), WAIT).toMatch(text);
    },
    /** Some message there says so, at once or soon. */
    shows: async (text: RegExp) => {
      await expect
        .poll(async () => (await messages.allTextContents()).join("\n"), WAIT)
        .toMatch(text);
    },
  };
}

function shoot(page: Page, name: string): Promise<unknown> {
  mkdirSync(SCREENSHOTS, { recursive: true });
  return page.screenshot({ path: `${SCREENSHOTS}/${name}.png` });
}

test("an investor and an officer go the whole way in the playground", async () => {
  const { address } = await startPlayground();
  const page = await openPage(address, "zh-CN");
  const failures: string[] = [];
  page.on("pageerror", ({ message }) => failures.push(message));
  const investor = sideOf(page, "investor");
  const desk = sideOf(page, "desk");
  await shoot(page, "1-empty");

  await investor.says("太阳能板工厂你们要不要");
  await investor.sees(/附件1·一（三）1/);
  await investor.says("核桃油加工，大理，9000万，30亩，一年税收500万，跟农户签了保底价");
  await investor.sees(/同意吗/);
  await shoot(page, "2-cited-answer-and-consent");
  await investor.presses("同意");
  for (const asked of [
    /• .*永久基本农田/,
    /• .*原料为主/,
    /• .*产能严重过剩行业/,
    /• .*失信惩戒/,
  ]) {
    await investor.sees(asked);
    await investor.presses("都没有");
  }
  await investor.sees(/国家产业/);
  await investor.presses("鼓励类");
  await investor.sees(/初步符合（不是批准）/);
  await shoot(page, "3-verdict");

  await investor.presses("转人工");
  await investor.sees(/大理州招商窗口/);
  await investor.presses("同意，转交");
  await investor.sees(/#0001/);
  await desk.sees(/#0001[^]*待接单/);
  expect(await desk.words()).not.toContain("核桃油");
  await shoot(page, "4-redacted-card");
  await desk.presses("接单");
  await desk.sees(/已由 张敏 Zhang Min 接单/);
  await desk.opens("我的私聊");
  await desk.shows(/核桃油/);
  await investor.sees(/专员已接单/);

  await investor.says("您好，什么时候方便通话？");
  await desk.sees(/什么时候方便通话/);
  await desk.says("明天上午十点可以吗？");
  await investor.sees(/明天上午十点可以吗/);
  await desk.sees(/明天上午十点可以吗？[^]*✓已送达/);
  await shoot(page, "5-relay");
  await desk.presses("办结");
  await desk.presses("已转介");
  await investor.sees(/人工服务已结束/);
  await shoot(page, "6-closed");
  expect(failures).toEqual([]);
});

test("the page speaks English to an English browser, on a phone too", async () => {
  const { address } = await startPlayground();
  const page = await openPage(address, "en-GB");
  await page.setViewportSize({ width: 390, height: 844 });
  const investor = sideOf(page, "investor");
  await investor.says("do you want coffee roasting plants?");
  await investor.sees(/附件1·一（一）6/);
  await investor.says("What is the corporate income tax rate?");
  await investor.sees(/gives no tax rates/);
  await shoot(page, "7-phone-english");
});

import { expect, test } from "vitest";
import { dossierPage } from "../../../handlers/screening/dossier-page.ts";

const EVIL = `<script>alert("1")</script><img src='x'>&amp;`;
const ESCAPED =
  "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&lt;img src=&#39;x&#39;&gt;&amp;amp;";

test("every word on the page is escaped, wherever it stands", () => {
  const html = dossierPage({
    language: "zh-Hans",
    title: EVIL,
    name: EVIL,
    verdict: { kind: "review", title: EVIL },
    summary: [EVIL],
    preliminary: EVIL,
    made: [EVIL],
    sections: [{ heading: EVIL, lines: [EVIL, EVIL], table: { head: [EVIL], rows: [[EVIL]] } }],
  });
  expect(html.split(ESCAPED)).toHaveLength(14);
  expect(html).not.toMatch(/<script|<img/);
});

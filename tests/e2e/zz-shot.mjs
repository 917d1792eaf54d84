import { launch, open, reports, saved } from "./page.js";
import { serve } from "./serve.js";
import { readFileSync } from "node:fs";
const host = await serve(); const browser = await launch();
const docs = ["convoy","flood"].flatMap((n) => readFileSync(`/work/shared/gold/incidents/dev-${n}.jsonl`,"utf8").trim().split("\n").map(JSON.parse));
for (const [w,h,scheme,lang] of [[1440,900,"light","en"],[390,844,"dark","vi"],[1024,768,"dark","en"]]) {
  const { context, page, faults } = await open(browser, host.url, { viewport: { width: w, height: h }, colorScheme: scheme });
  await reports(page, docs.map((d) => [d.date, d.text]));
  if (lang === "vi") { await page.goto(host.url + "?lang=vi"); await page.locator(".head").waitFor(); await page.waitForTimeout(3000); }
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press("t");
  await page.locator(".incidents .item").first().waitFor();
  await page.waitForTimeout(2500);
  await page.screenshot({ path: `/tmp/shot-${w}-${scheme}.png`, fullPage: true });
  console.log(w, faults);
  await context.close();
}
await browser.close(); host.stop();

// Pictures of the page for docs/img/, made from the page itself.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { launch, open, saved } from "./page.js";
import { root, serve } from "./serve.js";

const into = join(root, "docs", "img");
mkdirSync(into, { recursive: true });
const host = await serve();
const browser = await launch();

const WIDE = { width: 1440, height: 900 };
const pictures = [
  { name: "reading", viewport: WIDE, card: true },
  { name: "reading-dark", viewport: WIDE, card: true, colorScheme: "dark" },
  { name: "claims", viewport: WIDE, claim: true },
  { name: "entities", viewport: WIDE, entity: true },
  { name: "start", viewport: WIDE, empty: true },
  { name: "tablet", viewport: { width: 1024, height: 768 } },
  { name: "phone", viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 },
  { name: "phone-card", viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, card: true, colorScheme: "dark" },
];

for (const { name, card, claim, entity, empty, ...options } of pictures) {
  const { context, page } = await open(browser, host.url, { ...options, reducedMotion: "reduce" });
  if (!empty) {
    await page.getByRole("button", { name: "Bản tin mẫu" }).click();
    await page.getByRole("button", { name: "New article" }).click();
    await page.getByRole("button", { name: "Sample report" }).click();
    await page.locator("mark").first().waitFor();
  }
  if (card) await page.locator('mark[data-kind~="casualty"]').nth(1).click();
  if (entity) {
    const details = page.locator(".entity .toggle").first();
    await details.click();
    await details.scrollIntoViewIfNeeded();
  }
  if (claim) {
    await page.getByRole("button", { name: "Work on this claim" }).first().click();
    await page.getByLabel("Status").last().selectOption({ label: "disputed" });
    await page.getByLabel("Note").fill("The hospital counts eleven.");
  }
  if (!empty) await saved(page);
  await page.evaluate(() => new Promise((done) => setTimeout(done, 400)));
  await page.screenshot({ path: join(into, `${name}.png`) });
  await context.close();
}
await browser.close();
host.stop();

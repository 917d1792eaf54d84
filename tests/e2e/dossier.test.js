// Dossiers: one file that opens anywhere, runs no script, and says by its export whether it was
// changed.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { annotate, bring, reports } from "./page.js";
import { browser, journey } from "./stage.js";

const REPORTS = [
  ["2031-03-03", "At least 8 people were killed when shells hit a market in Karsa on Monday, the Health Ministry said."],
  ["2031-03-04", "The shelling of the market in Karsa on Monday killed 14 people, four of them children, police said."],
  ["2031-03-04", "The army denied that 14 people were killed in Karsa on Monday."],
];

async function saved(page, press) {
  const [download] = await Promise.all([page.waitForEvent("download"), press()]);
  assert.match(download.suggestedFilename(), /^tallymark-dossier-.*\.html$/);
  return readFile(await download.path(), "utf8");
}

/** Opens a dossier as a file, without network and without script. */
async function opened(html) {
  const context = await browser.newContext({ offline: true, javaScriptEnabled: false });
  const page = await context.newPage();
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.setContent(html);
  return { context, page, asked };
}

journey("an incident leaves as a dossier that opens anywhere", async (page) => {
  await reports(page, REPORTS);
  await page.getByRole("button", { name: "Across articles", exact: true }).click();
  const html = await saved(page, () => page.getByRole("button", { name: "Save dossier", exact: true }).click());
  assert.doesNotMatch(html, /<script|\son\w+=|<!--/);
  const { context, page: paper, asked } = await opened(html);
  const told = await paper.locator("body").innerText();
  for (const words of ["Karsa · 3 Mar 2031", "contested", "Health Ministry", "The army denied that 14 people were killed", "SHA-256"])
    assert.ok(told.includes(words), `${words} in ${told}`);
  assert.ok((await paper.locator(".chart svg .point").count()) >= 2);
  assert.deepEqual(asked, []);
  const pdf = await paper.pdf({ format: "A4" });
  assert.ok(pdf.length > 5_000);

  // The export that it names is intact, and a changed one is not.
  const [, base64] = (await paper.getByRole("link", { name: /^tallymark-.*json$/ }).getAttribute("href")).split("base64,");
  const file = Buffer.from(base64, "base64").toString("utf8");
  await context.close();
  await bring(page, "export.json", file.replace("14 people", "15 people"));
  await page.locator(".notice", { hasText: "changed" }).waitFor();
});

journey("an article leaves as a dossier with its marks, figures and claims", async (page) => {
  await annotate(page, REPORTS[1][1]);
  await page.locator('mark[data-kind~="claim"]').first().click();
  await page.keyboard.press("c");
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: "Type a command or a title" }).fill("dossier");
  const html = await saved(page, () => page.keyboard.press("Enter"));
  const { context, page: paper } = await opened(html);
  assert.ok((await paper.locator('mark[data-kind~="casualty"]').count()) >= 2);
  const told = await paper.locator("body").innerText();
  for (const words of ["Figures", "14 people killed", "Claims"]) assert.ok(told.includes(words), `${words} in ${told}`);
  await context.close();

  // The file itself brings its article back, with the claim on it.
  await page.getByRole("button", { name: /^Delete / }).first().click();
  await page.locator(".item").waitFor({ state: "detached" });
  await bring(page, "dossier.html", html);
  await page.locator(".item").waitFor();
  await page.locator('mark[data-kind~="claim"]').first().waitFor();
  assert.equal(await page.locator(".item").count(), 1);
});

journey("what is open is printed", async (page) => {
  await annotate(page, REPORTS[0][1]);
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  await page.locator(".print mark").first().waitFor({ state: "attached" });
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator("button:visible").count(), 0);
  await page.emulateMedia({ media: "screen" });
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  await page.locator(".print > *").first().waitFor({ state: "detached" });
});

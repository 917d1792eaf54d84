// Review at speed: each decision leads to the next, and what is sure is accepted at once.
import assert from "node:assert/strict";
import { accessible, annotate, become } from "./page.js";
import { journey } from "./stage.js";

const TEXT = "On 3 March 2031 shells killed 14 people in Kharkiv, Ukraine. On 4 March 2031 the mayor of Kharkiv left for Odesa.";

const at = (page) => page.locator("mark[aria-current]").first().getAttribute("data-ids");
const left = (page) => page.locator(".item small").first().innerText();

journey("a decision leads to the next mark that nobody decided", async (page) => {
  await annotate(page, TEXT);
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press("j");
  const first = await at(page);
  await page.keyboard.press("a");
  await become(async () => (await at(page)) !== first, true);
  const second = await at(page);
  await page.keyboard.press("x");
  await page.locator(`mark[data-ids="${second}"]`).waitFor({ state: "detached" });
  await page.locator("mark[aria-current]").first().waitFor();
});

journey("all sure marks of a kind are accepted with one key, and from the legend", async (page) => {
  await annotate(page, TEXT);
  assert.match(await left(page), /1 open/);
  await page.locator('mark[data-kind="place"]').first().click();
  await page.keyboard.press("y");
  await page.locator(".notice", { hasText: "4 accepted" }).waitFor();
  await page.getByRole("button", { name: "Accept all 2 that are sure: date" }).click();
  await page.getByRole("button", { name: /that are sure/ }).first().waitFor({ state: "detached" });
  await accessible(page, "accepted");

  // What is left is the figure: with it the article is done.
  await page.locator('mark[data-kind~="casualty"]').first().click();
  await page.keyboard.press("a");
  await become(async () => /done/.test(await left(page)), true);
});

journey("keys can be kept to what nobody decided", async (page) => {
  await annotate(page, TEXT);
  await page.locator('mark[data-kind="place"]').first().click();
  await page.keyboard.press("y");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Shift+U");
  await page.locator(".notice", { hasText: "undecided marks only" }).waitFor();
  const kinds = new Set();
  for (let i = 0; i < 8; i += 1) {
    await page.keyboard.press("j");
    kinds.add(await page.locator("mark:focus").getAttribute("data-kind"));
  }
  assert.ok(![...kinds].includes("place"), [...kinds].join());
});

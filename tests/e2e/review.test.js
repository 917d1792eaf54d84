// Review at speed: each decision leads to the next, and what is sure is accepted at once.
import assert from "node:assert/strict";
import { accessible, annotate, become, exported } from "./page.js";
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

journey("claims are worked on by keys alone", async (page) => {
  await annotate(page, "The bridge fell on Monday, the mayor said. The army denied that the bridge fell. Police said that two men left.");
  await page.evaluate(() => document.activeElement.blur());
  const form = page.locator(".claim-form");
  await page.keyboard.press("g");
  await form.waitFor();
  const first = new URL(page.url()).hash;
  await page.keyboard.press("3");
  await become(() => form.getByLabel("Status").inputValue(), "2");
  await page.keyboard.press("g");
  await become(() => new URL(page.url()).hash !== first, true);
  await page.keyboard.press("Escape");
  await form.waitFor({ state: "detached" });
  assert.equal(JSON.parse(await exported(page)).documents[0].claims.filter((claim) => claim.status === "disputed").length, 1);
});

journey("an address that is pasted is evidence for the open claim, and never an article", async (page) => {
  await annotate(page, "The bridge fell on Monday, the mayor said.");
  const paste = (text) =>
    page.evaluate((text) => {
      const data = new DataTransfer();
      data.setData("text/plain", text);
      document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true }));
    }, text);
  await paste("https://example.org/bridge");
  await page.locator(".notice", { hasText: "fetches nothing" }).waitFor();
  assert.equal(await page.locator(".item").count(), 1);
  await page.getByRole("button", { name: "Work on this claim" }).first().click();
  await page.locator(".claim-form").waitFor();
  await paste(" https://example.org/bridge\n");
  await become(() => page.getByLabel("Address of the evidence").inputValue(), "https://example.org/bridge");
});

journey("a missing date of publication is said, and many articles get one at once", async (page) => {
  for (const town of ["Karsa", "Quell", "Dorn"]) {
    await annotate(page, `A fire killed nine people in ${town} on Monday, the mayor said.`);
    await page.getByText("No publication date: 1 date stays open.").waitFor();
    if (town !== "Dorn") await page.getByRole("button", { name: "New article" }).click();
  }
  await page.getByRole("button", { name: "Say when it appeared" }).click();
  assert.equal(await page.evaluate(() => document.activeElement.type), "date");
  await page.getByRole("button", { name: "Choose several" }).click();
  const boxes = page.locator(".item .choice-box");
  await boxes.first().click();
  await boxes.last().click({ modifiers: ["Shift"] });
  await page.getByText("3 articles chosen").waitFor();
  await accessible(page, "several");
  await page.locator(".several-form").getByLabel("Published").fill("2031-03-04");
  await page.locator(".several-form").getByLabel("Source").fill("Karsa Radio");
  await page.getByRole("button", { name: "Set for 3 articles" }).click();
  await page.getByText("No publication date").waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByText("No publication date").waitFor();

  await page.getByRole("button", { name: "Look at them together" }).click();
  await page.locator(".across").waitFor();
  await page.keyboard.press("Escape");
  await page.locator(".several-form").getByRole("button", { name: "Delete" }).click();
  await page.locator(".item").waitFor({ state: "detached" });
  await page.locator(".notice", { hasText: "3 articles deleted." }).getByRole("button", { name: "Bring them back" }).click();
  await page.locator(".item").nth(2).waitFor();
});

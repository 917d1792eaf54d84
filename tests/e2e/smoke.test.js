// All parts of the page, once, in one walk: what is released is tried with this alone,
// since all other journeys run on the page that is built in haste.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { blank, bring, exported, isRead, saved, segments, select, until, validator } from "./page.js";
import { pdf, word } from "./paper.js";
import { serve } from "./serve.js";
import { browser } from "./stage.js";

const TEXT = "Karsa news\n\nAt least 14 people were killed in Aleppo on 3 March 2031.\nThe mayor denied it.";
const PARAGRAPH = "Shells fell on the market of Ansa, and at least 9 people were killed on 4 March 2031. ".repeat(6);
const FILES = {
  "karsa.docx": word(["Word news", "At least 21 people were killed in Mosul on 5 March 2031."]),
  "ansa.html": `<!doctype html><html lang="en"><head><title>Ansa</title></head><body><article><h1>Ansa</h1><p>${PARAGRAPH}</p><p>${PARAGRAPH}</p></article></body></html>`,
  "paper.pdf": pdf(["Paper news", "At least 33 people were killed in Homs on 6 March 2031."]),
};
const FIGURES = { "karsa.docx": "21 people", "ansa.html": "9 people", "paper.pdf": "33 people" };

const mark = (page, words) => page.locator("mark", { hasText: words }).first();

test("from an empty start page to work that is kept without a network", async () => {
  const host = await serve();
  const { context, page, faults } = await blank(browser, { serviceWorkers: "allow" });
  await page.goto(host.url);

  // A text is pasted and read.
  await page.getByRole("textbox", { name: "Article text" }).focus();
  await page.keyboard.insertText(TEXT);
  await page.getByRole("button", { name: "Annotate" }).click();
  for (const words of ["14 people", "Aleppo", "3 March 2031"]) await mark(page, words).waitFor();
  await isRead(page);

  // A claim is made of it, kept, and there after a reload.
  await select(page, "The mayor denied it.");
  await page.keyboard.press("c");
  const form = page.locator(".claim-form");
  await form.getByLabel("Status").selectOption({ label: "disputed" });
  await form.getByRole("button", { name: "Close" }).click();
  await saved(page);
  const marks = await segments(page);
  await page.reload();
  await mark(page, "Aleppo").waitFor();
  await isRead(page);
  assert.deepEqual(await segments(page), marks);
  const file = JSON.parse(await exported(page));
  assert.ok(validator()(file));
  assert.equal(file.documents[0].claims.filter((claim) => claim.status === "disputed").length, 1);

  // The parts are what their checksums say.
  const parts = await page.locator("link[integrity]").evaluateAll((tags) => tags.map((tag) => [tag.href, tag.integrity]));
  assert.ok(parts.length >= 4, `${parts.length} parts`);
  for (const [address, integrity] of parts) {
    const [, kind, wanted] = integrity.match(/^(sha\d+)-(.*)$/);
    const bytes = Buffer.from(await (await fetch(address)).arrayBuffer());
    assert.equal(createHash(kind).update(bytes).digest("base64"), wanted, address);
  }

  // Files of every kind are read.
  for (const [name, content] of Object.entries(FILES)) {
    await bring(page, name, content);
    await mark(page, FIGURES[name]).waitFor();
  }
  await saved(page);

  // All of it is there without a network, and more can be read.
  await until(page, () => navigator.serviceWorker.controller !== null, true);
  await host.stop();
  await context.setOffline(true);
  await page.reload();
  await mark(page, FIGURES["paper.pdf"]).waitFor();
  assert.equal(await page.locator(".library .item").count(), 4);
  await bring(page, "late.docx", word(["Late news", "At least 45 people were killed in Homs on 7 March 2031."]));
  await mark(page, "45 people").waitFor();
  assert.deepEqual(faults, []);
  await context.close();
});

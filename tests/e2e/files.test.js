// Files of many kinds come in, files for other tools leave.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { accessible, annotate, bring, open as opened, saved } from "./page.js";
import { word } from "./paper.js";
import { browser, host } from "./stage.js";

const TEXT = "Karsa news\n\nAt least 14 people were killed in Aleppo on 3 March 2031, the mayor said.";

const mark = (page, words) => page.locator("mark", { hasText: words }).first();
const says = (page, words) => page.locator(".notice", { hasText: words }).waitFor();

test("a Word file, a page, a corpus and the file of another tool come in", async () => {
  const { context, page, faults } = await opened(browser, host.url);
  await bring(page, "karsa.docx", word(["Karsa news", "At least 14 people were killed in Aleppo on 3 March 2031."]));
  await mark(page, "Aleppo").waitFor();
  assert.equal(await page.locator("#text").evaluate((text) => text.textContent.includes("Karsa news")), true);

  const paragraph = "Shells fell on the market of Ansa, and at least 9 people were killed on 4 March 2031. ".repeat(6);
  const html = `<!doctype html><html lang="en"><head><title>Ansa market</title><meta property="article:published_time" content="2031-03-05T08:00:00Z"></head>
    <body><nav><a href="/">Home</a> <a href="/x">More</a></nav><article><h1>Ansa market</h1><p>${paragraph}</p><p>${paragraph}</p></article><footer>Subscribe</footer></body></html>`;
  await bring(page, "ansa.html", html);
  await mark(page, "9 people").waitFor();
  assert.equal(await page.getByLabel("Published").inputValue(), "2031-03-05");
  assert.equal(await page.locator("#text").evaluate((text) => /Subscribe|Home/.test(text.textContent)), false);

  await bring(page, "corpus.jsonl", '{"text":"Two people died in Berat on 1 May 2030."}\nno json\n{"text":"Three people died in Korat on 2 May 2030."}\n');
  await says(page, "1 lines are no articles");
  await mark(page, "Berat").waitFor();

  const doccano = JSON.stringify({ text: "🕊 Minister Dorin spoke in Tolva.", label: [[3, 17, "PER"], [27, 32, "LOC"], [18, 23, "VERB"]] });
  await bring(page, "doccano.jsonl", doccano);
  await page.getByRole("dialog", { name: "What is in doccano.jsonl" }).getByRole("button", { name: "Bring it in" }).click();
  await says(page, "Left out, because their labels say nothing here: VERB (1)");
  await mark(page, "Minister Dorin").waitFor();
  assert.equal(await page.locator('mark[data-kind~="place"]', { hasText: "Tolva" }).count(), 1);
  await accessible(page, "files came");
  assert.deepEqual(faults, []);
  await context.close();
});

test("what cannot be read is named, and the others come in", async () => {
  const { context, page, faults } = await opened(browser, host.url);
  const files = [
    { name: "old.doc", buffer: Buffer.from("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and more", "latin1") },
    { name: "broken.docx", buffer: word(["x"]).subarray(0, 90) },
    { name: "scan.pdf", buffer: Buffer.from("%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\ntrailer<</Root 1 0 R>>\n%%EOF") },
    { name: "tcvn3.txt", buffer: Buffer.from("\xfd nghÜa cña viÖc nµy lµ mäi ng\xadêi ®Òu ®\xadîc b¶o vÖ trong chiÕn tranh vµ sau ®ã n÷a.", "latin1") },
    { name: "good.txt", buffer: Buffer.from(TEXT) },
  ];
  await page.locator("#import").setInputFiles(files.map((file) => ({ ...file, mimeType: "application/octet-stream" })));
  for (const name of ["old.doc", "broken.docx", "scan.pdf"]) await says(page, name);
  await mark(page, "Aleppo").waitFor();
  await accessible(page, "bad files");
  assert.deepEqual(faults, []);
  await context.close();
});

test("hundreds of files come with progress, and can be stopped", async () => {
  const { context, page } = await opened(browser, host.url);
  const files = Array.from({ length: 120 }, (_, n) => ({
    name: `${n}.txt`,
    mimeType: "text/plain",
    buffer: Buffer.from(`Report ${n}\n\n${n + 2} people were killed in Aleppo on 3 March 2031.`),
  }));
  await page.locator("#import").setInputFiles(files);
  // The notice is drawn anew with each file: a mouse that presses slowly would miss it.
  await page.locator(".notice", { hasText: "of 120 are in" }).getByRole("button", { name: "Stop" }).dispatchEvent("click");
  await page.locator(".notice", { hasText: "of 120 are in" }).waitFor({ state: "detached" });
  await saved(page);
  await context.close();
});

test("an article leaves as a table and as spans, and what is lost is said before", async () => {
  const { context, page, faults } = await opened(browser, host.url);
  await annotate(page, TEXT);
  await mark(page, "Aleppo").click();
  await page.keyboard.press("a");
  await page.keyboard.press("Escape");
  const open = page.getByRole("button", { name: "Other formats and articles…" });
  const save = async () => {
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save the file" }).click()]);
    return [download.suggestedFilename(), await readFile(await download.path())];
  };
  await open.click();
  const dialog = page.getByRole("dialog", { name: "Export as a file" });
  await dialog.getByText("Not in this file:").waitFor();
  await dialog.getByText("reasons why marks were found").waitFor();
  await accessible(page, "other formats");
  const [zip, packed] = await save();
  assert.match(zip, /^tallymark-csv-figures-\d{4}-\d\d-\d\d\.zip$/);
  assert.equal(packed.subarray(0, 2).toString(), "PK");

  await open.click();
  await dialog.getByRole("radio", { name: /^Tallymark JSON/ }).check();
  await dialog.getByText("Nothing is lost.").waitFor();
  const [, json] = await save();
  assert.equal(JSON.parse(json).documents[0].text, TEXT);
  await page.keyboard.press("Control+Shift+s");
  assert.equal(await dialog.getByRole("radio", { name: /^Tallymark JSON/ }).isChecked(), true);
  assert.deepEqual(faults, []);
  await context.close();
});

test("a file that says more of what is here adds to it and overwrites nothing", async () => {
  const { context, page } = await opened(browser, host.url);
  await annotate(page, TEXT);
  await mark(page, "Aleppo").waitFor();
  await saved(page);
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Export", exact: true }).click()]);
  const file = JSON.parse(await readFile(await download.path(), "utf8"));
  const [document] = file.documents;
  document.url = "https://example.org/karsa";
  document.entities = document.entities.map((entity) => (entity.quote === "Aleppo" ? { ...entity, state: "rejected" } : entity));
  await bring(page, "colleague.json", JSON.stringify(file));
  await says(page, "What is new in 1 document came in");
  assert.equal(await page.getByRole("textbox", { name: "Title" }).inputValue(), "Karsa news");
  assert.equal(await page.getByLabel("Address").inputValue(), "https://example.org/karsa");
  await page.locator('mark[data-kind~="place"]', { hasText: "Aleppo" }).waitFor({ state: "detached" });
  await page.keyboard.press("Control+z");
  await mark(page, "Aleppo").waitFor();
  await context.close();
});

// A browser, the page in it, and the questions that every journey asks.
import { AxeBuilder } from "@axe-core/playwright";
import Ajv from "ajv/dist/2020.js";
import formats from "ajv-formats";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { chromium } from "playwright-core";
import { root } from "./serve.js";

export const FLAGS = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];

/**
 * Milliseconds for what should take one: machines of tests are busy, and the program that knows
 * files, as it is built in haste, alone takes half a minute to start on a very busy one.
 */
const PATIENCE = 120_000;

export const CHROMIUM = process.env.CHROMIUM || "/usr/bin/chromium";

export const launch = () => chromium.launch({ executablePath: CHROMIUM, args: FLAGS });

/** A page in a profile of its own, and what goes wrong in it. */
export async function blank(browser, options = {}) {
  const context = await browser.newContext({ locale: "en-GB", acceptDownloads: true, reducedMotion: "reduce", serviceWorkers: "block", ...options });
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  const faults = [];
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  return { context, page, faults };
}

/** Opens the page in a profile of its own, online only while it loads. */
export async function open(browser, url, options = {}) {
  const opened = await blank(browser, options);
  await load(opened.page, () => opened.page.goto(url));
  return opened;
}

/** The data file and the engine, which the page loads behind its first paint. */
export const DATA = /\/data-[0-9a-f]+\.txt$/;
const ENGINE = /\/engine-[0-9a-f]+\.wasm$/;

/** What is loaded later: with the first file, the first view across articles, the first map. */
const LATER = /\/(files|places|land)-[0-9a-f]+\.js$/;

/** Loads with the network on, data and all; from then on every request is an error. */
export async function load(page, go) {
  await page.unrouteAll();
  page.removeAllListeners("request");
  page.requests = [];
  const parts = [DATA, ENGINE].map((part) => page.waitForResponse(part));
  await go();
  await page.locator(".head").waitFor();
  await Promise.all(parts);
  await page.waitForLoadState("networkidle");
  await isRead(page);
  page.on("request", (request) => /^(blob|data):/.test(request.url()) || LATER.test(request.url()) || page.requests.push(request.url()));
  await page.route("**/*", (route) => (LATER.test(route.request().url()) ? route.continue() : route.abort()));
}

export async function accessible(page, step) {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  const told = violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).slice(0, 3).join(" | ")}`);
  assert.deepEqual(told, [], `axe at “${step}”`);
}

/** Lays an article on the reading desk; the engine has yet to read it. */
export async function lay(page, text) {
  await page.getByRole("textbox", { name: "Article text" }).fill(text);
  await page.getByRole("button", { name: "Annotate" }).click();
  await page.getByRole("region", { name: "Article", exact: true }).waitFor();
}

/** Until the engine has read what is on the reading desk; kept marks are there before. */
export const isRead = (page) => page.locator(".waiting").waitFor({ state: "detached" });

export async function annotate(page, text) {
  await lay(page, text);
  await isRead(page);
}

/** Lays reports on the desk, each with the day on which it appeared. */
export async function reports(page, list) {
  for (const [i, [day, text]] of list.entries()) {
    if (i > 0) await page.getByRole("button", { name: /New article|Bài mới/ }).click();
    await annotate(page, text);
    const published = page.getByLabel("Published");
    await published.fill(day);
    await published.press("Tab");
  }
  await saved(page);
}

/** Every segment of the text that is marked. */
export const segments = (page) =>
  page.locator("mark[data-kind]").evaluateAll((marks) =>
    marks.map((mark) => ({
      kinds: mark.dataset.kind.split(" ").sort().join(" "),
      ids: mark.dataset.ids,
      start: Number(mark.dataset.start),
      end: Number(mark.dataset.end),
      text: mark.textContent,
    })),
  );

/** Says whether an export fits its schema. */
export function validator() {
  const ajv = new Ajv({ strict: false, allErrors: true });
  formats(ajv);
  return ajv.compile(JSON.parse(readFileSync(join(root, "docs", "tallymark-1.schema.json"), "utf8")));
}

export const saved = (page) => page.locator(".safety.saved").waitFor();

export async function exported(page) {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Export", exact: true }).click(),
  ]);
  return readFile(await download.path(), "utf8");
}

export async function bring(page, name, content) {
  const buffer = Buffer.isBuffer(content) ? content : Buffer.from(content, "utf8");
  await page.locator("#import").setInputFiles({ name, mimeType: "application/octet-stream", buffer });
}

/** Selects words of the text as a person would: from their first to their last letter. */
export async function select(page, words) {
  await page.evaluate((words) => {
    const walker = document.createTreeWalker(document.querySelector("#text"), NodeFilter.SHOW_TEXT);
    const nodes = [];
    let all = "";
    while (walker.nextNode()) {
      nodes.push([walker.currentNode, all.length]);
      all += walker.currentNode.data;
    }
    const start = all.indexOf(words);
    if (start < 0) throw new Error(`“${words}” is not in the text`);
    const place = (at) => nodes.findLast(([node, from]) => from <= at && at <= from + node.length);
    const range = document.createRange();
    const [first, from] = place(start);
    range.setStart(first, start - from);
    const [last, to] = place(start + words.length);
    range.setEnd(last, start + words.length - to);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
  }, words);
  await page.locator(".toolbar").waitFor();
}

/** Waits until what a look gives is as wanted. */
export async function become(look, wanted) {
  let seen;
  for (const end = Date.now() + PATIENCE; Date.now() < end; await new Promise((done) => setTimeout(done, 40))) {
    seen = await look();
    if (isDeepStrictEqual(seen, wanted)) return;
  }
  assert.deepEqual(seen, wanted);
}

/** The same for what a function of the page gives; the policy of the page forbids what
 * Playwright would wait with. */
export const until = (page, look, wanted, argument) => become(() => page.evaluate(look, argument), wanted);

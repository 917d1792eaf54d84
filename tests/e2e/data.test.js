// The data file, which comes behind the first paint: late, not at all, once more.
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { DATA, accessible, annotate, blank, exported, lay, load, open, saved, segments, select } from "./page.js";
import { browser, host } from "./stage.js";

const TEXT = "Karsa news\n\nAt least 14 people were killed in Aleppo on 3 March 2031.\nThe mayor denied it.";

let wanted;
before(async () => {
  const { context, page } = await open(browser, host.url);
  await annotate(page, TEXT);
  await mark(page, "Aleppo").waitFor();
  wanted = await segments(page);
  await context.close();
});

const mark = (page, words) => page.locator("mark", { hasText: words });
const waiting = (page) => page.locator(".waiting");

/** Holds the data file back until it is let go. */
async function hold(page) {
  let free;
  const held = new Promise((resolve) => (free = resolve));
  await page.route(DATA, async (route) => {
    await held;
    await route.continue();
  });
  return free;
}

test("nothing of the data is asked for before the first paint", async () => {
  const { context, page } = await open(browser, host.url);
  const [painted, asked] = await page.evaluate((data) => {
    const times = (type, name) => performance.getEntriesByType(type).filter((entry) => name.test(entry.name));
    // Painted by the page; the time that it is on the screen comes a frame or so behind.
    const [paint] = times("paint", /^first-contentful-paint$/);
    return [paint.paintTime ?? paint.startTime, times("resource", data)[0].startTime];
  }, DATA);
  assert.ok(painted <= asked, `painted at ${painted} ms, data asked for at ${asked} ms`);
  await context.close();
});

test("an article is shown before the data is here, and read once it is", async () => {
  const { context, page, faults } = await blank(browser);
  const letGo = await hold(page);
  await page.goto(host.url);
  await lay(page, TEXT);
  await waiting(page).waitFor();
  await accessible(page, "waiting");
  assert.equal(await page.locator("#text").evaluate((text) => text.textContent), TEXT);
  assert.equal(await page.locator("mark").count(), 0);

  // What is done meanwhile stays, and can be undone afterwards.
  await page.getByLabel("Source").fill("Radio");
  await page.locator("#text").focus();
  await select(page, "The mayor");
  await page.keyboard.press("1");
  await mark(page, "The mayor").waitFor();
  assert.deepEqual(JSON.parse(await exported(page)).documents[0].dates, []);
  await page.locator(".notice", { hasText: "1 was not read to its end yet" }).waitFor();
  const mine = await mark(page, "The mayor").elementHandle();
  await saved(page);

  letGo();
  await mark(page, "Aleppo").waitFor();
  await waiting(page).waitFor({ state: "detached" });
  assert.ok(await mine.evaluate((element) => element.isConnected), "the mark was drawn anew");
  assert.equal(await page.getByLabel("Source").inputValue(), "Radio");
  assert.equal(await page.getByLabel("Title").inputValue(), "Karsa news");
  for (const _ of ["the mark", "the source"]) await page.keyboard.press("Control+z");
  await mark(page, "The mayor").waitFor({ state: "detached" });
  assert.equal(await page.getByLabel("Source").inputValue(), "");
  assert.deepEqual(await segments(page), wanted);
  assert.deepEqual(faults, []);
  await context.close();
});

test("kept work is there before the data, and the same behind it", async () => {
  const { context, page, faults } = await open(browser, host.url);
  await annotate(page, TEXT);
  await mark(page, "Aleppo").click();
  await page.keyboard.press("a");
  await page.keyboard.press("k");
  await page.locator('.card .state[data-state]').waitFor();
  await saved(page);
  const [marks, record] = [await segments(page), await exported(page)];

  await page.unrouteAll();
  const letGo = await hold(page);
  await page.reload();
  await mark(page, "Aleppo").waitFor();
  assert.equal(await page.locator("mark").count(), 1);
  letGo();
  await mark(page, "14").waitFor();
  assert.deepEqual(await segments(page), marks);
  assert.deepEqual({ ...JSON.parse(await exported(page)), exported: "" }, { ...JSON.parse(record), exported: "" });
  assert.deepEqual(faults, []);
  await context.close();
});

test("data that does not come is said, and can be asked for again", async () => {
  const { context, page } = await blank(browser);
  const broken = [(route) => route.abort(), (route) => route.fulfill({ body: "half of it" })];
  await page.route(DATA, (route) => broken.shift()(route));
  await page.goto(host.url);
  const notice = page.locator(".notice.error", { hasText: "could not be loaded" });
  await notice.waitFor();
  await lay(page, TEXT);
  await accessible(page, "no data");
  await saved(page);

  await Promise.all([page.waitForResponse(DATA), notice.getByRole("button", { name: "Try again" }).click()]);
  await notice.waitFor();
  assert.deepEqual(broken, []);
  await page.unrouteAll();
  await notice.getByRole("button", { name: "Try again" }).click();
  await mark(page, "Aleppo").waitFor();
  await notice.waitFor({ state: "detached" });
  assert.deepEqual(await segments(page), wanted);
  await context.close();
});

test("an article saved unread is read at the next visit", async () => {
  const { context, page } = await blank(browser);
  await page.route(DATA, (route) => route.abort());
  await page.goto(host.url);
  await lay(page, TEXT);
  await saved(page);
  await load(page, () => page.reload());
  await mark(page, "Aleppo").waitFor();
  assert.equal(await page.getByLabel("Title").inputValue(), "Karsa news");
  assert.deepEqual(await segments(page), wanted);
  await context.close();
});

test("không có dữ liệu", async () => {
  const { context, page } = await blank(browser, { locale: "vi-VN" });
  await page.route(DATA, (route) => route.abort());
  await page.goto(host.url);
  await page.locator(".notice.error", { hasText: "Không tải được" }).getByRole("button", { name: "Thử lại" }).waitFor();
  await context.close();
});

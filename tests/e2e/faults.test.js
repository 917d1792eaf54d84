// Faults on purpose: no room at each single write, pages that die, two tabs at once,
// each stored record damaged. CI tries a few of each; `make faults` tries all.
import assert from "node:assert/strict";
import { test } from "node:test";
import { annotate, become, blank, bring, exported, load, open, saved, select } from "./page.js";
import { browser, host } from "./stage.js";

const ALL = process.env.FAULTS === "all";
const KILLS = ALL ? 200 : 6;
const EACH_WRITE = ALL ? 1 : 7;
const TABS_MS = ALL ? 60_000 : 4_000;

const TEXT = "Karsa news\n\nAt least 14 people were killed in Karsa on 3 March 2031.\nThe mayor denied it.";
const MARKET = "Ansa news\n\nOn 5 March 2031 nine people were wounded near the market of Ansa.";

const press = (page, name) => page.getByRole("button", { name, exact: true }).click();
const source = (page) => page.getByLabel("Source").first();
const items = (page) => page.locator(".library .item");
const names = (page) => page.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith("tallymark:")).sort());

/** All documents as their export has them, by title. */
async function library(page) {
  const several = page.getByRole("button", { name: "All documents (JSON)" });
  if (!(await several.isVisible())) return JSON.parse(await exported(page)).documents;
  const [download] = await Promise.all([page.waitForEvent("download"), several.click()]);
  const chunks = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk);
  const { documents } = JSON.parse(Buffer.concat(chunks).toString("utf8"));
  return documents.sort((a, b) => (a.title < b.title ? -1 : 1));
}

/** The same, once the engine has read each of them: all have a date. */
async function libraryRead(page) {
  let documents;
  await become(async () => (documents = await library(page)).every((document) => document.dates.length > 0), true);
  return documents;
}

/** A piece of work with acts of every kind of write. */
async function work(page) {
  await annotate(page, TEXT);
  await saved(page).catch(() => {});
  await select(page, "The mayor");
  await page.keyboard.press("1");
  await page.locator('mark[data-kind~="person"]', { hasText: "The mayor" }).waitFor();
  await settled(page);
  await page.getByRole("button", { name: "New article" }).click();
  await annotate(page, MARKET);
  await settled(page);
  await source(page).fill("Radio Ansa");
  await settled(page);
  // Two documents as one act, through the journal.
  const file = { format: "tallymark", version: 1, exported: "2031-03-06T00:00:00Z", offsets: "codepoint" };
  file.documents = (await library(page)).map((document) => ({ ...document, url: "https://example.org/both" }));
  await bring(page, "both.json", JSON.stringify(file));
  await page.locator(".notice", { hasText: "What is new in 2 documents came in" }).waitFor();
  await settled(page);
  await items(page).filter({ hasText: "Ansa" }).hover();
  await press(page, "Delete Ansa news");
  await settled(page);
  await press(page, "Undo");
  await items(page).nth(1).waitFor();
}

/** Until the page has done with saving, well or not. */
const settled = (page) => page.locator(".safety:not(.saving)").waitFor();

test("no room at a single write loses nothing", async () => {
  const failing = (n) => {
    const set = Storage.prototype.setItem;
    window.writes = 0;
    Storage.prototype.setItem = function (name, value) {
      if (name.startsWith("tallymark:") && name !== "tallymark:probe") window.writes += 1;
      if (window.writes === n && name !== "tallymark:probe") {
        window.writes += 1;
        throw new DOMException("no room", "QuotaExceededError");
      }
      return set.call(this, name, value);
    };
  };
  const run = async (n) => {
    const { context, page, faults } = await blank(browser);
    await page.addInitScript(failing, n);
    await load(page, () => page.goto(host.url));
    await work(page);
    // The next change tries again where the last one found no room.
    await source(page).fill("Radio, at last");
    await saved(page);
    const before = await libraryRead(page);
    const writes = await page.evaluate(() => window.writes);
    const again = await context.newPage();
    await load(again, () => again.goto(host.url));
    await again.locator("mark").first().waitFor();
    assert.deepEqual(await libraryRead(again), before, `write ${n}`);
    assert.deepEqual(faults, [], `write ${n}`);
    await context.close();
    return { before, writes };
  };
  const { before, writes } = await run(0);
  // Two runs mark at different times.
  const decided = ({ why, provenance, ...rest }) => rest;
  const kept = (documents) => documents.map((d) => ({ ...d, entities: d.entities.map(decided) }));
  let tried = 0;
  for (let n = 1; n <= writes; n += EACH_WRITE, tried += 1) {
    const { before: after } = await run(n);
    assert.deepEqual(kept(after), kept(before), `write ${n}`);
  }
  console.log(`    ${tried} of ${writes} writes found no room: nothing was lost`);
});

test("pages that die lose nothing that was said to be saved", async () => {
  const { context, page: first } = await open(browser, host.url);
  await annotate(first, TEXT);
  await first.getByRole("button", { name: "New article" }).click();
  await annotate(first, MARKET);
  await saved(first);
  const file = { format: "tallymark", version: 1, exported: "2031-03-06T00:00:00Z", offsets: "codepoint" };
  const documents = await library(first);
  const numbered = (n) => JSON.stringify({ ...file, documents: documents.map((d) => ({ ...d, source: `n ${n}` })) });
  /** Two articles change as one act: the file says otherwise of both, and is right. */
  const change = async (page, n) => {
    await bring(page, "n.json", numbered(n));
    const asked = page.getByRole("dialog", { name: "n.json holds other work" });
    await asked.getByRole("button", { name: "Theirs for all" }).click();
    await asked.getByRole("button", { name: "Bring in what is new" }).click();
    await asked.waitFor({ state: "hidden" });
  };
  await bring(first, "n.json", numbered(0));
  await first.locator(".notice", { hasText: "What is new in 2 documents came in" }).waitFor();
  await saved(first);
  let [page, number, confirmed, edits, known] = [first, 0, 0, 0, 0];
  for (let kill = 0; kill < KILLS; kill += 1) {
    // Documents that change as one, one after the other, until the page dies: at any moment.
    const deadline = Date.now() + Math.random() * 2500;
    const working = (async () => {
      for (;;) {
        number += 1;
        edits += 1;
        await change(page, number);
        if (Math.random() < 0.5) await saved(page);
        const said = await page.evaluate(() => {
          const value = document.querySelectorAll(".about input")[1]?.value;
          return document.querySelector(".safety.saved") && value;
        });
        if (said) confirmed = Math.max(confirmed, Number(said.slice(2)));
      }
    })().catch(() => {});
    await new Promise((done) => setTimeout(done, Math.max(0, deadline - Date.now())));
    const devtools = await context.newCDPSession(page);
    devtools.send("Page.crash").catch(() => {});
    await page.waitForEvent("crash").catch(() => {});
    await page.close();
    await working;
    page = await context.newPage();
    await load(page, () => page.goto(host.url));
    await items(page).nth(1).waitFor();
    const sources = (await library(page)).map((document) => document.source);
    assert.equal(sources[0], sources[1], `after kill ${kill + 1}: half of an act`);
    const now = sources[0] ? Number(sources[0].slice(2)) : 0;
    assert.ok(now >= confirmed, `after kill ${kill + 1}: ${now} is there, ${confirmed} was saved`);
    if (confirmed > known) known = confirmed;
    assert.equal(await page.locator(".library .aside").count(), 0);
  }
  console.log(`    ${KILLS} kills among ${edits} edits of two articles, the last one confirmed is ${known}: 0 lost, 0 halved`);
  await context.close();
});

test("two tabs that edit one article at once lose nothing", async () => {
  const words = Array.from({ length: 400 }, (_, n) => `word${String(n).padStart(3, "0")}`);
  const text = `Karsa words\n\n${words.join(" ")}.`;
  const { context, page: one, faults } = await open(browser, host.url);
  await annotate(one, text);
  await saved(one);
  const other = await context.newPage();
  await load(other, () => other.goto(host.url));
  await other.locator("#text").waitFor();
  const end = Date.now() + TABS_MS;
  const marked = [[], []];
  const edit = async (page, which) => {
    for (let n = which; n < words.length && Date.now() < end; n += 2) {
      // What the other tab does may draw the text anew under the selection.
      const made = page.locator("mark", { hasText: words[n] });
      for (let tries = 0; tries < 9 && !(await made.count()); tries += 1) {
        await page.locator("#text").focus();
        await select(page, words[n]).catch(() => {});
        await page.keyboard.press(which ? "2" : "1");
        await made.waitFor({ timeout: 500 }).catch(() => {});
      }
      assert.equal(await made.count(), 1, words[n]);
      marked[which].push(words[n]);
      if (which) await source(page).fill(`Radio ${n}`);
      else await page.getByLabel("Address").fill(`https://example.org/${n}`);
    }
  };
  await Promise.all([edit(one, 0), edit(other, 1)]);
  await saved(one);
  await saved(other);
  const all = marked.flat().sort();
  const hasAll = async (page) => (await page.locator("mark[data-kind]").count()) >= all.length;
  await become(async () => (await hasAll(one)) && (await hasAll(other)), true);
  const state = (documents) => {
    const [{ source, url, entities }] = documents;
    return { source, url, quotes: entities.filter((e) => e.origin === "person").map((e) => e.quote).sort() };
  };
  const [here, there] = [state(await library(one)), state(await library(other))];
  assert.deepEqual(here.quotes, all);
  assert.deepEqual(there, here);
  await load(one, () => one.reload());
  await one.locator("#text").waitFor();
  assert.deepEqual(state(await library(one)), here);
  assert.deepEqual(faults, []);
  console.log(`    ${marked[0].length} and ${marked[1].length} marks in two tabs at once, and as many fields: 0 lost`);
  await context.close();
});

test("a damaged record is named and offered, and all else opens", async () => {
  const damages = {
    truncated: (raw) => raw.slice(0, raw.length / 2),
    "a bit flipped": (raw) => {
      const at = raw.length - 20;
      return raw.slice(0, at) + String.fromCharCode(raw.charCodeAt(at) ^ 1) + raw.slice(at + 1);
    },
    "of another type": () => "42",
    newer: (raw) => raw.replace(/"version":\d+/, '"version":99'),
  };
  const { context, page } = await open(browser, host.url);
  await work(page);
  await saved(page);
  const kept = await page.evaluate(() => ({ ...localStorage }));
  kept["tallymark:journal"] = kept[Object.keys(kept).find((name) => name.startsWith("tallymark:doc:"))];
  const sealed = /^tallymark:(doc:|history|journal)/;
  let tried = 0;
  for (const name of [...(await names(page)), "tallymark:journal"])
    for (const [damage, harm] of Object.entries(damages)) {
      const { context: profile, page, faults } = await blank(browser);
      await page.addInitScript((all) => {
        if (!localStorage.getItem("tallymark:tried")) for (const [name, value] of Object.entries(all)) localStorage.setItem(name, value);
        localStorage.setItem("tallymark:tried", "1");
      }, { ...kept, "tallymark:journal": "", [name]: harm(kept[name]) });
      await page.addInitScript(() => localStorage.getItem("tallymark:journal") === "" && localStorage.removeItem("tallymark:journal"));
      await load(page, () => page.goto(host.url));
      const what = `${name}, ${damage}`;
      const isDocument = name.startsWith("tallymark:doc:");
      await items(page).first().waitFor();
      assert.equal(await items(page).count(), isDocument ? 1 : 2, what);
      if (sealed.test(name)) {
        const short = name.split(":").at(-1);
        if (damage === "newer") {
          if (isDocument) await page.locator(".notice", { hasText: "by a newer Tallymark" }).waitFor();
          assert.equal(await page.evaluate((name) => localStorage.getItem(name), name), harm(kept[name]), what);
        } else {
          await page.locator(".notice", { hasText: `The saved record ${short} is damaged` }).waitFor();
          const [download] = await Promise.all([page.waitForEvent("download"), press(page, `Download the record ${short}`)]);
          const chunks = [];
          for await (const chunk of await download.createReadStream()) chunks.push(chunk);
          assert.equal(Buffer.concat(chunks).toString("utf8"), harm(kept[name]), what);
        }
      }
      assert.deepEqual(faults, [], what);
      tried += 1;
      await profile.close();
    }
  console.log(`    ${tried} damages to stored records: all else opened each time`);
  await context.close();
});

// Nothing is ever lost: undo over a reload, texts that move, tabs that are merged,
// room that is foreseen, backups that are asked for.
import assert from "node:assert/strict";
import { accessible, annotate, bring, exported, load, saved, select, until } from "./page.js";
import { host, journey } from "./stage.js";

const TEXT = "Karsa news\n\nAt least 14 people were killed in Karsa on 3 March 2031.\nThe mayor denied it.";
const MARKET = "Ansa news\n\nOn 5 March 2031 nine people were wounded near the market of Ansa.";

const says = (page, words) => page.locator(".notice", { hasText: words }).last().waitFor();
const mark = (page, kind, words) => page.locator(`mark[data-kind~="${kind}"]`, { hasText: words });
const press = (page, name) => page.getByRole("button", { name, exact: true }).click();
const source = (page) => page.getByLabel("Source").first();
const items = (page) => page.locator(".library .item");
const stored = (page, name) => page.evaluate((name) => localStorage.getItem(name), name);
const record = (page) =>
  page.evaluate(() => {
    const name = Object.keys(localStorage).find((name) => name.startsWith("tallymark:doc:"));
    return name && JSON.parse(localStorage.getItem(name)).content;
  });

/** Fills local storage until so many units of it are used. */
const fill = (page, units) =>
  page.evaluate((units) => {
    const used = Object.entries({ ...localStorage, filler: "" }).reduce((sum, [name, value]) => sum + name.length + value.length, 0);
    localStorage.setItem("filler", "x".repeat(units - used - 6));
  }, units);

async function another(page, text) {
  await page.getByRole("button", { name: "New article" }).click();
  await annotate(page, text);
}

journey("what was done over several articles is undone and redone after a reload", async (page) => {
  await annotate(page, TEXT);
  await select(page, "The mayor");
  await page.keyboard.press("1");
  await mark(page, "person", "The mayor").waitFor();
  await another(page, MARKET);
  await source(page).fill("Radio Ansa");
  await items(page).filter({ hasText: "Karsa" }).hover();
  await press(page, "Delete Karsa news");
  await saved(page);
  await load(page, () => page.reload());
  assert.equal(await items(page).count(), 1);
  await press(page, "Undo");
  await items(page).nth(1).waitFor();
  await press(page, "Undo");
  assert.equal(await source(page).inputValue(), "");
  await press(page, "Redo");
  assert.equal(await source(page).inputValue(), "Radio Ansa");
  await saved(page);
  await load(page, () => page.reload());
  await press(page, "Redo");
  await items(page).nth(1).waitFor({ state: "detached" });
  for (let n = 0; n < 3; n += 1) await press(page, "Undo");
  await items(page).getByText("Karsa news").click();
  await mark(page, "person", "The mayor").waitFor();
  await page.locator(".library .item", { hasText: "Ansa" }).waitFor({ state: "detached" });
  await press(page, "Undo");
  await mark(page, "person", "The mayor").waitFor({ state: "detached" });
  await accessible(page, "undone");
});

journey("texts move where room is short, and come back", async (page) => {
  await annotate(page, TEXT);
  await saved(page);
  assert.equal((await record(page)).text, TEXT);
  await fill(page, 2_700_000);
  await another(page, MARKET);
  await saved(page);
  const texts = await page.evaluate(() =>
    Object.keys(localStorage).filter((name) => name.startsWith("tallymark:doc:"))
      .map((name) => JSON.parse(localStorage.getItem(name)).content.text));
  assert.deepEqual(texts, ["", ""]);
  await select(page, "the market");
  await page.keyboard.press("3");
  await saved(page);
  await load(page, () => page.reload());
  await mark(page, "place", "the market").waitFor();
  assert.equal(await page.locator("#text").evaluate((e) => e.textContent), MARKET);
  await items(page).first().hover();
  await press(page, "Delete Ansa news");
  await saved(page);
  await load(page, () => page.reload());
  await press(page, "Undo");
  await items(page).getByText("Ansa news").click();
  await mark(page, "place", "the market").waitFor();
  await saved(page);

  // The browser may clear the texts: the work waits for them.
  await load(page, async () => {
    await page.evaluate(() => new Promise((done) => (indexedDB.deleteDatabase("tallymark").onsuccess = done)));
    await page.reload();
  });
  await says(page, "no longer has the text of “Ansa news”");
  await accessible(page, "no text");
  await annotate(page, MARKET);
  await mark(page, "place", "the market").waitFor();
  await saved(page);
});

journey("where no database is, a record finds its room or says that it has none", async (page) => {
  await load(page, async () => {
    await page.addInitScript(() => Object.defineProperty(window, "indexedDB", { value: null }));
    await page.reload();
  });
  await fill(page, 2_700_000);
  await annotate(page, TEXT);
  await saved(page);
  // What the browser does not write at once, it may lose when it dies.
  await page.locator(".library .room", { hasText: "if the browser itself crashes" }).waitFor();
  assert.match(await page.locator(".safety.loose").getAttribute("title"), /your latest work may be lost/);
  await accessible(page, "no database");
  assert.equal((await record(page)).text, TEXT);
  await fill(page, 5_242_700 - 200);
  await source(page).fill("Radio Karsa, a name that is long enough to need some room. ".repeat(12));
  await says(page, "storage of the browser is full");
  await page.evaluate(() => localStorage.removeItem("filler"));
  await source(page).fill("Radio");
  await saved(page);
});

/** What local storage holds of ours. */
const kept = (page) => page.evaluate(() => Object.entries(localStorage).filter(([name]) => name.startsWith("tallymark:")));

/** Puts other contents into local storage, as a browser that died has them, and opens the page. */
const die = async (page, contents) => {
  await page.unrouteAll();
  await page.route("**/empty", (route) => route.fulfill({ contentType: "text/html", body: "<link rel=icon href=data:,>" }));
  await page.goto(`${host.url}empty`);
  await page.evaluate((contents) => {
    localStorage.clear();
    for (const [name, value] of contents) localStorage.setItem(name, value);
  }, contents);
  await load(page, () => page.goto(host.url));
};

/** Changes what the ledger holds under a name. */
const inLedger = (page, name, change) =>
  page.evaluate(
    ([name, change]) =>
      new Promise((done) => {
        indexedDB.open("tallymark-ledger").onsuccess = ({ target: { result: database } }) => {
          const transaction = database.transaction("entries", "readwrite");
          const entries = transaction.objectStore("entries");
          entries.get(name).onsuccess = ({ target: { result } }) => entries.put(change ?? result.slice(0, -9), name);
          transaction.oncomplete = () => done(database.close());
        };
      }),
    [name, change],
  );

journey("what local storage lost with the browser comes back from the ledger", async (page) => {
  await annotate(page, TEXT);
  await saved(page);
  const early = await kept(page);
  await select(page, "The mayor");
  await page.keyboard.press("1");
  await mark(page, "person", "The mayor").waitFor();
  await another(page, MARKET);
  await source(page).fill("Radio Ansa");
  await saved(page);
  await die(page, early);
  await saved(page);
  assert.deepEqual(await items(page).locator("b").allInnerTexts(), ["Ansa news", "Karsa news"]);
  await items(page).getByText("Ansa news").click();
  assert.equal(await source(page).inputValue(), "Radio Ansa");
  await items(page).getByText("Karsa news").click();
  await mark(page, "person", "The mayor").waitFor();
  // What can be undone came back too.
  await press(page, "Undo");
  await until(page, () => document.querySelectorAll(".about input")[1].value, "");

  // What was deleted stays deleted, and local storage is gone as a whole.
  await items(page).filter({ hasText: "Karsa" }).hover();
  await press(page, "Delete Karsa news");
  await saved(page);
  await die(page, early);
  await saved(page);
  assert.deepEqual(await items(page).locator("b").allInnerTexts(), ["Ansa news"]);
  await die(page, []);
  await saved(page);
  assert.deepEqual(await items(page).locator("b").allInnerTexts(), ["Ansa news"]);
});

journey("a damaged entry of the ledger is named, and a damaged record comes back", async (page) => {
  await annotate(page, TEXT);
  await source(page).fill("Radio Karsa");
  await saved(page);
  const [name] = (await kept(page)).map(([name]) => name).filter((name) => name.startsWith("tallymark:doc:"));
  const short = name.split(":").at(-1);
  await inLedger(page, name);
  await load(page, () => page.reload());
  await says(page, `The saved record ${short}-ledger is damaged`);
  await saved(page);
  assert.equal(await source(page).inputValue(), "Radio Karsa");

  // The ledger is whole again. Now the record itself is damaged.
  const all = (await kept(page)).map(([key, value]) => [key, key === name ? value.slice(0, -9) : value]);
  await die(page, all);
  await says(page, `The saved record ${short} is damaged`);
  await saved(page);
  assert.equal(await source(page).inputValue(), "Radio Karsa");
  assert.equal(await page.locator(".library .aside").count(), 1);

  // An entry of a newer page is left alone.
  await inLedger(page, name, '{"version":99}');
  await source(page).fill("Radio");
  await saved(page);
  await load(page, () => page.reload());
  assert.equal(await source(page).inputValue(), "Radio");
});

journey("saved is said when the ledger has it", async (page) => {
  await page.evaluate(() => {
    const begin = IDBDatabase.prototype.transaction;
    window.durabilities = new Set();
    IDBDatabase.prototype.transaction = function (...all) {
      const transaction = begin.apply(this, all);
      if (transaction.mode === "readwrite") window.durabilities.add(`${this.name} ${transaction.durability}`);
      return transaction;
    };
  });
  // A text so long that it is stored apart.
  await annotate(page, `${TEXT}\n${"It rained. ".repeat(6000)}`);
  await saved(page);
  // What the engine found is no work, and is found again.
  const work = () => [...durabilities].filter((one) => !one.startsWith("tallymark-findings"));
  assert.deepEqual(await page.evaluate(work), ["tallymark strict", "tallymark-ledger strict"]);
  // A transaction that does not end holds back those that follow.
  await page.evaluate(
    () =>
      new Promise((begun) => {
        indexedDB.open("tallymark-ledger").onsuccess = ({ target: { result: database } }) => {
          const entries = database.transaction("entries", "readwrite").objectStore("entries");
          const again = () => {
            begun();
            if (!window.letGo) entries.get("").onsuccess = again;
          };
          entries.get("").onsuccess = again;
        };
      }),
  );
  await source(page).fill("Radio Karsa");
  await until(page, () => {
    const name = Object.keys(localStorage).find((name) => name.startsWith("tallymark:doc:"));
    return JSON.parse(localStorage.getItem(name)).content.source;
  }, "Radio Karsa");
  await page.locator(".safety.saving").waitFor();
  await page.evaluate(() => (window.letGo = true));
  await saved(page);
});

journey("two tabs are merged field by field and mark by mark", async (page, context) => {
  await annotate(page, TEXT);
  await saved(page);
  // A tab that hears late meets the other one when it saves.
  const deaf = await context.newPage();
  await deaf.addInitScript(() => addEventListener("storage", (event) => event.stopImmediatePropagation(), true));
  await deaf.goto(host.url);
  await mark(deaf, "place", "Karsa").first().waitFor();
  await select(page, "The mayor");
  await page.keyboard.press("1");
  await mark(page, "person", "The mayor").waitFor();
  await source(page).fill("Radio");
  await saved(page);
  await deaf.getByLabel("Address").fill("https://example.org");
  await mark(deaf, "person", "The mayor").waitFor();
  await saved(deaf);
  assert.equal(await source(deaf).inputValue(), "Radio");
  await until(page, () => document.querySelector(".about [type=url]").value, "https://example.org");
  assert.equal(await source(page).inputValue(), "Radio");

  // Both change one thing: the person chooses.
  await source(page).fill("Radio Karsa");
  await saved(page);
  await source(deaf).fill("Radio Ansa");
  await says(deaf, "changed in another tab and here, differently: Source.");
  await deaf.locator(".safety.wrong").waitFor();
  await accessible(deaf, "conflict");
  assert.equal((await record(page)).source, "Radio Karsa");
  await press(deaf, "Keep mine");
  await saved(deaf);
  await until(page, () => document.querySelectorAll(".about input")[1].value, "Radio Ansa");
  await press(deaf, "Undo");
  assert.equal(await source(deaf).inputValue(), "Radio Karsa");
  await saved(deaf);
  await saved(page);
  await deaf.close();
});

journey("the meter shows the room, and warns before it ends", async (page) => {
  await annotate(page, TEXT);
  await saved(page);
  const room = page.locator(".library .room");
  assert.match(await room.innerText(), /^Storage [01]% full$/);
  await fill(page, 4_400_000);
  await source(page).fill("Radio");
  await says(page, "The storage of this browser is 84% full");
  await room.getByText("Storage 84% full").waitFor();
  await accessible(page, "nearly full");
  const [download] = await Promise.all([page.waitForEvent("download"), room.getByRole("button", { name: "Export all" }).click()]);
  assert.match(download.suggestedFilename(), /^tallymark-.*json$/);
  await page.evaluate(() => localStorage.removeItem("filler"));
  await source(page).fill("Radio Karsa");
  await page.locator(".notice", { hasText: "84% full" }).waitFor({ state: "detached" });
});

journey("a backup is asked for, until it is made or silenced", async (page) => {
  const days = Array.from({ length: 45 }, (_, n) => `On ${(n % 28) + 1} March ${2031 + Math.floor(n / 28)} it rained.`);
  await annotate(page, `Karsa weather\n\n${days.join("\n")}`);
  const file = JSON.parse(await exported(page));
  for (const date of file.documents[0].dates) date.state = "accepted";
  await bring(page, "worked.json", JSON.stringify(file));
  await says(page, "What is new in 1 document came in");
  await saved(page);
  const reminder = page.locator(".notice", { hasText: "decisions since your last export" });
  const later = (change) =>
    load(page, async () => {
      await page.evaluate((change) => {
        const backup = JSON.parse(localStorage.getItem("tallymark:backup"));
        localStorage.setItem("tallymark:backup", JSON.stringify({ ...backup, ...change }));
      }, change);
      await page.reload();
    });
  assert.equal(await reminder.count(), 0);
  await later({ since: "2020-01-01T00:00:00Z", decisions: 0 });
  await reminder.waitFor();
  await accessible(page, "reminder");
  await reminder.getByRole("button", { name: "Export all" }).click();
  await says(page, "Exported 1 document");
  assert.ok(JSON.parse(await stored(page, "tallymark:backup")).decisions >= 45);
  await later({ since: "2020-01-01T00:00:00Z", decisions: 0 });
  await reminder.getByRole("button", { name: "Do not remind me" }).click();
  await later({});
  await saved(page);
  assert.equal(await reminder.count(), 0);
});

// Browsers that die: the browser's own processes are killed at any moment, and what the page
// called saved is there when it opens again. CI tries a few; `make faults` tries all.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, test } from "node:test";
import { chromium } from "playwright-core";
import { annotate, CHROMIUM, FLAGS, isRead, saved, select } from "./page.js";
import { serve } from "./serve.js";

const KILLS = process.env.FAULTS === "all" ? 100 : 10;
/** Milliseconds that a browser lives at most: opening takes a second, the rest are acts. Chromium
 * writes local storage five seconds after the first act. */
const LIFE = 6_000;
/** More articles than these are deleted one by one. */
const ARTICLES = 4;
/** Words of an article to be marked, each once. */
const WORDS = Array.from({ length: 1000 }, (_, n) => `word${String(n).padStart(3, "0")}`);

/** Makes a text so long that it is stored apart. */
const LONG = `\n${"It rained. ".repeat(6000)}`;

const host = await serve();
after(host.stop);

/** What kills each browser that lives. */
const living = new Set();
after(() => Promise.all([...living].map((kill) => kill())));

/** A browser on a profile that outlives it, in a group of processes of its own. */
async function start(profile) {
  const flags = [...FLAGS, "--headless=new", "--hide-crash-restore-bubble", "--remote-debugging-port=0", `--user-data-dir=${profile}`];
  const child = spawn(CHROMIUM, flags, { detached: true, stdio: ["ignore", "ignore", "pipe"] });
  const dead = once(child, "exit");
  for await (const line of createInterface({ input: child.stderr })) {
    const [, address] = line.match(/^DevTools listening on (ws:\S+)/) ?? [];
    if (!address) continue;
    child.stderr.resume();
    const kill = async () => {
      living.delete(kill);
      process.kill(-child.pid, "SIGKILL");
      await dead;
    };
    living.add(kill);
    const browser = await chromium.connectOverCDP(address);
    return { page: await browser.contexts()[0].newPage(), kill };
  }
  throw new Error("the browser did not start");
}

const titled = (n) => `Karsa ${n} news`;
const source = (page) => page.getByLabel("Source").first();
const items = (page) => page.locator(".library .item");
const shown = (page) => page.evaluate(() => document.querySelector(".about input")?.value);

/** The acts of a person, each with what must be so once it is saved, as long as no later act
 * says otherwise. */
const acts = {
  async article(page, n) {
    if (await page.locator("#text").count()) await page.getByRole("button", { name: "New article" }).click();
    await annotate(page, `${titled(n)}\n\nOn 3 March 2031 it rained: ${WORDS.join(" ")}.${n % 3 ? "" : LONG}`);
    return { title: titled(n), holds: (document) => document !== undefined };
  },
  async field(page, n) {
    const title = await shown(page);
    await source(page).fill(`n ${n}`);
    return { title, holds: (document) => Number(document?.source.slice(2)) >= n };
  },
  async mark(page, n) {
    const [title, word] = [await shown(page), WORDS[n % WORDS.length]];
    await page.locator("#text").focus();
    await select(page, word);
    await page.keyboard.press("1");
    await page.locator('mark[data-kind~="person"]', { hasText: word }).waitFor();
    return { title, holds: (document) => document?.entities.some((entity) => entity.quote === word) };
  },
  async remove(page, n, promises) {
    const title = await items(page).last().locator(".open b").innerText();
    // What was promised of this article goes with it, be it now or not at all.
    promises.delete(title);
    await items(page).last().hover();
    await page.getByRole("button", { name: `Delete ${title}`, exact: true }).click();
    return { title, holds: (document) => document === undefined };
  },
};

/** Which act comes next: most are small ones on the article that is open. */
async function next(page) {
  const count = await items(page).count();
  if (count > ARTICLES) return acts.remove;
  if (count < 2 || Math.random() < 0.15) return acts.article;
  return Math.random() < 0.5 ? acts.field : acts.mark;
}

/** Acts until the browser dies; gives what the page called saved, article by article, to
 * `promises`. */
async function work(page, count, promises) {
  const done = [];
  for (;;) {
    const act = await next(page);
    done.push(await act(page, (count.acts += 1), promises));
    // Some acts follow at once.
    if (Math.random() < 0.8) await saved(page);
    if (!(await page.locator(".safety.saved:not(.loose)").count())) continue;
    for (const { title, holds } of done.splice(0)) {
      promises.set(title, [...(promises.get(title) ?? []), holds]);
      count.saved += 1;
    }
  }
}

/** The documents as their records hold them, by title. */
const documents = async (page) => {
  const records = await page.evaluate(() =>
    Object.entries(localStorage).filter(([name]) => name.startsWith("tallymark:doc:")).map(([, raw]) => JSON.parse(raw).content));
  return new Map(records.map((document) => [document.title, document]));
};

/** Opens the page and counts what it no longer holds of what was promised. */
async function check(page, count, promises) {
  await page.goto(host.url);
  await saved(page);
  await isRead(page);
  const found = await documents(page);
  // A record may be set aside, or miss its text.
  count.damaged += await page.locator(".library .aside").count();
  count.damaged += found.size - (await items(page).count());
  for (const [title, held] of promises) {
    const kept = held.filter((holds) => holds(found.get(title)));
    count.lost += held.length - kept.length;
    promises.set(title, kept);
  }
}

test("browsers that die lose nothing that was said to be saved", async () => {
  const profile = mkdtempSync(join(tmpdir(), "profile-"));
  const [count, promises] = [{ acts: 0, saved: 0, lost: 0, damaged: 0, opening: 0 }, new Map()];
  for (let kill = 0; kill < KILLS; kill += 1) {
    const { page, kill: die } = await start(profile);
    let [isOpen, isDead] = [false, false];
    const working = (async () => {
      await check(page, count, promises);
      isOpen = true;
      await work(page, count, promises);
    })().catch((error) => {
      if (!isDead) throw error;
    });
    // At any moment, also while the page opens.
    await Promise.race([working, new Promise((done) => setTimeout(done, Math.random() * LIFE))]);
    isDead = true;
    count.opening += isOpen ? 0 : 1;
    await die();
    await working;
  }
  const { page, kill: die } = await start(profile);
  await check(page, count, promises);
  await die();
  rmSync(profile, { recursive: true });
  const { acts, saved, lost, opening } = count;
  console.log(`    ${KILLS} kills, ${opening} while the page opened, among ${acts} acts, ${saved} of them called saved: ${lost} lost`);
  assert.deepEqual([count.lost, count.damaged], [0, 0]);
});

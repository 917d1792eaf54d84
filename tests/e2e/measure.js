// How the page keeps up with many articles of real size: `node tests/e2e/measure.js [ARTICLES]`.
// Prints, for each act, wall time until it is seen, the longest task, and the processor time
// of the renderer's main thread, which says more on a machine that does other work besides.
// PROFILE=folder writes a profile of each act for Chromium's developer tools, and prints
// the functions that took longest. docs/quality.md holds what came out.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { library } from "./articles.js";
import { bring, launch, open, saved } from "./page.js";
import { serve } from "./serve.js";

const ARTICLES = Number(process.argv[2] ?? 1000);
const PATIENCE = 900_000;
const { PROFILE } = process.env;

const host = await serve();
const browser = await launch();
const { page, context, faults } = await open(browser, host.url, { reducedMotion: "no-preference" });
page.setDefaultTimeout(PATIENCE);
const debug = await context.newCDPSession(page);
await debug.send("Performance.enable", { timeDomain: "threadTicks" });
if (PROFILE) {
  mkdirSync(PROFILE, { recursive: true });
  await debug.send("Profiler.enable");
  await debug.send("Profiler.setSamplingInterval", { interval: 500 });
}

const watch = () =>
  page.evaluate(() => {
    window.tasks = [];
    new PerformanceObserver((list) => window.tasks.push(...list.getEntries().map((task) => task.duration))).observe({ type: "longtask" });
  });
await watch();

/** Seconds that the main thread of the page was busy. */
async function busy() {
  const { metrics } = await debug.send("Performance.getMetrics");
  return metrics.find(({ name }) => name === "TaskDuration").value;
}

/** The functions in which most samples of a profile lie. */
function hot({ nodes, samples, timeDeltas }) {
  const own = new Map();
  samples.forEach((id, i) => own.set(id, (own.get(id) ?? 0) + timeDeltas[i]));
  const named = new Map();
  for (const node of nodes) {
    const name = node.callFrame.functionName || "(none)";
    named.set(name, (named.get(name) ?? 0) + (own.get(node.id) ?? 0));
  }
  const idle = new Set(["(idle)", "(program)", "(root)"]);
  const most = [...named].filter(([name]) => !idle.has(name)).sort((a, b) => b[1] - a[1]).slice(0, 14);
  return most.map(([name, us]) => `      ${(us / 1000).toFixed(0).padStart(6)} ms  ${name.slice(0, 130)}`).join("\n");
}

let number = 0;
/** Takes an act and says what it cost; gives what the act gives. */
async function step(name, act) {
  await page.evaluate(() => (window.tasks = []));
  if (PROFILE) await debug.send("Profiler.start");
  const [start, before] = [performance.now(), await busy()];
  const said = await act();
  const wall = typeof said === "number" ? said : performance.now() - start;
  const spent = (await busy()) - before;
  const tasks = await page.evaluate(() => window.tasks ?? []);
  console.log(`${name.padEnd(44)} ${(wall / 1000).toFixed(2).padStart(8)} s   longest task ${Math.round(Math.max(0, ...tasks)).toString().padStart(6)} ms   busy ${spent.toFixed(2).padStart(7)} s`);
  if (PROFILE) {
    const { profile } = await debug.send("Profiler.stop");
    writeFileSync(join(PROFILE, `${(number += 1).toString().padStart(2, "0")} ${name.replaceAll(/\W+/g, " ")}.cpuprofile`), JSON.stringify(profile));
    console.log(hot(profile));
  }
  return said;
}

/** From an act to the second frame after it: what was asked for is on the screen. */
const seen = (act, argument) =>
  page.evaluate(
    ([act, argument]) => {
      const start = performance.now();
      new Function("argument", act)(argument);
      return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - start))));
    },
    [act, argument],
  );
const press = (css, words = "") =>
  seen("[...document.querySelectorAll(argument[0])].find((b) => b.textContent.includes(argument[1])).click()", [css, words]);
const choose = (label, value) =>
  seen("const s = document.querySelector(`select[aria-label='${argument[0]}']`); s.value = argument[1]; s.dispatchEvent(new Event('change', { bubbles: true }))", [label, value]);

/** Until the engine has read all: no article is said to wait. */
async function isAllRead() {
  for (;;) {
    const waits = await page.evaluate(() => {
      const unread = [...document.querySelectorAll(".item .open small")].some((row) => !/open$|done$/.test(row.textContent));
      return unread || document.querySelector(".unread") !== null;
    });
    if (!waits) return;
    await page.waitForTimeout(100);
  }
}

async function memory() {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  const size = ({ id }) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, "utf8"))?.[1] ?? 0) / 1024;
  const largest = Math.max(...processInfo.filter(({ type }) => type === "renderer").map(size));
  const heap = await page.evaluate(() => Math.round(performance.memory.usedJSHeapSize / 2 ** 20));
  const { usage } = await page.evaluate(() => navigator.storage.estimate());
  console.log(`renderer ${Math.round(largest)} MiB, of it JavaScript ${heap} MiB; storage ${Math.round(usage / 2 ** 20)} MiB`);
}

const across = () => press("#head .look", "Across articles");
const incidents = () => page.locator(".incidents .list").innerText();

console.log(`${ARTICLES} articles`);
const file = library(ARTICLES);
await step("import to list", async () => {
  await bring(page, "library.json", file);
  await page.locator(".notice", { hasText: `${ARTICLES.toLocaleString("en")} documents came in` }).or(page.locator(".notice", { hasText: `${ARTICLES} documents came in` })).waitFor();
});
await step("until saved", () => saved(page));
await step("until all is read", isAllRead);
await memory();
await step("open Across, all", across);
await step("until its incidents are found", async () => {
  await page.locator(".incidents .item").first().waitFor();
  await page.locator(".counting").waitFor({ state: "detached" });
});
for (const tab of ["Timeline", "Entities", "Compare", "Incidents"]) await step(`tab ${tab}`, () => press(".bar .tab", tab));
const before = await incidents();
await step("another incident", () => press(".incidents .list li:nth-child(3) .item"));
await step("close Across", across);
await step("claims of all", () => choose("Which articles", "1"));
await step("claims of this article", () => choose("Which articles", "0"));
for (const letters of ["K", "Ka", "Kar", "Kars", "Karsa"]) {
  await step(`search “${letters}”`, () =>
    seen("const s = document.querySelector('#search'); s.value = argument; s.dispatchEvent(new Event('input', { bubbles: true }))", letters),
  );
}
await step("search emptied", () =>
  seen("const s = document.querySelector('#search'); s.value = ''; s.dispatchEvent(new Event('input', { bubbles: true }))"),
);
await page.locator("#text").focus();
const key = (name) => seen("document.querySelector('#text').dispatchEvent(new KeyboardEvent('keydown', { key: argument, bubbles: true, cancelable: true }))", name);
await step("to the next mark", () => key("j"));
await step("accept it", () => key("a"));
await step("until saved", () => saved(page));
await step("another article", () => press(".item:nth-child(5) .open"));
await memory();

await page.evaluate(() => new Promise((done) => requestIdleCallback(done)));
await step("reload to the open article", async () => {
  await page.unrouteAll();
  await page.reload();
  await page.locator("#text p").first().waitFor();
});
await watch();
await step("its marks", () => page.locator("mark[data-kind]").first().waitFor());
await step("open Across at once", across);
await step("until it shows what it showed before", async () => {
  while ((await incidents()) !== before) await page.waitForTimeout(100);
});
await step("until all is read", isAllRead);
await memory();
if (faults.length) console.log(faults);
await browser.close();
host.stop();

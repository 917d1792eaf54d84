// How soon the page is seen, and how soon it takes text, on a slow line: a browser that
// has nothing of it yet, 1.6 Mbit/s and 150 ms, a host that compresses. The release build
// in dist/, unless DIST names another. Prints each run, and the median.
import { blank, launch } from "./page.js";
import { serve } from "./serve.js";

const RUNS = Number(process.argv[2] ?? 5);
const LINE = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };

/** One visit: milliseconds until something is painted and until the box took a letter. */
async function visit(browser, url) {
  const { context, page } = await blank(browser);
  const line = await context.newCDPSession(page);
  await line.send("Network.enable");
  await line.send("Network.emulateNetworkConditions", LINE);

  await page.goto(url, { waitUntil: "commit" });
  const box = page.getByRole("textbox", { name: "Article text" });
  await box.waitFor();
  await box.focus();
  await page.keyboard.type("a");
  const typed = await box.evaluate(
    (box) => new Promise((done) => {
      const look = () => (box.value === "a" ? done(performance.now()) : requestAnimationFrame(look));
      look();
    }),
  );
  const painted = await page.evaluate(
    () => new Promise((done) => {
      const look = () => {
        const [paint] = performance.getEntriesByName("first-contentful-paint");
        if (paint) done(paint.startTime);
        else requestAnimationFrame(look);
      };
      look();
    }),
  );
  await context.close();
  return { painted, typed };
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const row = (name, { painted, typed }) =>
  console.log(`| ${name.padEnd(6)} | ${String(Math.round(painted)).padStart(17)} | ${String(Math.round(typed)).padStart(15)} |`);

const host = await serve(undefined, { isCompressed: true });
const browser = await launch();
console.log("| run    | first paint in ms | takes text, ms  |\n|---|---|---|");
const visits = [];
for (let run = 1; run <= RUNS; run += 1) {
  visits.push(await visit(browser, host.url));
  row(String(run), visits.at(-1));
}
row("median", Object.fromEntries(["painted", "typed"].map((what) => [what, median(visits.map((v) => v[what]))])));
await browser.close();
host.stop();

// How a long article feels: a megabyte with some twenty thousand marks, opened,
// scrolled, selected and edited. Says long tasks, frames, delays and memory;
// docs/quality.md holds what came out.
import { launch, open } from "./page.js";
import { serve } from "./serve.js";

const BYTES = Number(process.argv[2] ?? 1_000_000);

const paragraph = (n) =>
  `On ${1 + (n % 28)} March 2031 at least ${5 + (n % 40)} people were killed in Aleppo and ${3 + (n % 9)} were wounded near Mosul, ` +
  `the Health Ministry said. General Ruth Hale denied that ${n % 90} soldiers had died, and left for Moscow on Tuesday evening ` +
  "with nothing more to say of what had been done, by whom, and for what reason, as she had promised to the families before.\n\n";

let text = "A long report\n\n";
for (let n = 0; text.length < BYTES; n += 1) text += paragraph(n);

const host = await serve();
const browser = await launch();
const { page } = await open(browser, host.url, { reducedMotion: "no-preference" });
await page.evaluate(() => {
  window.tasks = [];
  new PerformanceObserver((list) => window.tasks.push(...list.getEntries().map((task) => task.duration))).observe({ type: "longtask" });
  window.delays = [];
  new PerformanceObserver((list) => window.delays.push(...list.getEntries().map((event) => event.duration))).observe({ type: "event", durationThreshold: 16 });
});

/** Runs a step; says its long tasks and what it gives. */
async function step(name, run) {
  await page.evaluate(() => ((window.tasks.length = 0), (window.delays.length = 0)));
  const start = performance.now();
  const said = await run();
  const took = Math.round(performance.now() - start);
  await page.waitForTimeout(300);
  const { tasks, delays, memory } = await page.evaluate(() => ({
    tasks: window.tasks,
    delays: window.delays,
    memory: Math.round(performance.memory.usedJSHeapSize / 2 ** 20),
  }));
  const most = (list) => Math.round(Math.max(0, ...list));
  console.log(`${name}: ${took} ms; ${tasks.length} long tasks, the longest ${most(tasks)} ms; input to paint at most ${most(delays)} ms; ${memory} MiB of JavaScript; ${said ?? ""}`);
}

await step("open", async () => {
  await page.getByRole("textbox", { name: "Article text" }).evaluate((area, text) => (area.value = text), text);
  await page.getByRole("button", { name: "Annotate" }).click();
  await page.getByRole("region", { name: "Article", exact: true }).waitFor();
});
await step("marks", async () => {
  await page.locator("mark").first().waitFor({ timeout: 60_000 });
  const counts = await page.locator(".legend .n, .legend .count").allTextContents();
  return `marks by kind ${counts.join(" ")}`;
});
await step("scroll", () =>
  page.evaluate(
    () =>
      new Promise((done) => {
        const [start, height] = [performance.now(), document.documentElement.scrollHeight];
        let frames = 0;
        const frame = (now) => {
          const share = Math.min(1, (now - start) / 5000);
          frames += 1;
          window.scrollTo(0, share * height * 0.2);
          if (share < 1) requestAnimationFrame(frame);
          else done(`${(frames / 5).toFixed(1)} frames a second`);
        };
        requestAnimationFrame(frame);
      }),
  ),
);
await step("step to ten marks by key", async () => {
  await page.locator("#text").focus();
  for (let n = 0; n < 10; n += 1) await page.keyboard.press("j");
});
await step("accept a mark", async () => {
  await page.keyboard.press("a");
  await page.locator(".safety.saved").waitFor();
});
await step("undo", () => page.keyboard.press("Control+z"));
await browser.close();
host.stop();

// Times the date recognizer in the browser beside chrono-node, the fastest peer,
// on the same texts in the same run. Its module stands in the folder given.
import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { launch } from "../../tests/e2e/page.js";
import { serve } from "../../tests/e2e/serve.js";

const [module] = process.argv.slice(2);
const folder = await mkdtemp(join(tmpdir(), "speed-"));
const peer = dirname(fileURLToPath(import.meta.resolve("chrono-node")));
await cp(module, join(folder, "module"), { recursive: true });
await cp(peer, join(folder, "chrono"), { recursive: true });
await writeFile(join(folder, "index.html"), "<!doctype html><title>speed</title>");

const server = await serve(folder);
const browser = await launch();
try {
  const page = await browser.newPage();
  await page.goto(server.url);
  const rows = await page.evaluate(async () => {
    const engine = await import("./module/tallymark_speed.js");
    await engine.default();
    const chrono = { en: (await import("./chrono/index.js")).casual, vi: (await import("./chrono/locales/vi/index.js")).casual };
    const published = new Date("2024-05-15");
    const time = (text, run) => {
      run(text);
      // The fastest of some: what else runs on the machine only ever slows down.
      const times = Array.from({ length: 9 }, () => {
        const start = performance.now();
        run(text);
        return performance.now() - start;
      });
      return Math.min(...times);
    };
    return ["en", "vi"].flatMap((language) =>
      [100_000, 1_000_000].map((length) => {
        const text = engine.text(language, length);
        const bytes = new TextEncoder().encode(text).length;
        const rate = (milliseconds) => (bytes / 1000 / milliseconds).toFixed(1);
        const read = time(text, (t) => engine.read(language, t));
        const whole = time(text, (t) => engine.dates(language, t));
        return {
          language,
          bytes: length,
          "tallymark MB/s": rate(whole),
          "its dates alone MB/s": rate(whole - read),
          "chrono-node MB/s": rate(time(text, (t) => chrono[language].parse(t, published))),
        };
      }),
    );
  });
  console.table(rows);
} finally {
  await browser.close();
  server.stop();
  await rm(folder, { recursive: true });
}

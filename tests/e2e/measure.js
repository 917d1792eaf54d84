// How long the views across articles take to open on a library of a thousand
// generated articles. Says so in milliseconds; docs/quality.md holds what came out.
import { createHash } from "node:crypto";
import { bring, launch, open } from "./page.js";
import { serve } from "./serve.js";

const ARTICLES = Number(process.argv[2] ?? 1000);
const PLACES = ["Karsa", "Soran", "Lomar", "Ostrel", "Medra", "Quell", "Ansa", "Velk", "Torma", "Iskar"];

/** Reports in both languages on events that several of them share. */
function article(n) {
  const event = Math.floor(n / 4);
  const place = PLACES[event % PLACES.length];
  const day = new Date(Date.UTC(2029, 0, 1 + Math.floor(event * 1.5)));
  const published = new Date(day.getTime() + (n % 3) * 86_400_000).toISOString().slice(0, 10);
  const dead = 5 + ((event * 7) % 40) + (n % 3) * 2;
  const [y, m, d] = day.toISOString().slice(0, 10).split("-").map(Number);
  const text =
    n % 2 === 0
      ? `Report ${n}\n\nAt least ${dead} people were killed in ${place} on ${d}/${m}/${y}, the Health Ministry said. ` +
        `More than ${dead * 2} people were wounded, three of them children.\n\nGeneral Ruth Hale denied that ${dead} people were killed. Hale left for Moscow.`
      : `Bản tin ${n}\n\nÍt nhất ${dead} người thiệt mạng ở ${place} ngày ${d}/${m}/${y}, Bộ Y tế cho biết. ` +
        `Hơn ${dead * 2} người bị thương.\n\nQuân đội Nga phủ nhận vụ việc ở ${place}.`;
  const sha256 = createHash("sha256").update(text).digest("hex");
  const lists = { entities: [], dates: [], casualties: [], claims: [], furniture: [] };
  const language = n % 2 === 0 ? "en" : "vi";
  return { id: sha256.slice(0, 16), title: text.split("\n")[0], source: "", url: "", published, language, sha256, text, ...lists, furniture_shown: false };
}

const host = await serve();
const browser = await launch();
const { page, faults } = await open(browser, host.url);
const documents = Array.from({ length: ARTICLES }, (_, n) => article(n));
const file = { format: "tallymark", version: 1, exported: "2030-01-01T00:00:00Z", offsets: "codepoint", documents };
const began = Date.now();
await bring(page, "library.json", JSON.stringify(file));
await page.locator(".notice", { hasText: `${ARTICLES} documents came in` }).waitFor({ timeout: 600_000 });
console.log(`import of ${ARTICLES} articles: ${Date.now() - began} ms`);
// The engine reads in its worker, behind the page: the views are opened when it is done.
const READING = 40_000;
await page.waitForTimeout(READING);

/** From the press to the second frame after it: what was asked for is on the screen. */
const opening = (selector) =>
  page.evaluate((selector) => {
    const button = [...document.querySelectorAll(selector.css)].find((b) => b.textContent.includes(selector.words));
    const start = performance.now();
    button.click();
    return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(Math.round(performance.now() - start)))));
  }, selector);

const views = [
  ["Incidents", { css: ".head .look", words: "Across articles" }],
  ["Timeline", { css: ".bar .tab", words: "Timeline" }],
  ["Entities", { css: ".bar .tab", words: "Entities" }],
  ["Compare", { css: ".bar .tab", words: "Compare" }],
  ["Incidents again", { css: ".bar .tab", words: "Incidents" }],
  ["another incident", { css: ".incidents li:nth-child(3) .item", words: "" }],
];
for (const [name, selector] of views) console.log(`${name}: ${await opening(selector)} ms`);
console.log(`incidents: ${await page.locator(".incidents .item").count()} drawn`, faults);
await browser.close();
host.stop();

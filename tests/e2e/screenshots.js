// Pictures of every view, in both themes and at three widths, for docs/img/; made from
// the page itself. With a word behind it, only the views whose names hold it.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { bring, exported, isRead, launch, open, saved } from "./page.js";
import { root, serve } from "./serve.js";

const only = process.argv[2] ?? "";
const into = join(root, "docs", "img");
const WIDTHS = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
];
const REPORTS = [
  ["2031-03-03", "Radio Karsa", "Shells hit the market\n\nAt least 8 people were killed when shells hit a market in Karsa on Monday, the Health Ministry said."],
  ["2031-03-03", "Tin Karsa", "Đạn pháo rơi xuống chợ\n\nÍt nhất 8 người thiệt mạng khi đạn pháo rơi xuống một khu chợ ở Karsa hôm thứ Hai, Bộ Y tế cho biết."],
  ["2031-03-04", "The Ansa Post", "Toll rises in Karsa\n\nThe shelling of the market in Karsa on Monday killed 14 people, four of them children, police said.\n\nIn 2019, a bombing in Karsa killed 40 people."],
  ["2031-03-05", "The Ansa Post", "Toll rises in Karsa\n\nThe shelling of the market in Karsa on Monday killed 16 people, four of them children, police said. Two more died in hospital.\n\nIn 2019, a bombing in Karsa killed 40 people."],
  ["2031-03-04", "Karsa Herald", "Army denies\n\nThe army denied that 14 people were killed in Karsa on Monday. Ruth Hale, its commander, left Karsa on Tuesday."],
];

const press = (page, name) => page.getByRole("button", { name, exact: true }).click();

const fresh = (page) => page.getByRole("button", { name: "New article" }).click();

/** Some articles on one attack, and the two samples; the English one is read. */
async function desk(page) {
  for (const [day, source, text] of REPORTS) {
    await page.getByRole("textbox", { name: "Article text" }).fill(text);
    await press(page, "Annotate");
    await page.getByLabel("Published").fill(day);
    await page.getByLabel("Source").first().fill(source);
    await page.getByLabel("Source").first().press("Tab");
    await fresh(page);
  }
  for (const sample of ["Bản tin mẫu", "Sample report"]) {
    await page.getByRole("button", { name: sample }).click();
    await page.locator("mark").first().waitFor();
    if (sample !== "Sample report") await fresh(page);
  }
}

const figure = (page) => page.locator('mark[data-kind~="casualty"]').nth(1);
const inSight = (page, part) => page.locator(part).evaluate((element) => element.scrollIntoView());
const across = async (page, tab) => {
  await page.getByRole("button", { name: "Across articles", exact: true }).click();
  if (tab) await page.locator("#across nav").getByRole("button", { name: tab }).click();
};

/** A colleague's file on the article: some marks decided otherwise. */
async function colleague(page) {
  for (const n of [0, 1, 2]) {
    await page.locator('mark[data-kind~="place"], mark[data-kind~="date"]').nth(2 * n).click();
    await page.keyboard.press("a");
    await page.keyboard.press("Escape");
  }
  const file = JSON.parse(await exported(page));
  const [document] = file.documents;
  const decided = (mark, n) => ({ ...mark, state: ["accepted", "rejected", "suggested"][n % 3], provenance: { person: "Bo" } });
  for (const kind of ["entities", "dates", "casualties"]) document[kind] = document[kind].map(decided);
  document.title = "Shelling in the Harrow valley";
  await bring(page, "colleague.json", JSON.stringify(file));
  await page.getByRole("dialog", { name: "colleague.json holds other work" }).waitFor();
}

/** What each view needs from an open desk; `start` from an empty one. */
const VIEWS = {
  start: null,
  reading: (page) => figure(page).click(),
  claims: async (page) => {
    await page.getByRole("button", { name: "Work on this claim" }).first().click();
    await page.getByLabel("Status").last().selectOption({ label: "disputed" });
    await page.getByLabel("Note").fill("The hospital counts eleven.");
    await inSight(page, "#claims");
  },
  figures: (page) => inSight(page, "#figures"),
  timeline: (page) => inSight(page, "#timeline"),
  entities: async (page) => {
    await page.locator(".entity .toggle").first().click();
    await inSight(page, "#entities");
  },
  library: (page) => inSight(page, "#library"),
  incidents: (page) => across(page),
  "time-across": (page) => across(page, "Timeline"),
  "entities-across": (page) => across(page, "Entities"),
  compare: (page) => across(page, "Compare"),
  coding: async (page) => {
    await across(page);
    await press(page, "UCDP GED");
    await page.locator("#code-best").focus();
    await page.keyboard.press("ArrowDown");
  },
  described: async (page) => {
    await across(page);
    await page.getByText("Set by hand", { exact: true }).click();
    await page.getByLabel("Name", { exact: true }).fill("The market of Karsa");
    await page.getByLabel("Place", { exact: true }).fill("Karsa, Odesa, Ukraine");
    await page.getByLabel("Status").selectOption("in review");
    await page.getByLabel("Tags").fill("market, shelling");
    await page.getByLabel("Tags").press("Tab");
    await page.getByLabel("Note").fill("Ask the ministry for the list of names.");
  },
  rows: async (page) => {
    await across(page, "Rows");
    await page.locator("#cell-0-0 button").click();
    await page.locator("#cell-0-0 button").click();
    await page.locator("#cell-1-0 button").click();
    await page.locator("#cell-0-4").click();
  },
  conflicts: colleague,
  agreement: async (page) => {
    await colleague(page);
    await press(page, "Compare mark by mark");
    await page.getByRole("heading", { name: "Agreement of two annotators" }).waitFor();
  },
  commands: (page) => page.keyboard.press("Control+k"),
  help: (page) => page.keyboard.press("?"),
  export: (page) => page.keyboard.press("Control+Shift+s"),
};

mkdirSync(into, { recursive: true });
const host = await serve();
const browser = await launch();

/** What the browser keeps of the desk, so that each view starts from it. */
const first = await open(browser, host.url);
await desk(first.page);
await saved(first.page);
const storageState = await first.context.storageState();
await first.context.close();

for (const [name, show] of Object.entries(VIEWS).filter(([name]) => name.includes(only)))
  for (const viewport of WIDTHS)
    for (const colorScheme of ["light", "dark"]) {
      const look = { viewport, colorScheme, reducedMotion: "reduce", ...(show && { storageState }) };
      const { context, page } = await open(browser, host.url, look);
      if (show) {
        await page.locator("mark").first().waitFor();
        await isRead(page);
        await show(page);
        await saved(page);
      }
      await new Promise((done) => setTimeout(done, 300));
      // A palette is enough for a page, and a third of the bytes.
      const picture = sharp(await page.screenshot()).png({ palette: true, colours: 128 });
      await picture.toFile(join(into, `${name}-${viewport.width}-${colorScheme}.png`));
      await context.close();
    }
await browser.close();
host.stop();

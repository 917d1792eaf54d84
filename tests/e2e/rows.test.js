// The table of rows: cells by keys, states, order, filters, one file; and a record of casualties.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { accessible, become, exported, load, reports, saved, until, validator } from "./page.js";
import { host, journey } from "./stage.js";

const REPORTS = [
  ["2031-03-03", "At least 8 people were killed when Russian shells hit a market in Odesa, Ukraine, on Monday, the Health Ministry said."],
  ["2031-03-05", "Gunmen shot dead 12 farmers in Lashkar Gah, Helmand, on 3 March 2031, police said. Among the dead were Ada Orr, 34, a baker, and her brother Ivo Orr, 9."],
  ["2031-04-08", "Nine miners died when a shaft collapsed near Arequipa in Peru on Monday, the fire brigade said."],
];

const button = (page, name) => page.getByRole("button", { name, exact: true });
const open = async (page, tab = "Rows") => {
  await button(page, "Across articles").click();
  await page.locator("#across nav").getByRole("button", { name: tab, exact: true }).click();
};
const region = (page) => page.getByRole("region", { name: "Rows", exact: true });
const rows = (page) => page.locator(".row-table tbody tr[data-state]");
const column = (page, name) => page.locator(".row-table thead th").evaluateAll((heads, name) => heads.findIndex((head) => head.querySelector("code")?.textContent === name), name);
const cell = async (page, row, name) => page.locator(`#cell-${row}-${await column(page, name)}`);
const value = async (page, row, name) => (await cell(page, row, name)).innerText();
const here = (page) => page.locator("#row-table").getAttribute("aria-activedescendant");

async function table(page, name) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name }).click()]);
  const [head, ...rows] = (await readFile(await download.path(), "utf8")).trim().split("\r\n");
  const cells = (row) => row.match(/("([^"]|"")*"|[^,]*)(,|$)/g).map((cell) => cell.replace(/,$/, ""));
  return { name: download.suggestedFilename(), rows: rows.map((row) => Object.fromEntries(head.split(",").map((column, i) => [column, cells(row)[i]]))) };
}

journey("all incidents are rows of a codebook, which are filled by keys, last, and are one file", async (page) => {
  await reports(page, REPORTS);
  await open(page);
  await region(page).waitFor();
  await accessible(page, "rows");
  assert.equal(await rows(page).count(), 3);
  assert.equal(await value(page, 0, "where_coordinates"), "Odesa");

  // The head is above the first row; keys lead from cell to cell.
  const grid = page.getByRole("grid", { name: "Rows of UCDP GED" });
  await grid.focus();
  const best = await column(page, "best");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("End");
  await page.keyboard.press("Home");
  for (let i = 0; i < best; i += 1) await page.keyboard.press("ArrowRight");
  await become(() => here(page), `cell-0-${best}`);
  await page.keyboard.press("Enter");
  const field = page.getByLabel("Row 1, best");
  await field.waitFor();
  await accessible(page, "cell");
  await field.fill("13");
  await page.keyboard.press("Enter");
  await become(() => value(page, 0, "best"), "13");
  await become(() => here(page), `cell-1-${best}`);
  assert.equal(await rows(page).first().getAttribute("data-state"), "kept");
  // Escape leaves a cell as it was; a letter opens it; Delete blanks it.
  await page.keyboard.press("7");
  await page.getByLabel("Row 2, best").waitFor();
  await page.keyboard.press("Escape");
  await page.locator(".row-table .open").waitFor({ state: "detached" });
  assert.equal(await rows(page).nth(1).getAttribute("data-state"), "draft");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Delete");
  await become(() => value(page, 0, "best"), "");
  await page.keyboard.press("Control+z");
  await become(() => value(page, 0, "best"), "13");

  // Kept, checked, and what is changed is to be checked again.
  await page.keyboard.press("Home");
  await become(() => here(page), "cell-0-0");
  await page.keyboard.press("Enter");
  await become(() => rows(page).first().getAttribute("data-state"), "checked");
  await saved(page);
  await load(page, () => page.goto(host.url));
  await open(page);
  await become(() => rows(page).first().getAttribute("data-state"), "checked");
  assert.equal(await value(page, 0, "best"), "13");
  await page.getByLabel("State").selectOption("kept");
  await page.getByText("No row is like that.").waitFor();
  await page.getByLabel("State").selectOption("checked");
  await become(() => rows(page).count(), 1);
  await page.getByLabel("State").selectOption("any");

  // Sorted by a column, searched, and saved as one file.
  await button(page, "Sort by best").click();
  await become(() => rows(page).locator("th").allInnerTexts(), ["Arequipa · 7 Apr 2031", "Lashkar Gah · 3 Mar 2031", "Odesa · 3 Mar 2031"]);
  await button(page, "Sort by best").click();
  await become(async () => (await rows(page).locator("th").allInnerTexts())[0], "Odesa · 3 Mar 2031");
  await page.getByRole("searchbox", { name: "Search cells and incidents" }).fill("arequipa");
  await become(() => rows(page).count(), 1);
  await page.getByRole("searchbox", { name: "Search cells and incidents" }).fill("");
  const file = await table(page, "Save 3 rows as CSV");
  assert.equal(file.name, "tallymark-ged.csv");
  assert.deepEqual(file.rows.map((row) => row.best), ["13", "12", "9"]);
});

journey("a row leads to its incident, and what is typed there stands in the table", async (page) => {
  await reports(page, REPORTS.slice(0, 1));
  await open(page);
  await page.getByLabel("Columns of").selectOption("ACLED");
  await become(() => value(page, 0, "location"), "Odesa");
  await page.locator(".row-table .name .jump").click();
  const field = page.locator("#code-location");
  await field.waitFor();
  await field.fill("Odesa port");
  await field.press("Tab");
  await page.locator("#across nav").getByRole("button", { name: "Rows", exact: true }).click();
  await become(() => value(page, 0, "location"), "Odesa port");
  assert.equal(await rows(page).first().getAttribute("data-state"), "kept");
  await page.locator("#cell-0-0 button").click();
  await become(() => rows(page).first().getAttribute("data-state"), "checked");
  // A second click on a cell opens it.
  await (await cell(page, 0, "location")).click();
  await become(() => here(page), `cell-0-${await column(page, "location")}`);
  await (await cell(page, 0, "location")).click();
  await page.getByLabel("Row 1, location").fill("Odesa market");
  await page.locator("#rows-title").click();
  await become(() => value(page, 0, "location"), "Odesa market");
  assert.equal(await rows(page).first().getAttribute("data-state"), "kept");
});

journey("a record of casualties has a row for each who is named, and one for the rest", async (page) => {
  await reports(page, REPORTS.slice(1, 2));
  await open(page);
  await page.getByLabel("Columns of").selectOption("Casualty record");
  await become(() => rows(page).count(), 3);
  const names = await Promise.all([0, 1, 2].map((row) => value(page, row, "name")));
  const numbers = await Promise.all([0, 1, 2].map((row) => value(page, row, "number")));
  assert.deepEqual([names, numbers], [["Ada Orr", "Ivo Orr", ""], ["1", "1", "10"]]);
  await page.locator(".row-table .name .jump").nth(1).click();
  await until(page, () => document.querySelector("#code-name")?.value, "Ivo Orr");
  await accessible(page, "record");
  await button(page, "Keep as a row").click();
  await button(page, "I checked it").click();
  await page.getByText("A row that you checked.").waitFor();
  await button(page, "not named: 10").click();
  await until(page, () => document.querySelector("#code-number")?.value, "10");
  await saved(page);
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press("Escape");
  const json = JSON.parse(await exported(page));
  const validate = validator();
  assert.ok(validate(json), JSON.stringify(validate.errors));
  const [coding] = json.documents.flatMap((document) => document.codings ?? []);
  assert.deepEqual([coding.codebook, coding.victim, coding.checked], ["casualty_record", "ivo orr", true]);
});

journey("the table scrolls in itself on a phone, in Vietnamese, in the dark", async (page) => {
  await reports(page, REPORTS);
  await load(page, () => page.goto(`${host.url}?lang=vi`));
  await button(page, "Qua nhiều bài").click();
  await page.locator("#across nav").getByRole("button", { name: "Các dòng", exact: true }).click();
  await page.getByRole("grid", { name: "Các dòng UCDP GED" }).waitFor();
  await accessible(page, "phone");
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  assert.ok(await page.evaluate(() => { const pane = document.querySelector(".row-table .pane"); return pane.scrollWidth > pane.clientWidth; }));
}, { viewport: { width: 390, height: 844 }, colorScheme: "dark" });

journey("of many rows those are drawn that are in sight", async (page) => {
  const text = Array.from({ length: 90 }, (_, i) => `On ${1 + (i % 28)} ${["January", "March", "May"][i % 3]} ${1950 + i} an earthquake in ${["Peru", "Chile", "Japan", "Nepal", "Iran"][i % 5]} killed ${100 + i} people.`).join("\n\n");
  await reports(page, [["2031-03-03", text]]);
  await open(page);
  const all = Number(await page.locator("#row-table").getAttribute("aria-rowcount")) - 1;
  assert.ok(all > 50, String(all));
  assert.ok((await rows(page).count()) < all);
  await page.locator("#row-table").focus();
  await page.keyboard.press("Control+End");
  await page.locator(`#cell-${all - 1}-0`).waitFor();
  await become(() => page.locator(".row-table tbody tr[data-state]").last().getAttribute("aria-rowindex"), String(all + 1));
});

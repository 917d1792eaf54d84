// A toll becomes a row of a dataset; two versions of an article are read as one; entities
// are made one and two by hand across articles; many dates are all on the axis.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { accessible, exported, load, reports, saved, until, validator } from "./page.js";
import { host, journey } from "./stage.js";

const REPORTS = [
  ["2031-03-03", "At least 8 people were killed when Russian shells hit a market in Odesa, Ukraine, on Monday, the Health Ministry said."],
  ["2031-03-03", "Ít nhất 8 người thiệt mạng khi đạn pháo rơi xuống một khu chợ ở Odesa hôm thứ Hai, Bộ Y tế cho biết."],
  ["2031-03-04", "The shelling of the market in Odesa on Monday killed 14 people, two of them civilians, police said."],
];

const button = (page, name) => page.getByRole("button", { name, exact: true });
const across = (page) => button(page, "Across articles").click();
const field = (page, column) => page.locator(`#code-${column}`);

async function table(page, name) {
  const [download] = await Promise.all([page.waitForEvent("download"), button(page, name).click()]);
  const [head, ...rows] = (await readFile(await download.path(), "utf8")).trim().split("\r\n");
  return { name: download.suggestedFilename(), head: head.split(","), rows };
}

journey("a toll is coded by keys, lasts, is undone and taken home as a row", async (page) => {
  await reports(page, REPORTS);
  await across(page);
  await button(page, "UCDP GED").click();
  await field(page, "best").waitFor();
  await accessible(page, "coding sheet");
  for (const [column, value] of [["date_start", "2031-03-03"], ["date_prec", "1"], ["where_coordinates", "Odesa"], ["country", "Ukraine"], ["best", "14"], ["deaths_civilians", "2"], ["side_a", "Russian"], ["type_of_violence", ""]])
    assert.equal(await field(page, column).inputValue(), value, column);

  // One key takes the next candidate, one the previous; nothing is a choice, too.
  await field(page, "best").focus();
  const values = [];
  for (const key of ["ArrowDown", "ArrowDown", "ArrowDown", "ArrowUp", "ArrowUp"]) {
    await page.keyboard.press(key);
    values.push(await field(page, "best").inputValue());
  }
  assert.deepEqual(values, ["8", "", "14", "", "8"]);
  await page.getByText("A row of yours").waitFor();
  await page.keyboard.press("ArrowUp");
  // The candidates stand beside it, and Enter goes on.
  await page.getByRole("list", { name: "Candidates for best" }).waitFor();
  await accessible(page, "candidates");
  await page.keyboard.press("Enter");
  await until(page, () => document.activeElement.id, "code-high");
  await field(page, "side_a").fill("Government of Russia");
  await field(page, "side_a").press("Shift+Enter");
  await saved(page);

  await load(page, () => page.goto(host.url));
  await across(page);
  await button(page, "UCDP GED").click();
  assert.equal(await field(page, "side_a").inputValue(), "Government of Russia");
  const { name, head, rows } = await table(page, "Save this row as CSV");
  assert.equal(name, "tallymark-ged.csv");
  assert.equal(rows.length, 1);
  const cells = rows[0].match(/("([^"]|"")*"|[^,]*)(,|$)/g).map((cell) => cell.replace(/,$/, ""));
  assert.equal(cells[head.indexOf("side_a")], "Government of Russia");
  assert.equal(cells[head.indexOf("best")], "14");
  await button(page, "Undo").click();
  await until(page, () => document.querySelector("#code-side_a").value, "Russian");

  // A quote leads to its sentence.
  await field(page, "best").focus();
  await page.locator(".entry.open .quote .jump").first().click();
  await page.locator('mark[data-kind~="casualty"]:focus').waitFor();
  assert.equal(await page.locator("mark:focus").innerText(), "14 people");
});

journey("what was coded is in the export, which fits its schema, and the other dataset is another row", async (page) => {
  await reports(page, REPORTS);
  await across(page);
  await button(page, "ACLED").click();
  assert.equal(await field(page, "fatalities").inputValue(), "14");
  await button(page, "Keep as a row").click();
  await page.getByText("A row of yours").waitFor();
  await button(page, "UCDP GED").click();
  await page.getByText("A draft from the articles").waitFor();
  await button(page, "ACLED").click();
  await field(page, "event_type").focus();
  await page.keyboard.press("ArrowDown");
  assert.equal(await field(page, "event_type").inputValue(), "Explosions/Remote violence");
  await saved(page);
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press("Escape");
  await page.locator(".item", { hasText: "At least 8" }).first().click();
  const json = JSON.parse(await exported(page));
  const validate = validator();
  assert.ok(validate(json), JSON.stringify(validate.errors));
  const [coding] = json.documents.flatMap((document) => document.codings ?? []);
  assert.equal(coding.codebook, "acled");
  assert.deepEqual(coding.cells.find((cell) => cell.column === "event_type"), { column: "event_type", value: "Explosions/Remote violence" });
  await across(page);
  await button(page, "ACLED").click();
  await button(page, "Take the row away").click();
  await page.getByText("A draft from the articles").waitFor();
  await button(page, "Undo").click();
  await page.getByText("A row of yours").waitFor();
});

journey("the sheet is filled on a phone, in Vietnamese, in the dark", async (page) => {
  await reports(page, REPORTS);
  await load(page, () => page.goto(`${host.url}?lang=vi`));
  await button(page, "Qua nhiều bài").click();
  await button(page, "UCDP GED").click();
  await field(page, "best").click();
  await page.getByRole("list", { name: "Gợi ý cho best" }).getByRole("button", { name: "Lấy 8" }).click();
  assert.equal(await field(page, "best").inputValue(), "8");
  await page.getByText("Một dòng của bạn").waitFor();
  await accessible(page, "phone");
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
}, { viewport: { width: 390, height: 844 }, colorScheme: "dark" });

const FILLER = "The bridge over the river stands as it stood, and nobody spoke of it again. ".repeat(12);
const VERSIONS = [
  ["2031-03-03", `Night in Odesa\n\nAt least 37 people were killed in Odesa on Monday, the Health Ministry said. General Ruth Hale has confirmed it to the police in Odesa.\n\n${FILLER}\n\nHale left Moscow for Beijing on 1 March 2031.`],
  ["2031-03-04", `Night in Odesa\n\nAt least 42 people were killed in Odesa on Monday, the Health Ministry said. General Ruth Hale has not confirmed it to the police in Odesa.\n\n${FILLER}\n\nHale left Moscow for Beijing on 1 March 2031 <b>and came back</b>.`],
];

journey("two versions are one text, with what counts on top", async (page) => {
  await reports(page, VERSIONS);
  await across(page);
  await button(page, "Compare").click();
  const revised = page.locator(".revised");
  await revised.waitFor();
  await accessible(page, "revised");
  const changes = revised.locator(".changes > li");
  assert.match((await changes.first().innerText()).replace(/\s+/g, " "), /37 → 42 .*At least 37 people.*At least 42 people/);
  assert.match(await changes.nth(1).innerText(), /→\s+not/);
  const text = revised.getByRole("region");
  assert.deepEqual((await text.locator("del").allTextContents()).map((t) => t.replace("taken out: ", "").trim()), ["37"]);
  assert.deepEqual((await text.locator("ins").allTextContents()).map((t) => t.replace("put in: ", "").trim()), ["42", "not", "<b>and came back</b>"]);
  assert.equal(await text.locator("b").count(), 0, "a text is only ever text");
  assert.match(await text.innerText(), /words unchanged/);
  await page.getByLabel("Show the unchanged text too").check();
  assert.doesNotMatch(await text.innerText(), /words unchanged/);
});

journey("entities are made one and two by hand across articles, which lasts", async (page) => {
  await reports(page, [
    ["2031-03-03", "General Ruth Hale left the town of Quell for Moscow."],
    ["2031-03-04", "General Ruth Hale met the mayor of Ansa in Moscow."],
  ]);
  await across(page);
  await button(page, "Entities").click();
  const row = (name) => page.getByRole("row", { name: new RegExp(`^Choose ${name}|^${name}`) });
  await row("Moscow").waitFor();
  await page.getByLabel("Choose Ansa").check();
  await page.getByLabel("Choose Quell").check();
  await accessible(page, "two rows");
  await button(page, "Ansa is Quell").click();
  await row("Ansa").waitFor({ state: "detached" });
  assert.equal(await row("Quell").locator("td .jump").count(), 2);
  await page.getByLabel("Choose Moscow").check();
  await page.getByLabel("Moscow is another in").selectOption({ index: 2 });
  await button(page, "Split off").click();
  await until(page, () => [...document.querySelectorAll(".matrix tbody th .ink")].filter((th) => th.textContent === "Moscow").length, 2);
  await saved(page);
  await load(page, () => page.goto(host.url));
  await across(page);
  await button(page, "Entities").click();
  await until(page, () => [...document.querySelectorAll(".matrix tbody th .ink")].filter((th) => th.textContent === "Moscow").length, 2);
  await button(page, "Undo").click();
  await until(page, () => [...document.querySelectorAll(".matrix tbody th .ink")].filter((th) => th.textContent === "Moscow").length, 1);
  await button(page, "Undo").click();
  await row("Ansa").waitFor();
});

journey("of many dates all are on the axis, and a column opens to its dates", async (page) => {
  const months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
  const lines = [];
  for (let year = 1990; year < 2030; year += 1) {
    for (const month of months) lines.push([3, 11, 19, 27].map((day) => `On ${day} ${month} ${year} they met in Odesa.`).join(" "));
    lines.push(`In ${year} it rained.`);
  }
  await reports(page, [["2031-03-03", lines.join("\n\n")]]);
  await across(page);
  await button(page, "Timeline").click();
  await page.locator(".axis .bin").first().waitFor();
  await accessible(page, "columns");
  const told = await page.locator(".axis .drawn").innerText();
  const all = Number(told.match(/^\d+/)[0]);
  assert.ok(all > 1900, told);
  await page.locator(".axis .bin").nth(20).click();
  await page.locator(".axis .bin").first().waitFor({ state: "detached" });
  assert.ok((await page.locator(".dates li").count()) < 120);
  await page.locator(".axis .bar:not(.many)").last().click();
  await page.locator('mark[data-kind~="date"]:focus').waitFor();
});

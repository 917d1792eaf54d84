// The map: incidents where they lie, by pointer and by keys, as a picture, a table and files.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { accessible, become, reports } from "./page.js";
import { journey } from "./stage.js";

const REPORTS = [
  ["2031-03-03", "A shell killed 14 people in Kharkiv, Ukraine, on Monday, police said."],
  ["2031-03-05", "A fire killed three workers in Tripoli, Libya, on Wednesday, police said."],
  ["2031-03-06", "Gunmen killed nine people in Nowhereville on Thursday, police said."],
];

const across = (page) => page.getByRole("button", { name: "Across articles", exact: true }).click();
const tab = (page, name) => page.locator(".across .bar").getByRole("button", { name, exact: true }).click();
const region = (page) => page.getByRole("region", { name: "Map", exact: true }).first();
const drawing = (page) => page.locator(".map svg");
const spot = (page, name) => drawing(page).getByRole("button", { name });
const box = (page) => drawing(page).evaluate((svg) => svg.getAttribute("viewBox").split(" ").map(Number));

async function open(page) {
  await reports(page, REPORTS);
  await across(page);
  await tab(page, "Map");
  await region(page).waitFor();
  await spot(page, "Kharkiv, 1 incident, Killed 14").waitFor();
  await page.locator(".map .land").waitFor({ state: "attached" });
}

journey("incidents stand on the map, and lead to their page", async (page) => {
  await open(page);
  assert.equal(await page.locator(".map .spot").count(), 2);
  await region(page).getByText("1 incident without a place").waitFor();
  await accessible(page, "map");

  // Keys: nearer, aside, everything again.
  const whole = await box(page);
  await drawing(page).focus();
  await page.keyboard.press("+");
  const near = await box(page);
  assert.ok(Math.abs(near[2] - whole[2] / 2) < 0.01, `${near} ${whole}`);
  await page.keyboard.press("ArrowRight");
  await become(async () => (await box(page))[0] > near[0], true);
  await page.keyboard.press("0");
  await become(() => box(page), whole);

  // A place keeps the table to its incidents.
  const rows = page.locator(".map tbody tr");
  assert.equal(await rows.count(), 2);
  await spot(page, "Tripoli, 1 incident, Killed 3").focus();
  await page.keyboard.press("Enter");
  await become(() => rows.count(), 1);
  await accessible(page, "a place");
  await rows.getByRole("button", { name: /Tripoli/ }).click();
  await page.getByRole("region", { name: "Incidents", exact: true }).waitFor();
  assert.match(await page.locator("#incident-title").innerText(), /Tripoli/);
  await page.goBack();
  await region(page).waitFor();
});

journey("the map is moved by a pointer", async (page) => {
  await open(page);
  const before = await box(page);
  const place = await drawing(page).boundingBox();
  const [x, y] = [place.x + place.width / 2, place.y + place.height / 4];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 100, y, { steps: 4 });
  await page.mouse.up();
  const after = await box(page);
  assert.ok(after[0] < before[0] && after[2] === before[2], `${before} ${after}`);
});

journey("the map leaves as GeoJSON, KML, SVG and PNG", async (page) => {
  await open(page);
  const save = async (format) => {
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: `Save ${format}`, exact: true }).click(),
    ]);
    return [download.suggestedFilename(), await readFile(await download.path())];
  };
  const [name, geo] = await save("GeoJSON");
  assert.equal(name, "tallymark-incidents.geojson");
  const places = JSON.parse(geo).features.map((feature) => [feature.properties.place, feature.properties.killed_least]);
  assert.deepEqual(places.sort(), [["Kharkiv", 14], ["Tripoli", 3]]);
  assert.match(String((await save("KML"))[1]), /<Placemark><name>Kharkiv<\/name>/);
  assert.match(String((await save("SVG"))[1]), /<svg[^>]*viewBox[^]*Kharkiv/);
  assert.equal((await save("PNG"))[1].subarray(1, 4).toString(), "PNG");
});

journey("the places of an article stand on the map", async (page) => {
  await open(page);
  await page.getByRole("combobox", { name: "What the map shows" }).selectOption({ label: "Places in the open article" });
  await region(page).getByText("names no place").waitFor();
  await page.locator(".item .open", { hasText: "Kharkiv" }).click();
  await across(page);
  await tab(page, "Map");
  await spot(page, "Kharkiv, named once").waitFor();
  await accessible(page, "places");
});

for (const [colorScheme, locale, width] of [["dark", "en-GB", 1024], ["light", "vi-VN", 390]])
  journey(`the map is accessible, ${colorScheme}, ${locale}, at ${width} px`, async (page) => {
    const [title, name] = locale === "vi-VN" ? ["Qua nhiều bài", "Bản đồ"] : ["Across articles", "Map"];
    await page.locator("#article-text").fill(REPORTS[0][1]);
    await page.getByRole("button", { name: /^(Annotate|Đánh dấu)/ }).first().click();
    await page.locator("mark").first().waitFor();
    await page.getByRole("button", { name: title, exact: true }).click();
    await page.locator(".across .bar").getByRole("button", { name, exact: true }).click();
    await page.locator(".map .spot").first().waitFor();
    await accessible(page, "map");
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "it fits the width");
  }, { colorScheme, locale, viewport: { width, height: 800 } });

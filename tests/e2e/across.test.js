// Incidents, time and entities across articles: from many reports to one incident, to what
// is doubtful about it, to the sentence, and back.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { accessible, load, reports, saved, until } from "./page.js";
import { host, journey } from "./stage.js";

const REPORTS = [
  ["2031-03-03", "At least 8 people were killed when shells hit a market in Karsa on Monday, the Health Ministry said."],
  ["2031-03-03", "Ít nhất 8 người thiệt mạng khi đạn pháo rơi xuống một khu chợ ở Karsa hôm thứ Hai, Bộ Y tế cho biết."],
  ["2031-03-04", "The shelling of the market in Karsa on Monday killed 14 people, four of them children, police said.\n\nIn 2019, a bombing in Karsa killed 40 people."],
  ["2031-03-04", "The army denied that 14 people were killed in Karsa on Monday. Ruth Hale, its commander, left Karsa on Tuesday."],
];

const button = (page, name) => page.getByRole("button", { name, exact: true });
const across = (page) => button(page, "Across articles").click();
const incidents = (page) => page.getByRole("list", { name: "Incidents" }).getByRole("listitem");
const rows = (page) => page.locator(".incident tbody tr");
const shown = () => document.querySelectorAll(".incidents .item").length;

journey("reports of one attack are one incident, and lead back to their sentences", async (page) => {
  await reports(page, REPORTS);
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press("t");
  const region = page.getByRole("region", { name: "Incidents", exact: true });
  await region.waitFor();
  await accessible(page, "incidents");
  assert.equal(await incidents(page).count(), 2);
  assert.match(await incidents(page).first().innerText(), /Karsa · 3 Mar 2031[^]*14[^]*killed[^]*4 articles/);
  assert.equal(await rows(page).count(), 5);
  assert.equal(await page.locator(".incident tr.part").count(), 1);

  // Each whole is a point; the one that is denied is a cross.
  const points = page.locator(".chart .point");
  assert.equal(await points.count(), 4);
  assert.equal(await page.locator(".chart .cross").count(), 1);
  await points.nth(2).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("region", { name: "Article", exact: true }).waitFor();
  await page.locator('mark[data-kind~="casualty"]:focus').waitFor();
  assert.equal(await page.locator("mark:focus").innerText(), "14 people");
});

journey("a figure is taken out of its incident, which lasts, and is brought back", async (page) => {
  await reports(page, REPORTS);
  await across(page);
  await rows(page).nth(0).getByRole("checkbox").check();
  await button(page, "Make it an incident of its own").click();
  await until(page, shown, 3);
  await saved(page);
  await load(page, () => page.goto(host.url));
  await across(page);
  await until(page, shown, 3);
  await button(page, "Undo").isDisabled();
  const options = page.getByLabel("Join with").locator("option");
  await page.getByLabel("Join with").selectOption({ index: (await options.count()) - 1 });
  await button(page, "Join").click();
  await until(page, shown, 2);
  await button(page, "Undo").click();
  await until(page, shown, 3);
});

journey("incidents are searched and sorted", async (page) => {
  await reports(page, REPORTS);
  await across(page);
  await page.getByLabel("Sort by").selectOption("most killed");
  assert.match(await incidents(page).first().innerText(), /2019/);
  const search = page.getByRole("searchbox", { name: "Search place, kind, actors, names" });
  await search.fill("karsa 2031");
  await until(page, shown, 1);
  await search.fill("nowhere at all");
  await page.getByText("No incident has these words.").waitFor();
  await search.fill("");
  await until(page, shown, 2);
});

journey("a chart is taken home as a drawing and as a picture", async (page) => {
  await reports(page, REPORTS);
  await across(page);
  for (const [name, start] of [["Save as SVG", "<svg"], ["Save as PNG", "\u0089PNG"]]) {
    const [download] = await Promise.all([page.waitForEvent("download"), button(page, name).click()]);
    const bytes = await readFile(await download.path());
    assert.ok(bytes.toString("latin1").startsWith(start), name);
  }
});

journey("dates stand on one axis, entities by article, two articles side by side", async (page) => {
  await reports(page, REPORTS);
  await across(page);
  await button(page, "Timeline").click();
  await page.getByRole("region", { name: "Timeline" }).waitFor();
  await accessible(page, "time");
  const dates = page.locator(".dates li");
  const all = await dates.count();
  assert.ok(all >= 5);
  assert.match(await dates.first().innerText(), /2019/);
  await button(page, "Later").click();
  await until(page, (all) => document.querySelectorAll(".dates li").length < all, true, all);
  await button(page, "Everything").click();
  await page.getByLabel("has a figure").check();
  await until(page, (all) => document.querySelectorAll(".dates li").length < all, true, all);

  await button(page, "Entities").click();
  await page.getByRole("region", { name: "Entities", exact: true }).waitFor();
  await accessible(page, "matrix");
  const karsa = page.locator(".matrix tbody tr", { hasText: "Karsa" }).first();
  assert.equal(await karsa.getByRole("button").count(), 4);

  await button(page, "Compare").click();
  await page.getByRole("region", { name: "Compare" }).waitFor();
  await accessible(page, "compare");
  const first = page.getByLabel("First article");
  await first.selectOption({ index: 0 });
  await page.getByLabel("Second article").selectOption({ index: 2 });
  await page.getByRole("heading", { name: "Numbers that differ" }).waitFor();
  assert.match(await page.locator(".pairs").first().innerText(), /at least 8 people killed[^]*14 people killed/);
  await page.keyboard.press("Escape");
  await page.getByRole("region", { name: "Article", exact: true }).waitFor();
});

journey("what is looked at can be narrowed, in Vietnamese and on a phone", async (page) => {
  await reports(page, REPORTS);
  await load(page, () => page.goto(`${host.url}?lang=vi`));
  await button(page, "Qua nhiều bài").click();
  await page.getByLabel("Những bài nào").selectOption("0");
  await until(page, () => document.querySelectorAll(".incident tbody tr").length, 1);
  await accessible(page, "phone");
}, { viewport: { width: 390, height: 844 } });

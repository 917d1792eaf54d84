// What a person says of incidents: by hand, by choosing several, by dragging, by one key.
import assert from "node:assert/strict";
import { accessible, become, bring, exported, load, reports, saved, until, validator } from "./page.js";
import { host, journey } from "./stage.js";

const REPORTS = [
  ["2031-03-03", "At least 8 people were killed when shells hit a market in Karsa on Monday, the Health Ministry said."],
  ["2031-03-04", "The shelling of the market in Karsa on Monday killed 14 people, four of them children, police said.\n\nIn 2019, a bombing in Karsa killed 40 people."],
];
const LATER = ["2031-03-04", "The army denied that 14 people were killed in Karsa on Monday. Ruth Hale, its commander, left Karsa on Tuesday."];

const button = (page, name) => page.getByRole("button", { name, exact: true });
const across = (page) => button(page, "Across articles").click();
const items = (page) => page.getByRole("list", { name: "Incidents" }).getByRole("listitem");
const title = (page) => page.locator("#incident-title").innerText();
const leave = async (page) => {
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press("Escape");
  await page.getByRole("region", { name: "Article", exact: true }).waitFor();
};

journey("an incident is set by hand, which lasts, goes along, and stays when an article comes", async (page) => {
  await reports(page, REPORTS);
  await across(page);
  await page.getByText("Set by hand", { exact: true }).click();
  await accessible(page, "by hand");
  await page.getByLabel("Name", { exact: true }).pressSequentially("The market of Karsa");
  await become(() => title(page), "The market of Karsa");
  await page.getByLabel("Place", { exact: true }).fill("Odesa, Ukraine");
  await page.getByLabel("First day").fill("2031-03-02");
  await page.getByLabel("Grade").selectOption("confirmed");
  await page.getByLabel("Status").selectOption("in review");
  await page.getByLabel("Tags").fill("market, shelling");
  await page.getByLabel("Tags").press("Tab");
  await page.getByLabel("Note").fill("Ask the ministry again.");
  await page.getByText("The articles say: Karsa").waitFor();
  await accessible(page, "set by hand");
  assert.match(await items(page).first().innerText(), /The market of Karsa[^]*Odesa · 2 Mar 2031[^]*confirmed · in review[^]*market, shelling/);
  // Letters of one field are one step.
  await button(page, "Undo").click();
  await page.getByText("Ask the ministry again.").first().waitFor({ state: "detached" });
  await button(page, "Redo").click();
  await saved(page);

  await load(page, () => page.goto(host.url));
  await page.getByRole("button", { name: "New article" }).click();
  await reports(page, [LATER]);
  await across(page);
  await become(() => title(page), "The market of Karsa");
  assert.match(await items(page).first().innerText(), /3 articles/);
  await leave(page);
  await page.locator(".item", { hasText: "At least 8" }).first().click();
  const file = await exported(page);
  const json = JSON.parse(file);
  const validate = validator();
  assert.ok(validate(json), JSON.stringify(validate.errors));
  const [said] = json.documents.flatMap((document) => document.incidents ?? []);
  assert.deepEqual([said.place, said.when, said.status, said.tags], ["Odesa, Ukraine", ["2031-03-02", "2031-03-02"], "in_review", ["market", "shelling"]]);

  // Taken back, it comes in again with the file.
  await across(page);
  await button(page, "Take all of it back").click();
  await become(() => title(page), "Karsa · 3 Mar 2031");
  await leave(page);
  await saved(page);
  await bring(page, "export.json", file);
  await across(page);
  await become(() => title(page), "The market of Karsa");
});

journey("incidents are joined by choosing some, and by dragging one on another", async (page) => {
  await reports(page, REPORTS);
  await across(page);
  await become(() => items(page).count(), 2);
  for (const at of [0, 1]) await items(page).nth(at).getByRole("checkbox").check();
  await accessible(page, "chosen");
  await button(page, "Join these 2").click();
  await become(() => items(page).count(), 1);
  await button(page, "Undo").click();
  await become(() => items(page).count(), 2);
  await items(page).nth(1).dragTo(items(page).nth(0));
  await become(() => items(page).count(), 1);
  await button(page, "Undo").click();
  await become(() => items(page).count(), 2);
});

journey("a figure is dragged to another incident, or beside them all", async (page) => {
  await reports(page, REPORTS);
  await across(page);
  const figures = page.locator(".incident tbody tr");
  const all = await figures.count();
  await figures.first().locator(".day").dragTo(items(page).nth(1));
  await until(page, () => document.querySelectorAll(".incident tbody tr").length, 2);
  await button(page, "Undo").click();
  await items(page).first().locator(".item").click();
  await become(() => figures.count(), all);
  // The place to drop it on is there while it is dragged.
  const from = await figures.first().locator(".day").boundingBox();
  await page.mouse.move(from.x + 5, from.y + 5);
  await page.mouse.down();
  await page.mouse.move(from.x + 30, from.y + 30, { steps: 4 });
  const to = page.locator(".beside-drop");
  await to.waitFor();
  await to.hover();
  await to.hover();
  await page.mouse.up();
  await become(() => items(page).count(), 3);
});

journey("of an incident that is perhaps the same one key says yes, another one no", async (page) => {
  await reports(page, [
    ["2031-03-03", "At least 8 people were killed when shells hit a market in Karsa on Monday, the Health Ministry said."],
    ["2031-03-12", "Shells killed 9 people in Karsa on Tuesday, police said."],
  ]);
  await across(page);
  const asked = page.locator(".perhaps");
  await asked.waitFor();
  await accessible(page, "perhaps");
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press("-");
  await asked.waitFor({ state: "detached" });
  await become(() => items(page).count(), 2);
  await page.keyboard.press("Control+z");
  await asked.waitFor();
  await page.keyboard.press("=");
  await become(() => items(page).count(), 1);
});

journey("an incident is described on a phone, in Vietnamese, in the dark", async (page) => {
  await reports(page, REPORTS);
  await load(page, () => page.goto(`${host.url}?lang=vi`));
  await button(page, "Qua nhiều bài").click();
  await page.getByText("Đặt bằng tay", { exact: true }).click();
  await page.getByLabel("Tên gọi").fill("Chợ Karsa");
  await become(() => title(page), "Chợ Karsa");
  await page.getByLabel("Tình trạng").selectOption("đã kiểm tra");
  await accessible(page, "phone");
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
}, { viewport: { width: 390, height: 844 }, colorScheme: "dark" });

// The claims: a whole article without a mouse, many at once, tags over all
// articles, links, and the view for paper.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { accessible, annotate, become, open, until } from "./page.js";
import { journey } from "./stage.js";

const KARSA =
  "Karsa market is hit\n\nAt least 14 people were killed in Karsa on 3 March 2031, the Health Ministry said.\n\n" +
  "General Ruth Hale accused the Northern Front of shelling the market. Tomas Irrek denied that the fighters had " +
  "fired on the town. Mayor Mara Deseth confirmed that the bridge was closed. The Red Crescent said that the road " +
  "would stay open. Ruth Hale said that the army would leave the valley.";
const ANSA =
  "Ansa counts its dead\n\nThe Health Ministry said that 9 people were killed in Ansa on 5 March 2031. " +
  "Tomas Irrek said that the river rose.";

/** The claims of the first article, the most worth checking first. */
const RANKED = [
  ["At least 14 people", "holds a figure and a date; a named source"],
  ["the Northern Front of", "an accusation; names a person or an organization; a named source"],
  ["the fighters had fired", "a denial; a named source"],
  ["the bridge was closed", "a confirmation; a named source"],
  ["the road would stay", "a named source"],
  ["the army would leave", "a named source"],
];

const says = (page, words) => page.locator(".notice", { hasText: words }).waitFor();
const claims = (page) => page.getByRole("region", { name: "Claims", exact: true });
const choice = (page, name) => claims(page).getByRole("combobox", { name, exact: true });
const claim = (page, words) => page.locator(".claim", { hasText: words });
const box = (page, words) => claim(page, words).getByRole("checkbox");
const headings = (page) => page.locator("#claims h3").evaluateAll((all) => all.map((h) => h.getAttribute("aria-label")));
const quotes = (page) => page.locator(".claim q").evaluateAll((all) => all.map((q) => q.textContent.slice(0, 14)));
const pills = (page) => page.locator(".claim .said .pill").evaluateAll((all) => all.map((pill) => pill.textContent));

/** Goes on with Tab until a control has the focus, as a person without a mouse. */
async function reach(page, control) {
  const wanted = await control.first().elementHandle();
  for (let steps = 0; steps < 300; steps += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  assert.fail(`${control} cannot be reached with Tab`);
}

async function press(page, role, name) {
  await reach(page, page.getByRole(role, { name, exact: true }));
  await page.keyboard.press("Enter");
}

async function type(page, control, words) {
  await reach(page, control);
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText(words);
}

/** Brings an article in by key, and goes to its claims. */
async function bringByKey(page, text) {
  await type(page, page.getByRole("textbox", { name: "Article text" }), text);
  await press(page, "button", "Annotate");
  await page.locator("mark").first().waitFor();
  await press(page, "link", /^Claims/);
}

/** All documents as they leave the page, without the time. */
async function everything(page) {
  const [download] = await Promise.all([page.waitForEvent("download"), press(page, "button", "All documents (JSON)")]);
  return { ...JSON.parse(await readFile(await download.path(), "utf8")), exported: null };
}

/** Presses a button until nothing is left for it to do. */
async function exhaust(page, name) {
  const button = page.getByRole("button", { name, exact: true });
  await reach(page, button);
  let times = 0;
  for (; await button.isEnabled(); times += 1) await page.keyboard.press("Enter");
  return times;
}

journey("an article from paste to export without a mouse", async (page) => {
  await bringByKey(page, KARSA);
  await become(() => quotes(page), RANKED.map(([words]) => words.slice(0, 14)));
  for (const [words, reasons] of RANKED) assert.equal(await claim(page, words).locator(".worth").innerText(), reasons);
  await accessible(page, "ranked");

  await press(page, "button", /^Accept the claim “the army would/);
  await says(page, "1 claim is accepted");
  await page.locator(".choice:focus").waitFor();
  // The arrows look through the statuses; only the last one is meant.
  for (const [at, [words]] of RANKED.slice(0, 5).entries()) {
    await press(page, "button", new RegExp(`^Work on this claim: “${words}`));
    await page.locator(".claim-form select:focus").waitFor();
    for (let step = 0; step <= at; step += 1) await page.keyboard.press("ArrowDown");
    await claim(page, words).locator(".history li").waitFor({ state: "attached" });
    assert.equal(await claim(page, words).locator(".history li").count(), 1);
    if (at === 0) {
      await press(page, "button", "Link all 3 inside the claim");
      await claim(page, words).getByRole("button", { name: "Unlink Karsa" }).waitFor();
    }
    if (at === 3) {
      await type(page, page.locator(".claim-form").getByLabel("Source"), "The mayor's office");
      await type(page, page.locator(".claim-form").getByLabel("Tags"), "bridge");
      await page.keyboard.press("Enter");
    }
    await accessible(page, `form ${at}`);
    await press(page, "button", "Close");
    await press(page, "link", /^Claims/);
  }
  const statuses = ["corroborated", "disputed", "false", "misleading", "unverifiable", "unverified"];
  await become(() => pills(page), statuses);
  await claim(page, "bridge").getByText("The mayor's office").waitFor();

  await press(page, "button", /New article$/);
  await bringByKey(page, ANSA);
  await press(page, "button", /^Work on this claim: “9 people/);
  await type(page, page.locator(".claim-form").getByLabel("Tags"), "bridge");
  await page.keyboard.press("Enter");
  await press(page, "button", "Close");

  // One tag in two articles.
  await reach(page, choice(page, "Which articles"));
  await page.keyboard.press("ArrowDown");
  await page.locator(".claim").nth(7).waitFor();
  await reach(page, page.locator(".tags summary"));
  await page.keyboard.press("Enter");
  await type(page, page.getByRole("textbox", { name: "Name of the tag bridge, on 2 claims" }), "crossing");
  await page.keyboard.press("Enter");
  await says(page, "“bridge” is “crossing” now, on 2 claims.");
  await become(() => page.locator(".claim .tag").allInnerTexts(), ["crossing", "crossing"]);
  await accessible(page, "tags");

  // Everything undone and redone.
  const before = await everything(page);
  const done = await exhaust(page, "Undo");
  assert.equal(await page.locator(".library li").count(), 0);
  assert.equal(await exhaust(page, "Redo"), done);
  await page.locator(".library li").nth(1).waitFor();
  assert.deepEqual(await everything(page), before);
});

journey("claims of all articles in groups", async (page) => {
  await annotate(page, KARSA);
  await page.getByRole("button", { name: "New article" }).click();
  await annotate(page, ANSA);
  await choice(page, "Which articles").selectOption({ label: "All articles" });
  await choice(page, "Groups of claims").selectOption({ label: "Group by article" });
  await become(() => headings(page), ["Ansa counts its dead: 2 claims", "Karsa market is hit: 6 claims"]);
  await choice(page, "Groups of claims").selectOption({ label: "Group by source" });
  const sources = await headings(page);
  assert.ok(sources.includes("The Health Ministry: 2 claims") && sources.includes("Tomas Irrek: 2 claims"), sources);
  await choice(page, "Groups of claims").selectOption({ label: "Group by status" });
  await become(() => headings(page), ["Suggested: 8 claims"]);
  await choice(page, "Which claims").selectOption({ label: "Tomas Irrek (2)" });
  await become(() => headings(page), ["Suggested: 2 claims"]);
  await choice(page, "Groups of claims").selectOption({ label: "No groups" });
  await choice(page, "Order of the claims").selectOption({ label: "As in the text" });
  await become(() => quotes(page), ["the river rose", "the fighters h"]);
  // A claim of another article opens where it stands.
  await claim(page, "the fighters").getByRole("button", { name: "Work on this claim" }).click();
  await page.locator(".claim-form").waitFor();
  assert.equal(await page.getByLabel("Title").inputValue(), "Karsa market is hit");
  await page.locator(".claim-form").getByLabel("Tags").fill("fire");
  await page.locator(".claim-form").getByLabel("Tags").press("Enter");
  await choice(page, "Groups of claims").selectOption({ label: "Group by tag" });
  await become(() => headings(page), ["fire: 1 claim", "without a tag: 1 claim"]);
  assert.equal(await page.locator(".claim-form").count(), 1);
  await accessible(page, "groups");
});

journey("many claims at once, as one act", async (page) => {
  await annotate(page, KARSA);
  await box(page, "At least 14").click();
  await box(page, "the fighters").click({ modifiers: ["Shift"] });
  await page.getByText("3 chosen").waitFor();
  await accessible(page, "chosen");
  await choice(page, "Status for the chosen claims").selectOption({ label: "disputed" });
  await page.getByRole("button", { name: "Set status" }).click();
  await says(page, "3 claims are now disputed.");
  await become(() => pills(page), ["disputed", "disputed", "disputed"]);
  await choice(page, "Add a tag").fill("front");
  await choice(page, "Add a tag").press("Enter");
  await says(page, "3 claims now tagged “front”.");
  await page.keyboard.press("Escape");
  await box(page, "the fighters").focus();
  await page.keyboard.press("Control+z");
  await become(() => page.locator(".claim .tag").count(), 0);
  await page.keyboard.press("Control+z");
  await become(() => pills(page), []);
  await page.keyboard.press("Control+Shift+z");
  await become(() => pills(page), ["disputed", "disputed", "disputed"]);
  // By key: from box to box, with Shift choosing on the way.
  await page.getByRole("button", { name: "Choose none" }).click();
  await box(page, "the bridge").focus();
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Shift+ArrowDown");
  await page.getByText("3 chosen").waitFor();
  await page.getByRole("group", { name: "What to do with the chosen claims" }).getByRole("button", { name: "Reject" }).click();
  await says(page, "3 claims are rejected.");
  await become(() => page.locator(".claim").count(), 3);
  await page.locator("#claims:focus").waitFor();
  await page.getByLabel("Choose all 3 shown").check();
  await page.getByText("3 chosen").waitFor();
  await page.keyboard.press("Control+z");
  await become(() => page.locator(".claim").count(), 6);
});

journey("a figure is linked by its mark", async (page) => {
  await annotate(page, KARSA);
  await claim(page, "the bridge").getByRole("button", { name: "Work on this claim" }).click();
  await page.locator('mark[data-kind~="date"]').first().focus();
  await page.keyboard.press("Enter");
  await page.locator(".card").getByRole("button", { name: "Link to the open claim" }).waitFor();
  await page.keyboard.press("l");
  await page.locator(".claim-form").getByRole("button", { name: "Unlink 3 March 2031" }).waitFor();
  await page.getByText("“3 March 2031” is linked to the claim.").waitFor({ state: "attached" });
  await accessible(page, "linked");
  await page.keyboard.press("l");
  await page.locator(".claim-form").getByRole("button", { name: "Unlink 3 March 2031" }).waitFor({ state: "detached" });
});

journey("the claims on paper", async (page) => {
  await annotate(page, KARSA);
  await page.getByLabel("Source").fill("Karsa Radio");
  await claim(page, "the bridge").getByRole("button", { name: "Work on this claim" }).click();
  const form = page.locator(".claim-form");
  await form.getByLabel("Status").selectOption({ label: "false" });
  await form.getByLabel("Tags").fill("bridge");
  await form.getByLabel("Tags").press("Enter");
  await form.getByLabel("Note").fill("Seen open at noon.");
  await form.getByRole("button", { name: "Add evidence" }).click();
  await form.getByLabel("Address of the evidence").fill("https://example.org/bridge");
  await page.evaluate(() => (window.print = () => (window.asked = true)));
  await page.getByRole("button", { name: "Print", exact: true }).click();
  await until(page, () => Boolean(window.asked), true);
  await page.emulateMedia({ media: "print" });
  const paper = await page.locator(".print").innerText();
  const told = ["Karsa market is hit", "Karsa Radio", "the bridge was closed", "Mayor Mara Deseth confirms", "bridge",
    "Seen open at noon.", "https://example.org/bridge", "At least 14 people were killed"];
  for (const words of told) assert.ok(paper.includes(words), `${words} in ${paper}`);
  assert.match(paper, /Status false \(.*20\d\d.*\)/);
  assert.equal(await page.locator("button:visible, input:visible, select:visible").count(), 0);
  await page.emulateMedia({ media: "screen" });
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  await become(() => page.locator(".print > *").count(), 0);
});

for (const colorScheme of ["light", "dark"])
  for (const width of [1440, 1024, 390])
    journey(`claims are accessible, ${colorScheme} at ${width} px`, async (page) => {
      await annotate(page, KARSA);
      await choice(page, "Groups of claims").selectOption({ label: "Group by status" });
      await claim(page, "the bridge").getByRole("button", { name: "Work on this claim" }).click();
      await page.locator(".claim-form").getByLabel("Status").selectOption({ label: "misleading" });
      await page.locator(".claim-form").getByLabel("Tags").fill("bridge");
      await page.locator(".claim-form").getByLabel("Tags").press("Enter");
      await page.locator(".tags summary").click();
      await page.getByLabel("Choose all 6 shown").check();
      await page.locator(".claim-form").getByRole("button", { name: "Add evidence" }).click();
      await accessible(page, `${colorScheme} ${width}`);
      for (const pane of ["html", ".panels"]) {
        const wide = await page.locator(pane).evaluate((pane) => pane.scrollWidth - pane.clientWidth);
        assert.ok(wide <= 0, `${pane} is ${wide}px too wide`);
      }
    }, { colorScheme, viewport: { width, height: 900 } });

journey("phát ngôn bằng tiếng Việt", async (page) => {
  await page.getByRole("textbox", { name: "Nội dung bài viết" }).fill(
    "Chợ Karsa bị pháo kích\n\nBộ Y tế cho biết ít nhất 14 người thiệt mạng ở Karsa ngày 3/3/2031. " +
      "Tướng Arman Velo phủ nhận việc quân đội nã pháo vào khu chợ.");
  await page.getByRole("button", { name: "Đánh dấu" }).click();
  const list = page.getByRole("region", { name: "Phát ngôn", exact: true });
  await list.getByText("có con số và mốc thời gian").first().waitFor();
  await list.getByRole("combobox", { name: "Nhóm phát ngôn" }).selectOption({ label: "Nhóm theo tình trạng" });
  await become(() => headings(page), ["Gợi ý: 2 phát ngôn"]);
  await list.getByLabel("Chọn cả 2 đang hiện").check();
  await list.getByRole("button", { name: "Đặt tình trạng" }).click();
  await says(page, "2 phát ngôn nay chưa kiểm chứng.");
  await accessible(page, "vi");
}, { locale: "vi-VN" });

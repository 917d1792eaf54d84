// The library: many articles, their cases, their order, and a search through all.
import assert from "node:assert/strict";
import { accessible, annotate, become, exported, load, saved, select, until, validator } from "./page.js";
import { journey } from "./stage.js";

const TEXTS = [
  ["Karsa road", "Karsa road\n\nAt least 14 people were killed in Karsa on 3 March 2031.\nThe mayor denied it."],
  ["Bridge", "Bridge\n\nNobody crossed the Đà Nẵng bridge on Monday. The ngã ba was empty."],
  ["Quell quiet", "Quell quiet\n\nThe army left Quell on 5 March 2031."],
];

async function three(page) {
  for (const [, text] of TEXTS) {
    await annotate(page, text);
    await page.getByRole("button", { name: "New article" }).click();
  }
  await titles(page, ["Quell quiet", "Bridge", "Karsa road"]);
}

const shown = (page) => page.locator(".item .open b").allInnerTexts();

/** Waits until the library shows these titles in this order. */
const titles = (page, wanted) =>
  until(page, () => [...document.querySelectorAll(".item .open b")].map((b) => b.innerText), wanted);

const more = (page, title) => page.getByRole("button", { name: `More on ${title}` });

journey("articles go into cases and away, are renamed, and all is undone", async (page) => {
  await three(page);
  for (const title of ["Karsa road", "Quell quiet"]) {
    await more(page, title).click();
    await page.getByLabel("Case", { exact: true }).fill("North");
    await page.getByLabel("Case", { exact: true }).press("Enter");
  }
  await page.getByRole("button", { name: "North: 2 articles" }).waitFor();
  await titles(page, ["Bridge", "Quell quiet", "Karsa road"]);
  await accessible(page, "cases");
  await page.getByRole("button", { name: "North: 2 articles" }).click();
  await titles(page, ["Bridge"]);
  await page.getByRole("button", { name: "North: 2 articles" }).click();

  await more(page, "Bridge").click();
  await page.locator(".item").getByLabel("Title").fill("The bridge");
  await accessible(page, "details");
  await page.locator(".item").getByRole("button", { name: "Archive" }).click();
  await page.getByRole("button", { name: "Archive: 1 article" }).waitFor();
  await titles(page, ["Quell quiet", "Karsa road"]);
  await saved(page);
  await load(page, () => page.reload());
  await titles(page, ["Quell quiet", "Karsa road"]);
  await page.getByRole("button", { name: "Archive: 1 article" }).click();
  await titles(page, ["Quell quiet", "Karsa road", "The bridge"]);

  await page.locator(".item .open").first().click();
  const valid = validator();
  const [file, all] = [JSON.parse(await exported(page)), page.getByRole("button", { name: "All documents (JSON)" })];
  assert.ok(valid(file), JSON.stringify(valid.errors?.slice(0, 4)));
  assert.equal(file.documents[0].case, "North");
  await all.waitFor();
});

journey("articles are moved by hand and by button, sorted and filtered", async (page) => {
  await three(page);
  await more(page, "Karsa road").click();
  await page.locator(".item").getByRole("button", { name: "Up" }).click();
  await titles(page, ["Quell quiet", "Karsa road", "Bridge"]);
  await page.keyboard.press("Escape");
  await more(page, "Karsa road").click();
  await page.locator(".item", { hasText: "Bridge" }).dragTo(page.locator(".item", { hasText: "Quell quiet" }), { targetPosition: { x: 60, y: 4 } });
  await titles(page, ["Bridge", "Quell quiet", "Karsa road"]);
  await saved(page);
  await load(page, () => page.reload());
  await titles(page, ["Bridge", "Quell quiet", "Karsa road"]);

  await page.getByLabel("Order of the articles").selectOption({ label: "By title" });
  await titles(page, ["Bridge", "Karsa road", "Quell quiet"]);
  await page.getByLabel("Order of the articles").selectOption({ label: "Most open first" });
  assert.equal((await shown(page))[0], "Karsa road");
  // Only what a coded row stands on is left to decide.
  await page.getByLabel("Articles shown").selectOption({ label: "Done" });
  assert.ok((await shown(page)).includes("Quell quiet"));
  assert.ok(!(await shown(page)).includes("Karsa road"));
  await page.getByLabel("Articles shown").selectOption({ label: "Vietnamese" });
  await page.getByText("No article is like this.").waitFor();
  await accessible(page, "none");
  await page.getByLabel("Articles shown").selectOption({ label: "English" });
  assert.equal((await shown(page)).length, 3);
});

journey("an order is taken over by the other tabs", async (page, context) => {
  await three(page);
  await saved(page);
  const other = await context.newPage();
  await other.goto(page.url());
  await titles(other, ["Quell quiet", "Bridge", "Karsa road"]);
  await more(page, "Karsa road").click();
  await page.locator(".item").getByRole("button", { name: "Up" }).click();
  await titles(other, ["Quell quiet", "Karsa road", "Bridge"]);
  await saved(other);
  await page.keyboard.press("Control+z");
  await titles(other, ["Quell quiet", "Bridge", "Karsa road"]);
  await titles(page, ["Quell quiet", "Bridge", "Karsa road"]);
  await other.close();
});

journey("a deleted article comes back to its place", async (page) => {
  await three(page);
  await page.getByRole("button", { name: "Delete Bridge" }).click();
  await titles(page, ["Quell quiet", "Karsa road"]);
  await page.keyboard.press("Control+z");
  await titles(page, ["Quell quiet", "Bridge", "Karsa road"]);
});

journey("words are found in every text, claim and note, and lead to their place", async (page) => {
  await three(page);
  await page.locator(".item .open").last().click();
  await select(page, "The mayor denied it");
  await page.keyboard.press("c");
  await page.getByLabel("Note").fill("ask at the bridge");
  await page.keyboard.press("Control+Shift+f");
  const box = page.getByRole("searchbox", { name: "Search the library" });
  await until(page, () => document.activeElement?.id, "search");
  await box.fill("bridge");
  await page.getByText("2 articles", { exact: true }).waitFor();
  const note = page.locator(".hit", { hasText: "Karsa road" }).locator(".snippet");
  assert.match(await note.first().innerText(), /note\s*ask at the bridge/);
  await accessible(page, "found");
  await note.first().click();
  await page.locator(".claim-form").waitFor();

  await box.fill("da nang");
  await page.locator(".snippet", { hasText: "Đà Nẵng" }).click();
  assert.equal(await page.getByLabel("Title").first().inputValue(), "Bridge");
  assert.equal(await page.locator("#find").inputValue(), "da nang");
  await until(page, () => [...(CSS.highlights.get("here") ?? [])].map(String), ["Đà Nẵng"]);
  await box.fill("nothing of it");
  await page.getByText("No article, claim or note holds these words.").waitFor();
  await box.press("Escape");
  await titles(page, ["Quell quiet", "Bridge", "Karsa road"]);
});

journey("an article opens where it was left, also after a reload", async (page) => {
  const long = Array.from({ length: 60 }, (_, n) => `Line ${n}. At least ${n + 2} people left Karsa on 3 March 2031, and nothing else was said of it.`);
  await annotate(page, `Long\n\n${long.join("\n\n")}`);
  const top = () => page.evaluate(() => {
    const { left, width } = document.querySelector(".reader").getBoundingClientRect();
    for (let y = 64; y < 260; y += 24) {
      const p = document.elementFromPoint(left + width / 2, y)?.closest("[data-at]");
      if (p) return p.innerText.slice(0, 8);
    }
    return null;
  });
  await page.locator("#text p", { hasText: "Line 30." }).evaluate((p) => p.scrollIntoView(true));
  const left = await top();
  await page.getByRole("button", { name: "New article" }).click();
  await annotate(page, TEXTS[0][1]);
  await page.locator(".item .open", { hasText: "Long" }).click();
  await page.locator("#text p", { hasText: "Line 30." }).waitFor();
  await become(top, left);
  await saved(page);
  await load(page, () => page.reload());
  await become(top, left);
});

journey("the library on a phone, in Vietnamese and dark", async (page) => {
  const box = page.getByRole("textbox", { name: "Nội dung bài viết" });
  for (const [, text] of TEXTS.slice(0, 2)) {
    await box.fill(text);
    await page.getByRole("button", { name: "Đánh dấu", exact: true }).click();
    await page.getByRole("region", { name: "Bài viết", exact: true }).waitFor();
    await page.getByRole("button", { name: "Bài mới" }).tap();
  }
  await page.getByRole("button", { name: "Thêm về Bridge" }).tap();
  await page.getByLabel("Hồ sơ", { exact: true }).fill("Miền Trung");
  await page.getByLabel("Hồ sơ", { exact: true }).press("Enter");
  await page.getByRole("button", { name: "Miền Trung: 1 bài" }).waitFor();
  await accessible(page, "phone library");
  await page.getByRole("searchbox").fill("nga ba");
  await page.locator(".snippet", { hasText: "ngã ba" }).tap();
  await page.getByRole("region", { name: "Bài viết", exact: true }).waitFor();
  await accessible(page, "phone found");
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(wide <= 0, `${wide}px wider than the phone`);
}, { locale: "vi-VN", colorScheme: "dark", viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

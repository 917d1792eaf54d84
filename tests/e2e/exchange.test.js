// Work goes from hand to hand: labels are mapped, two annotators compared, conflicts
// settled side by side, seals checked, some articles exported.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { accessible, annotate, bring, exported, load, saved, until } from "./page.js";
import { journey } from "./stage.js";

const TEXT = "Karsa news\n\nAt least 14 people were killed in Aleppo on 3 March 2031, the mayor said. Aid came from Tolva.";
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };

const mark = (page, words) => page.locator("mark", { hasText: words }).first();
const says = (page, words) => page.locator(".notice", { hasText: words }).waitFor();
const dialog = (page, name) => page.getByRole("dialog", { name });

/** Accepts the mark with these words. */
async function accept(page, words) {
  await mark(page, words).click();
  await page.locator(".card").waitFor();
  // Nothing lies under the pointer when the text moves to the next mark.
  await page.mouse.move(0, 0);
  await page.keyboard.press("a");
  await page.keyboard.press("Escape");
  await page.locator(".card").waitFor({ state: "detached" });
}

/** Both themes, without a fault for who cannot see. */
async function accessibleInBoth(page, step) {
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme });
    await accessible(page, `${step}, ${colorScheme}`);
  }
}

/** Nothing is wider than a phone. */
const fits = async (page) =>
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);

/** Where a word stands, in code points. */
const at = (words) => {
  const start = [...TEXT.slice(0, TEXT.indexOf(words))].length;
  return [start, start + [...words].length];
};

/** What a colleague made of the same text: the file of another tool. */
const colleague = () =>
  JSON.stringify({ text: TEXT, label: [[...at("Aleppo"), "LOC"], [...at("At least 14 people"), "CASUALTY"], [...at("the mayor"), "PER"]] });

const choices = (page) => page.locator(".points .choice-made").allTextContents();

/** Opens the comparison from the list of commands. */
async function openByName(page) {
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: "Type a command or a title" }).fill("another person");
  await page.keyboard.press("Enter");
}

async function compare(page) {
  await annotate(page, TEXT);
  await accept(page, "Aleppo");
  await accept(page, "3 March 2031");
  await bring(page, "colleague.jsonl", colleague());
  await dialog(page, "What is in colleague.jsonl").getByRole("button", { name: "Bring it in" }).click();
  await dialog(page, "colleague.jsonl holds other work").getByRole("button", { name: "Compare mark by mark" }).click();
  await page.getByRole("heading", { name: "Agreement of two annotators" }).waitFor();
}

journey("two annotators are compared by key, and the third version is one act", async (page) => {
  await compare(page);
  const names = page.getByRole("row", { name: /^Names/ });
  const figures = await names.getByRole("cell").allTextContents();
  assert.deepEqual(figures.slice(0, 4), ["1", "2", "0.67", "0.67"]);
  assert.match(figures[4], /^0\.\d\d$/);
  assert.equal(await page.locator(".points li").count(), 3);
  await page.locator(".point .ink", { hasText: "At least 14 people" }).waitFor();
  await accessibleInBoth(page, "comparison");

  const finish = page.getByRole("button", { name: "Finish" });
  assert.equal(await finish.isDisabled(), true);
  await page.keyboard.press("o");
  await page.locator(".point .ink", { hasText: "3 March 2031" }).waitFor();
  await page.keyboard.press("n");
  await page.getByText("2 of 3 decided").first().waitFor();
  await page.getByRole("group", { name: "Which mark stays" }).getByRole("button", { name: /^Mine/ }).click();
  assert.deepEqual(await choices(page), ["Theirs", "Neither", "Mine"]);
  await until(page, () => document.activeElement.id, "finish");

  // Leaving in between loses nothing, and every decision can be changed.
  await page.keyboard.press("Escape");
  await mark(page, "3 March 2031").waitFor();
  await openByName(page);
  await page.locator(".points").waitFor();
  assert.deepEqual(await choices(page), ["Theirs", "Neither", "Mine"]);
  await saved(page);
  await load(page, () => page.reload());
  await openByName(page);
  await page.locator(".points").waitFor();
  assert.deepEqual(await choices(page), ["Theirs", "Neither", "Mine"]);
  await page.locator(".points .difference").nth(1).click();
  await page.keyboard.press("j");
  await page.keyboard.press("o");
  assert.deepEqual(await choices(page), ["Theirs", "Neither", "Theirs"]);

  await finish.click();
  await says(page, "3 differences are decided");
  await page.keyboard.press("Escape");
  await mark(page, "the mayor").waitFor();
  const kept = async () => {
    const [document] = JSON.parse(await exported(page)).documents;
    const marks = ["entities", "dates", "casualties", "claims"].flatMap((list) => document[list]);
    return marks.filter((mark) => mark.state !== "suggested").map((mark) => `${mark.quote} ${mark.state}`).sort();
  };
  assert.deepEqual(await kept(), ["3 March 2031 rejected", "Aleppo accepted", "At least 14 people accepted", "the mayor accepted"]);
  await page.keyboard.press("Control+z");
  assert.deepEqual(await kept(), ["3 March 2031 accepted", "Aleppo accepted"]);
  await openByName(page);
  await page.getByRole("button", { name: "Take up the last comparison again" }).click();
  assert.deepEqual(await choices(page), ["Theirs", "Neither", "Theirs"]);
  await saved(page);
});

journey("two annotators are compared on a phone", async (page) => {
  await compare(page);
  await fits(page);
  await page.getByRole("button", { name: "The rest as theirs" }).click();
  await page.getByRole("button", { name: "Finish" }).click();
  await says(page, "3 differences are decided");
  await accessibleInBoth(page, "comparison on a phone");
}, PHONE);

journey("labels of another tool are mapped once, and asked about again when a new one comes", async (page) => {
  const line = (labels) => JSON.stringify({ text: "Dorin spoke in Tolva.", label: labels });
  await bring(page, "one.jsonl", line([[0, 5, "WHO"], [15, 20, "LOC"]]));
  const asked = dialog(page, "What is in one.jsonl");
  await asked.getByText("doccano: 1 article with 2 marks.").waitFor();
  assert.equal(await asked.getByLabel("LOC is read as").inputValue(), "place");
  assert.equal(await asked.getByLabel("WHO is read as").inputValue(), "");
  await accessibleInBoth(page, "labels");
  await asked.getByLabel("WHO is read as").selectOption({ label: "Person" });
  await asked.getByLabel("LOC is read as").selectOption({ label: "leave out" });
  await asked.getByRole("button", { name: "Bring it in" }).click();
  await page.locator('mark[data-kind~="person"]', { hasText: "Dorin" }).waitFor();
  await says(page, "LOC (1)");
  await saved(page);

  await bring(page, "two.jsonl", JSON.stringify({ text: "Hale spoke in Karsa.", label: [[0, 4, "WHO"], [14, 19, "LOC"]] }));
  await page.locator('mark[data-kind~="person"]', { hasText: "Hale" }).waitFor();

  await bring(page, "three.jsonl", JSON.stringify({ text: "Ruth spoke in Berat.", label: [[0, 4, "WHO"], [14, 19, "TOWN"]] }));
  const again = dialog(page, "What is in three.jsonl");
  assert.equal(await again.getByLabel("WHO is read as").inputValue(), "person");
  await page.keyboard.press("Escape");
  await again.waitFor({ state: "hidden" });
  assert.equal(await page.locator(".item .open b").count(), 2);
});

journey("predictions of a model come in only when the person says so", async (page) => {
  const task = JSON.stringify([{ data: { text: "Dorin spoke in Tolva." }, predictions: [{ result: [
    { type: "labels", to_name: "text", value: { start: 15, end: 20, text: "Tolva", labels: ["LOC"] } }] }] }]);
  await bring(page, "tasks.json", task);
  const asked = dialog(page, "What is in tasks.json");
  assert.equal(await asked.getByRole("checkbox").isChecked(), false);
  await asked.getByRole("button", { name: "Bring it in" }).click();
  await says(page, "1 predictions of a model were left out");
});

journey("both sides of a conflict stand side by side, and each is chosen for itself", async (page) => {
  await annotate(page, TEXT);
  await accept(page, "Aleppo");
  await saved(page);
  const file = JSON.parse(await exported(page));
  const [document] = file.documents;
  document.title = "Another title";
  document.entities = document.entities.map((entity) => (entity.quote === "Aleppo" ? { ...entity, state: "rejected" } : entity));
  await bring(page, "colleague.json", JSON.stringify(file));
  const asked = dialog(page, "colleague.json holds other work");
  await asked.getByText("2 things are said differently").waitFor();
  await asked.getByRole("row", { name: "Title Karsa news Another title" }).waitFor();
  await asked.getByRole("row", { name: "Decision accepted rejected" }).waitFor();
  await accessibleInBoth(page, "conflicts");
  await page.setViewportSize({ width: 390, height: 844 });
  await fits(page);
  await page.setViewportSize({ width: 1280, height: 800 });
  await asked.getByRole("group", { name: "Title" }).getByLabel("Theirs").check();
  await asked.getByRole("button", { name: "Bring in what is new" }).click();
  await until(page, () => document.querySelector(".about input")?.value, "Another title");
  await mark(page, "Aleppo").waitFor();
  await page.keyboard.press("Control+z");
  await until(page, () => document.querySelector(".about input")?.value, "Karsa news");

  await bring(page, "colleague.json", JSON.stringify(file));
  await asked.getByRole("button", { name: "Theirs for all" }).click();
  await asked.getByRole("button", { name: "Bring in what is new" }).click();
  await page.locator('mark[data-kind~="place"]', { hasText: "Aleppo" }).waitFor({ state: "detached" });
  await page.keyboard.press("Control+z");
  await mark(page, "Aleppo").waitFor();
});

journey("a seal says whether a file was changed, and one that was comes in only when asked", async (page) => {
  await annotate(page, TEXT);
  await accept(page, "Aleppo");
  await page.keyboard.press("Control+Shift+s");
  const out = dialog(page, "Export as a file");
  await out.getByRole("radio", { name: /^Tallymark JSON/ }).check();
  await out.getByLabel(/^Seal the file/).check();
  await out.getByText("Nothing is lost.").waitFor();
  await accessibleInBoth(page, "export with a seal");
  const [download] = await Promise.all([page.waitForEvent("download"), out.getByRole("button", { name: "Save the file" }).click()]);
  const sealed = await readFile(await download.path(), "utf8");
  assert.match(JSON.parse(sealed).sha256, /^[0-9a-f]{64}$/);
  // So is every export from then on.
  assert.match(JSON.parse(await exported(page)).sha256, /^[0-9a-f]{64}$/);
  await bring(page, "sealed.json", sealed);
  await says(page, "The seal of sealed.json holds");
  await says(page, "Everything in the file is here already");

  await bring(page, "altered.json", sealed.replace('"title": "Karsa news"', '"title": "Korsa news"'));
  await says(page, "altered.json was changed after it was sealed");
  await accessible(page, "a broken seal");
  await page.getByRole("button", { name: "Bring it in anyway" }).click();
  await dialog(page, "altered.json holds other work").getByRole("row", { name: "Title Karsa news Korsa news" }).waitFor();
  await page.keyboard.press("Escape");
  await until(page, () => document.querySelector(".about input")?.value, "Karsa news");
});

journey("some articles are chosen for an export, on a phone as well", async (page) => {
  await annotate(page, TEXT);
  for (const name of ["Berat", "Korat"]) {
    await bring(page, `${name}.txt`, `${name} report\n\nTwo people died in ${name} on 1 May 2030.`);
    await until(page, (name) => document.querySelector("#text")?.textContent.includes(name), true, name);
  }
  await page.locator(".menu summary").click();
  await page.getByRole("button", { name: "Other formats and articles…" }).last().click();
  const out = dialog(page, "Export as a file");
  await out.getByRole("radio", { name: /^doccano.?spans and labels/ }).check();
  await out.locator(".scope select").selectOption({ label: "Chosen articles" });
  await out.getByText("Choose at least one article.").waitFor();
  assert.equal(await out.getByRole("button", { name: "Save the file" }).isDisabled(), true);
  await out.getByRole("checkbox", { name: "Berat report" }).check();
  await out.getByRole("checkbox", { name: "Korat report" }).check();
  await fits(page);
  await accessibleInBoth(page, "some articles");
  await out.getByText("Not in this file:").waitFor();
  const [download] = await Promise.all([page.waitForEvent("download"), out.getByRole("button", { name: "Save the file" }).click()]);
  assert.match(download.suggestedFilename(), /^tallymark-doccano-/);
  const packed = (await readFile(await download.path())).toString("latin1");
  assert.equal(packed.includes("doccano.jsonl"), true);
}, PHONE);

journey("comparing, labels and seals are told in Vietnamese", async (page) => {
  await page.getByRole("textbox", { name: "Nội dung bài viết" }).fill(TEXT);
  await page.getByRole("button", { name: "Đánh dấu" }).click();
  await accept(page, "Aleppo");
  await bring(page, "ban.jsonl", colleague());
  await dialog(page, "Trong ban.jsonl có gì").getByRole("button", { name: "Đưa vào" }).click();
  await dialog(page, "ban.jsonl có phần việc khác").getByRole("button", { name: "Đối chiếu từng dấu" }).click();
  assert.equal(await page.getByRole("row", { name: /^Tên riêng/ }).getByRole("cell").nth(2).textContent(), "0,67");
  await accessible(page, "comparison in Vietnamese");
}, { query: "?lang=vi" });

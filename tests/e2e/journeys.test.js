// The whole way of an article, for each of the shared ones: in, read, worked
// on, kept, out, and into another profile.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { test } from "node:test";
import { accessible, annotate, bring, exported, isRead, load, open, saved, segments, select, validator } from "./page.js";
import { root } from "./serve.js";
import { browser, host } from "./stage.js";

const articles = join(root, "..", "shared", "articles");
const names = existsSync(articles) ? readdirSync(articles).filter((name) => name.endsWith(".txt")) : [];
const absent = names.length === 0 && !process.env.CI && "../shared/articles is not here";

const valid = validator();

/** What the command finds in a text; scripts/test.sh compiles it. */
function found(text) {
  const command = resolve(root, process.env.CARGO_TARGET_DIR ?? "target", "debug", "annotate");
  const run = spawnSync(command, {
    input: `${JSON.stringify({ id: "1", text })}\n`,
    encoding: "utf8",
    maxBuffer: 1 << 26,
  });
  assert.equal(run.status, 0, run.stderr || String(run.error));
  return JSON.parse(run.stdout);
}

/** The kinds over each code point, as text. */
function cover(length, marks) {
  const over = Array.from({ length }, () => new Set());
  for (const { kinds, start, end } of marks)
    for (let at = start; at < end; at += 1) for (const kind of kinds.split(" ")) over[at].add(kind);
  return over.map((kinds) => [...kinds].sort().join(" "));
}

const same = (json) => ({ ...JSON.parse(json), exported: null });

test("the shared articles are here", { skip: absent }, () => assert.notEqual(names.length, 0));

for (const name of names) {
  test(name, async () => {
    const text = readFileSync(join(articles, name), "utf8");
    const letters = [...text];
    const { context, page, faults } = await open(browser, host.url);
    await accessible(page, "empty");
    await annotate(page, text);
    await saved(page);
    await accessible(page, "annotated");

    // The marks are what the command finds, and each stands where it says.
    const wanted = found(text);
    const marks = [
      ...wanted.entities.map((mark) => ({ ...mark, kinds: mark.kind })),
      ...wanted.dates.map((mark) => ({ ...mark, kinds: "date" })),
      ...wanted.casualties.map((mark) => ({ ...mark, kinds: "casualty" })),
      ...wanted.claims.map((mark) => ({ ...mark, kinds: "claim" })),
    ];
    const drawn = await segments(page);
    assert.notEqual(drawn.length, 0);
    assert.deepEqual(cover(letters.length, drawn), cover(letters.length, marks));
    for (const { start, end, text } of drawn) assert.equal(letters.slice(start, end).join(""), text);
    const article = page.getByRole("region", { name: "Article", exact: true });
    assert.equal(await article.evaluate((region) => region.textContent), text);
    assert.equal(await article.getAttribute("lang"), name.includes("-vi") ? "vi" : "en");

    // One mark accepted by key, one rejected.
    const first = page.locator('mark[data-kind="date"], mark[data-kind="place"]').first();
    await first.click();
    await page.locator(".card").waitFor();
    await accessible(page, "card");
    await page.keyboard.press("a");
    await page.keyboard.press("k");
    await page.locator(".card .state[data-state]").waitFor();
    await page.keyboard.press("j");
    const gone = await page.locator("mark[aria-current]").first().getAttribute("data-ids");
    await page.keyboard.press("x");
    await page.locator(`mark[data-ids="${gone}"]`).waitFor({ state: "detached" });
    await page.keyboard.press("Escape");

    // A sentence made a claim, with all its fields.
    const sentence = text.split("\n").map((line) => line.trim()).findLast((line) => line.length > 60 && !line.includes("“"));
    const quote = sentence.slice(0, 60).trim();
    await select(page, quote);
    await accessible(page, "selection");
    await page.keyboard.press("c");
    const form = page.locator(".claim-form");
    await form.waitFor();
    await form.getByLabel("Status").selectOption({ label: "disputed" });
    await form.getByLabel("Stance").selectOption({ label: "denies" });
    await form.getByLabel("Source").fill("A witness of ours");
    await form.getByLabel("Tags").fill("to check");
    await form.getByLabel("Tags").press("Enter");
    await form.getByLabel("Note").fill("Ghi chú: “so sánh” 🕊");
    await form.getByRole("button", { name: "Add evidence" }).click();
    await form.getByLabel("Address of the evidence").fill("https://example.org/1");
    await form.getByLabel("What it shows").fill("the other side");
    const link = form.getByLabel("Figures, dates and places");
    if ((await link.locator("option").count()) > 1) await link.selectOption({ index: 1 });
    await accessible(page, "claim");
    await form.getByRole("button", { name: "Close" }).click();
    await saved(page);

    // All is as it was after a reload.
    const state = async () => ({
      marks: await segments(page),
      claims: await page.getByRole("region", { name: "Claims" }).innerText(),
      figures: await page.getByRole("region", { name: "Figures" }).innerText(),
    });
    const before = await state();
    assert.ok(before.claims.includes("A witness of ours") && before.claims.includes("disputed"));
    assert.ok(!before.marks.some((mark) => mark.ids === gone));
    assert.deepEqual(page.requests, []);
    await load(page, () => page.reload());
    await page.locator("mark").first().waitFor();
    await isRead(page);
    assert.deepEqual(await state(), before);
    await accessible(page, "reloaded");

    // Out, and into an empty profile.
    const json = await exported(page);
    assert.ok(valid(JSON.parse(json)), JSON.stringify(valid.errors?.slice(0, 4)));
    const other = await open(browser, host.url);
    await bring(other.page, "export.json", json);
    await other.page.locator("mark").first().waitFor();
    await isRead(other.page);
    assert.deepEqual(same(await exported(other.page)), same(json));
    assert.deepEqual([...page.requests, ...other.page.requests], []);
    assert.deepEqual([...faults, ...other.faults], []);
    await other.context.close();
    await context.close();
  });
}

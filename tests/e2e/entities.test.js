// The entities of an article: of one kind, one or two; by mouse and by key,
// and whether what was said of them lasts.
import assert from "node:assert/strict";
import { accessible, annotate, become, bring, exported, load, open, saved } from "./page.js";
import { browser, host, journey as staged } from "./stage.js";

const TEXT =
  "General Ruth Hale left the town of Quell for Moscow. Russian troops did, too, said Hale.\n\n" +
  "Russia denied it; the mayor of Quell, Tomas Irrek, met Hale in the town of Ansa.";

const journey = (name, walk, options) =>
  staged(name, async (page, context) => {
    await annotate(page, TEXT);
    await walk(page, context);
  }, options);

const button = (page, name) => page.getByRole("button", { name, exact: true });
const choice = (page, name) => page.getByRole("combobox", { name, exact: true });
const details = (page, name) => button(page, `Details of ${name}`).click();
const says = (page, words) => page.locator(".notice", { hasText: words }).waitFor();

/** Each row in words, by its kind: name, count, other forms. */
const rows = (page) =>
  page.locator("#entities").evaluate((panel) => {
    const told = [];
    for (const list of panel.querySelectorAll("ul:has(> .entity)"))
      for (const row of list.children) {
        const words = [".jump", ".n", "small"].map((part) => row.querySelector(`:scope > ${part}`)?.textContent);
        words[1] = words[1].replace(/^\d+ of (\d+)$/, "$1×");
        told.push([list.previousElementSibling.textContent, ...words.filter(Boolean)].join(" "));
      }
    return told.sort();
  });

const BEFORE = [
  "Person Ruth Hale 3× Hale",
  "Person Tomas Irrek 1×",
  "Place Ansa 1×",
  "Place Moscow 1×",
  "Place Quell 2×",
  "Place Russia 2× Russian",
];
const but = (gone, ...come) => [...BEFORE.filter((row) => !gone.some((name) => row.includes(name))), ...come].sort();

/** The rows, once the page has drawn what was done. */
const are = (page, wanted) => become(() => rows(page), wanted);

async function merge(page, one, other) {
  await details(page, one);
  const option = choice(page, `Merge ${one} with another entity`).locator("option", { hasText: other });
  await choice(page, `Merge ${one} with another entity`).selectOption(await option.getAttribute("value"));
  await button(page, `Merge ${one} with the chosen entity`).click();
  await says(page, "are one entity now");
}

async function split(page, form, name) {
  await details(page, name);
  await button(page, `Split off “${form}” from ${name}`).click();
  await says(page, "is an entity of its own now");
}

async function undo(page) {
  await page.getByRole("button", { name: "Undo", exact: true }).click();
}

journey("all mentions of an entity become another kind, and back", async (page) => {
  await are(page, BEFORE);
  await details(page, "Quell");
  await choice(page, "Kind of Quell").selectOption({ label: "Organization" });
  const after = but(["Quell"], "Organization Quell 2×");
  await are(page, after);
  assert.equal(await page.locator('mark[data-kind~="organization"]', { hasText: "Quell" }).count(), 2);
  await page.locator(".entity.open select:focus").first().waitFor();
  await undo(page);
  await are(page, BEFORE);
  await page.getByRole("button", { name: "Redo", exact: true }).click();
  await are(page, after);
});

journey("two entities become one", async (page) => {
  await merge(page, "Tomas Irrek", "Ruth Hale");
  const after = but(["Irrek", "Hale"], "Person Ruth Hale 4×");
  await are(page, after);
  await page.locator('.toggle[aria-label="Details of Ruth Hale"]:focus').waitFor();
  await button(page, "Split off “Tomas Irrek” from Ruth Hale").waitFor();
  await undo(page);
  await are(page, BEFORE);
  await page.locator(".notice").waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Redo", exact: true }).click();
  await are(page, after);
});

journey("a form and a mention become entities of their own", async (page) => {
  await split(page, "Russian", "Russia");
  await are(page, but(["Russia"], "Demonym Russian 1×", "Place Russia 1×"));
  await undo(page);
  await page.locator("mark", { hasText: "Quell" }).last().click();
  await page.keyboard.press("e");
  await page.getByRole("button", { name: "Split off this mention" }).click();
  await are(page, but(["Quell", "Russia"], "Place Quell 1×", "Place Quell 1×", "Place Russia 2×"));
});

journey("what was said of entities lasts", async (page) => {
  await merge(page, "Ansa", "Moscow");
  await split(page, "Hale", "Ruth Hale");
  const after = but(["Ansa", "Moscow", "Ruth Hale"], "Person Hale 2×", "Person Ruth Hale 1×", "Place Moscow 2× Ansa");
  await are(page, after);
  await saved(page);
  await load(page, () => page.reload());
  await are(page, after);

  // Read anew: another day, another language and back.
  await page.getByLabel("Published").fill("2030-01-02");
  await are(page, after);
  for (const language of ["Vietnamese", "English"]) {
    await page.locator(".about select").selectOption({ label: language });
    for (const row of ["Person Hale 2×", "Moscow 2× Ansa"])
      assert.ok((await rows(page)).some((told) => told.endsWith(row)), `${row} in ${language}`);
  }
  await are(page, after);

  const json = await exported(page);
  const other = await open(browser, host.url);
  await bring(other.page, "export.json", json);
  await other.page.locator("mark").first().waitFor();
  await are(other.page, after);
  const same = (json) => ({ ...JSON.parse(json), exported: null });
  assert.deepEqual(same(await exported(other.page)), same(json));
  await other.context.close();
});

journey("from mention to mention", async (page) => {
  const here = () => page.locator("mark[aria-current]").first().getAttribute("data-start");
  await page.locator("mark", { hasText: "Hale" }).nth(2).waitFor();
  const starts = await page.locator("mark", { hasText: "Hale" }).evaluateAll((all) => all.map((m) => m.dataset.start));
  await details(page, "Ruth Hale");
  const next = button(page, "Next mention of Ruth Hale");
  for (const at of [0, 1, 2, 0]) {
    await next.click();
    await page.locator(".entity.open > .n", { hasText: `${at + 1} of 3` }).waitFor();
    assert.equal(await here(), starts[at]);
  }
  await button(page, "Previous mention of Ruth Hale").click();
  await page.locator(".entity.open > .n", { hasText: "3 of 3" }).waitFor();
  // The card lists the others, and leads to them.
  await page.locator(".card").getByRole("button", { name: "Go to a mention of Ruth Hale" }).click();
  await page.locator(".entity.open > .n", { hasText: "1 of 3" }).waitFor();
  assert.equal(await page.locator(".card .mention").innerText().then((text) => text.replace(/\s/g, "")), "Hale2×");
});

journey("equal mentions go together", async (page) => {
  const hale = page.locator("mark", { hasText: /^Hale$/ });
  await hale.first().click();
  await page.keyboard.press("e");
  await page.locator(".card select").selectOption({ label: "Place" });
  await are(page, but(["Hale"], "Person Ruth Hale 2× Hale", "Place Hale 1×"));
  await page.getByLabel("Also the other “Hale”").check();
  await are(page, but(["Hale"], "Person Ruth Hale 1×", "Place Hale 2×"));
  await accessible(page, "entity form");
  await page.getByRole("button", { name: "Done" }).click();
  await page.getByRole("button", { name: "Reject all 2 mentions of “Hale”" }).click();
  await says(page, "2 mentions of “Hale” were rejected");
  await are(page, but(["Hale"], "Person Ruth Hale 1×"));
  await page.keyboard.press("Control+z");
  await are(page, but(["Hale"], "Person Ruth Hale 1×", "Place Hale 2×"));
});

journey("by keys alone", async (page) => {
  const press = async (...keys) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const reach = async (name) => {
    for (let tries = 0; tries < 80; tries += 1) {
      const at = await page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? "");
      if (at === name) return;
      await press("Tab");
    }
    assert.fail(`“${name}” is not reached`);
  };
  await page.locator("#entities").focus();
  await reach("Details of Ansa");
  await press("Enter");
  await reach("Kind of Ansa");
  await page.keyboard.type("Org");
  await are(page, but(["Ansa"], "Organization Ansa 1×"));
  await press("Control+z");
  await are(page, BEFORE);
  await press("Control+Shift+z");
  await are(page, but(["Ansa"], "Organization Ansa 1×"));
  await reach("Merge Ansa with another entity");
  await page.keyboard.type("Quell");
  await reach("Merge Ansa with the chosen entity");
  await press("Enter");
  const merged = but(["Ansa", "Quell"], "Place Quell 3×");
  await are(page, merged);
  await reach("Split off “Ansa” from Quell");
  await press("Enter");
  await are(page, but(["Ansa"], "Organization Ansa 1×"));
  await press("Control+z");
  await are(page, merged);
  await press("Control+Shift+z");
  await are(page, but(["Ansa"], "Organization Ansa 1×"));
});

for (const colorScheme of ["light", "dark"])
  for (const width of [1440, 390])
    journey(
      `looks right, ${colorScheme}, ${width}`,
      async (page) => {
        await details(page, "Russia");
        await accessible(page, "details");
        await choice(page, "Merge Russia with another entity").selectOption({ index: 2 });
        await accessible(page, "chosen");
        await page.locator("mark", { hasText: "Quell" }).first().click();
        await page.locator(".card .beyond").waitFor();
        await accessible(page, "card");
        await page.getByRole("button", { name: "Merge or split this entity" }).click();
        await page.locator('.toggle[aria-label="Details of Quell"]:focus').waitFor();
        await accessible(page, "from the card");
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(wide <= 0, `${wide}px wider than the page`);
      },
      { colorScheme, viewport: { width, height: 844 } },
    );

journey("tiếng Việt", async (page) => {
  await saved(page);
  await load(page, () => page.goto(`${host.url}?lang=vi`));
  await page.getByRole("button", { name: "Chi tiết về Nga" }).click();
  await page.getByRole("button", { name: "Tách riêng “Russian” khỏi Nga" }).waitFor();
  await page.getByRole("combobox", { name: "Gộp Nga với một thực thể khác" }).waitFor();
  await accessible(page, "vi");
});

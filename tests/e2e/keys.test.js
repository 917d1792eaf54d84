// Keys, the list of commands, and marks by key, hand and finger.
import assert from "node:assert/strict";
import { accessible, annotate, load, saved, segments, select, until } from "./page.js";
import { journey } from "./stage.js";

const TEXT = "Karsa news\n\nAt least 14 people were killed in Karsa on 3 March 2031.\nThe mayor of Karsa denied it. “We hold Karsa,” said the mayor.";

const mark = (page, kind, words) => page.locator(`mark[data-kind~="${kind}"]`, { hasText: words });
const selected = (page) => page.evaluate(() => String(getSelection()));
/** Waits until so many marks of a kind have these words. */
const times = (page, kind, words, count) =>
  until(
    page,
    ([kind, words]) => [...document.querySelectorAll(`mark[data-kind~=${kind}]`)].filter((m) => m.innerText === words).length,
    count,
    [kind, words],
  );
const marked = async (page, kind) => (await segments(page)).filter((s) => s.kinds.includes(kind)).map((s) => s.text);

journey("every command by name, by keyboard alone", async (page) => {
  await annotate(page, TEXT);
  await page.keyboard.press("Control+k");
  const box = page.getByRole("combobox", { name: "Type a command or a title" });
  await box.waitFor();
  await accessible(page, "palette");
  await box.fill("dark");
  assert.equal(await page.locator("#commands [aria-selected=true]").innerText(), "Dark colours");
  await box.press("Enter");
  await until(page, () => document.documentElement.dataset.theme, "dark");
  await accessible(page, "dark");

  await page.keyboard.press("Control+k");
  await box.fill("nxt date");
  await box.press("Enter");
  await page.locator("mark[data-kind~=date][aria-current]").waitFor();
  await page.keyboard.press("Control+k");
  await box.fill("zzzz");
  await page.getByText("Nothing has this name.").waitFor();
  await box.press("Escape");
  await box.waitFor({ state: "detached" });

  await page.getByRole("button", { name: "New article" }).click();
  await page.getByRole("textbox", { name: "Article text" }).press("Control+k");
  await box.fill("karsa news");
  await box.press("Enter");
  await page.getByRole("region", { name: "Article", exact: true }).waitFor();
  await page.keyboard.press("Control+k");
  await box.press("ArrowDown");
  assert.equal(await page.locator("#commands li").nth(1).getAttribute("aria-selected"), "true");
  await box.fill("tieng viet");
  await box.press("Enter");
  await until(page, () => document.documentElement.lang, "vi");
});

journey("a key is changed, a taken one refused, letters switched off", async (page) => {
  await annotate(page, TEXT);
  await page.locator("#text").focus();
  await page.keyboard.press("?");
  const next = page.getByRole("button", { name: /: Next mark\. / });
  await next.click();
  await page.keyboard.press("k");
  await page.getByText("k is the key for “Previous mark” already").waitFor();
  await accessible(page, "key taken");
  await page.keyboard.press("w");
  await page.getByRole("button", { name: "w: Next mark. Press to change" }).waitFor();
  await page.keyboard.press("Escape");
  await page.locator("dialog[open]").waitFor({ state: "detached" });
  await page.locator("#text").focus();
  await page.keyboard.press("j");
  assert.equal(await page.locator("mark[aria-current]").count(), 0);
  await page.keyboard.press("w");
  await page.locator("mark[aria-current]").first().waitFor();
  await saved(page);
  await load(page, () => page.reload());
  await page.locator("mark").first().waitFor();
  await page.locator("#text").focus();
  await page.keyboard.press("w");
  await page.locator("mark[aria-current]").first().waitFor();

  await page.keyboard.press("?");
  await page.getByLabel("Keys that write a sign").uncheck();
  await page.getByRole("button", { name: "All keys as at first" }).click();
  await page.keyboard.press("Escape");
  await page.keyboard.press("x");
  await page.keyboard.press("?");
  assert.equal(await page.locator("dialog[open]").count(), 0);
  await page.locator("mark[aria-current]").first().waitFor();
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: "Type a command or a title" }).waitFor();
});

journey("keys do nothing while an input method composes", async (page) => {
  await annotate(page, TEXT);
  await page.evaluate(() =>
    document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "j", code: "KeyJ", isComposing: true, bubbles: true })));
  assert.equal(await page.locator("mark[aria-current]").count(), 0);
});

journey("words are selected from the keyboard caret", async (page) => {
  await annotate(page, TEXT);
  await mark(page, "date", "3 March 2031").click();
  await page.keyboard.press("Shift+ArrowRight");
  await until(page, () => String(getSelection()), "3");
  await page.keyboard.press("Control+Shift+ArrowRight");
  await until(page, () => String(getSelection()).trimEnd(), "3 March");
  await page.locator(".toolbar").waitFor();
  await accessible(page, "selected by keys");
  await page.keyboard.press("5");
  await times(page, "date", "3 March", 1);
  await page.keyboard.press("Escape");
  await page.locator("#text").focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await page.locator(".caret").waitFor();
  await page.keyboard.press("Shift+ArrowRight");
  assert.equal((await selected(page)).length, 1);
});

journey("a mark is resized by key, by its handles' arrows, and undone as one", async (page) => {
  await annotate(page, TEXT);
  await select(page, "mayor");
  await page.keyboard.press("1");
  await mark(page, "person", /^mayor$/).waitFor();
  await page.keyboard.press("[");
  await mark(page, "person", /^The mayor$/).waitFor();
  await page.keyboard.press("{");
  await mark(page, "person", /^mayor$/).waitFor();
  const start = page.getByRole("button", { name: /^Start of the mark/ });
  await start.press("ArrowRight");
  await mark(page, "person", /^ayor$/).waitFor();
  await start.press("ArrowLeft");
  await start.press("ArrowLeft");
  await mark(page, "person", /^e mayor$/).waitFor();
  await accessible(page, "handles");
  await page.locator("mark[aria-current]").first().focus();
  await page.keyboard.press("Control+z");
  await mark(page, "person", /^mayor$/).waitFor();
});

/** A mouse that takes hold, moves and lets go. */
const mouse = async (page) => ({
  take: async ({ x, y }) => (await page.mouse.move(x, y), page.mouse.down()),
  to: ({ x, y }) => page.mouse.move(x, y, { steps: 3 }),
  drop: () => page.mouse.up(),
});

/** A finger that does; it lies below the line that it means. */
const finger = async (page) => {
  const devtools = await page.context().newCDPSession(page);
  const touch = (type, touchPoints) => devtools.send("Input.dispatchTouchEvent", { type, touchPoints });
  return {
    take: (point) => touch("touchStart", [point]),
    to: ({ x, y }) => touch("touchMove", [{ x, y: y + 22 }]),
    drop: () => touch("touchEnd", []),
  };
};

/** Drags an end of the mark at hand to the end or the start of words. */
async function drag(page, name, words, toEnd, hand = mouse) {
  const handle = await page.getByRole("button", { name }).boundingBox();
  const to = await page.evaluate(([words, toEnd]) => {
    const walker = document.createTreeWalker(document.querySelector("#text"), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const at = walker.currentNode.data.indexOf(words);
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(walker.currentNode, at);
      range.setEnd(walker.currentNode, at + words.length);
      const rect = range.getBoundingClientRect();
      return { x: toEnd ? rect.right - 0.5 : rect.left + 0.5, y: rect.top + rect.height / 2 };
    }
    return null;
  }, [words, toEnd]);
  const { take, to: move, drop } = await hand(page);
  await take({ x: handle.x + handle.width / 2, y: handle.y + handle.height / 2 });
  await move({ x: to.x - 20, y: to.y });
  await move(to);
  await drop();
}

journey("a mark is resized by its handles", async (page) => {
  await annotate(page, TEXT);
  await select(page, "mayor");
  await page.keyboard.press("1");
  await mark(page, "person", /^mayor$/).waitFor();
  await drag(page, /^Start of the mark/, "The ", false);
  await mark(page, "person", /^The mayor$/).waitFor();
  await page.keyboard.press("Control+z");
  await mark(page, "person", /^mayor$/).waitFor();
});

journey("one act on every equal mark, and one undo", async (page) => {
  await annotate(page, TEXT);
  await mark(page, "place", /^Karsa$/).nth(2).waitFor();
  const count = (await marked(page, "place")).filter((words) => words === "Karsa").length;
  assert.ok(count >= 3);
  await mark(page, "place", /^Karsa$/).first().click();
  await page.getByRole("button", { name: `Accept all ${count} mentions of Karsa` }).click();
  await page.locator(".notice", { hasText: `${count} mentions of “Karsa” were accepted` }).waitFor();
  await accessible(page, "all accepted");
  await page.keyboard.press("Control+z");
  await page.getByRole("button", { name: `Accept all ${count} mentions of Karsa` }).waitFor();
  await page.keyboard.press("Shift+x");
  await times(page, "place", "Karsa", 0);
  await page.keyboard.press("Control+z");
  await times(page, "place", "Karsa", count);

  await select(page, "mayor");
  const all = page.getByRole("button", { name: "All 2 places" });
  await all.click();
  await accessible(page, "all places");
  await page.locator(".toolbar").getByRole("button", { name: "Person" }).click();
  await times(page, "person", "mayor", 2);
  await page.keyboard.press("Shift+Digit2");
  await times(page, "organization", "mayor", 2);
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  assert.deepEqual((await marked(page, "person")).filter((words) => words === "mayor"), []);
});

journey("marks of one kind are stepped through, others are turned off", async (page) => {
  await annotate(page, TEXT);
  await mark(page, "place", /^Karsa$/).first().click();
  for (let step = 0; step < 3; step += 1) {
    await page.keyboard.press("Shift+j");
    assert.match(await page.locator("mark[aria-current]").first().getAttribute("data-kind"), /place/);
  }
  await page.getByRole("group", { name: "Kinds of marks" }).getByRole("button", { name: /^Place/ }).click();
  await mark(page, "place", /^Karsa$/).first().waitFor({ state: "detached" });
});

journey("whole letters are selected, without blanks and stops", async (page) => {
  await annotate(page, "Tin\n\nỞ  De\u0301lat 👩‍👩‍👧, “Hà Nội.” và U.S. xong.");
  for (const [words, expected] of [
    ["\u0301lat", "e\u0301lat"],
    ["👧, “", "👩‍👩‍👧"],
    ["Hà Nội.”", "Hà Nội"],
    ["U.S. ", "U.S."],
  ]) {
    await select(page, words);
    await page.keyboard.press("2");
    const active = () =>
      [...document.querySelectorAll("mark[data-kind~=organization][aria-current]")].map((m) => m.textContent).join("");
    await until(page, active, expected);
  }
});

journey("a finger selects, and the kinds stand at the bottom", async (page) => {
  await annotate(page, TEXT);
  await select(page, "The mayor");
  const bar = await page.locator(".toolbar").boundingBox();
  assert.ok(Math.abs(bar.y + bar.height - 844) < 2, `${bar.y + bar.height}`);
  await accessible(page, "phone toolbar");
  await page.locator(".toolbar").getByRole("button", { name: "Person" }).tap();
  await mark(page, "person", "The mayor").waitFor();
  for (const name of [/^Start of the mark/, /^End of the mark/]) {
    const { width, height } = await page.getByRole("button", { name }).boundingBox();
    assert.ok(width >= 24 && height >= 24, `${width} × ${height}`);
  }
  await accessible(page, "phone handles");
  await drag(page, /^End of the mark/, " denied", true, finger);
  const stretched = () => [...document.querySelectorAll("mark[data-kind~=person]")].map((m) => m.textContent).join("");
  await until(page, stretched, "The mayor of Karsa denied");
  assert.equal(await page.evaluate(() => scrollY), 0, "the page stays under the finger");
}, { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

for (const [what, options] of [
  ["forced colours", { forcedColors: "active" }],
  ["200 % zoom", { viewport: { width: 640, height: 400 } }],
]) {
  journey(`the way of an article in ${what}`, async (page) => {
    await annotate(page, TEXT);
    await page.locator("mark").first().waitFor();
    await page.keyboard.press("j");
    await page.locator(".card").waitFor();
    await accessible(page, what);
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox", { name: "Type a command or a title" }).waitFor();
    await accessible(page, `${what}, palette`);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(wide <= 0, `${wide}px too wide`);
  }, options);
}

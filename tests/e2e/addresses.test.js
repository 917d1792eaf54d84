// Addresses: what is open has one, and Back and Forward do what a person means by them.
import assert from "node:assert/strict";
import { annotate, become, load, reports, saved } from "./page.js";
import { host, journey } from "./stage.js";

const KARSA = "Karsa market is hit\n\nShells killed 14 people in Karsa on 3 March 2031, the mayor said.";
const BRIDGE = "The bridge\n\nNobody crossed the bridge at Quell on 5 March 2031.";

const fragment = (page) => new URLSearchParams(new URL(page.url()).hash.slice(1));
const article = (page) => page.getByRole("region", { name: "Article", exact: true });
const shows = (page, words) => article(page).getByText(words).first().waitFor();

journey("Back closes what was opened last, and never leaves an open dialog", async (page) => {
  await annotate(page, KARSA);
  const home = page.url();
  await page.locator('mark[data-kind~="date"]').first().click();
  await page.locator(".card").waitFor();
  await page.goBack();
  await page.locator(".card").waitFor({ state: "detached" });
  assert.equal(page.url(), home);

  // What is closed by a key is not opened by Back again.
  await page.locator('mark[data-kind~="date"]').first().click();
  await page.locator(".card").waitFor();
  await page.keyboard.press("Escape");
  await page.locator(".card").waitFor({ state: "detached" });

  await page.keyboard.press("?");
  await page.locator("dialog[open]").waitFor();
  await page.goBack();
  await page.locator("dialog[open]").waitFor({ state: "detached" });
  await shows(page, "Shells killed");

  await page.getByRole("button", { name: "Across articles", exact: true }).click();
  await page.getByRole("button", { name: "Timeline", exact: true }).click();
  await become(() => fragment(page).get("view"), "timeline");
  await page.goBack();
  await become(() => fragment(page).get("view"), "incidents");
  await page.goBack();
  await shows(page, "Shells killed");
  await page.goForward();
  await page.getByRole("region", { name: "Incidents", exact: true }).waitFor();
});

journey("Back and Forward go through the articles", async (page) => {
  await annotate(page, KARSA);
  await page.getByRole("button", { name: "New article" }).click();
  await annotate(page, BRIDGE);
  await page.locator(".item .open", { hasText: "Karsa" }).click();
  await shows(page, "Shells killed");
  await page.goBack();
  await shows(page, "Nobody crossed");
  await page.goForward();
  await shows(page, "Shells killed");
});

journey("an article opens by its link in a second tab, and a claim by its address", async (page, context) => {
  await annotate(page, KARSA);
  await page.getByRole("button", { name: "New article" }).click();
  await annotate(page, BRIDGE);
  await page.locator(".item .open", { hasText: "Karsa" }).click();
  await shows(page, "Shells killed");
  await page.getByRole("button", { name: "Work on this claim" }).first().click();
  await page.locator(".claim-form").getByLabel("Status").selectOption({ label: "disputed" });
  await become(() => fragment(page).has("claim"), true);
  await saved(page);
  const address = page.url();
  const link = await page.locator(".item .open", { hasText: "bridge" }).getAttribute("href");

  const second = await context.newPage();
  await load(second, () => second.goto(new URL(link, host.url).href));
  await shows(second, "Nobody crossed");
  const third = await context.newPage();
  await load(third, () => third.goto(address));
  await shows(third, "Shells killed");
  await third.locator(".claim-form").waitFor();
  await shows(page, "Shells killed");
});

journey("an address of what is not here is said and put right", async (page) => {
  await annotate(page, KARSA);
  await saved(page);
  const home = page.url();
  await page.evaluate(() => (location.hash = "article=nowhere"));
  await page.locator(".notice", { hasText: "not in this browser" }).waitFor();
  await become(() => page.url(), home);
  await shows(page, "Shells killed");
});

journey("each view across articles starts at its top and keeps its place", async (page) => {
  const day = (i) => `2031-03-${String(i + 1).padStart(2, "0")}`;
  await reports(page, Array.from({ length: 9 }, (_, i) => [day(i), `A fire killed ${i + 3} people in Karsa on Monday, police said.`]));
  await page.setViewportSize({ width: 900, height: 420 });
  await page.getByRole("button", { name: "Across articles", exact: true }).click();
  const top = () => page.evaluate(() => scrollY + document.querySelector("main").scrollTop);
  const go = (name) => page.locator(".across .bar").getByRole("button", { name, exact: true }).click();
  await page.evaluate(() => { scrollTo(0, 150); document.querySelector("main").scrollTop = 150; });
  const left = await top();
  assert.ok(left > 0);
  await go("Timeline");
  await become(top, 0);
  await go("Incidents");
  await become(top, left);
});

journey("a bookmark brings a page, and nothing is sent", async (page, context) => {
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press("?");
  const bookmark = await page.getByRole("link", { name: "To Tallymark" }).getAttribute("href");
  assert.ok(bookmark.startsWith("javascript:"));
  const other = await context.newPage();
  await other.route("**/*", (route) =>
    route.fulfill({
      contentType: "text/html",
      body: `<title>Quell</title><article><h1>Quell burns</h1><p>A fire killed nine people in Quell on 5 March 2031, the mayor said.</p>
        <p>The fire began at the market, and it burned for two days before it was put out.</p></article><script>1</script>`,
    }));
  await other.goto("https://news.example/quell");
  await other.evaluate(() => (window.open = (address) => (window.opened = address)));
  await other.evaluate((program) => eval(program), decodeURIComponent(bookmark.slice("javascript:".length)));
  const address = await other.evaluate(() => window.opened);
  assert.ok(address.startsWith(`${host.url.replace(/\?.*/, "")}#html=`), address.slice(0, 80));
  const second = await context.newPage();
  await load(second, () => second.goto(address));
  await shows(second, "A fire killed nine people");
  assert.equal(await second.getByLabel("Address", { exact: true }).inputValue(), "https://news.example/quell");
  assert.ok(!fragment(second).has("html"));
});

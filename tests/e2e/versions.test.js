// A second version of an article comes: the work on the first is carried over,
// and what says something else waits for the person.
import assert from "node:assert/strict";
import { test } from "node:test";
import { accessible, annotate, bring, exported, load, open, saved, select, validator } from "./page.js";
import { browser, host } from "./stage.js";

const PARAGRAPHS = [
  "Karsa after the shelling",
  "At least 37 people were killed in Karsa on Monday, the Ministry of Example said.",
  "The mayor confirmed that the bridge over the river was hit twice.",
  "Residents spoke of a water supply that had been cut for a week.",
  "The army promised to investigate the attack on the depot.",
  "A spokesman accused the rebels of shelling the hospital from the hills.",
];
const OLD = PARAGRAPHS.join("\n\n");
// A paragraph moved, a number changed, a negation added, a sentence deleted, a typo.
const NEW = [
  PARAGRAPHS[0],
  PARAGRAPHS[3],
  PARAGRAPHS[1].replace("37", "42"),
  PARAGRAPHS[2].replace("confirmed", "has not confirmed"),
  PARAGRAPHS[5].replace("accused", "acused"),
].join("\n\n");
const CLAIMS = PARAGRAPHS.slice(1).map((sentence) => sentence.slice(0, -1));
const STATUSES = ["corroborated", "disputed", "false", "misleading", "unverifiable"];

const valid = validator();

const button = (page, name) => page.getByRole("button", { name });
const notice = (page, words) => page.locator(".notice", { hasText: words });

/** The first version with five claims, each with another status. */
async function worked(page) {
  await annotate(page, OLD);
  for (const [i, claim] of CLAIMS.entries()) {
    await select(page, claim);
    await page.keyboard.press("c");
    const form = page.locator(".claim-form");
    await form.getByLabel("Status").selectOption({ label: STATUSES[i] });
    await form.getByLabel("Note").fill(`note ${i}`);
    await form.getByRole("button", { name: "Close" }).click();
  }
}

const paste = (page, text) =>
  page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, text);

/** What the export says of the person's claims on the second version. */
async function told(page) {
  const json = JSON.parse(await exported(page));
  assert.ok(valid(json), JSON.stringify(valid.errors?.slice(0, 4)));
  const [document] = json.documents;
  const letters = [...document.text];
  const tell = ({ quote, status, note, change, start, end }) =>
    [status, note, quote, letters.slice(start, end).join(""), ...(change ? [change.was, change.now] : [])];
  return {
    kept: document.claims.filter((claim) => claim.origin === "person").map(tell),
    waiting: (document.unsettled?.claims ?? []).map(tell),
  };
}

const CARRIED = {
  kept: [
    ["false", "note 2", CLAIMS[2], CLAIMS[2]],
    ["unverifiable", "note 4", CLAIMS[4].replace("accused", "acused"), CLAIMS[4].replace("accused", "acused")],
  ],
  waiting: [
    ["misleading", "note 3", CLAIMS[3], "", "", ""],
    ["corroborated", "note 0", CLAIMS[0], CLAIMS[0].replace("37", "42"), "37", "42"],
    ["disputed", "note 1", CLAIMS[1], CLAIMS[1].replace("confirmed", "has not confirmed"), "", "has not"],
  ],
};

test("work survives a changed text", async () => {
  const { context, page, faults } = await open(browser, host.url);
  await worked(page);
  await paste(page, NEW);
  await notice(page, "This looks like another version of “Karsa after the shelling”").waitFor();
  await accessible(page, "offer");
  assert.deepEqual(await told(page), { kept: [], waiting: [] });
  await button(page, "Carry it over").click();
  await notice(page, "1 moved, 1 in nearly the same words. The rest waits for you in Claims: 2 changed, 1 lost.").waitFor();
  await button(page, "Look at them").click();
  const changed = page.getByRole("region", { name: "Changed since" });
  assert.equal(await changed.evaluate((section) => section === document.activeElement), true);
  for (const words of ["37 became 42", "“has not” was put in", "no longer in the text"])
    await changed.getByText(words).waitFor();
  await accessible(page, "changed since");
  assert.deepEqual(await told(page), CARRIED);

  // One act: all of it goes back, and comes again.
  await page.keyboard.press("Control+z");
  await changed.waitFor({ state: "detached" });
  assert.deepEqual(await told(page), { kept: [], waiting: [] });
  await page.keyboard.press("Control+Shift+z");
  await changed.waitFor();
  await saved(page);
  await load(page, () => page.reload());
  await changed.waitFor();
  assert.deepEqual(await told(page), CARRIED);

  // The person settles each.
  await button(page, `Take the new wording: ${CLAIMS[0]}`).click();
  await page.locator('mark[data-kind~="claim"][aria-current]', { hasText: "42" }).waitFor();
  await button(page, `Choose the place: ${CLAIMS[3]}`).click();
  await changed.getByText("Select the words in the article").waitFor();
  await accessible(page, "choosing a place");
  await select(page, "shelling the hospital");
  await button(page, "Put it here").click();
  await changed.getByText("no longer in the text").waitFor({ state: "detached" });
  await button(page, `Drop: ${CLAIMS[1]}`).click();
  await changed.waitFor({ state: "detached" });
  const settled = await told(page);
  assert.deepEqual(settled.waiting, []);
  assert.deepEqual(settled.kept.map(([status, note, quote]) => [status, note, quote]), [
    ["false", "note 2", CLAIMS[2]],
    ["corroborated", "note 0", CLAIMS[0].replace("37", "42")],
    ["unverifiable", "note 4", CLAIMS[4].replace("accused", "acused")],
    ["misleading", "note 3", "shelling the hospital"],
  ]);
  await page.keyboard.press("Control+z");
  await changed.getByText("“has not” was put in").waitFor();
  await accessible(page, "settled");

  // The first version is as it was.
  await page.getByRole("region", { name: "Library" }).getByText("Karsa after the shelling").last().click();
  assert.deepEqual((await told(page)).kept.map(([status]) => status), STATUSES);
  assert.deepEqual([page.requests, faults], [[], []]);
  await context.close();
});

test("an export whose text was changed comes in as a new version", async () => {
  const { context, page, faults } = await open(browser, host.url);
  await worked(page);
  const json = JSON.parse(await exported(page));
  json.documents[0].text = NEW;
  await page.getByRole("button", { name: "Delete Karsa after the shelling" }).click();
  await page.getByRole("textbox", { name: "Article text" }).waitFor();
  await bring(page, "changed.json", JSON.stringify(json));
  await notice(page, "The text in changed.json was changed behind the export").waitFor();
  await accessible(page, "altered export");
  assert.equal(await page.locator(".library li").count(), 0);
  await button(page, "Bring it in as a new version").click();
  await page.getByRole("region", { name: "Changed since" }).getByText("37 became 42").waitFor();
  assert.deepEqual(await told(page), CARRIED);
  assert.deepEqual([page.requests, faults], [[], []]);
  await context.close();
});

test("another article is no version", async () => {
  const { context, page, faults } = await open(browser, host.url);
  await worked(page);
  await paste(page, "Talks in the lake hotel\n\nThe envoys met on 3 March 2031 and spoke of prisoners for two hours.");
  await page.getByRole("region", { name: "Article" }).getByText("The envoys met").waitFor();
  assert.equal(await notice(page, "another version").count(), 0);
  assert.deepEqual(faults, []);
  await context.close();
});

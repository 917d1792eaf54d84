// The package in Node against the command, and its example in thirty lines.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import test from "node:test";
import { annotate, incidents, quote } from "../index.js";

const root = new URL("../../", import.meta.url);
const command = process.env.ANNOTATE ?? new URL("target/debug/annotate", root).pathname;
const given = readFileSync(new URL("tests/interop/documents.jsonl", root), "utf8");
const documents = given.trimEnd().split("\n").map((line) => JSON.parse(line));

/** What the command answers. */
function answers(...options) {
  const run = spawnSync(command, options, { input: given, encoding: "utf8" });
  return run.stdout.trimEnd().split("\n").map((line) => JSON.parse(line));
}

test("a text is read as the command reads it", async () => {
  for (const [i, answer] of answers().entries()) {
    const { text, ...about } = documents[i];
    assert.deepEqual(await annotate(text, about), answer);
  }
});

test("incidents are those of the command", async () => {
  assert.deepEqual(await incidents(documents), answers("--incidents"));
});

test("offsets are code points", async () => {
  const text = "🕊 At least 12 people were killed in Kyiv on Tuesday.";
  const found = await annotate(text, { date: "2024-05-15" });
  assert.deepEqual(found.casualties.map((figure) => quote(text, figure)), ["At least 12 people"]);
  assert.equal(found.dates[0].value, "2024-05-14");
});

test("what is no document is an error that says so", async () => {
  await assert.rejects(annotate(7), /a document is an object with a text/);
  await assert.rejects(annotate("x", { date: "soon" }), /the line is not a JSON object with a text/);
});

test("the example has thirty lines", () => {
  const page = readFileSync(new URL("js/example/index.html", root), "utf8");
  assert.ok(page.trimEnd().split("\n").length <= 30);
  assert.match(page, /from "\.\.\/index\.js"/);
});

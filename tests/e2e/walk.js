// Walks through journeys: `node walk.js FILE…`, all of them without an argument. A file
// that fails or hangs is walked once more by itself, and named: a busy machine must not
// hide a fault, and one slow moment must not hold up a change.
import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { run } from "node:test";
import { spec } from "node:test/reporters";

/** Milliseconds for one file: the longest takes six minutes on two busy processors. */
const PATIENCE = 900_000;
/** Files at a time: one for each processor of the smallest machine that walks them. */
const AT_ONCE = 2;

const here = import.meta.dirname;
const asked = process.argv.slice(2);
const names = asked.length ? asked : readdirSync(here).filter((name) => name.endsWith(".test.js")).sort();

/** Walks one file, prints what came of it as a whole, and says whether it was good. */
async function isGood(file) {
  let good = true;
  const stream = run({ files: [file], timeout: PATIENCE, forceExit: true });
  stream.on("test:fail", () => (good = false));
  let said = `==> ${basename(file)}\n`;
  for await (const chunk of stream.compose(spec)) said += chunk;
  process.stdout.write(said);
  return good;
}

/** Walks files, some at a time, and gives those that failed. */
async function walk(files, atOnce) {
  const left = [...files];
  const failed = [];
  const next = async () => {
    for (let file = left.shift(); file; file = left.shift()) if (!(await isGood(file))) failed.push(file);
  };
  await Promise.all(Array.from({ length: atOnce }, next));
  return failed;
}

const named = (files) => files.map((file) => basename(file)).join(", ");
const first = await walk(names.map((name) => join(here, name)), AT_ONCE);
if (first.length) console.log(`==> Walking once more: ${named(first)}`);
const last = await walk(first, 1);
if (first.length && !last.length) console.log(`==> Good only the second time: ${named(first)}`);
process.exit(last.length ? 1 : 0);

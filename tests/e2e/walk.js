// Walks through journeys: `node walk.js FILE…`, all of them without an argument. A file
// that fails or hangs is walked once more by itself, and named: a busy machine must not
// hide a fault, and one slow moment must not hold up a change.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { run } from "node:test";
import { spec } from "node:test/reporters";

/** Milliseconds for one file: the longest takes six minutes on two busy processors. */
const PATIENCE = 900_000;
/** Journeys at a time: one for each processor of the smallest machine that runs them. */
const AT_ONCE = 2;

const here = import.meta.dirname;
const asked = process.argv.slice(2);
const names = asked.length ? asked : readdirSync(here).filter((name) => name.endsWith(".test.js")).sort();

/** Walks the files and gives those that failed. */
async function walk(files, concurrency) {
  const failed = new Set();
  const stream = run({ files, concurrency, timeout: PATIENCE, forceExit: true });
  // A file that hangs fails under its own path, a journey under the file it stands in.
  stream.on("test:fail", ({ name, file }) => failed.add(files.find((known) => [file, name].includes(known)) ?? file));
  stream.compose(spec).pipe(process.stdout);
  await new Promise((done) => stream.on("end", done));
  return [...failed];
}

const files = names.map((name) => join(here, name));
const first = await walk(files, AT_ONCE);
if (first.length) console.log(`==> Walking once more: ${first.join(", ")}`);
const last = first.length ? await walk(first, 1) : [];
if (first.length && !last.length) console.log(`==> Good only the second time: ${first.join(", ")}`);
process.exit(last.length ? 1 : 0);

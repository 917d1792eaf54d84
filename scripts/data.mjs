// Puts the data files of the languages into one file beside the page, which
// the page loads after its first paint. Its name says what it holds, so that an old
// page never reads a newer file, and its checksum stands in the page.
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const lang = fileURLToPath(new URL("../src/lang", import.meta.url));

/** The paths in every `data!(…)` of the languages, each once. */
function paths() {
  const modules = readdirSync(lang, { recursive: true }).filter((path) => /^[\w-]+\/mod\.rs$/.test(path));
  const lists = modules.flatMap((path) => readFileSync(join(lang, path), "utf8").match(/\bdata!\([^)]*\)/g) ?? []);
  return [...new Set(lists.flatMap((list) => [...list.matchAll(/"([^"]+)"/g)].map(([, path]) => path)))].sort();
}

/** Writes the data file into the folder of the page and names it in the page. */
export function addData(html, folder) {
  const files = paths().map((path) => ({ path, bytes: readFileSync(join(lang, path)) }));
  const list = files.map(({ path, bytes }) => `${bytes.length} ${path}\n`).join("");
  const bundle = Buffer.concat([Buffer.from(`${list}\n`), ...files.map(({ bytes }) => bytes)]);
  const sum = createHash("sha256").update(bundle).digest();
  // Static hosts compress text, and send what they do not know as it is.
  const name = `data-${sum.toString("hex").slice(0, 16)}.txt`;
  writeFileSync(join(folder, name), bundle);
  const tag = /<link rel="?data"? href="?data\.txt"?\s*\/?>/;
  if (!tag.test(html)) throw new Error("index.html has no <link rel=\"data\"> for the data file");
  return html.replace(tag, `<link rel="data" href="./${name}" integrity="sha256-${sum.toString("base64")}">`);
}

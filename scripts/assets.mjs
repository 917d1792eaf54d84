// The parts that the page loads behind its first paint: its program, the data files of the
// languages, and the workers that read texts and files with them. The name of each holds its
// checksum, so that an old page never reads a newer file, and the page loads it only whole.
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const lang = fileURLToPath(new URL("../src/lang", import.meta.url));

/** The paths in every `data!(…)` of the languages, each once. */
function paths() {
  const modules = readdirSync(lang, { recursive: true }).filter((path) => /^[\w-]+\/mod\.rs$/.test(path));
  const lists = modules.flatMap((path) => readFileSync(join(lang, path), "utf8").match(/\bdata!\([^)]*\)/g) ?? []);
  return [...new Set(lists.flatMap((list) => [...list.matchAll(/"([^"]+)"/g)].map(([, path]) => path)))].sort();
}

/** The data files as one: their lengths and paths, then the files. */
function data() {
  const files = paths().map((path) => ({ path, bytes: readFileSync(join(lang, path)) }));
  const list = files.map(({ path, bytes }) => `${bytes.length} ${path}\n`).join("");
  return Buffer.concat([Buffer.from(`${list}\n`), ...files.map(({ bytes }) => bytes)]);
}

/** A worker as one script, which a page may load that may fetch nothing any more. */
const packed = (name, script, program) =>
  Buffer.from(`self[${JSON.stringify(name)}] = ${JSON.stringify({ script: script.toString(), program: program.toString("base64") })};\n`);

/** The parts of the page behind its first paint: each is known by the `rel` of its link. */
export function assets(folder) {
  const take = (name) => {
    const path = join(folder, name);
    const bytes = readFileSync(path);
    rmSync(path);
    return bytes;
  };
  // Static hosts compress text, and send what they do not know as it is.
  return [
    { rel: "data", name: "data", ending: "txt", bytes: data() },
    { rel: "engine-script", name: "engine", ending: "js", bytes: take("engine.js") },
    { rel: "engine", name: "engine", ending: "wasm", bytes: take("engine_bg.wasm") },
    { rel: "files", name: "files", ending: "js", bytes: packed("files", take("files.js"), take("files_bg.wasm")) },
  ];
}

/** Writes parts into the folder of the page and names them in the page. */
export function addAssets(html, folder, parts) {
  const tags = parts.map(({ rel, name, ending, bytes }) => {
    const sum = createHash("sha256").update(bytes).digest();
    const file = `${name}-${sum.toString("hex").slice(0, 16)}.${ending}`;
    writeFileSync(join(folder, file), bytes);
    return `<link rel="${rel}" href="./${file}" integrity="sha256-${sum.toString("base64")}">`;
  });
  const tag = /<link rel="?assets"?\s*\/?>/;
  if (!tag.test(html)) throw new Error('index.html has no <link rel="assets"> for what it loads');
  return html.replace(tag, tags.join("\n"));
}

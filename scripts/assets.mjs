// The parts that the page loads behind its first paint: its program, the data files of the
// languages, the workers that read texts and files with them, places with coordinates, and land. The name of each holds its
// checksum, so that an old page never reads a newer file, and the page loads it only whole.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

/** The data files of the languages as one, written by the crate that reads them. */
function data() {
  const target = join(process.env.CARGO_TARGET_DIR ?? join(root, "target"), "bundle-host");
  const choices = ["--quiet", "--locked", "--offline", "--profile", "bundle", "--no-default-features"];
  // What is compiled into the page has flags of its own; here they would only build the crates anew.
  const { RUSTFLAGS, ...env } = process.env;
  return execFileSync("cargo", ["run", ...choices, "--target-dir", target, "--bin", "bundle"], {
    cwd: root,
    env,
    maxBuffer: 2 ** 26,
    stdio: ["ignore", "pipe", "inherit"],
  });
}

/** A worker as one script, which a page may load that may fetch nothing any more. */
const packed = (name, script, program) =>
  Buffer.from(`self[${JSON.stringify(name)}] = ${JSON.stringify({ script: script.toString(), program: program.toString("base64") })};\n`);

/** A text as one script, for the same reason; its lines stay as they are, which packs best. */
const said = (name, text) => Buffer.from(`self[${JSON.stringify(name)}] = \`${text.replaceAll(/[`\\]|\$\{/g, "\\$&")}\`;\n`);

/** The parts of the page behind its first paint: each is known by the `rel` of its link. */
export function assets(folder) {
  const take = (name) => {
    const path = join(folder, name);
    const bytes = readFileSync(path);
    rmSync(path);
    return bytes;
  };
  const text = (path) => readFileSync(join(root, path), "utf8");
  // Static hosts compress text, and send what they do not know as it is.
  return [
    { rel: "data", name: "data", ending: "txt", bytes: data() },
    { rel: "engine-script", name: "engine", ending: "js", bytes: take("engine.js") },
    { rel: "engine", name: "engine", ending: "wasm", bytes: take("engine_bg.wasm") },
    { rel: "places", name: "places", ending: "js", bytes: said("places", text("src/lang/gazetteer/places.txt")) },
    { rel: "land", name: "land", ending: "js", bytes: said("land", text("src/places/land.json")) },
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

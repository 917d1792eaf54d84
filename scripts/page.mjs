// Makes the built page one that is painted before its program is here: the sheets that the
// start view needs stand in the page, the others become one file, and what trunk wrote to
// start the program at once gives way to names that the script of the page loads by.
import { readFileSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const SHEET = (mark) => new RegExp(`<link data-${mark}(?:="")? href="?([^"\\s>]+)"?\\s*/?>\\n?`, "g");
/** The files that trunk names after the program. */
const OWN = /tallymark-[0-9a-f]{8,}/;
const ICON = /<link rel="?icon"? href="?(icon\.svg)"?\s*\/?>/;
const COMMENT = /<!--[\s\S]*?-->\n?/g;

/** The sheets with this mark, one behind the other, without comments and indents. */
function sheets(html, mark) {
  const paths = [...html.matchAll(SHEET(mark))].map(([, path]) => path);
  if (paths.length === 0) throw new Error(`index.html names no sheets with data-${mark}`);
  const text = paths.map((path) => readFileSync(join(root, path), "utf8")).join("\n");
  return text.replaceAll(/\/\*[\s\S]*?\*\//g, "").replaceAll(/\n\s+/g, "\n").replaceAll(/\n+/g, "\n").trim();
}

/** The icon in the page itself: a browser asks for it again with each change of the address, and
 * the page forbids itself every request. */
const icon = (_, name) =>
  `<link rel="icon" href="data:image/svg+xml,${encodeURIComponent(readFileSync(join(root, "offline", name), "utf8").trim())}">`;

/** The page with its first sheets in it, and nothing that starts a program. */
export function bare(html) {
  const style = `<style>\n${sheets(html, "inline")}\n</style>\n`;
  let first = true;
  return html
    .replace(ICON, icon)
    .replaceAll(SHEET("inline"), () => (first ? ((first = false), style) : ""))
    .replaceAll(SHEET("bundle"), "")
    .replaceAll(/<script[^>]*>[\s\S]*?<\/script>\n?/g, (script) => (OWN.test(script) ? "" : script))
    .replaceAll(/<link[^>]*>\n?/g, (link) => (OWN.test(link) ? "" : link))
    .replaceAll(COMMENT, "");
}

/** The other sheets, the script that binds the program to the browser, and the program,
 * taken out of the folder; each is loaded by the name of its link. */
export function program(html, folder) {
  const take = (ending) => {
    const name = readdirSync(folder).find((file) => /^tallymark-[0-9a-f]+/.test(file) && file.endsWith(ending));
    if (!name) throw new Error(`trunk left no tallymark-*${ending}`);
    const bytes = readFileSync(join(folder, name));
    rmSync(join(folder, name));
    return bytes;
  };
  return [
    { rel: "sheet", name: "page", ending: "css", bytes: Buffer.from(sheets(html, "bundle")) },
    { rel: "program", name: "page", ending: "wasm", bytes: take(".wasm") },
    { rel: "script", name: "page", ending: "js", bytes: take(".js") },
  ];
}

// Holds what the page in dist/ loads under its limits, in bytes after gzip: what comes
// before it is painted, all that it is made of, the reader of files, which comes with the
// first file, and the places with coordinates. docs/quality.md says what weighs.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

// The aim for the whole is 1,250,000. It stands a little above what the page weighs now, so
// that it cannot grow unseen, and goes down with it; so does that of the reader of files.
const PAINT = 25_000;
const WHOLE = 2_140_000;
const FILES = 1_810_000;
// Set as what one may load to see articles together; what is in it is chosen to stay below.
const PLACES = 2_500_000;
// Land and borders come with the first map.
const LAND = 120_000;

const dist = fileURLToPath(new URL("../dist", import.meta.url));

/** What a browser asks for before it paints: what holds up the painting, and what the page
 * wants to have early, which takes its share of the line. */
function beforePaint(html) {
  const attribute = (tag, name) => tag.match(new RegExp(`\\s${name}=["']?([^"'\\s>]+)`))?.[1];
  const tags = [...html.matchAll(/<(?:link|script)\b[^>]*>/g)].map(([tag]) => tag);
  const isEarly = (tag) =>
    tag.startsWith("<link")
      ? /^(stylesheet|preload|modulepreload)$/.test(attribute(tag, "rel")) && attribute(tag, "media") !== "print"
      : attribute(tag, "src") && !/\s(defer|async|type=["']?module)\b/.test(tag);
  const named = tags.filter(isEarly).map((tag) => attribute(tag, "href") ?? attribute(tag, "src"));
  return ["index.html", ...new Set(named.map((path) => path.replace(/^\.\//, "")))];
}

/** Prints what files weigh; says whether that is within the limit. */
function weigh(what, most, names) {
  console.log(`==> ${what}, in bytes after gzip (at most ${most})`);
  const sizes = names.map((name) => [gzipSync(readFileSync(join(dist, name)), { level: 9 }).length, name]);
  const total = sizes.reduce((sum, [size]) => sum + size, 0);
  for (const [size, name] of [...sizes, [total, "in all"]]) console.log(`${String(size).padStart(9)}  ${name}`);
  if (total > most) console.error(`error: that is ${total - most} bytes too large.`);
  return names.length > 0 && total <= most;
}

const all = readdirSync(dist).sort();
const isKept = (name) => /^(service-worker\.js|icon.*|.*\.webmanifest)$/.test(name);
const isReader = (name) => name.startsWith("files-");
const isPlaces = (name) => name.startsWith("places-");
const isLand = (name) => name.startsWith("land-");
const early = beforePaint(readFileSync(join(dist, "index.html"), "utf8"));
const programs = early.filter((name) => name.endsWith(".wasm"));
if (programs.length > 0) console.error(`error: ${programs} is loaded before the page is painted.`);

const within = [
  weigh("What comes before the first paint", PAINT, early),
  weigh("The page, its engine and its data", WHOLE, all.filter((name) => ![isKept, isReader, isPlaces, isLand].some((is) => is(name)))),
  weigh("What comes with the first file", FILES, all.filter(isReader)),
  weigh("Places with coordinates", PLACES, all.filter(isPlaces)),
  weigh("Land for the map", LAND, all.filter(isLand)),
];
process.exitCode = programs.length === 0 && within.every(Boolean) ? 0 : 1;

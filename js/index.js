// The engine of Tallymark in Node, Deno, a browser and a worker: one module that reads its
// files from where it stands.
import start, * as engine from "./pkg/tallymark_js.js";

const FILES = { program: "tallymark_js_bg.wasm", languages: "languages.bin", places: "places.txt" };

let ready;
let placed;

/** The bytes of a file of the package. */
async function bytes(name) {
  const url = new URL(`./pkg/${FILES[name]}`, import.meta.url);
  if (url.protocol === "file:") {
    const { readFile } = await import("node:fs/promises");
    return new Uint8Array(await readFile(url));
  }
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url} could not be loaded: ${answer.status}. Serve the folder pkg/ beside index.js.`);
  return new Uint8Array(await answer.arrayBuffer());
}

/** Loads the engine and the data of the languages, once. */
export function load() {
  ready ??= (async () => {
    const [program, languages] = await Promise.all([bytes("program"), bytes("languages")]);
    await start({ module_or_path: program });
    engine.supply(languages);
  })().catch((error) => {
    // What failed once is asked for again.
    ready = undefined;
    throw error;
  });
  return ready;
}

/** Loads the places of the world as well, once. */
function loadPlaces() {
  placed ??= Promise.all([load(), bytes("places")])
    .then(([, places]) => engine.supply_places(new TextDecoder().decode(places)))
    .catch((error) => {
      placed = undefined;
      throw error;
    });
  return placed;
}

/** A document as a line of the command. */
function line(document) {
  if (typeof document?.text !== "string") throw new TypeError("a document is an object with a text: { text, lang?, date? }");
  // Half a character, where a string was cut, is U+FFFD: offsets stay the same.
  return JSON.stringify({ ...document, text: document.text.toWellFormed() });
}

/** What is found in a text. */
export async function annotate(text, { lang = null, date = null, id = null } = {}) {
  await load();
  return JSON.parse(engine.answer(line({ id, text, lang, date })));
}

/** The incidents of many documents. */
export async function incidents(documents) {
  await loadPlaces();
  return engine.incidents(documents.map(line)).map((incident) => JSON.parse(incident));
}

/** The words of a mark: its offsets count code points, those of a string of JavaScript UTF-16. */
export function quote(text, { start, end }) {
  return Array.from(text).slice(start, end).join("");
}

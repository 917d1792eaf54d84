// Invented news of real size for measurements: 1 to 8 kB, 30 to 100 marks, four articles
// on one event, English and Vietnamese by turns. The sentences stand in tests/library/.
// The same number gives the same article.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./serve.js";

const DAY = 86_400_000;
/** Articles that tell of one event. */
const TOLD = 4;
/** Bytes of the shortest and the longest article. */
const [SHORTEST, LONGEST] = [1000, 8000];

function sentences(language) {
  const parts = {};
  let part;
  for (const line of readFileSync(join(root, "tests", "library", `${language}.txt`), "utf8").split("\n")) {
    if (line.startsWith("## ")) part = parts[line.slice(3)] = [];
    else if (line && !line.startsWith("#")) part.push(line);
  }
  return parts;
}

const LANGUAGES = { en: sentences("en"), vi: sentences("vi") };

/** Numbers that look random and are the same at each run (Numerical Recipes). */
const numbers = (seed) => {
  let state = (seed * 2654435761 + 1) >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
};

const written = (day, language) => {
  const name = { en: "en-GB", vi: "vi-VN" }[language];
  const form = language === "en" ? { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" } : { day: "numeric", month: "numeric", year: "numeric", timeZone: "UTC" };
  return day.toLocaleDateString(name, form);
};

/** The article of a number. */
export function article(n) {
  const language = n % 2 === 0 ? "en" : "vi";
  const parts = LANGUAGES[language];
  const about = numbers(Math.floor(n / TOLD));
  const event = { place: about(parts.place.length), way: about(parts.way.length), actor: about(parts.actor.length), dead: 4 + about(60) };
  const day = new Date(Date.UTC(2023, 0, 1) + Math.floor(n / TOLD) * DAY * 1.5);
  const chance = numbers(n + 1);
  const one = (list) => list[chance(list.length)];
  const told = written(day, language);
  const known = () => ({
    place: parts.place[event.place], way: parts.way[event.way], Way: parts.way[event.way].replace(/^./, (c) => c.toUpperCase()),
    actor: parts.actor[event.actor], day: told,
    dead: event.dead + (n % TOLD), wounded: 2 * event.dead + chance(9), part: 2 + chance(Math.max(1, event.dead - 3)),
    many: 1000 * (1 + chance(90)), age: 18 + chance(60), year: 2014 + chance(8), near: one(parts.place),
  });
  const words = (line) => line.replace(/\{(\w+)\}/g, (_, word) => known()[word] ?? words(one(parts[word])));
  const filled = (line) => words(line).replace(/^./, (c) => c.toUpperCase());
  const size = SHORTEST + Math.floor(((LONGEST - SHORTEST) * chance(1000) * chance(1000)) / 1e6);
  const title = filled(one(parts.title));
  const paragraphs = [title, filled(one(parts.lead))];
  // The first paragraphs tell of the event, the others of what lies around it.
  for (let length = 0; length < size; length = paragraphs.reduce((sum, p) => sum + Buffer.byteLength(p), 0)) {
    const kind = () => (chance(length < 800 ? 2 : 6) === 0 ? "event" : chance(12) ? "plain" : "past");
    paragraphs.push([kind(), kind(), kind()].map((kind) => filled(one(parts[kind]))).join(" "));
  }
  const published = new Date(day.getTime() + (n % 3) * DAY).toISOString().slice(0, 10);
  return { title, language, published, text: `${paragraphs.join("\n\n")}\n` };
}

/** Articles as a file of ours, without work on them. */
export function library(count) {
  const documents = Array.from({ length: count }, (_, n) => {
    const { title, language, published, text } = article(n);
    const sha256 = createHash("sha256").update(text).digest("hex");
    const lists = { entities: [], dates: [], casualties: [], claims: [], furniture: [] };
    return { id: sha256.slice(0, 16), title, source: `Example ${n % 9}`, url: "", published, language, sha256, text, ...lists, furniture_shown: false };
  });
  return JSON.stringify({ format: "tallymark", version: 1, exported: "2030-01-01T00:00:00Z", offsets: "codepoint", documents });
}

// Splits the program of the page in two: what its start needs to be painted, and the
// rest, which it loads behind that (src/browser/rest.rs). What can wait is said by parts
// of names in later.txt; so can every function that only these call. Where the first
// half calls what waits, a door stands: it has the rest brought, if it is not here yet,
// and leads on through the table of functions, where the rest puts itself.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** A name in the text format of WebAssembly. */
const ANY = String.raw`\$(?:"(?:[^"\\]|\\.)*"|[^\s()]+)`;
const NAMES = new RegExp(ANY, "g");
const FUNC = new RegExp(String.raw`\(func (${ANY})((?: \((?:param|result) [^()]*\))*)`);
const TABLE = new RegExp(String.raw`^ \(table (${ANY}) (\d+)(?: \d+)? (\w+)\)`);
const GLOBAL = new RegExp(String.raw`^ \(global (${ANY}) (\(mut \w+\)|\w+)`);
const MEMORY = new RegExp(String.raw`^ \(memory (${ANY})`);

/** The function that brings the rest. */
const BRING = /::browser::rest::bring"$/;

/** What rustc uses of WebAssembly beyond its first version. */
const FEATURES = ["bulk-memory", "mutable-globals", "multivalue", "nontrapping-float-to-int", "reference-types", "sign-ext", "bulk-memory-opt", "call-indirect-overlong"].map((name) => `--enable-${name}`);

/** Signals and views of all types are made at the start; what a memo holds is not. Other
 * functions of libraries can be told where they are long: short ones serve for many. */
const MADE = /^\$"(?:<_ as |<*(?:guardian|reactive_graph|tachys)\[(?!.*>::new_with_compare)|tallymark\[\w+\]::app::el::each)/;
const LIBRARY = /^\$"(?:<\[|<*(?:alloc|core|hashbrown|reactive_graph|std)\[)/;
const isTold = ({ name, form }) => !MADE.test(name) && form.length > (LIBRARY.test(name) ? 4000 : 800);

const lines = readFileSync(fileURLToPath(new URL("later.txt", import.meta.url)), "utf8").split("\n");
const parts = lines.filter((line) => line && !line.startsWith("#"));
const [now, later] = [true, false].map((is) => parts.filter((part) => part.startsWith("!") === is).map((part) => part.replace("!", "")));

/** A function or an import of one: its name, its signature, and the names in it. */
function functionOf(form) {
  const [, name, signature] = FUNC.exec(form);
  // Parameters are numbers where they are declared without names.
  return { name, signature: signature.replaceAll(/\(param \$\S+ /g, "(param "), names: new Set(form.match(NAMES)), form };
}

/** The names of the functions that can wait; those in `fixed` only by their own names. */
function waiting(functions, fixed) {
  const isNamed = (name) => later.some((part) => name.includes(part)) && !now.some((part) => name.includes(part));
  // A closure is its own name, not the arguments that it is called with.
  const told = functions.filter(isTold).map(({ name }) => name);
  const waits = new Set(told.filter((name) => isNamed(name.split(" as core[")[0])));
  const callers = new Map(functions.map(({ name }) => [name, []]));
  for (const { name, names } of functions) for (const called of names) if (called !== name) callers.get(called)?.push(name);
  for (let before = -1; before < waits.size; ) {
    before = waits.size;
    for (const [name, from] of callers)
      if (!fixed.has(name) && from.length > 0 && from.every((caller) => waits.has(caller))) waits.add(name);
  }
  return waits;
}

/** Both halves of a module in the text format. */
function halves(text) {
  const forms = text.slice(text.indexOf("\n (") + 1, text.lastIndexOf("\n)")).split(/\n(?= \()/);
  const of = (kind) => forms.filter((form) => form.startsWith(` (${kind} `));
  const functions = of("func").map(functionOf);
  const imports = of("import").filter((form) => FUNC.test(form)).map(functionOf);
  const entries = new Set(["export", "start", "elem"].flatMap(of).flatMap((form) => form.match(NAMES) ?? []));

  const waits = waiting(functions, entries);
  const first = functions.filter(({ name }) => !waits.has(name));
  const rest = functions.filter(({ name }) => waits.has(name));
  const bring = first.find(({ name }) => BRING.test(name)).name;

  const tables = of("table").map((form) => TABLE.exec(form));
  const [table, name, size] = tables.find(([, , , type]) => type === "funcref");
  const reached = new Set([...entries, ...first.flatMap(({ names }) => [...names])]);
  const doors = rest.filter(({ name }) => reached.has(name));
  const length = Number(size) + doors.length;
  const door = ({ name: own, signature }, at) => {
    const count = signature.match(/\(param ([^)]*)\)/g)?.join(" ").match(/i32|i64|f32|f64|externref|funcref/g)?.length ?? 0;
    const passed = Array.from({ length: count }, (_, n) => `(local.get ${n})`).join(" ");
    const place = `(i32.const ${Number(size) + at})`;
    return ` (func ${own}${signature} (if (i32.eqz (global.get $here)) (then (call ${bring}))) (call_indirect ${name}${signature} ${passed} ${place}))`;
  };

  const used = new Set(rest.flatMap(({ names }) => [...names]));
  const shared = [...first, ...imports].filter(({ name }) => used.has(name));
  const globals = of("global").map((form) => GLOBAL.exec(form)).filter(([, name]) => used.has(name));
  const [, memory] = MEMORY.exec(of("memory")[0]);
  const here = " (global $here (mut i32) (i32.const 0))";

  return {
    first: [
      ...["type", "import", "global", "memory", "data"].flatMap(of), here,
      ...of("table").map((form) => form.replace(table, ` (table ${name} ${length} ${length} funcref)`)),
      ...["elem", "export", "start", "tag"].flatMap(of),
      ...shared.map(({ name }, n) => ` (export "f${n}" (func ${name}))`),
      ...globals.map(([, name], n) => ` (export "g${n}" (global ${name}))`),
      ...tables.map(([, name], n) => ` (export "t${n}" (table ${name}))`),
      ' (export "here" (global $here))',
      ...doors.map(door), ...first.map(({ form }) => form),
    ],
    rest: [
      ...of("type"),
      ` (import "." "memory" (memory ${memory} 0))`,
      ...tables.map(([, name, , type], n) => ` (import "." "t${n}" (table ${name} 0 ${type}))`),
      ' (import "." "here" (global $here (mut i32)))',
      ...globals.map(([, name, type], n) => ` (import "." "g${n}" (global ${name} ${type}))`),
      ...shared.map(({ name, signature }, n) => ` (import "." "f${n}" (func ${name}${signature}))`),
      ` (elem (table ${name}) (i32.const ${size}) func ${doors.map(({ name }) => name).join(" ")})`,
      " (func $come (global.set $here (i32.const 1)))", " (start $come)",
      ...rest.map(({ form }) => form),
    ],
  };
}

/** Splits a program whose functions have names; gives its first half and the rest. */
function split(program) {
  const folder = mkdtempSync(join(tmpdir(), "split-"));
  const path = (name) => join(folder, name);
  const run = (tool, ...words) => execFileSync(tool, words, { stdio: ["ignore", "ignore", "inherit"] });
  const assembled = (name, forms) => {
    writeFileSync(path(`${name}.wat`), `(module\n${forms.join("\n")}\n)\n`);
    run("wasm-opt", ...FEATURES, "-Oz", path(`${name}.wat`), "-o", path(`${name}.wasm`));
    return readFileSync(path(`${name}.wasm`));
  };
  writeFileSync(path("whole.wasm"), program);
  run("wasm-dis", path("whole.wasm"), "-o", path("whole.wat"));
  const { first, rest } = halves(readFileSync(path("whole.wat"), "utf8"));
  const both = { first: assembled("first", first), rest: assembled("rest", rest) };
  rmSync(folder, { recursive: true });
  return both;
}

/** Splits the program of a page. The first half gets a name of its own, the rest is left
 * as rest.wasm. */
export function halve(html, folder) {
  const [name] = /tallymark-[0-9a-f]+_bg\.wasm/.exec(html);
  const { first, rest } = split(readFileSync(join(folder, name)));
  rmSync(join(folder, name));
  const own = `tallymark-${createHash("sha256").update(first).digest("hex").slice(0, 16)}_bg.wasm`;
  writeFileSync(join(folder, own), first);
  writeFileSync(join(folder, "rest.wasm"), rest);
  return html.replaceAll(name, own);
}

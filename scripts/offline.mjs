// Makes the page one that is kept and can be installed: puts the manifest, the icons
// and the service worker beside it, and tells the worker what the page is made of.
import { createHash } from "node:crypto";
import { copyFileSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const offline = fileURLToPath(new URL("../offline", import.meta.url));
const WORKER = "service-worker.js";

const sha256 = (bytes) => createHash("sha256").update(bytes).digest();

/** Copies what the page has beside it; call it before the page is written. */
export function addBeside(folder) {
  const beside = readdirSync(offline).filter((name) => name !== WORKER);
  for (const name of beside) copyFileSync(join(offline, name), join(folder, name));
}

/** Writes the service worker for all that lies in the folder. */
export function addWorker(folder) {
  const names = readdirSync(folder).filter((name) => name !== WORKER).sort();
  const files = names.map((name) => [name, sha256(readFileSync(join(folder, name))).toString("base64")]);
  const list = JSON.stringify(files, null, 2);
  const version = sha256(list).toString("hex").slice(0, 16);
  const worker = readFileSync(join(offline, WORKER), "utf8");
  writeFileSync(join(folder, WORKER), worker.replace("/* files */", list).replace("/* version */", version));
}

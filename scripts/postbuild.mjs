// Run by trunk after each build: finishes the page where it stands, before it is served or
// left in dist/. One hook, because trunk runs several at once.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { addAssets, assets } from "./assets.mjs";
import { addBeside, addWorker } from "./offline.mjs";
import { bare, program } from "./page.mjs";
import { addPolicy } from "./policy.mjs";

const folder = process.env.TRUNK_STAGING_DIR;
const page = join(folder, "index.html");
const html = readFileSync(page, "utf8");
addBeside(folder);
const parts = [...program(html, folder), ...assets(folder)];
writeFileSync(page, addPolicy(addAssets(bare(html), folder, parts)));
addWorker(folder);

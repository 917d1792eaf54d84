// A static file host of a few lines, under a sub-path: the page must not care. Where it
// is asked to, it sends text and programs compressed, as hosts do.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { gzip } from "node:zlib";

export const root = fileURLToPath(new URL("../..", import.meta.url));
/** The page as it was built; DIST names another folder than that of `make build`. */
export const dist = resolve(root, process.env.DIST ?? "dist");

const TYPES = {
  ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm",
  ".svg": "image/svg+xml", ".png": "image/png", ".webmanifest": "application/manifest+json",
};

const COMPRESSED = [".html", ".js", ".css", ".txt", ".wasm", ".svg", ".webmanifest"];
const compress = promisify(gzip);

/** Serves a folder under /some/where/; gives the address, what was asked for and a way to stop. */
export async function serve(folder = dist, { isCompressed = false } = {}) {
  const prefix = "/some/where/";
  const asked = [];
  const compressed = new Map();
  const server = createServer(async (request, response) => {
    asked.push(`${request.method} ${request.url}`);
    const path = new URL(request.url, "http://host").pathname;
    const file = path === prefix ? "index.html" : normalize(path.slice(prefix.length));
    try {
      if (!path.startsWith(prefix) || file.startsWith("..")) throw new Error("not here");
      const body = await readFile(join(folder, file));
      const headers = { "content-type": TYPES[extname(file)] ?? "application/octet-stream" };
      const isSmaller = isCompressed && COMPRESSED.includes(extname(file)) && /\bgzip\b/.test(request.headers["accept-encoding"]);
      if (isSmaller) headers["content-encoding"] = "gzip";
      if (isSmaller && !compressed.has(file)) compressed.set(file, await compress(body));
      response.writeHead(200, headers).end(isSmaller ? compressed.get(file) : body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return { url: `http://127.0.0.1:${server.address().port}${prefix}`, asked, stop: () => server.close() };
}

// A static file host of a few lines, under a sub-path: the page must not care.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));
const TYPES = {
  ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm",
  ".svg": "image/svg+xml", ".png": "image/png", ".webmanifest": "application/manifest+json",
};

/** Serves dist/ under /some/where/; gives the address, what was asked for and a way to stop. */
export async function serve(dist = join(root, "dist")) {
  const prefix = "/some/where/";
  const asked = [];
  const server = createServer(async (request, response) => {
    asked.push(`${request.method} ${request.url}`);
    const path = new URL(request.url, "http://host").pathname;
    const file = path === prefix ? "index.html" : normalize(path.slice(prefix.length));
    try {
      if (!path.startsWith(prefix) || file.startsWith("..")) throw new Error("not here");
      const body = await readFile(join(dist, file));
      response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream" }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return { url: `http://127.0.0.1:${server.address().port}${prefix}`, asked, stop: () => server.close() };
}

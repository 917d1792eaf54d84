// Writes a content-security policy into the page that lets it load its own files, use its
// own script and style (known by their hashes) and nothing else. No form can be sent and no
// other host reached.
import { createHash } from "node:crypto";

export function addPolicy(html) {
  const hashes = (pattern) =>
    [...html.matchAll(pattern)].map(([, body]) => `'sha256-${createHash("sha256").update(body).digest("base64")}'`).join(" ");
  const scripts = hashes(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g);
  const styles = hashes(/<style>([\s\S]*?)<\/style>/g);
  const policy = [
    "default-src 'none'",
    `script-src 'self' 'wasm-unsafe-eval' ${scripts}`,
    `style-src 'self' ${styles}`,
    "img-src 'self' data:",
    "worker-src 'self' blob:",
    "manifest-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");

  const meta = `<meta http-equiv="Content-Security-Policy" content="${policy}">`;
  const charset = /<meta charset="?utf-8"?\s*\/?>/i;
  if (!charset.test(html)) throw new Error("index.html names no charset to put the policy behind");
  return html.replace(charset, (found) => `${found}\n${meta}`);
}

// What every file of journeys stands on: the page served, a browser, and a
// journey that ends without a fault and without a request.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { launch, open } from "./page.js";
import { serve } from "./serve.js";

export const host = await serve();
export const browser = await launch();
after(async () => {
  await browser.close();
  host.stop();
});

/** A walk through a page of its own; `reports` are the faults that it means to cause. */
export const journey = (name, walk, options) =>
  test(name, async () => {
    const { context, page, faults } = await open(browser, host.url + (options?.query ?? ""), options);
    await walk(page, context);
    assert.deepEqual(faults.filter((fault) => !options?.reports?.test(fault)), []);
    assert.deepEqual(page.requests, []);
    await context.close();
  });

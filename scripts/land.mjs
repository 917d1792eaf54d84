// Makes src/places/land.json: land and borders for the map, from Natural Earth at 1:50 million as
// the package world-atlas ships it. docs/data.md says more.
//   npm install --no-save world-atlas@2 topojson-client@3 topojson-simplify@3
//   node scripts/land.mjs
import { quantize } from "topojson-client";
import { presimplify, quantile, simplify } from "topojson-simplify";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

/** Half of the points, on a grid of two kilometres: what stays under 120 kB when packed. */
const [KEPT, GRID] = [0.5, 2e4];
/** Nobody reports from there, and it would take a third of the map. */
const ANTARCTICA = "010";

const atlas = JSON.parse(readFileSync(createRequire(import.meta.url).resolve("world-atlas/countries-50m.json"), "utf8"));
const weighed = presimplify(atlas);
const { objects, arcs, transform } = quantize({ ...simplify(weighed, quantile(weighed, KEPT)), transform: undefined }, GRID);
const geometries = objects.countries.geometries
  .filter(({ id, type }) => type && id !== ANTARCTICA)
  .map(({ type, arcs }) => ({ type, arcs }));
const land = { type: "Topology", transform, arcs, objects: { countries: { type: "GeometryCollection", geometries } } };
writeFileSync(fileURLToPath(new URL("../src/places/land.json", import.meta.url)), `${JSON.stringify(land)}\n`);

/**
 * `npm run bench`: builds, serves and times the app in a real browser, and writes tests/bench/results.json.
 * `npm run bench -- intake`: measures only that, and writes nothing. `--no-build` takes the build that is there.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, release, totalmem } from 'node:os';
import { findBrowser, host } from '../browser';
import { serve, subPath } from '../serve';
import { coldStart, engineFiles } from './coldStart';
import type { Figure } from './figure';
import { deck } from './deck';
import { filterChange } from './filterChange';
import { manySlides } from './manySlides';
import { intake, tenMillion } from './intake';
import { buildPage } from './page/build';
import { sliceChange } from './sliceChange';
import { statements } from './statements';
import { unitList } from './unitList';
import { manyUnits } from './units';

const folder = 'test-results/bench';
const results = 'tests/bench/results.json';

const measures = { coldStart, filterChange, sliceChange, unitList, deck, manySlides, statements, intake, tenMillion };
const names = process.argv.slice(2).filter((one) => !one.startsWith('--'));
const unknown = names.filter((name) => !Object.hasOwn(measures, name));
if (unknown.length > 0)
  throw new Error(`no measure is called ${unknown.join(', ')}; there are ${Object.keys(measures).join(', ')}`);
const asked = Object.entries(measures).filter(([name]) => names.includes(name));

if (!process.argv.includes('--no-build')) {
  const { status } = spawnSync('npm', ['run', 'build'], { stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) throw new Error('the build failed, so there is nothing to time');
}
await buildPage(folder);
// before the server starts, which lists its files once
writeFileSync(`${folder}/unit.csv`, manyUnits());
const browser = await findBrowser(console.log);
console.log(`browser: ${browser.path}, version ${browser.version}`);
const { port, server } = await serve({ [subPath]: 'build', '/bench/': folder }, 0);
const place = { browser: browser.path, origin: `http://${host}:${port}`, files: engineFiles() };

const figures: Figure[] = [];
for (const [, measure] of asked.length > 0 ? asked : Object.entries(measures)) {
  const found = await measure(place, folder);
  found.forEach(printFigure);
  figures.push(...found);
}
server.closeAllConnections();
server.close();

const version = (name: string) =>
  (JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')) as { version: string }).version;
const report = {
  date: new Date().toISOString(),
  machine: {
    processor: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryGB: Math.round(totalmem() / 2 ** 30),
    system: `${process.platform} ${release()} ${process.arch}`
  },
  versions: {
    node: process.version,
    browser: browser.version,
    'duckdb-wasm': version('@duckdb/duckdb-wasm'),
    'node-api': version('@duckdb/node-api')
  },
  figures
};
if (asked.length === 0) {
  writeFileSync(results, `${JSON.stringify(report, null, 2)}\n`);
  console.log(`written to ${results}`);
} else
  console.log(
    JSON.stringify(
      figures.map(({ name, value, parts }) => ({ name, value, parts })),
      null,
      1
    )
  );
process.exitCode = figures.every(({ passed }) => passed) ? 0 : 1;

function printFigure({ name, value, unit, limit, passed, how }: Figure): void {
  console.log(`${passed ? 'within' : 'BEYOND'}  ${value ?? '–'} ${unit} of at most ${limit}: ${name}`);
  if (value === null) console.log(`        ${how}`);
}

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { licenceOf, packageFolder, thirdParties } from '../src/licences';

test.each([
  ['/work/node_modules/d3-scale/src/band.js', '/work/node_modules/d3-scale'],
  ['/work/node_modules/@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url', '/work/node_modules/@duckdb/duckdb-wasm'],
  ['/work/node_modules/a/node_modules/b/index.js', '/work/node_modules/a/node_modules/b'],
  ['node_modules/@fontsource-variable/noto-sans-sc/files/x.woff2', 'node_modules/@fontsource-variable/noto-sans-sc'],
  ['/work/src/lib/href.ts', null],
  ['\0vite/preload-helper.js', null]
])('packageFolder(%j) is %j', (file, folder) => {
  expect(packageFolder(file)).toBe(folder);
});

/** Packages that the page holds, and words of the licence that each is under. */
const dependencies = Object.keys(
  (JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: Record<string, string> }).dependencies
);

test.each(dependencies)('licenceOf(%s) is a licence, with whose it is', (name) => {
  const text = licenceOf(`node_modules/${name}`);
  expect(text).toMatch(/Permission is hereby granted|Permission to use, copy|Apache License|SIL OPEN FONT LICENSE/);
  expect(text).toMatch(/Copyright|Google Inc\./);
});

test.each([
  ['harfbuzzjs', 'Behdad Esfahbod'],
  ['woff2-encoder', 'the Brotli Authors']
])('licenceOf(%s) says whose work is in its wasm, too: %s', (name, whose) => {
  expect(licenceOf(`node_modules/${name}`)).toContain(whose);
});

test('licenceOf(folder) of a package without a text says what to do: no build goes without it', () => {
  const root = mkdtempSync(join(tmpdir(), 'licence-'));
  const folder = join(root, 'node_modules', 'bare');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'bare', version: '1.0.0', license: 'MIT' }));
  expect(() => thirdParties([join(folder, 'index.js')])).toThrow(/bare is in the page .* static\/licences\//);
  rmSync(root, { recursive: true });
});

test('the text of the font that stands in static/licences is that of the font that is shipped', () => {
  expect(readFileSync('static/licences/noto-sans-sc-OFL.txt', 'utf8')).toBe(
    readFileSync('node_modules/@fontsource-variable/noto-sans-sc/LICENSE', 'utf8')
  );
});

test('static/favicon.ico holds pictures of 16, 32 and 48 px', () => {
  const icon = readFileSync('static/favicon.ico');
  const count = icon.readUInt16LE(4);
  const sizes = Array.from({ length: count }, (_, at) => {
    const offset = icon.readUInt32LE(6 + 16 * at + 12);
    expect(icon.subarray(offset + 1, offset + 4).toString()).toBe('PNG');
    return icon.readUInt32BE(offset + 16);
  });
  expect([icon.readUInt16LE(2), ...sizes]).toEqual([1, 16, 32, 48]);
});

/**
 * Cuts the Han characters that the slices of @fontsource-variable/noto-sans-sc do not have out of whole fonts, into slices like those:
 * `npx tsx data/fonts/generate.ts NotoSansSC-Regular.ttf NotoSansHK-Regular.ttf NotoSansJP-Regular.ttf` (@expo-google-fonts has them).
 * A character comes from the first that has it, so that mainland forms come first.
 */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { compress } from 'woff2-encoder';
import { codesOf } from '../../src/lib/files/font/codes';
import { openSubset } from '../../src/lib/files/font/subset';
import { rangesOf, unicodeRange } from '../../src/lib/files/font/ranges';

/** glyphs of one slice, of which somebody who needs one fetches all: about 60 kB */
const size = 256;
const folder = new URL('.', import.meta.url);
const { resolve } = createRequire(import.meta.url);
const json = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>;
const subset = await openSubset(readFileSync(resolve('harfbuzzjs/dist/harfbuzz-subset.wasm')));
const known = new Set<number>();
for (const ranges of Object.values(json(resolve('@fontsource-variable/noto-sans-sc/unicode.json'))))
  for (const [first, last] of rangesOf(ranges)) for (let code = first; code <= last; code++) known.add(code);

for (const file of readdirSync(folder)) if (file.endsWith('.woff2')) rmSync(new URL(file, folder));
const slices: Record<string, string> = {};
for (const path of process.argv.slice(2)) {
  const font = readFileSync(path);
  const rare = [...codesOf(font)].filter(
    (code) => !known.has(code) && /\p{Script=Han}/u.test(String.fromCodePoint(code))
  );
  rare.sort((a, b) => a - b);
  for (let at = 0; at < rare.length; at += size) {
    const codes = rare.slice(at, at + size);
    const name = `rare-${String(Object.keys(slices).length + 1).padStart(2, '0')}.woff2`;
    writeFileSync(new URL(name, folder), await compress(subset(font, codes)));
    slices[name] = unicodeRange(codes);
    for (const code of codes) known.add(code);
  }
  console.log(`${path}: ${rare.length} characters`);
}
writeFileSync(new URL('rare.json', folder), `${JSON.stringify(slices, null, 2)}\n`);

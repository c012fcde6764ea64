import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { unzlibSync } from 'fflate';
import decompress from 'woff2-encoder/decompress';
import { describe, expect, test } from 'vitest';
import { codesOf } from '../../../../src/lib/files/font/codes';
import { rangesOf, unicodeRange } from '../../../../src/lib/files/font/ranges';
import { openSubset } from '../../../../src/lib/files/font/subset';
import { woff } from '../../../../src/lib/files/font/woff';

const { resolve } = createRequire(import.meta.url);
const common = 'node_modules/@fontsource-variable/noto-sans-sc';
const json = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>;
const slices = [
  ...Object.entries(json(`${common}/unicode.json`)).map(
    ([name, range]) => [`${common}/files/noto-sans-sc-${name.replace(/[[\]]/g, '')}-wght-normal.woff2`, range] as const
  ),
  ...Object.entries(json('data/fonts/rare.json')).map(([file, range]) => [`data/fonts/${file}`, range] as const)
];
const subset = await openSubset(readFileSync(resolve('harfbuzzjs/dist/harfbuzz-subset.wasm')));
const codes = (characters: string) => [...characters].map((character) => character.codePointAt(0)!);
const holding = (code: number) =>
  slices.findLast(([, range]) => rangesOf(range).some(([first, last]) => code >= first && code <= last))?.[0];
const sfntOf = async (file: string) => (await decompress(readFileSync(file))).slice();

/** Offset, length and tag of each table of an sfnt. */
function tables(sfnt: Uint8Array): Record<string, { offset: number; length: number }> {
  const view = new DataView(sfnt.buffer, sfnt.byteOffset);
  return Object.fromEntries(
    Array.from({ length: view.getUint16(4) }, (_, at) => {
      const entry = 12 + at * 16;
      const tag = String.fromCharCode(...sfnt.subarray(entry, entry + 4));
      return [tag, { offset: view.getUint32(entry + 8), length: view.getUint32(entry + 12) }];
    })
  );
}

test('a rare slice has a glyph for every character that it says it has', async () => {
  for (const [file, range] of slices.filter(([file]) => file.startsWith('data/'))) {
    const said = rangesOf(range).flatMap(([first, last]) =>
      Array.from({ length: last - first + 1 }, (_, at) => first + at)
    );
    const has = codesOf(await sfntOf(file));
    expect(
      said.filter((code) => !has.has(code)),
      file
    ).toEqual([]);
  }
});

test('codesOf(sfnt): a slice says that it has 🌶 and has no glyph of it', async () => {
  const [pepper, worker] = codes('🌶工');
  expect(codesOf(await sfntOf(holding(pepper!)!)).has(pepper!)).toBe(false);
  expect(codesOf(await sfntOf(holding(worker!)!)).has(worker!)).toBe(true);
});

test('the bundled font has every character that the page and its surveys write', async () => {
  const has = new Set<number>();
  for (const [file] of slices) for (const code of codesOf(await sfntOf(file))) has.add(code);
  const said = readdirSync('data/surveys/xiaogan').filter((name) => /\.csv$|^(survey|gaps|shown)\.json$/.test(name));
  const written = [
    ...['zh-CN', 'en'].map((locale) => `messages/${locale}.json`),
    ...said.map((name) => `data/surveys/xiaogan/${name}`),
    ...readdirSync('tests/gallery/snapshots').map((name) => `tests/gallery/snapshots/${name}`)
  ].map((path) => readFileSync(path, 'utf8'));
  const missing = [...new Set(written.join(''))].filter(
    (character) => !/[\p{C}\p{Z}\p{M}]/u.test(character) && !has.has(character.codePointAt(0)!)
  );
  // stands for a damaged character where a message speaks of one
  expect(missing.filter((character) => character !== '\ufffd')).toEqual([]);
});

test.each([...'㐀𠮷龘湨㛃䶮堃喆犇𣲗𤩽𫖯𬱖𬭩'])(
  'the bundled font has %s, which stands in names of places and persons',
  (rare) => {
    expect(holding(rare.codePointAt(0)!)).toBeDefined();
  }
);

test('no character of the rare slices is one of the common ones: the page draws those at every weight', () => {
  const isRare = (file: string) => file.startsWith('data/');
  const ranges = (rare: boolean) =>
    slices.filter(([file]) => isRare(file) === rare).flatMap(([, range]) => rangesOf(range));
  const commonCodes = new Set(
    ranges(false).flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, at) => first + at))
  );
  expect(
    ranges(true).filter(([first, last]) => {
      for (let code = first; code <= last; code++) if (commonCodes.has(code)) return true;
      return false;
    })
  ).toEqual([]);
});

describe('subset(sfnt, codes)', () => {
  test('has the glyphs of these characters and of no others', async () => {
    const whole = await sfntOf(holding(codes('会')[0]!)!);
    const [other] = [...codesOf(whole)].filter((code) => code !== codes('会')[0]);
    expect(other).toBeDefined();
    const cut = subset(whole, codes('会'));
    expect([...codesOf(cut)]).toEqual(codes('会'));
    expect(cut.length).toBeLessThan(whole.length / 20);
  });

  test('keeps the axis of weights, so that bold words are drawn bold', async () => {
    const cut = tables(subset(await sfntOf(holding(codes('会')[0]!)!), codes('会')));
    expect(Object.keys(cut)).toEqual(expect.arrayContaining(['fvar', 'gvar', 'glyf']));
    expect(cut['gvar']!.length).toBeGreaterThan(50);
  });

  test('keeps how “ and ’ are set beside Latin letters', async () => {
    expect(Object.keys(tables(subset(await sfntOf(holding(codes('’')[0]!)!), codes('’A'))))).toContain('GPOS');
  });

  test('cuts characters beyond the BMP', async () => {
    const [code] = codes('𠮷');
    expect([...codesOf(subset(await sfntOf(holding(code!)!), [code!]))]).toEqual([code]);
  });

  test('of bytes that are no font it is an error, and the next font is cut all the same', async () => {
    expect(() => subset(new Uint8Array(100), codes('会'))).toThrow(/no font/);
    expect([...codesOf(subset(await sfntOf(holding(codes('会')[0]!)!), codes('会')))]).toEqual(codes('会'));
  });
});

test('woff(sfnt) holds every table of it, byte for byte', async () => {
  const sfnt = subset(await sfntOf(holding(codes('工')[0]!)!), codes('工'));
  const file = woff(sfnt);
  const view = new DataView(file.buffer);
  expect(String.fromCharCode(...file.subarray(0, 4))).toBe('wOFF');
  expect([view.getUint32(8), view.getUint16(12)]).toEqual([file.length, Object.keys(tables(sfnt)).length]);
  for (let at = 0; at < view.getUint16(12); at++) {
    const line = 44 + at * 20;
    const tag = String.fromCharCode(...file.subarray(line, line + 4));
    const [offset, packed, whole] = [4, 8, 12].map((place) => view.getUint32(line + place));
    const bytes = file.subarray(offset!, offset! + packed!);
    const table = tables(sfnt)[tag]!;
    expect(whole, tag).toBe(table.length);
    expect([...(packed === whole ? bytes : unzlibSync(bytes))], tag).toEqual([
      ...sfnt.subarray(table.offset, table.offset + table.length)
    ]);
  }
});

test.each([
  ['U+4e00', [[0x4e00, 0x4e00]]],
  [
    'U+4e00, U+4e8c-4e94,U+20bb7',
    [
      [0x4e00, 0x4e00],
      [0x4e8c, 0x4e94],
      [0x20bb7, 0x20bb7]
    ]
  ]
])('rangesOf(%j) is %j', (range, ranges) => {
  expect(rangesOf(range)).toEqual(ranges);
});

test('unicodeRange(codes) joins neighbours, in whatever order they come', () => {
  expect(unicodeRange([0x4e02, 0x20bb7, 0x4e00, 0x4e01])).toBe('U+4e00-4e02,U+20bb7');
});

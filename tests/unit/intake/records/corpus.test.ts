import { readdirSync, readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { splitRecords } from '../../../../src/lib/files/csv/splitRecords';
import { lineOf } from '../../../../src/lib/intake/records/lineOf';
import { parts } from '../../../../src/lib/intake/records/parts';
import type { Delimiter } from '../../../../src/lib/intake/report/reading';
import { live } from '../live';
import { Random } from '../../estimates/random';

/** A record's line, from 1; a broken one, whose quote never closes, with its text. */
interface Found {
  line: number;
  broken?: string;
}

async function byScanner(text: string, delimiter: Delimiter, chunkBytes: number): Promise<Found[]> {
  const found: Found[] = [];
  for await (const part of parts(live(text), delimiter, { start: 0, firstLine: 1 }, { chunkBytes, partBytes: 500 })) {
    for (let record = 1; record <= part.records; record++) found.push({ line: lineOf(record, part) });
    if (part.broken) found.push({ line: part.broken.line, broken: part.broken.text });
  }
  return found;
}

function byFallback(text: string, delimiter: Delimiter): Found[] {
  return [...splitRecords(text, delimiter, true)].map(({ line, isBroken, fields }) =>
    isBroken ? { line, broken: fields.join(delimiter).slice(0, longestTold) } : { line }
  );
}

/** A broken line is told with so many of its characters. */
const longestTold = 500;

const folder = 'tests/fixtures/intake';
const fixtures = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(csv|txt|tsv)$/.test(name))
  .map((name) => [name, decoded(readFileSync(`${folder}/${name}`))] as const);

function decoded(bytes: Uint8Array): string {
  const utf8 = new TextDecoder().decode(bytes);
  return utf8.includes('\ufffd') ? new TextDecoder('gb18030').decode(bytes) : utf8;
}

const delimiters: Delimiter[] = [',', ';', '\t', '|'];

test.each(fixtures)(
  '%s: the scanner and the fallback parser find the same records, by any delimiter',
  async (_, text) => {
    for (const delimiter of delimiters) {
      const expected = byFallback(text, delimiter);
      for (const chunkBytes of [61, 1 << 16]) expect(await byScanner(text, delimiter, chunkBytes)).toEqual(expected);
    }
  }
);

const pieces = ['"', '""', '"""', ',', ';', '\t', '|', ' "', '" ', '\r', '\n', '\r\n', ' ', '会', '', '', ''];

/** Some of the text, with a few places of it overwritten by what delimits records, or by nothing. */
function mangled(text: string, random: (below: number) => number): string {
  const start = random(Math.max(1, text.length - 200));
  let some = text.slice(start, start + 40 + random(400));
  for (let times = random(8); times >= 0; times--) {
    const at = random(some.length + 1);
    some = some.slice(0, at) + pieces[random(pieces.length)] + some.slice(at + random(3));
  }
  return some;
}

test('the fixtures mangled a few thousand times: both find the same records', async () => {
  const numbers = new Random(20141128);
  const random = (limit: number) => numbers.below(limit);
  let [records, broken] = [0, 0];
  for (let round = 0; round < 6000; round++) {
    const text = mangled(fixtures[random(fixtures.length)]![1], random);
    const delimiter = delimiters[random(delimiters.length)]!;
    const expected = byFallback(text, delimiter);
    expect(await byScanner(text, delimiter, 1 + random(50)), JSON.stringify(text)).toEqual(expected);
    records += expected.length;
    broken += expected.filter((one) => one.broken !== undefined).length;
  }
  // the texts are not all plain ones
  expect(records).toBeGreaterThan(10_000);
  expect(broken).toBeGreaterThan(500);
});

test.each([
  ['a,1\r\nb,2\rc,3\nd,4', 'line ends of several kinds', ['a', 'b', 'c', 'd']],
  ['a,1\n"b,2\nc,3\nd,4\n', 'a quote that never closes', ['a', '"b', 'c', 'd']],
  ['a,1\n "b\nb",2\nc,3\n', 'a blank before a quote', ['a', 'b\nb', 'c']]
])('splitRecords(%j) reads %s, where PapaParse loses records', (text, _, firsts) => {
  expect([...splitRecords(text, ',', true)].map(({ fields }) => fields[0])).toEqual(firsts);
  const library = Papa.parse<string[]>(text, { delimiter: ',', skipEmptyLines: true }).data;
  expect(library.map((fields) => fields[0])).not.toEqual(firsts);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lineOf, recordOn } from '../../../../src/lib/intake/records/lineOf';
import { parse } from '../../../../src/lib/intake/records/parse';
import { parts, type Part, type PartOptions } from '../../../../src/lib/intake/records/parts';
import { records } from '../../../../src/lib/intake/records/records';
import type { Shape } from '../../../../src/lib/intake/shape/sniff';
import { splitRecords } from '../../../../src/lib/files/csv/splitRecords';
import { live } from '../live';

async function cut(text: string, options: PartOptions = {}): Promise<Part[]> {
  const found: Part[] = [];
  for await (const part of parts(live(text), ',', { start: 0, firstLine: 2 }, options)) found.push(part);
  return found;
}

const textOf = async ({ bytes }: Part) => new TextDecoder().decode(await bytes());

const linesOf = (found: Part[]) =>
  found.flatMap((part) => Array.from({ length: part.records }, (_, index) => lineOf(index + 1, part)));

const cases: [text: string, lines: number[], broken: number[]][] = [
  ['1,2\n3,4\n', [2, 3], []],
  ['1,2\r\n3,4', [2, 3], []],
  ['1,2\r3,4\r', [2, 3], []],
  ['1,2\r\n3,4\r5,6\n\r7,8', [2, 3, 4, 6], []],
  ['1,"2\n3"\n\n\n4,5\n', [2, 6], []],
  ['a,1\n"b\r\nb",2\nc,3\n\n\nd,4\ne,5\n', [2, 3, 5, 8, 9], []],
  ['1,5" pipe\n2,"a""b"\n', [2, 3], []],
  ['1,"a"b\n2,c\n', [2, 3], []],
  ['1,2\n,,\n"",""\n,3\n', [2, 5], []],
  // spaces and tabs are blank, in quotes too
  ['1,2\n  \n\t, \n3,4\n', [2, 5], []],
  ['1,2\n" ","\n"\n3,4\n', [2, 5], []],
  // a quote opens behind blanks as well
  ['1,2\n " "\n"  x",\n', [2, 4], []],
  ['1, "2,\n3"\n4, " x"\n', [2, 4], []],
  // a doubled quote is a letter
  ['1,2\n"""",\n3,4\n', [2, 3, 4], []],
  ['"" "a,\n1,2\n', [2, 3], []],
  ['', [], []],
  ['\n\n', [], []],
  // quotes that never close cost their own line
  ['1,"2\n3,4\n', [3], [2]],
  ['a,1\n"b,2\nc,3\nd,"4\ne,5\n', [2, 4, 6], [3, 5]],
  ['a,1\n"b,2\nc,3\nd,"4"\ne,5\n', [2, 4, 5, 6], [3]],
  ['"a', [], [2]]
];

test.each(cases)('parts(%j) has records on lines %j and broken lines %j', async (text, lines, broken) => {
  for (const chunkBytes of [1, 2, 3, 1000]) {
    for (const partBytes of [1, 7, 1000]) {
      const found = await cut(text, { chunkBytes, partBytes });
      expect(linesOf(found)).toEqual(lines);
      expect(found.flatMap(({ broken }) => broken?.line ?? [])).toEqual(broken);
    }
  }
});

test('parts(text, { partBytes }) gives the whole text again, cut between records', async () => {
  const text = '职,"1\n2"\n工,"3,4"\n\n会,5\n';
  for (const partBytes of [1, 5, 10, 1000]) {
    const found = await cut(text, { partBytes, chunkBytes: 1 });
    expect((await Promise.all(found.map(textOf))).join('')).toBe(text);
  }
  expect((await cut(text, { partBytes: 1 })).map(({ records }) => records)).toEqual([1, 1, 1]);
});

test('the bytes of a part are there again when somebody has taken them away', async () => {
  const [part] = await cut('工会,1\n');
  const taken = await part!.bytes();
  structuredClone(taken, { transfer: [taken.buffer] });
  expect(taken.length).toBe(0);
  expect(await textOf(part!)).toBe('工会,1\n');
  expect(part!.size).toBe(9);
});

test('parts(text, { partRecords }) gives so many records a part, and an eighth of them in the first', async () => {
  const found = await cut('1\n2\n3\n4\n5\n6\n7\n8\n9\n', { partRecords: 4 });
  expect(found.map(({ records }) => records)).toEqual([1, 4, 4]);
});

test.each([
  ['1,2\r\n3,4\r\n', false],
  ['1,"2\n\n3"\n', false],
  ['1,2\n\n3,4', true],
  ['1,2\n3,4\n,\n', true],
  ['1,2\n" "\n', true]
])('parts(%j) says whether there are lines that are no records: %s', async (text, hasBlanks) => {
  expect((await cut(text, { partBytes: 1000 })).map((part) => part.hasBlanks)).toEqual([hasBlanks]);
});

test('parts(text) gives up the text of a broken line, not of the records around it', async () => {
  const found = await cut('a,1\r\n"b,2\r\nc,3\r\n');
  expect(found[0]!.broken).toEqual({ line: 3, reason: 'unclosedQuote', text: '"b,2' });
  expect(await textOf(found[0]!)).toBe('a,1\r\n');
  expect(await textOf(found[1]!)).toBe('c,3\r\n');
});

test('parts of a text whose quote stays open for more than a megabyte go on behind its line', async () => {
  const found = await cut(`"open,1\n${'b,2\n'.repeat(400_000)}`);
  expect(found.reduce((sum, { records }) => sum + records, 0)).toBe(400_000);
  expect(found[0]!.broken).toMatchObject({ line: 2, text: '"open,1' });
});

test('recordOn(line) undoes lineOf(record), and is null between records', async () => {
  const [part] = await cut('a,1\n"b\r\nb",2\nc,3\n\n\nd,4\ne,5\n');
  expect([2, 3, 4, 5, 6, 7, 8, 9, 10].map((line) => recordOn(line, part!.records, part!))).toEqual([
    1,
    2,
    null,
    3,
    null,
    null,
    4,
    5,
    null
  ]);
});

test('records(text, lines) are those of the file, found from any mark', async () => {
  const rows = Array.from({ length: 3000 }, (_, index) => (index % 7 === 0 ? `"${index}\nx",y` : `${index},z`));
  const text = `name,word\n${rows.join('\n')}\n`;
  const shape = { delimiter: ',', start: 10, firstLine: 2 } as Shape;
  const marks: { line: number; offset: number }[] = [];
  const mark = (line: number, offset: number) => marks.push({ line, offset });
  const lines: number[] = [];
  for await (const part of parts(live(text), ',', shape, { mark, partBytes: 5000 })) {
    for (let record = 1; record <= part.records; record++) lines.push(lineOf(record, part));
  }
  expect(marks.length).toBe(6);
  const wanted = [0, 1, 499, 500, 501, 1400, 2999].map((index) => lines[index]!);
  expect(await records({ text: live(text), shape, marks }, [...wanted, 100_000])).toEqual([
    { line: wanted[0], fields: ['0\nx', 'y'] },
    { line: wanted[1], fields: ['1', 'z'] },
    { line: wanted[2], fields: ['499', 'z'] },
    { line: wanted[3], fields: ['500', 'z'] },
    { line: wanted[4], fields: ['501', 'z'] },
    { line: wanted[5], fields: ['1400\nx', 'y'] },
    { line: wanted[6], fields: ['2999', 'z'] }
  ]);
});

test('parse(text) writes the same records again, every field in quotes', async () => {
  const bytes = new TextEncoder().encode('a;"x\ny"\n\nb;5" pipe\n');
  expect(new TextDecoder().decode(parse(bytes, ';'))).toBe('"a";"x\ny"\n"b";"5"" pipe"');
});

/** Signs of CSV and a letter: whatever stands where, both readings of a text must find the same records. */
test('parts(text) and splitRecords(text) find the same records and the same broken lines', async () => {
  const signs = fc.constantFrom('"', '"', '""', '""""', ',', ',', ';', ' ', '\t', '\n', '\r\n', '\r', 'a', '会');
  const text = fc.array(signs, { maxLength: 24 }).map((all) => all.join(''));
  const property = fc.asyncProperty(text, fc.constantFrom(1, 3, 1000), async (text, chunkBytes) => {
    const found = await cut(text, { chunkBytes });
    const split = [...splitRecords(text, ',', true)].map(({ line, isBroken }) => ({ line: line + 1, isBroken }));
    expect(linesOf(found)).toEqual(split.flatMap(({ line, isBroken }) => (isBroken ? [] : [line])));
    const broken = found.flatMap(({ broken }) => broken?.line ?? []);
    expect(split.flatMap(({ line, isBroken }) => (isBroken ? [line] : []))).toEqual(broken);
  });
  await fc.assert(property, { numRuns: 3000, seed: 20141128 });
});

test.each([
  ['1,"2",3\n', true],
  ['1, "2,3"\n', false],
  ['1,\t"2"\n', false]
])('parts(%j) says whether an engine reads its quotes alike: %s', async (text, isUniform) => {
  for (const chunkBytes of [1, 2, 1000])
    expect((await cut(text, { chunkBytes })).map((part) => part.isUniform)).toEqual([isUniform]);
});

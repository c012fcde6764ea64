import { expect, test } from 'vitest';
import { countRecords, lineOf } from '../../../src/lib/intake/countRecords';
import { parse } from '../../../src/lib/intake/parse';
import { sniff, type Shape } from '../../../src/lib/intake/sniff';

async function shape(text: string): Promise<Shape> {
  const result = await sniff(new Blob([text]));
  if ('problem' in result) throw new Error(result.problem.code);
  return result;
}

test.each([
  ['a,b,c\n1,2,3\n', ',', ['a', 'b', 'c'], 6, 2],
  ['a;b\n1,5;2\n', ';', ['a', 'b'], 4, 2],
  ['a\tb\r\n1\t2\r\n', '\t', ['a', 'b'], 5, 2],
  ['\ufeff职,"b,""c"""\n1,2\n', ',', ['职', 'b,"c"'], 17, 2],
  ['\n \r\n"a;1\nx";b\n1;2\n', ';', ['a;1\nx', 'b'], 14, 5],
  ['a,b', ',', ['a', 'b'], 3, 2]
])('sniff(%j) finds delimiter, header and where records begin', async (text, delimiter, header, start, firstLine) => {
  expect(await shape(text)).toEqual({ delimiter, header, start, firstLine });
});

test.each([
  ['1,2\n3,4\n', 2, false],
  ['1,2\r\n3,4', 2, false],
  ['1,2\r3,4\r', 2, false],
  ['1,"2\n3"\n\n\n4,5\n', 2, false],
  ['1,5" pipe\n2,"a""b"\n', 2, false],
  ['1,"2\n3,4\n', 1, true],
  ['"",\n,""\n', 2, false],
  ['', 0, false]
])('countRecords(%j) is %i, unclosed quote %s', async (text, records, unclosedQuote) => {
  for (const chunkBytes of [1, 2, 3, 1000]) {
    expect(await countRecords(new Blob([text]), ',', 2, { chunkBytes })).toMatchObject({ records, unclosedQuote });
  }
});

test('lineOf(record) follows quoted newlines and blank lines', async () => {
  const text = 'a,1\n"b\r\nb",2\nc,3\n\n\nd,4\ne,5\n';
  const { shifts } = await countRecords(new Blob([text]), ',', 2);
  expect([1, 2, 3, 4, 5].map((record) => lineOf(record, 2, shifts))).toEqual([2, 3, 5, 8, 9]);
});

test('parse(text) writes the same records again, with their lines', async () => {
  const { text, records, shifts, rejects } = parse('a;"x\ny"\n\nb;5" pipe\n', ';', 2);
  expect(await text.text()).toBe('"a";"x\ny"\n"b";"5"" pipe"');
  expect([records, rejects]).toEqual([2, []]);
  expect([1, 2].map((record) => lineOf(record, 2, shifts))).toEqual([2, 5]);
});

test('parse(text) gives up the line of each quote that never closes and keeps all others', async () => {
  const { text, records, rejects } = parse('a,1\n"b,2\nc,3\nd,"4\ne,5\n', ',', 2);
  expect(rejects).toEqual([
    { line: 3, reason: 'unclosedQuote', text: '"b,2' },
    { line: 5, reason: 'unclosedQuote', text: 'd,"4' }
  ]);
  expect([records, await text.text()]).toEqual([3, '"a","1"\n"c","3"\n"e","5"']);
});

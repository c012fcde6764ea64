import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '../../../src/lib/engine/engine';
import { rows } from '../../../src/lib/engine/rows';
import { identifier } from '../../../src/lib/engine/sql';
import { decode } from '../../../src/lib/intake/text/decode';
import { load } from '../../../src/lib/tables/load/load';
import { nativeEngine } from '../../nativeEngine';
import { dropAll } from './engineTables';
import { survey } from './survey';
import { encoded, written, type Writing } from './written';

let engine: Engine;

beforeAll(async () => {
  engine = await nativeEngine();
});
afterAll(() => engine.close());

/** Of one to four bytes in UTF-8 and in GB18030: signs of CSV, letters, Chinese of three ages, emoji, spaces. */
const characters = [
  ...'qxZ70,;\t|"".-\n\r',
  ...["'", '\r\n', '""', ' ', '　', 'é', 'ß', 'Ж', '€', '，', '“', '┋', '〖', 'Ａ'],
  ...'职工单位乡龙镕㐀㡳龥龦𠮷𪚥😀🇨'
];
/** A text is a plain answer: no mark of a missing one, no sign in front that keeps a number as text. */
const isAnswer = (text: string) => text === '' || (/[qxZ职工单位乡龙]/.test(text) && !/^[\s'‘’`]*['‘’`]/.test(text));
const cell = fc
  .oneof(
    { weight: 1, arbitrary: fc.constant('') },
    { weight: 8, arbitrary: fc.string({ unit: fc.constantFrom(...characters), maxLength: 12 }) }
  )
  .filter(isAnswer);

const writing: fc.Arbitrary<Writing> = fc.record({
  encoding: fc.constantFrom('utf-8', 'utf-8-bom', 'utf-16le', 'utf-16be', 'gb18030'),
  delimiter: fc.constantFrom(',', ';', '\t', '|'),
  quoting: fc.constantFrom('needed', 'all', 'mixed'),
  lineBreak: fc.constantFrom('\n', '\r\n', '\r'),
  isClosed: fc.boolean()
});

const answers = fc.array(fc.record({ credit: cell, remark: cell }), { minLength: 1, maxLength: 5 });
const order = fc.shuffledSubarray(['unit_id', 'district', 'credit', 'remark'] as const, { minLength: 4 });

test('load(a random table, written in a random way) gives the same cells back', { timeout: 60_000 }, async () => {
  const property = fc.asyncProperty(
    answers,
    order,
    writing,
    fc.constantFrom(undefined, undefined, undefined, 60),
    async (answers, order, writing, partBytes) => {
      const records = answers.map((answer, index) => ({ unit_id: `u${index}`, district: '100001', ...answer }));
      const bytes = written([[...order], ...records.map((record) => order.map((name) => record[name]))], writing);
      const instructions = isAmbiguous(bytes, writing) ? { encoding: writing.encoding } : {};
      const source = { file: new Blob([bytes]), name: 'random.csv', instructions };
      const [loaded] = await load(engine, survey, [source], partBytes === undefined ? {} : { partBytes });
      try {
        const { report, tables } = loaded!;
        expect(report).toMatchObject({ problem: null, encoding: writing.encoding, delimiter: writing.delimiter });
        expect([report.records, report.rows, report.rejectSample]).toEqual([records.length, records.length, []]);
        const stored = await engine.query(
          `SELECT unit_id, district, credit, remark FROM ${identifier(tables[0]!.name)} ORDER BY line__`
        );
        expect(rows(stored)).toEqual(
          records.map((record) => ({ ...record, credit: kept(record.credit), remark: kept(record.remark) }))
        );
      } finally {
        await dropAll(engine);
      }
    }
  );
  await fc.assert(property, { numRuns: 200, seed: 20140930 });
});

/** An answer in words is stored without the white space around it; of nothing but that, there is no answer. */
const kept = (text: string): string | null => text.trim() || null;

/** GB18030 that is UTF-8 as well: nobody can tell which. */
function isAmbiguous(bytes: Uint8Array<ArrayBuffer>, { encoding }: Writing): boolean {
  if (encoding !== 'gb18030') return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

test.each(['utf-8', 'utf-8-bom', 'utf-16le', 'utf-16be', 'gb18030'] as const)(
  'decode(%s, { chunkBytes }) damages no character, whatever its bytes and wherever a chunk ends',
  async (encoding) => {
    for (const character of ['é', '职', '㐀', '𠮷', '😀', '€']) {
      for (let before = 0; before < 8; before++) {
        const text = `${'x'.repeat(before)}${character.repeat(5)},y\n`;
        for (let chunkBytes = 1; chunkBytes <= 9; chunkBytes++) {
          const decoded = await decode(new Blob([encoded(text, encoding)]), {
            encoding,
            chunkBytes,
            headBytes: chunkBytes
          });
          if ('problem' in decoded) throw new Error(decoded.problem.code);
          expect(new TextDecoder().decode(await decoded.text.slice(0, Infinity)).replace(/^\ufeff/, '')).toBe(text);
        }
      }
    }
  }
);

import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Engine } from '../../../src/lib/engine/engine';
import { rows } from '../../../src/lib/engine/rows';
import { identifier } from '../../../src/lib/engine/sql';
import type { DoubtKind, DoubtReading } from '../../../src/lib/intake/report/doubts';
import { reportLines } from '../../../src/lib/intake/report/reportLines';
import type { Instructions } from '../../../src/lib/intake/shape/instructions';
import { load, type Loaded } from '../../../src/lib/tables/load/load';
import { nativeEngine } from '../../nativeEngine';
import { codebookOf } from '../../pack';
import { dropAll } from './engineTables';

/** Columns that cannot be what they say: told as one thing a column, with every way to read them, and one answer for all of it. */
const codebook = codebookOf('xiaogan');
let engine: Engine;

beforeAll(async () => {
  engine = await nativeEngine();
});
afterEach(() => dropAll(engine));
afterAll(() => engine.close());

interface Table {
  /** question of the table of units or of workers, as the file calls it */
  header: string;
  question: string;
  texts: string[];
}

async function loaded({ header, texts }: Table, instructions: Instructions = {}): Promise<Loaded> {
  const id = header.startsWith('sat_') ? 'resp_id' : 'unit_id';
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const lines = texts.map((text, at) => `U${at},2014,孝南区,${quoted(text)}`);
  const file = new Blob([[`${id},period,district_code,${quoted(header)}`, ...lines].join('\n')]);
  const [one] = await load(engine, codebook, [{ name: 'column.csv', file, instructions }]);
  return one!;
}

async function values({ tables }: Loaded, column: string): Promise<unknown[]> {
  const found = await engine.query(
    `SELECT CAST(${identifier(column)} AS VARCHAR) AS value FROM ${identifier(tables[0]!.name)} ORDER BY line__`
  );
  return rows<{ value: unknown }>(found).map(({ value }) => value);
}

const percents = { header: '会员评家满意率（%）', question: 'review_satisfied_pct' };
const review = { header: 'member_review', question: 'member_review' };
const staff = { header: '职工总数（人）', question: 'employees' };
const rating = { header: 'sat_employment', question: 'sat_employment' };

interface Case extends Table {
  kind: DoubtKind;
  lines: number[];
  examples: string[];
  /** as they are stored before anybody has answered, and by each answer */
  before: unknown[];
  taken: DoubtReading | null;
  after: [DoubtReading, unknown[]][];
}

const cases: Case[] = [
  {
    ...{ ...percents, texts: ['45.0', '0.544', '100.0', '0.61', '0.5%', '0'], kind: 'share', lines: [3, 5] },
    ...{ examples: ['0.544', '0.61'], before: ['45.0', null, '100.0', null, '0.5', '0.0'], taken: null },
    after: [
      ['hundredfold', ['45.0', '54.4', '100.0', '61.0', '0.5', '0.0']],
      ['asWritten', ['45.0', '0.544', '100.0', '0.61', '0.5', '0.0']]
    ]
  },
  {
    ...{ ...percents, texts: ['45', '-3', '540', '150%', '100'], kind: 'percent', lines: [3, 4, 5] },
    ...{ examples: ['-3', '150%', '540'], before: ['45.0', '-3.0', '540.0', '150.0', '100.0'], taken: 'asWritten' },
    after: [
      ['asWritten', ['45.0', '-3.0', '540.0', '150.0', '100.0']],
      ['blank', ['45.0', null, null, null, '100.0']]
    ]
  },
  {
    ...{ ...rating, texts: ['5', '-2', '99', '1.0', '99'], kind: 'points', lines: [3, 4, 6] },
    ...{ examples: ['-2', '99'], before: ['5', null, null, '1', null], taken: null },
    after: [
      ['blank', ['5', null, null, '1', null]],
      ['not_applicable', ['5', null, null, '1', null]]
    ]
  },
  {
    ...{ ...review, texts: ['是', '否', '无', '无。'], kind: 'none', lines: [4, 5] },
    ...{ examples: ['无', '无。'], before: ['1', '0', null, null], taken: 'blank' },
    after: [
      ['blank', ['1', '0', null, null]],
      ['no', ['1', '0', '0', '0']]
    ]
  },
  {
    ...{ ...review, texts: ['1', '无', '0'], kind: 'none', lines: [3] },
    ...{ examples: ['无'], before: ['1', null, '0'], taken: null },
    after: [
      ['no', ['1', '0', '0']],
      ['blank', ['1', null, '0']]
    ]
  },
  {
    ...{ ...review, texts: ['是。', '否', '否。'], kind: 'fullStop', lines: [2, 4] },
    ...{ examples: ['否。', '是。'], before: ['1', '0', '0'], taken: 'asWritten' },
    after: [
      ['asWritten', ['1', '0', '0']],
      ['blank', [null, '0', null]]
    ]
  },
  {
    ...{ ...staff, texts: ['12', '1\u202f234', "2'345", '3\u00a0456', '4,567'], kind: 'grouped', lines: [3, 4, 5] },
    ...{ examples: ['1\u202f234', "2'345", '3\u00a0456'], before: ['12', '1234', '2345', '3456', '4567'] },
    taken: 'asWritten',
    after: [
      ['asWritten', ['12', '1234', '2345', '3456', '4567']],
      ['blank', ['12', null, null, null, '4567']]
    ]
  },
  {
    ...{ ...staff, texts: ['12', '="34"'], kind: 'formula', lines: [3] },
    ...{ examples: ['="34"'], before: ['12', '34'], taken: 'asWritten' },
    after: [
      ['asWritten', ['12', '34']],
      ['blank', ['12', null]]
    ]
  }
];

test.each(cases)(
  'load() of %j says one doubt about the column, and one answer reads all of it',
  async ({ after, before, ...one }) => {
    const file = await loaded(one);
    expect(await values(file, one.question)).toEqual(before);
    expect(file.report.doubts).toEqual([
      {
        ...{ column: one.question, kind: one.kind, readings: after.map(([reading]) => reading), taken: one.taken },
        ...{ count: one.lines.length, texts: one.examples.length, examples: one.examples, lines: one.lines }
      }
    ]);
    // told once: as a doubt of the column
    expect(file.report.notUnderstood.every(({ told }) => told === one.kind)).toBe(true);
    for (const [reading, answered] of after) {
      const again = await loaded(one, { doubts: { [one.question]: { [one.kind]: reading } } });
      expect(await values(again, one.question)).toEqual(answered);
      expect(again.report).toMatchObject({ doubts: [], notUnderstood: [] });
    }
  }
);

test('load() stores why a number that no point of a rating has is no answer, as a person says it', async () => {
  const file = await loaded(
    { ...rating, texts: ['5', '99'] },
    { doubts: { sat_employment: { points: 'not_applicable' } } }
  );
  expect(await values(file, 'sat_employment__missing')).toEqual([null, 'not_applicable']);
});

test('a meaning of one text wins over the answer for its column', async () => {
  const file = await loaded(
    { ...percents, texts: ['0.544', '0.5', '45'] },
    { doubts: { review_satisfied_pct: { share: 'hundredfold' } }, values: { review_satisfied_pct: { '0.5': '0.5' } } }
  );
  expect(await values(file, 'review_satisfied_pct')).toEqual(['54.4', '0.5', '45.0']);
});

test('load() judges 无 by all different texts of the column, not by its first records', async () => {
  const ones = Array.from({ length: 500 }, () => '1');
  const have = await loaded({ ...review, texts: ['无', ...ones, '有'] });
  expect((await values(have, 'member_review'))[0]).toBe('0');
  expect(have.report.doubts).toEqual([]);
  const be = await loaded({ ...review, texts: ['无', ...ones, '是'] });
  expect((await values(be, 'member_review'))[0]).toBe(null);
  expect(be.report.doubts).toMatchObject([{ kind: 'none', taken: 'blank', lines: [2] }]);
});

test.each(['￥3500', '¥ 3,500', '3500元/月', '3500元每月'])(
  'load() takes %j for pay by the month, and says so of the column',
  async (text) => {
    const pay = { ...codebook.tables.find(({ name }) => name === 'unit')!.variables[0]!, optional: true };
    const question = { ...pay, name: 'pay', type: 'decimal' as const, list: null, aliases: [] };
    const label = { zh: '月平均工资（元）', en: 'Mean pay a month, yuan' };
    const tables = codebook.tables.map((table) =>
      table.name === 'unit' ? { ...table, variables: [...table.variables, { ...question, label }] } : table
    );
    const file = new Blob([`unit_id,period,district_code,月平均工资（元）\nU1,2014,孝南区,"${text}"`]);
    const read = (doubts: Instructions['doubts']) =>
      load(engine, { ...codebook, tables }, [{ name: 'pay.csv', file, instructions: { doubts } }]);
    const [one] = await read({});
    expect(await values(one!, 'pay')).toEqual(['3500.0']);
    expect(one!.report.doubts).toMatchObject([
      { column: 'pay', kind: 'money', taken: 'asWritten', readings: ['asWritten', 'blank'], count: 1, lines: [2] }
    ]);
    const [other] = await read({ pay: { money: 'blank' } });
    expect(await values(other!, 'pay')).toEqual([null]);
  }
);

test('load() says of ids and areas in ="…" that what stands inside is read', async () => {
  const text =
    'unit_id,period,district_code,职工总数（人）\n"=""0012""",2014,"=""420902""",9\n"=""0013""",2014,420902,9';
  const [file] = await load(engine, codebook, [{ name: 'formula.csv', file: new Blob([text]) }]);
  expect(await values(file!, 'unit_id')).toEqual(['0012', '0013']);
  expect(await values(file!, 'district_code')).toEqual(['420902', '420902']);
  expect(file!.report.doubts.map(({ column, kind, taken, count }) => [column, kind, taken, count])).toEqual([
    ['unit_id', 'formula', 'asWritten', 2],
    ['district_code', 'formula', 'asWritten', 1]
  ]);
});

test('findings() names a doubted column with what it is read as', async () => {
  const { report } = await loaded({ ...percents, texts: ['45.0', '0.544', '100.0'] });
  const doubts = reportLines(report, codebook).filter(({ found }) => found === '整列存疑');
  expect(doubts).toMatchObject([
    { column: '会员评家满意率（%）', text: '0.544', readAs: '按缺失处理', count: 1, lines: [3] }
  ]);
  expect(reportLines(report, codebook).filter(({ text }) => text === '0.544')).toHaveLength(1);
});

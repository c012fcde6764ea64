import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Own, OwnVariable } from '../../../../src/lib/codebook/own/own';
import { nothingOwn } from '../../../../src/lib/codebook/own/own';
import type { Row } from '../../../../src/lib/codebook/expression/holds';
import { inLocale } from '../../../../src/lib/i18n/label';
import { applyOwn } from '../../../../src/lib/session/own/applyOwn';
import { askSql } from '../../../../src/lib/session/sql/askSql';
import { exampleStatements } from '../../../../src/lib/tables/open/exampleStatements';
import { openTables } from '../../../../src/lib/tables/open/openTables';
import { Sandbox } from '../../../../src/lib/tables/open/Sandbox';
import { nativeEngine } from '../../../nativeEngine';
import { openSurvey, type OpenedSurvey } from '../../figures/demo';
import { words } from '../../tables/open/words';

const hostile = `'"; DROP TABLE unit_2014; --`;
const named = (label: string) => ({ zh: label, en: label });
const segment: OwnVariable = {
  ...{ name: 'own_seg', label: named(hostile), table: 'unit', by: '', at: '' },
  values: [{ name: 'v1', label: named(hostile), when: `employees >= 100 AND ownership = 'private'` }]
};
const own: Own = {
  variables: [segment],
  measures: [
    {
      ...{ name: 'own_rate', label: named('大户会员率'), table: 'unit', by: '', at: '', unit: {}, format: 'percent' },
      ...{ universe: `own_seg = 'v1'`, numerator: 'members', denominator: 'employees' }
    }
  ]
};

let demo: OpenedSurvey;
let units: Row[];
beforeAll(async () => {
  demo = await openSurvey('xiaogan');
  units = demo.rows('unit', '2014');
});
const sandboxes: Sandbox[] = [];
afterAll(() => Promise.all([...sandboxes.map((one) => one.close()), demo.engine.close()]));

/** The SQL page with these definitions. */
function desk(of: Own) {
  const opened = { ...demo.survey, ...applyOwn(demo.survey, of) };
  const tables = openTables(opened.codebook, opened.stored, words, (label) => inLocale(label, 'zh-CN'));
  const sandbox = new Sandbox(nativeEngine, demo.engine);
  sandboxes.push(sandbox);
  return {
    opened,
    tables,
    async ask(statement: string) {
      const given = await askSql(sandbox, statement, tables, new AbortController().signal);
      if (!given || 'fault' in given) return given!.fault;
      const { columns, rows, cell } = given.result;
      return Array.from({ length: rows }, (_, row) => columns.map((_, column) => cell(row, column)));
    }
  };
}

/** Told from the file by hand: in it, not in it, or open where a missing answer leaves it so. */
function isIn({ employees, ownership }: Row): string | null {
  const told = [
    employees === null ? null : Number(employees) >= 100,
    ownership === null ? null : ownership === 'private'
  ];
  return told.includes(false) ? 'rest' : told.includes(null) ? null : 'v1';
}

test('a variable of one’s own is a column of its table: listed with its label, selected, and joined to its choices', async () => {
  const { tables, ask } = desk(own);
  const unit = tables.open.find(({ name }) => name === 'unit_2014')!;
  expect(unit.columns.at(-1)).toEqual({
    ...{ name: 'own_seg', label: `${hostile}〔本机定义〕`, isCompanion: false, isOwn: true }
  });
  expect(await ask('SELECT own_seg, count(*) FROM unit_2014 GROUP BY 1 ORDER BY 1 NULLS LAST')).toEqual(
    ['rest', 'v1', null].map((code) => [code, units.filter((row) => isIn(row) === code).length])
  );
  expect(
    await ask(`SELECT code, name FROM choices WHERE column_name = 'own_seg' AND table_name = 'unit' ORDER BY 1`)
  ).toEqual([
    ['rest', '其余'],
    ['v1', hostile]
  ]);
});

test('an indicator of one’s own is an example by area, and gives its sums', async () => {
  const { opened, tables, ask } = desk(own);
  const examples = exampleStatements(opened.codebook, tables.open, '2014', {
    ...{ area: '地区', numerator: '分子', denominator: '分母', count: '单位数' },
    rate: ({ short }) => inLocale(short, 'zh-CN')
  });
  const example = examples.find(({ indicator }) => indicator?.id === 'own_rate')!;
  const rows = (await ask(example.sql)) as [string, number, number, number][];
  const counted = units.filter((row) => isIn(row) === 'v1' && row['members'] !== null);
  const weight = units.some((row) => row['weight'] !== null) ? (row: Row) => Number(row['weight']) : () => 1;
  const sum = (column: string) => counted.reduce((total, row) => total + weight(row) * Number(row[column]), 0);
  expect(rows.reduce((total, [, members]) => total + members, 0)).toBeCloseTo(sum('members'), 6);
  expect(rows.reduce((total, [, , employees]) => total + employees, 0)).toBeCloseTo(sum('employees'), 6);
});

test('a statement that brings its own definition of the same name gives its own number: what is defined here never gets into it', async () => {
  const { tables, ask } = desk(own);
  const { stored } = tables.open.find(({ name }) => name === 'unit_2014')!;
  const theirs = `SELECT count(*) FROM (SELECT *, CASE WHEN "employees" >= 500 THEN 'v1' ELSE 'rest' END AS "own_seg" FROM "${stored}") WHERE "own_seg" = 'v1'`;
  const expected = units.filter(({ employees }) => employees !== null && Number(employees) >= 500).length;
  expect(await ask(theirs)).toEqual([[expected]]);
});

test('tables of persons stay closed, and nothing of a person can be reached by a definition', async () => {
  const personal = { ...segment, values: [{ ...segment.values[0]!, when: `phone IS NOT NULL` }] };
  const ofPersons = { ...segment, table: 'worker', values: [{ ...segment.values[0]!, when: `gender = 'male'` }] };
  for (const one of [personal, ofPersons]) {
    const { tables, ask } = desk({ ...nothingOwn, variables: [one] });
    expect(tables.open.flatMap(({ columns }) => columns.filter(({ isOwn }) => isOwn))).toEqual([]);
    expect(await ask('SELECT * FROM worker_2014')).toMatchObject({ kind: 'persons' });
    expect(await ask('SELECT own_seg FROM unit_2014')).toMatchObject({ kind: 'engine' });
  }
});

test('a condition of one’s own never becomes SQL as it was typed', async () => {
  const when = `employees >= 100 OR unit_id = '''; DROP TABLE unit_2014; --'`;
  const { tables, ask } = desk({
    ...nothingOwn,
    variables: [{ ...segment, values: [{ name: 'v1', label: named('x'), when }] }]
  });
  const made = tables.open.flatMap((one) => one.own);
  for (const sql of made) expect(sql).not.toContain(when);
  expect(await ask('SELECT count(*) FROM unit_2014')).toEqual([[units.length]]);
});

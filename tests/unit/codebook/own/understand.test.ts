import { expect, test } from 'vitest';
import { extend } from '../../../../src/lib/codebook/own/extend';
import type { Own, OwnMeasure, OwnVariable } from '../../../../src/lib/codebook/own/own';
import { understand } from '../../../../src/lib/codebook/own/understand';
import { codebookOf } from '../../../pack';

const codebook = codebookOf('xiaogan');
const label = { zh: '百人以上', en: 'hundred and more' };
const variable = (change: Partial<OwnVariable> = {}, when = 'employees >= 100'): OwnVariable => ({
  ...{ name: 'own_big', label, table: 'unit', by: '', at: '' },
  values: [{ name: 'in', label, when }],
  ...change
});
const measure = (change: Partial<OwnMeasure> = {}): OwnMeasure => ({
  ...{ name: 'own_share', label, table: 'unit', by: '', at: '' },
  ...{ universe: '', numerator: 'members', denominator: 'employees', format: 'percent', unit: {} },
  ...change
});
const of = (...variables: OwnVariable[]): Own => ({ variables, measures: [] });
const ofMeasures = (...measures: OwnMeasure[]): Own => ({ variables: [], measures });

test.each<[string, Own, string, number | null]>([
  ['a column that is not there', of(variable({}, 'employes >= 100')), 'values[0].when', 0],
  ['a code that is not in the list', of(variable({}, `employees > 1 AND ownership = 'privat'`)), 'values[0].when', 30],
  ['what is no condition', of(variable({}, 'employees')), 'values[0].when', 0],
  ['a condition that ends too early', of(variable({}, 'employees >=')), 'values[0].when', 12],
  ['SQL behind the condition', of(variable({}, 'employees > 1; DROP TABLE unit')), 'values[0].when', 13],
  ['a function of the engine', of(variable({}, `read_csv('/etc/passwd') = 1`)), 'values[0].when', 8],
  ['no condition', of(variable({}, '  ')), 'values[0].when', null],
  [
    'a condition as long as a book',
    of(variable({}, `employees > 1${' OR employees > 1'.repeat(200)}`)),
    'values[0].when',
    null
  ],
  ['a table of persons', of(variable({ table: 'worker' }, `gender = 'female'`)), 'table', null],
  ['a table of numbers by area', of(variable({ table: 'district' })), 'table', null],
  ['a table that is not there', of(variable({ table: 'units' })), 'table', null],
  ['no name', of(variable({ label: { zh: ' ', en: ' ' } })), 'label', null],
  ['a name of a column', of(variable({ name: 'employees' })), 'name', null],
  ['a name that is no word', of(variable({ name: 'own_"; DROP TABLE x' })), 'name', null],
  ['the same name twice', of(variable(), variable()), 'name', null],
  ['no value', of(variable({ values: [] })), 'values', null],
  [
    'the code of the rest',
    of(variable({ values: [{ name: 'rest', label, when: 'employees > 1' }] })),
    'values[0].name',
    null
  ],
  [
    'a measure with a condition for a number',
    ofMeasures(measure({ numerator: `ownership = 'private'` })),
    'numerator',
    0
  ],
  ['a measure of persons', ofMeasures(measure({ table: 'worker', numerator: '1', denominator: '1' })), 'table', null]
])('understand(codebook, own) refuses %s and says where', (_, own, field, position) => {
  const { variables, measures, faults } = understand(codebook, own);
  expect(faults).toEqual([expect.objectContaining({ field, position })]);
  expect(variables.length + measures.length).toBe(own.variables.length + own.measures.length - 1);
});

test('understand(codebook, own) refuses a column that tells of a person, wherever it stands', () => {
  const tables = codebook.tables.map((table) =>
    table.name === 'unit'
      ? { ...table, variables: table.variables.map((one) => ({ ...one, personal: one.name === 'employees_migrant' })) }
      : table
  );
  const { variables, faults } = understand(
    { ...codebook, tables },
    of(variable({}, 'employees > 1 OR employees_migrant > 1'))
  );
  expect(variables).toEqual([]);
  expect(faults).toEqual([expect.objectContaining({ field: 'values[0].when', position: 17 })]);
});

test('extend(codebook, understood): a filter, a column with its choices and the rest, an indicator without target or coverage, all marked', () => {
  const own: Own = { variables: [variable()], measures: [measure({ universe: `own_big = 'in'` })] };
  const known = extend(codebook, understand(codebook, own));
  expect(known.filters.at(-1)).toMatchObject({ name: 'own_big', columns: { unit: 'own_big' }, isOwn: true });
  expect(known.filters.at(-1)!.label).toEqual({ zh: '百人以上〔本机定义〕', en: 'hundred and more [defined here]' });
  expect(known.choices.get('own_big')!.map(({ name, label }) => [name, label['zh']])).toEqual([
    ['in', '百人以上'],
    ['rest', '其余']
  ]);
  expect(known.tables.find(({ name }) => name === 'unit')!.variables.at(-1)).toMatchObject({
    name: 'own_big',
    isOwn: true
  });
  expect(known.indicators.at(-1)).toMatchObject({ id: 'own_share', coverage: '', target: null, isOwn: true });
  expect(known.indicators.at(-1)!.label['zh']).toBe('百人以上〔本机定义〕');
  expect(known.overview).toBe(codebook.overview);
  expect(codebook.filters.some(({ isOwn }) => isOwn)).toBe(false);
});

test('extend(codebook, understood): what a definition means is told in the words of the survey', () => {
  const when = `employees >= 100 AND ownership IN ('private', 'hmt') AND 'relief' NOT IN services_offered AND operating = 'normal'`;
  const values = [{ name: 'in', label, when }];
  const { filters } = extend(codebook, understand(codebook, of(variable({ values }, ''))));
  expect(filters.at(-1)!.meaning!['zh']).toBe(
    '职工总数（人） >= 100 AND 登记注册类型 IN (私营, 港澳台商投资) AND 困难帮扶 NOT IN 本单位职工可获得的服务（多选） AND 经营状态 = 正常经营'
  );
});

import { beforeAll, expect, test } from 'vitest';
import { CodebookError, type Fault } from '../../../../src/lib/codebook/read/CodebookError';
import { neededColumns } from '../../../../src/lib/codebook/neededColumns';
import { readCodebook } from '../../../../src/lib/codebook/read/readCodebook';
import { overwriteGetLocale } from '../../../../src/lib/paraglide/runtime';
import { packOf } from '../pack';

const sound = packOf('tests/fixtures/pack');

beforeAll(() => overwriteGetLocale(() => 'en'));

const preset = {
  name: 'Form A',
  table: 'person',
  columns: {
    '1. District': 'area_code',
    '2. Wanted': 'wanted',
    'Used: loans': { question: 'used', option: 'loans' },
    Remarks: null
  },
  values: {
    area_code: { '1': '990101' },
    satisfied: { '1': '5', bad: 'na', none: null },
    wanted: { x: 'loans|classes' }
  }
};

const withPresets = (...presets: unknown[]): Map<string, string> =>
  new Map([...sound, ...presets.map((one, i): [string, string] => [`presets/${i}.json`, JSON.stringify(one)])]);

function faultsOf(pack: Map<string, string>): Fault[] {
  try {
    readCodebook(pack);
  } catch (error) {
    if (error instanceof CodebookError) return error.faults;
    throw error;
  }
  return [];
}

const firstArea = readCodebook(sound).areas[1]!.code;

test('readCodebook(pack) reads presets/*.json in the order of their names', () => {
  const values = { ...preset.values, area_code: { '1': firstArea } };
  const { presets } = readCodebook(
    withPresets(
      { ...preset, values },
      { ...preset, name: 'B', label: { zh: '乙', en: 'Form B' }, columns: {}, values: {} }
    )
  );
  expect(presets).toEqual([
    {
      name: 'Form A',
      label: { zh: 'Form A', en: 'Form A' },
      table: 'person',
      columns: {
        '1. District': { question: 'area_code', option: null },
        '2. Wanted': { question: 'wanted', option: null },
        'Used: loans': { question: 'used', option: 'loans' },
        Remarks: null
      },
      values
    },
    { name: 'B', label: { zh: '乙', en: 'Form B' }, table: 'person', columns: {}, values: {} }
  ]);
  expect(readCodebook(sound).presets).toEqual([]);
});

test.each<[what: string, change: object, column: string, words: string]>([
  ['an unknown key', { colums: {} }, 'colums', 'nearest is "columns"'],
  ['no name', { name: '' }, 'name', 'empty'],
  ['an unknown table', { table: 'persn' }, 'table', 'nearest is "person"'],
  ['an unknown question', { columns: { a: 'wantd' } }, 'columns.a', 'nearest is "wanted"'],
  ['a question that is a number', { columns: { a: 5 } }, 'columns.a', 'braces'],
  [
    'an unknown option',
    { columns: { a: { question: 'used', option: 'loan' } } },
    'columns.a.option',
    'nearest is "loans"'
  ],
  ['no option', { columns: { a: { question: 'used' } } }, 'columns.a.option', 'empty'],
  [
    'an option of one answer',
    { columns: { a: { question: 'satisfied', option: '1' } } },
    'columns.a.question',
    'one answer only'
  ],
  ['meanings of an unknown question', { values: { wantd: {} } }, 'values.wantd', 'nearest is "wanted"'],
  ['an unknown code', { values: { used: { a: 'loans|x' } } }, 'values.used.a', 'no code "x"'],
  ['an unknown area', { values: { area_code: { a: '12' } } }, 'values.area_code.a', 'no code "12"'],
  ['a word for a number', { values: { satisfied: { a: 'good' } } }, 'values.satisfied.a', 'not a number'],
  ['no list of columns', { columns: [] }, 'columns', 'braces']
])('readCodebook(pack) finds in a preset %s', (_, change, column, words) => {
  const found = faultsOf(withPresets({ ...preset, values: {}, ...change }));
  expect(found.map(({ file, column: place }) => [file, place])).toContainEqual(['presets/0.json', column]);
  expect(found.find(({ column: place }) => place === column)!.message).toContain(words);
});

test('readCodebook(pack) finds the same name in two presets, and text that is no JSON', () => {
  const [first, second] = faultsOf(
    withPresets({ ...preset, values: {} }, { ...preset, values: {} }).set('presets/2.json', '{')
  );
  expect([first!.file, first!.column]).toEqual(['presets/1.json', 'name']);
  expect(first!.message).toContain('presets/0.json');
  expect(second!.file).toBe('presets/2.json');
});

interface Tables {
  tables: { design: string; expected?: unknown }[];
}

/** The survey whose first table says where its expected rows stand, and whose second is of this design. */
function expecting(expected: unknown, design = 'aggregated'): Map<string, string> {
  const survey = JSON.parse(sound.get('survey.json')!) as Tables;
  Object.assign(survey.tables[0]!, { expected });
  Object.assign(survey.tables[1]!, { design });
  return new Map(sound).set('survey.json', JSON.stringify(survey));
}

test('readCodebook(pack) reads where the number of rows stands that areas should send', () => {
  const expected = { table: 'person', column: 'satisfied' };
  expect(readCodebook(expecting(expected)).tables.map((table) => table.expected)).toEqual([expected, null]);
});

test.each<[expected: unknown, design: string, column: string, words: string]>([
  [{ table: 'persn', column: 'satisfied' }, 'aggregated', 'tables[0].expected.table', 'nearest is "person"'],
  [{ table: 'person', column: 'satisfid' }, 'aggregated', 'tables[0].expected.column', 'nearest is "satisfied"'],
  [{ table: 'person', column: 'wanted' }, 'aggregated', 'tables[0].expected.column', 'must be of type'],
  [{ table: 'person', column: 'satisfied' }, 'sample', 'tables[0].expected.table', 'aggregated'],
  [{ table: 'person', colum: 'satisfied' }, 'aggregated', 'tables[0].expected.colum', 'nearest is "column"']
])('readCodebook(pack) finds a fault in expected: %j of a table that is %s', (expected, design, column, words) => {
  const found = faultsOf(expecting(expected, design)).find((fault) => fault.column === column);
  expect(found?.message).toContain(words);
});

test('neededColumns(codebook, table) are those of its design, indicators, filters, checks, and of who was asked', () => {
  const codebook = readCodebook(expecting({ table: 'person', column: 'satisfied' }));
  const [unit, person] = codebook.tables;
  const bare = { ...codebook, indicators: [], derived: [], filters: [], rules: [] };
  expect([...neededColumns(bare, unit!)].sort()).toEqual(['area_code', 'unit_id']);
  expect([...neededColumns(bare, person!)].sort()).toEqual(['area_code', 'person_id', 'round', 'satisfied', 'weight']);
  // talks is asked of units with a union
  const talks = {
    ...codebook.indicators[0]!,
    table: 'unit',
    universe: null,
    numerator: null,
    denominator: { type: 'column' as const, name: 'talks' }
  };
  expect([...neededColumns({ ...bare, indicators: [talks] }, unit!)].sort()).toEqual([
    'area_code',
    'has_union',
    'talks',
    'unit_id'
  ]);
  const sector = { name: 'sector', label: {}, columns: { unit: 'sector' } };
  expect(neededColumns({ ...bare, filters: [sector] }, unit!).has('sector')).toBe(true);
});

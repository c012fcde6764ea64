import { readFileSync } from 'node:fs';
import { csvParseRows } from 'd3';
import { expect, test, vi } from 'vitest';
import { holds, measure, type Row } from '../../../src/lib/codebook/expression/holds';
import { readCodebook, readCodebookInTurns } from '../../../src/lib/codebook/read/readCodebook';
import { packOf } from './pack';

const codebook = readCodebook(packOf('tests/fixtures/pack'));
const unit = codebook.tables[0]!;
const indicator = (id: string, base = '') => codebook.indicators.find((one) => one.id === id && one.base === base)!;

test('readCodebook(pack) reads tables with the defaults of what survey.json leaves out', () => {
  expect(unit).toMatchObject({ design: 'census', wave: null, weight: null, n: null, hideBelow: 0, interval: false });
  expect(codebook.tables[1]).toMatchObject({
    design: 'sample',
    wave: 'round',
    weight: 'weight',
    hideBelow: 3,
    interval: true
  });
  expect(unit.variables.map(({ name }) => name)).toEqual([
    'unit_id',
    'area_code',
    'sector',
    'staff',
    'members',
    'has_union',
    'talks',
    'rest_room'
  ]);
});

test('readCodebookInTurns(pack, pause) reads the same, with pauses on the way', async () => {
  const pause = vi.fn(() => Promise.resolve());
  expect(await readCodebookInTurns(packOf('tests/fixtures/pack'), pause)).toEqual(codebook);
  expect(pause).toHaveBeenCalledTimes(4);
});

test('readCodebook(pack) reads questions, choices and areas', () => {
  expect(unit.variables[6]).toEqual({
    name: 'talks',
    type: 'boolean',
    list: null,
    relevant: {
      type: 'compare',
      operator: '=',
      left: { type: 'column', name: 'has_union' },
      right: { type: 'text', value: 'yes' }
    },
    optional: false,
    block: 'work',
    label: { zh: '是否集体协商', en: 'Holds talks' },
    aliases: []
  });
  expect(codebook.choices.get('yes_no')![2]).toEqual({
    name: 'unknown',
    missing: 'dont_know',
    aliases: [],
    label: { zh: '不清楚', en: 'Do not know' }
  });
  expect(codebook.areas[4]).toEqual({
    code: '9901KJ',
    parent: '990000',
    type: 'zone',
    column: 1,
    row: 0,
    aliases: ['园区'],
    label: { zh: '科技园', en: 'Tech Park' }
  });
});

test('readCodebook(pack) reads targets in the scale of the value, exactly', () => {
  expect(indicator('units_with_talks')).toMatchObject({ target: 0.625, provisional: false, source: '', per: 1 });
  expect(indicator('service_gap')).toMatchObject({ target: 0.1, combine: 'max', numerator: null });
  expect(indicator('units_with_all')).toMatchObject({ target: null, basis: {} });
  expect(codebook.targets).toEqual([
    { indicator: 'units_with_union', area: '990102', period: '2022', value: 0.6, provisional: true }
  ]);
  expect(codebook.near).toBe(0.1);
});

test('readCodebook(pack) reads waves, the oldest first, with the names of their files', () => {
  expect(codebook.waves.map(({ id, referenceDate, files }) => ({ id, referenceDate, files }))).toEqual([
    { id: '2021', referenceDate: '2021-12-31', files: ['persons.csv', 'units.csv'] },
    { id: '2022', referenceDate: '2022-12-31', files: ['persons.csv', 'units.csv'] }
  ]);
});

/** Rows of the wave whose files hold codes, as they are stored. */
function rowsOf(file: string): Row[] {
  const [header, ...rows] = csvParseRows(readFileSync(`tests/fixtures/pack/waves/2022/${file}`, 'utf8'));
  const variables = new Map(
    codebook.tables.flatMap(({ variables }) => variables).map((variable) => [variable.name, variable])
  );
  const stored = (column: string, cell: string) => {
    const { type, list } = variables.get(column)!;
    const missing = codebook.choices.get(list ?? '')?.find(({ name }) => name === cell)?.missing;
    if (cell === '' || missing) return null;
    if (type === 'select_multiple') return `|${cell}|`;
    return ['integer', 'decimal', 'boolean'].includes(type) ? Number(cell) : cell;
  };
  return rows.map((row) => Object.fromEntries(header!.map((column, i) => [column, stored(column, row[i]!)])));
}

const counted = JSON.parse(readFileSync('tests/fixtures/pack.expected.json', 'utf8')) as {
  '2022': Record<string, Record<string, number[]>>;
};
const rows = new Map([
  ['unit', rowsOf('units.csv')],
  ['person', rowsOf('persons.csv')]
]);
const kindOf = new Map(codebook.areas.map(({ code, type }) => [code, type]));

test.each(Object.entries(counted['2022']))('holds and measure count %s as fingers do', (name, areas) => {
  const [id, base] = name.split(' ');
  const { table, universe, numerator, denominator } = indicator(id!, base);
  for (const [area, expected] of Object.entries(areas)) {
    const [whole, kind] = area.split('/');
    /** an area with more than the whole is in no sum */
    const adds = (code: string) => !areas[code] || areas[code][0]! <= areas[code][1]!;
    const isOf = (code: string) => whole === codebook.root && (!kind || kindOf.get(code) === kind);
    const inside = (code: string) => code === area || (isOf(code) && adds(code));
    const sums = [0, 0, 0];
    for (const row of rows.get(table)!) {
      const [y, x] = [measure(numerator!, row), measure(denominator!, row)];
      if (!inside(String(row.area_code)) || (universe && !holds(universe, row)) || y === null || x === null) continue;
      const weight = Number(row.weight ?? 1);
      [y * weight, x * weight, 1].forEach((term, i) => (sums[i]! += term));
    }
    expect(sums, `${name} of ${area}`).toEqual(expected);
  }
});

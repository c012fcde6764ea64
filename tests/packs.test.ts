import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Codebook } from '../src/lib/codebook/codebook';
import { readCodebook } from '../src/lib/codebook/read/readCodebook';
import type { Engine } from '../src/lib/engine/engine';
import { ask } from '../src/lib/estimates/ask';
import type { Estimate } from '../src/lib/estimates/estimates';
import { duckdbSource } from '../src/lib/estimates/sources/duckdb';
import type { IntakeReport } from '../src/lib/intake/report/report';
import { load } from '../src/lib/tables/load/load';
import type { StoredTable } from '../src/lib/tables/store/stored';
import { nativeEngine } from './nativeEngine';

interface Opened {
  engine: Engine;
  codebook: Codebook;
  stored: StoredTable[];
  reports: IntakeReport[];
}

/** A folder opened as the page opens it: codebook, then every file of every wave through intake into tables. */
async function open(folder: string): Promise<Opened> {
  const engine = await nativeEngine();
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/'));
  const files = paths.filter((path) => /\.(csv|json)$/.test(path));
  const codebook = readCodebook(new Map(files.map((path) => [path, readFileSync(`${folder}/${path}`, 'utf8')])));
  const sources = files
    .filter((path) => /^waves\/.*\.csv$/.test(path))
    .map((name) => ({ file: new Blob([readFileSync(`${folder}/${name}`)]), name, wave: name.split('/')[1]! }));
  const loaded = await load(engine, codebook, sources);
  return {
    engine,
    codebook,
    stored: loaded.flatMap(({ tables }) => tables),
    reports: loaded.map(({ report }) => report)
  };
}

function asking(
  { engine, codebook, stored }: Opened,
  base = '',
  filters: Record<string, string[]> = {}
): Promise<Estimate[]> {
  const waves = codebook.waves.map(({ id }) => id);
  return ask(duckdbSource(engine), codebook, stored, { waves, filters, base });
}

const find = (estimates: Estimate[], indicator: string, wave: string, area: string): Estimate =>
  estimates.find((one) => one.indicator === indicator && one.wave === wave && one.area === area)!;

describe('tests/fixtures/pack', () => {
  type Counts = Record<string, Record<string, [numerator: number, denominator: number, n: number]>>;
  const expected = JSON.parse(readFileSync('tests/fixtures/pack.expected.json', 'utf8')) as Record<
    '2021' | '2022',
    Counts
  >;
  let opened: Opened;
  let estimates: Estimate[];
  beforeAll(async () => {
    opened = await open('tests/fixtures/pack');
    estimates = await asking(opened, 'everybody');
  });
  afterAll(() => opened.engine.close());

  test('every file is taken whole, and one row breaks a rule', () => {
    expect(
      opened.reports
        .map(({ file, table, records, rows, columns }) => {
          return [file, table, records, rows, columns.filter(({ taken }) => !taken).map(({ header }) => header)];
        })
        .sort()
    ).toEqual([
      ['waves/2021/persons.csv', 'person', 24, 24, []],
      ['waves/2021/units.csv', 'unit', 24, 24, []],
      ['waves/2022/persons.csv', 'person', 28, 28, []],
      ['waves/2022/units.csv', 'unit', 24, 24, []]
    ]);
    const checks = opened.reports.find(({ file }) => file === 'waves/2022/units.csv')!.checks;
    expect(checks).toEqual([
      { rule: 'more_members_than_staff', severity: 'warning', count: 1, firstLine: 22, lines: [22] }
    ]);
  });

  test.each(['2021', '2022'] as const)('ask(%s) counts what fingers count', async (wave) => {
    const covered = await asking(opened, 'covered');
    for (const [name, areas] of Object.entries(expected[wave])) {
      const [id, base] = name.split(' ');
      for (const [area, counts] of Object.entries(areas)) {
        const { numerator, denominator, n } = find(base === 'covered' ? covered : estimates, id!, wave, area);
        expect([numerator, denominator, n], `${wave} ${name} of ${area}`).toEqual(counts);
      }
    }
  });

  test('ask of one sector counts that sector', async () => {
    const counts = async (code: string) => {
      const { numerator, denominator } = find(
        await asking(opened, '', { sector: [code] }),
        'units_with_union',
        '2022',
        '990000'
      );
      return [numerator, denominator];
    };
    expect([await counts('factory'), await counts('shop')]).toEqual([
      [11, 12],
      [6, 11]
    ]);
  });

  test('service_gap is the largest of its parts', () => {
    const largest = (area: string) => {
      const { part, value } = find(estimates, 'service_gap', '2022', area);
      return [part, value];
    };
    expect(largest('990101')).toEqual(['service_gap_checkups', 0.625]);
    expect(largest('990102')).toEqual(['service_gap_loans', 0.625]);
    expect(largest('990103')).toEqual(['service_gap_classes', 0.5]);
    expect(largest('990000')).toEqual(['service_gap_loans', 12 / 36]);
  });

  test.each([
    ['units_with_union', '2022', '990101', { value: 0.8, state: 'value', status: 'reached', shortfall: 0 }],
    ['units_with_union', '2022', '990102', { value: 0.6, target: 0.6, status: 'reached', shortfall: 0 }],
    ['units_with_union', '2022', '990103', { value: 0.5, status: 'below', shortfall: 2, nonresponse: 1 }],
    ['units_with_union', '2021', '990102', { value: 0.6, target: 0.8, status: 'below', shortfall: 1 }],
    ['membership', '2022', '9901KJ', { state: 'conflict', status: null }],
    ['units_with_all', '2022', '990103', { value: 0, state: 'zero' }],
    ['satisfaction', '2022', '990101', { value: 0.75, unreliable: false, nonresponse: 0 }],
    ['satisfaction', '2022', '990103', { value: 0.5, unreliable: true, nonresponse: 1, notEligible: 1 }],
    ['satisfaction', '2022', '9901KJ', { value: 0.75, unreliable: true }],
    ['satisfaction', '2021', '9901KJ', { value: null, state: 'notReported' }]
  ])('ask: %s in %s of %s', (indicator, wave, area, hoped) => {
    expect(find(estimates, indicator, wave, area)).toMatchObject(hoped);
  });
});

describe('data/surveys/census2004', () => {
  let opened: Opened;
  let estimates: Estimate[];
  beforeAll(async () => {
    opened = await open('data/surveys/census2004');
    estimates = await asking(opened);
  });
  afterAll(() => opened.engine.close());

  test('ask gives the country its own row: the published 22.6 % and 57.8 %, not the sum of 26 provinces', () => {
    const units = find(estimates, 'units_with_union_share', '2004', '100000');
    const members = find(estimates, 'members_per_employed', '2004', '100000');
    expect([units.numerator, units.denominator]).toEqual([1166154, 5168303]);
    expect([units.value, members.value].map((value) => (value! * 100).toFixed(1))).toEqual(['22.6', '57.8']);
  });

  test('ask says "not reported" of five provinces, and that the sum of provinces is of 26 of 31', () => {
    const shares = estimates.filter(({ indicator }) => indicator === 'units_with_union_share');
    const silent = shares.filter(({ state }) => state === 'notReported').map(({ area }) => area);
    expect(silent).toEqual(['610000', '620000', '630000', '640000', '650000']);
    expect(find(shares, 'units_with_union_share', '2004', '100000/province').reported).toEqual({ areas: 26, of: 31 });
  });
});

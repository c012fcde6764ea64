import { openAsBlob, readFileSync } from 'node:fs';
import type { Codebook, Indicator, VariableType } from '../../../../src/lib/codebook/codebook';
import { parseExpression, type Scope } from '../../../../src/lib/codebook/expression/parse';
import type { TableSpec } from '../../../../src/lib/codebook/table';
import type { Engine } from '../../../../src/lib/engine/engine';
import { askAll, queriesFor } from '../../../../src/lib/estimates/ask';
import { areaTypeKey } from '../../../../src/lib/estimates/geography';
import type { CellSource } from '../../../../src/lib/estimates/cells/cellQuery';
import type { Estimate } from '../../../../src/lib/estimates/estimates';
import { duckdbSource } from '../../../../src/lib/estimates/sources/duckdb';
import { pageSource } from '../../../../src/lib/estimates/sources/page/page';
import { sampleQuery } from '../../../../src/lib/estimates/sampled/sampleCells';
import { load } from '../../../../src/lib/tables/load/load';
import type { StoredTable } from '../../../../src/lib/tables/store/stored';
import { sourceOf } from '../../estimates/cells';
import { indicator, survey, table } from '../../estimates/survey';

/** What R's survey says of one number: see survey.R. */
export interface Case {
  data: string;
  statistic: string;
  measure: string;
  area: string;
  other: string;
  rows: string;
  columns: string;
  [number: string]: number | string | null;
}

export const cases = JSON.parse(readFileSync('tests/unit/stats/r-survey/results.json', 'utf8')) as Case[];

const label = { zh: '', en: '' };
const types: Record<string, VariableType> = {
  id: 'text',
  area: 'area',
  weight: 'decimal',
  stratum: 'text',
  cluster: 'text',
  district: 'text',
  unit: 'text',
  fpc: 'integer',
  fpc1: 'integer',
  fpc2: 'integer',
  api00: 'integer',
  api99: 'integer',
  enroll: 'integer',
  hours: 'decimal',
  wide: 'boolean',
  member: 'boolean',
  cholesterol: 'boolean',
  target: 'select_one',
  award: 'select_one',
  sex: 'select_one'
};
const codes: Record<string, string[]> = { target: ['Yes', 'No'], award: ['Yes', 'No'], sex: ['s1', 's2'] };
const choices = new Map(
  Object.entries(codes).map(([list, names]) => [
    list,
    names.map((name) => ({ name, label, missing: null, aliases: [] }))
  ])
);
const scope: Scope = {
  columns: new Map(Object.entries(types).map(([name, type]) => [name, { type, list: name in codes ? name : null }])),
  choices
};

/** A measure of survey.R as an indicator. */
const measures: Record<string, { numerator: string; denominator: string; format: Indicator['format'] }> = {
  api00: { numerator: 'api00', denominator: '1', format: 'number' },
  enroll: { numerator: 'enroll', denominator: '1', format: 'number' },
  hours: { numerator: 'hours', denominator: '1', format: 'number' },
  api00_api99: { numerator: 'api00', denominator: 'api99', format: 'number' },
  wide: { numerator: '1 WHERE wide = 1', denominator: '1', format: 'percent' },
  never: { numerator: '1 WHERE member = 2', denominator: '1', format: 'percent' },
  member: { numerator: '1 WHERE member = 1', denominator: '1', format: 'percent' },
  cholesterol: { numerator: '1 WHERE cholesterol = 1', denominator: '1', format: 'percent' }
};

/** The column of a table's CSV that its design names. */
export type Drawn = Partial<Pick<TableSpec, 'stratum' | 'cluster' | 'fpc' | 'fpcWithin'>>;

export interface Sample {
  codebook: Codebook;
  stored: StoredTable[];
  waves: string[];
}

/** CSV files of data/ (a wave each, named by it) as the page loads them, of a survey that has this one table. */
export async function loadSample(
  engine: Engine,
  files: Record<string, string>,
  drawn: Drawn,
  change: Partial<TableSpec> = {}
): Promise<Sample> {
  const texts = Object.values(files).map((file) => readFileSync(`tests/unit/stats/r-survey/data/${file}.csv`, 'utf8'));
  const header = texts[0]!.split(/\r?\n/)[0]!.split(',');
  const column = header.indexOf('area');
  const areas = texts.flatMap((text) =>
    text
      .trim()
      .split(/\r?\n/)
      .slice(1)
      .map((line) => line.split(',')[column]!)
  );
  const variables = header.map((name) => ({
    ...{ name, type: types[name]!, list: name in codes ? name : null, relevant: null, optional: false },
    ...{ block: '', label, aliases: [] }
  }));
  const spec = table('sample', {
    ...{ design: 'sample', key: ['id'], area: 'area', weight: 'weight', interval: true, variables },
    ...drawn,
    ...change
  });
  const indicators = Object.entries(measures).flatMap(([id, measure]) => {
    const made = { ...measure, table: 'sample', target: null };
    const known = measure.numerator.split(/\W+/).some((word) => header.includes(word));
    return known
      ? [{ ...indicator(id, { format: made.format, table: 'sample', target: null }), ...parsed(measure) }]
      : [];
  });
  const waves = Object.keys(files);
  const area = (code: string, parent: string | null, type: string) => ({
    ...{ code, parent, type, column: null, row: null, label, aliases: [] }
  });
  const codebook = survey([spec], indicators, {
    choices,
    filters: [],
    areas: [area('R', null, 'city'), ...[...new Set(areas)].sort().map((code) => area(code, 'R', 'county'))],
    waves: waves.map((id) => ({ id, label, referenceDate: '2014-01-01', notes: label, files: [] }))
  });
  const sources = await Promise.all(
    Object.entries(files).map(async ([wave, file]) => ({
      file: await openAsBlob(`tests/unit/stats/r-survey/data/${file}.csv`),
      name: `sample-${wave}.csv`,
      wave
    }))
  );
  const stored = (await load(engine, codebook, sources)).flatMap(({ tables }) => tables);
  return { codebook, stored, waves };
}

const parsed = ({ numerator, denominator }: { numerator: string; denominator: string }) => ({
  numerator: parseExpression(numerator, scope),
  denominator: parseExpression(denominator, scope)
});

/** Every source that says it can answer by a design; the page has nobody else to ask. */
export async function sourcesOf(engine: Engine, { codebook, stored, waves }: Sample): Promise<[string, CellSource][]> {
  const nobody = sourceOf(() => Promise.reject(new Error('the other source was asked')));
  const page = pageSource(engine, nobody);
  for (const query of queriesFor(codebook, stored, { waves, filters: {}, base: '' }))
    await page.prepare(query, () => Promise.resolve());
  for (const wave of waves)
    await page.prepare(sampleQuery(codebook, stored, { table: stored[0]!.table, wave }, [])!, () => Promise.resolve());
  return [
    ['duckdb', duckdbSource(engine)],
    ['page', page]
  ];
}

/** By measure and area ('' is everybody) of a wave. */
export async function estimatesOf(source: CellSource, { codebook, stored, waves }: Sample) {
  const [estimates] = await askAll(source, codebook, stored, [{ waves, filters: {}, base: '' }]);
  return (measure: string, area: string, wave = waves[0]!): Estimate => {
    const code = area === '' ? codebook.root : area;
    const found = estimates!.find((one) => one.indicator === measure && one.area === code && one.wave === wave);
    if (!found) throw new Error(`no estimate of ${measure} in ${area}, ${areaTypeKey(codebook.root, 'county')}`);
    return found;
  };
}

/** Numbers that are further from R's than 1e-8 of its size; of a number that R has none of, when we have one. */
export function apart(one: Case, ours: Record<string, number | null | undefined>): string[] {
  return Object.entries(ours).flatMap(([name, found]) => {
    const expected = one[name] as number | null;
    const isNear =
      expected === null
        ? found === null
        : typeof found === 'number' && Math.abs(found - expected) <= 1e-8 * Math.abs(expected);
    const { data, statistic, measure, area, other = '' } = one;
    return isNear ? [] : [`${data} ${statistic} ${measure} ${area} ${other} ${name}: ${found}, not ${expected}`];
  });
}

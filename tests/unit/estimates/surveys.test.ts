import { openAsBlob, readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Codebook } from '../../../src/lib/codebook/codebook';
import type { Row } from '../../../src/lib/codebook/holds';
import type { Engine } from '../../../src/lib/engine/engine';
import { ask } from '../../../src/lib/estimates/ask';
import type { Estimate } from '../../../src/lib/estimates/estimates';
import { duckdbSource } from '../../../src/lib/estimates/sources/duckdb';
import { load } from '../../../src/lib/tables/load';
import type { StoredTable } from '../../../src/lib/tables/stored';
import { nativeEngine } from '../../nativeEngine';
import { codebookOf, rowsOf, valueOf } from '../../pack';

let engine: Engine;
beforeAll(async () => {
  engine = await nativeEngine();
});
afterAll(() => engine.close());

const folder = (survey: string, wave: string) => `data/surveys/${survey}/waves/${wave}`;

/** A built-in survey, loaded as the page loads it. */
async function stored(survey: string, codebook: Codebook): Promise<StoredTable[]> {
  const sources = codebook.waves.flatMap(({ id }) =>
    readdirSync(folder(survey, id))
      .filter((name) => name.endsWith('.csv'))
      .map(async (name) => ({ file: await openAsBlob(`${folder(survey, id)}/${name}`), name, wave: id }))
  );
  return (await load(engine, codebook, await Promise.all(sources))).flatMap(({ tables }) => tables);
}

describe('the census of 2004', () => {
  let estimates: Estimate[];
  const of = (area: string, id = 'units_with_union_share') =>
    estimates.find((one) => one.area === area && one.indicator === id)!;
  beforeAll(async () => {
    const codebook = codebookOf('census2004');
    const waves = codebook.waves.map(({ id }) => id);
    const query = { waves, filters: {}, base: '' };
    estimates = await ask(duckdbSource(engine), codebook, await stored('census2004', codebook), query);
  });

  test('the country is its published row: 1 166 154 of 5 168 303 units have a union, 22.6 %', () => {
    expect(of('100000')).toMatchObject({ numerator: 1_166_154, denominator: 5_168_303, n: null, state: 'value' });
    const { numerator, denominator } = of('100000/province');
    expect(of('100000').other).toMatchObject({ from: 'parts', numerator, denominator });
    expect((of('100000').value! * 100).toFixed(1)).toBe('22.6');
  });

  test('57.8 % of the employed are members', () => {
    expect((of('100000', 'members_per_employed').value! * 100).toFixed(1)).toBe('57.8');
  });

  test('26 of 31 provinces reported, and the sum over them is not the country', () => {
    expect(of('100000').reported).toEqual({ areas: 26, of: 31 });
    const provinces = of('100000/province');
    expect(provinces.reported).toEqual({ areas: 26, of: 31 });
    expect(provinces.denominator).toBeLessThan(5_168_303);
    const single = estimates.filter((one) => one.indicator === provinces.indicator && !one.area.startsWith('100000'));
    expect(single.filter(({ state }) => state === 'notReported')).toHaveLength(5);
    expect(single.reduce((sum, one) => sum + one.numerator, 0)).toBe(provinces.numerator);
  });

  test('Hubei has 34.0 % of units and 70.8 % of the employed', () => {
    expect((of('420000').value! * 100).toFixed(1)).toBe('34.0');
    expect((of('420000', 'members_per_employed').value! * 100).toFixed(1)).toBe('70.8');
  });
});

describe('the survey of Xiaogan', () => {
  test('every value of every indicator, area and wave is that of its definition, row by row', async () => {
    const codebook = codebookOf('xiaogan');
    const waves = codebook.waves.map(({ id }) => id);
    const query = { waves, filters: {}, base: '' };
    const estimates = await ask(duckdbSource(engine), codebook, await stored('xiaogan', codebook), query);
    const rows = new Map<string, Row[]>();
    const kindOf = new Map(codebook.areas.map(({ code, kind }) => [code, kind]));
    const inside = (area: string, code: string) =>
      area === codebook.root || area === code || area === `${codebook.root}/${kindOf.get(code)}`;
    const wrong = estimates.flatMap((estimate) => {
      const indicator = codebook.indicators.find(({ id }) => id === estimate.indicator)!;
      if (indicator.combine !== null || estimate.state === 'hidden') return [];
      const { name, area } = codebook.tables.find(({ name }) => name === indicator.table)!;
      const path = `${folder('xiaogan', estimate.wave)}/${name}.csv`;
      if (!rows.has(path)) rows.set(path, rowsOf(codebook, name, readFileSync(path, 'utf8')));
      const conflicts = estimate.sum?.conflicts ?? [];
      const counted = rows.get(path)!.filter((row) => !conflicts.includes(String(row[area])));
      const expected = valueOf(
        codebook,
        indicator.id,
        counted.filter((row) => inside(estimate.area, String(row[area])))
      );
      const close =
        expected === null || estimate.value === null
          ? expected === estimate.value
          : Math.abs(estimate.value - expected) <= 1e-12 * Math.max(1, Math.abs(expected));
      return close
        ? []
        : [`${estimate.indicator} ${estimate.area} ${estimate.wave}: ${estimate.value}, not ${expected}`];
    });
    expect(wrong).toEqual([]);
    const left = estimates.filter(({ sum }) => sum && sum.conflicts.length > 0);
    expect(left.map(({ indicator, area, wave, sum }) => [indicator, area, wave, sum!.conflicts])).toEqual([
      ['S02', '420900', '2014', ['4209GX']],
      ['S02', '420900/zone', '2014', ['4209GX']]
    ]);
    expect(new Set(estimates.map(({ indicator }) => indicator)).size).toBe(
      new Set(codebook.indicators.map(({ id }) => id)).size
    );
  }, 60_000);
});

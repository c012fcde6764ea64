import { openAsBlob, readdirSync, readFileSync } from 'node:fs';
import { createRawSnippet } from 'svelte';
import { render } from 'svelte/server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { barsLayout } from '../../../src/lib/charts/bars/layout';
import { cellText } from '../../../src/lib/charts/table';
import { barsTable } from '../../../src/lib/charts/bars/table';
import type { Codebook, Indicator } from '../../../src/lib/codebook/codebook';
import { holds, measure, type Row } from '../../../src/lib/codebook/expression/holds';
import type { Engine } from '../../../src/lib/engine/engine';
import { ask } from '../../../src/lib/estimates/ask';
import { changes } from '../../../src/lib/estimates/compare/changes';
import type { Estimate } from '../../../src/lib/estimates/estimates';
import { duckdbSource } from '../../../src/lib/estimates/sources/duckdb';
import { areaMarks, indicatorMark, areaTypeMarks } from '../../../src/lib/figures/marks';
import { estimatesCsv } from '../../../src/lib/slides/csv';
import CoverageCard from '../../../src/lib/ui/figure/CoverageCard.svelte';
import { overwriteGetLocale } from '../../../src/lib/paraglide/runtime';
import { load } from '../../../src/lib/tables/load/load';
import type { StoredTable } from '../../../src/lib/tables/store/stored';
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
    const kindOf = new Map(codebook.areas.map(({ code, type }) => [code, type]));
    const inside = (area: string, code: string) =>
      area === codebook.root || area === code || area === `${codebook.root}/${kindOf.get(code)}`;
    const few: Estimate[] = [];
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
      if (estimate.state === 'imprecise') {
        few.push(estimate);
        return [];
      }
      const close =
        expected === null || estimate.value === null
          ? expected === estimate.value
          : Math.abs(estimate.value - expected) <= 1e-12 * Math.max(1, Math.abs(expected));
      return close
        ? []
        : [`${estimate.indicator} ${estimate.area} ${estimate.wave}: ${estimate.value}, not ${expected}`];
    });
    expect(wrong).toEqual([]);
    // they have answers, but so unequal that they are worth fewer than ten: tests/unit/figures/crosstab/base.test.ts counts them
    for (const { n, effectiveN } of few) expect([n! >= 10, effectiveN! < 10]).toEqual([true, true]);
    const left = estimates.filter(({ sum }) => sum && sum.conflicts.length > 0);
    expect(left.map(({ indicator, area, wave, sum }) => [indicator, area, wave, sum!.conflicts])).toEqual([
      ['S02', '420900', '2014', ['4209GX']],
      ['S02', '420900/zone', '2014', ['4209GX']]
    ]);
    expect(new Set(estimates.map(({ indicator }) => indicator)).size).toBe(
      new Set(codebook.indicators.map(({ id }) => id)).size
    );
  }, 60_000);

  describe('no surface claims a change that the samples do not show', () => {
    const codebook = codebookOf('xiaogan');
    const marks = { areas: areaMarks(codebook), areaTypes: areaTypeMarks(codebook) };
    const waves = codebook.waves.map(({ id }) => id);
    const [before, now] = waves as [string, string];
    const samples = codebook.tables.filter(({ design }) => design === 'sample').map(({ name }) => name);
    const indicators = codebook.indicators.filter(({ table, combine }) => samples.includes(table) && combine === null);
    const read = new Map<string, Row[]>();
    let estimates: Estimate[];
    beforeAll(async () => {
      overwriteGetLocale(() => 'zh-CN');
      const query = { waves, filters: {}, base: '' };
      estimates = await ask(duckdbSource(engine), codebook, await stored('xiaogan', codebook), query);
    });

    /** Areas with a value in both waves -> p of the difference by rows: linearised variances, the normal distribution. */
    function chances({ id, table, universe, numerator, denominator }: Indicator): Map<string, number> {
      const { area: column } = codebook.tables.find(({ name }) => name === table)!;
      const ratio = (wave: string, area: string) => {
        const path = `${folder('xiaogan', wave)}/${table}.csv`;
        if (!read.has(path)) read.set(path, rowsOf(codebook, table, readFileSync(path, 'utf8')));
        const rows = read.get(path)!.flatMap((row) => {
          if (row[column] !== area || (universe && holds(universe, row) !== true)) return [];
          const [y, x] = [measure(numerator!, row), measure(denominator!, row)];
          return y === null || x === null ? [] : [{ w: Number(row['weight'] ?? 1), y, x }];
        });
        const sum = (term: (row: { w: number; y: number; x: number }) => number) =>
          rows.reduce((total, row) => total + term(row), 0);
        const below = sum(({ w, x }) => w * x);
        const value = sum(({ w, y }) => w * y) / below;
        const residuals = sum(({ w, y, x }) => (w * (y - value * x)) ** 2);
        return { value, variance: ((rows.length / (rows.length - 1)) * residuals) / below ** 2 };
      };
      const known = (wave: string, area: string) =>
        estimates.some((one) => one.indicator === id && one.wave === wave && one.area === area && one.value !== null);
      const areas = marks.areas.map(({ code }) => code).filter((area) => known(now, area) && known(before, area));
      return new Map(
        areas.map((area) => {
          const [a, b] = [ratio(now, area), ratio(before, area)];
          const z = Math.abs(a.value - b.value) / Math.sqrt(a.variance + b.variance);
          return [area, normalTail(z)];
        })
      );
    }

    /** Abramowitz & Stegun 26.2.17, good to 1e-7. */
    function normalTail(z: number): number {
      const t = 1 / (1 + 0.2316419 * z);
      const series = [0.31938153, -0.356563782, 1.781477937, -1.821255978, 1.330274429];
      const sum = series.reduce((total, term, power) => total + term * t ** (power + 1), 0);
      return (2 * Math.exp((-z * z) / 2) * sum) / Math.sqrt(2 * Math.PI);
    }

    /** Benjamini and Hochberg's adjusted p: the least of m/k · p over the k-th smallest and all larger. */
    function adjusted(ps: Map<string, number>): Map<string, number> {
      const sorted = [...ps].sort(([, a], [, b]) => b - a);
      let least = 1;
      return new Map(
        sorted.map(([area, p], index) => {
          least = Math.min(least, (p * sorted.length) / (sorted.length - index));
          return [area, least];
        })
      );
    }

    test('most area changes of the demo are none: bars, cards and CSV say so', { timeout: 120_000 }, () => {
      const claimed: string[] = [];
      let [tested, none] = [0, 0];
      for (const indicator of indicators) {
        const ps = chances(indicator);
        const unclear = new Set([...adjusted(ps)].filter(([, p]) => p > 0.05).map(([area]) => area));
        tested += ps.size;
        none += unclear.size;
        const [shown, previous] = [now, before].map((wave) =>
          estimates.filter((one) => one.indicator === indicator.id && one.wave === wave)
        ) as [Estimate[], Estimate[]];
        const mark = indicatorMark(indicator, codebook);
        const subject = { ...marks, indicator: mark, estimates: shown, previous, previousWave: '2013年' };
        const labels = new Map(marks.areas.map(({ code, label }) => [code, label]));
        const table = barsTable(subject);
        const told = table.head.indexOf('变化是否显著');
        const rows = barsLayout(subject, { width: 800, height: 0 }).rows;
        const csv = estimatesCsv('xiaogan', [...shown, ...previous], before).split('\r\n');
        for (const area of unclear) {
          const row = table.rows.find(([name]) => name === labels.get(area))!;
          if (cellText(row[told]!) !== '不显著') claimed.push(`table ${indicator.id} ${area}: ${row[told]}`);
          const words = rows.find((one) => one.area.code === area)!.sentence;
          if (!words.endsWith('较2013年变化不显著')) claimed.push(`bars ${indicator.id} ${area}: ${words}`);
          const line = csv.find((one) => one.startsWith(`xiaogan,${now},${indicator.id},${area},`))!;
          if (!line.endsWith(',0')) claimed.push(`csv ${indicator.id} ${area}: ${line}`);
        }
        for (const [area, p] of ps) {
          if (p <= 0.05) continue;
          const [estimate, other] = [shown, previous].map((list) => list.find((one) => one.area === area)!);
          const card = render(CoverageCard, {
            props: {
              card: {
                heading: '',
                indicator: mark,
                estimate: estimate!,
                change: changes([[estimate, other]])[0]!,
                without: '',
                scope: '',
                notes: [],
                shortfallNote: null,
                previous: null,
                supporting: []
              },
              href: '',
              units: null,
              mark: () => '',
              menu: createRawSnippet(() => ({ render: () => '<i></i>' })),
              children: createRawSnippet(() => ({ render: () => '<i></i>' }))
            }
          }).body;
          if (!card.includes('变化不显著') || /[▲▼]/.test(card)) claimed.push(`card ${indicator.id} ${area}`);
        }
      }
      expect(claimed).toEqual([]);
      expect(tested).toBeGreaterThan(150);
      expect(none / tested).toBeGreaterThan(0.85);
    });
  });
});

import fc from 'fast-check';
import type { Component } from 'svelte';
import { render } from 'svelte/server';
import { expect, test } from 'vitest';
import Bars from '../../../src/lib/charts/bars/Bars.svelte';
import { barsTable } from '../../../src/lib/charts/bars/table';
import Funnel from '../../../src/lib/charts/funnel/Funnel.svelte';
import { funnelTable } from '../../../src/lib/charts/funnel/table';
import Matrix from '../../../src/lib/charts/matrix/Matrix.svelte';
import { matrixTable } from '../../../src/lib/charts/matrix/table';
import Tiles from '../../../src/lib/charts/tiles/Tiles.svelte';
import { tilesTable } from '../../../src/lib/charts/tiles/table';
import type { Codebook } from '../../../src/lib/codebook/codebook';
import { readCodebook } from '../../../src/lib/codebook/read/readCodebook';
import { text } from '../../../src/lib/i18n/format';
import { areaMarks, coverageMarks, indicatorMark, areaTypeMarks } from '../../../src/lib/figures/marks';
import { overviewSentences } from '../../../src/lib/figures/words/sentences';
import DataTable from '../../../src/lib/ui/figure/DataTable.svelte';
import { packOf } from '../codebook/pack';
import { made } from '../figures/made';

const pack = packOf('tests/fixtures/pack');
// it names areas that a random pack does not have
pack.delete('targets.csv');
const both = (words: string) => ({ zh: words, en: words });

interface Survey {
  /** what its areas print as; a pack may have several that print alike */
  areas: string[];
  coverages: { label: string; headline: string; supporting: string[] }[];
  matrix: string[];
  funnel: string[];
  values: (number | null)[];
}

function codebookWith({ areas, coverages, matrix, funnel }: Survey): Codebook {
  const survey = JSON.parse(pack.get('survey.json')!) as Record<string, unknown>;
  const rows = areas.map(
    (label, at) => `9901${at + 10},990000,county,${at % 3},${Math.floor(at / 3)},,${label},${label}`
  );
  const names = ['organisation', 'work', 'service', 'cross'];
  const written = {
    ...survey,
    coverages: names.map((name, at) => {
      const { label, headline, supporting } = coverages[at]!;
      return { name, label: both(label), headline, supporting };
    }),
    overview: {
      all: null,
      matrix,
      funnel: funnel.map((indicator, at) => ({ indicator, label: both(`${at % 2}`) })),
      contrast: null
    }
  };
  const head = 'code,parent,kind,column,row,aliases,label::zh,label::en\n990000,,city,,,,银湾市,Silver Bay\n';
  return readCodebook(
    new Map([...pack, ['survey.json', JSON.stringify(written)], ['areas.csv', `${head}${rows.join('\n')}\n`]])
  );
}

/** Draws all figures of an overview, and their table twins. */
function draw(codebook: Codebook, values: Survey['values']): string[] {
  const areas = areaMarks(codebook);
  const estimates = codebook.indicators.flatMap((indicator, i) =>
    [codebook.root, ...areas.map(({ code }) => code)].map((area, a) =>
      made(indicator, area, values[(i + a) % values.length] ?? null)
    )
  );
  const mark = (id: string) =>
    indicatorMark(
      codebook.indicators.find((one) => one.id === id)!,
      codebook
    );
  const shared = { estimates, areas, areaTypes: areaTypeMarks(codebook) };
  const one = { ...shared, indicator: mark(codebook.coverages[0]!.headline), wave: '2022' };
  const matrix = {
    ...shared,
    indicators: codebook.overview.matrix.map(mark),
    coverages: coverageMarks(codebook),
    sort: codebook.overview.matrix[0]!
  };
  const steps = codebook.overview.funnel.map(({ indicator, label }) => ({
    indicator: mark(indicator),
    label: text(label)
  }));
  const frame = { width: 700, height: 400 };
  const svg = <Props extends object>(component: Component<Props>, props: Props) =>
    render(component as Component<Record<string, unknown>>, { props: props as Record<string, unknown> }).body;
  expect(overviewSentences({ codebook, estimates, previous: [], area: codebook.root })).toBeDefined();
  return [
    svg(Matrix, { ...matrix, frame }),
    svg(Bars, { ...one, frame }),
    svg(Tiles, { ...one, frame }),
    svg(DataTable, { caption: '', ...matrixTable(matrix) }),
    svg(DataTable, { caption: '', ...barsTable(one) }),
    svg(DataTable, { caption: '', ...tilesTable(one) }),
    ...(steps.length > 0
      ? [
          svg(Funnel, { ...shared, steps, frame }),
          svg(DataTable, { caption: '', ...funnelTable({ ...shared, steps }) })
        ]
      : [])
  ];
}

const plain: Survey = {
  areas: ['东岸区', '西岸区', '北岭县'],
  coverages: ['units_with_union', 'units_with_talks', 'satisfaction', 'units_with_all'].map((headline, at) => ({
    label: `覆盖${at}`,
    headline,
    supporting: []
  })),
  matrix: ['units_with_union', 'membership'],
  funnel: ['units_with_union', 'units_with_talks'],
  values: [0.4, 0.9, null]
};

test('three areas that print alike each keep their place in every figure', () => {
  const codebook = codebookWith({ ...plain, areas: ['开发区', '开发区', '开发区'] });
  const [matrix, , tiles] = draw(codebook, plain.values);
  expect(matrix!.match(/>开发区</g)!.length).toBeGreaterThanOrEqual(3);
  expect(tiles!.match(/>开发区</g)!.length).toBeGreaterThanOrEqual(3);
});

test('one indicator may be the headline of two coverages, and stand beside itself', () => {
  const coverages = plain.coverages.map((one) => ({ ...one, headline: 'membership', supporting: ['membership'] }));
  expect(draw(codebookWith({ ...plain, coverages }), plain.values)).not.toContain('');
});

test('a random pack draws every figure, or says what is wrong with it', { timeout: 60_000 }, () => {
  const id = fc.constantFrom(
    'units_with_union',
    'membership',
    'units_with_talks',
    'satisfaction',
    'service_gap',
    'units_with_all'
  );
  const label = fc.constantFrom('开发区', '东岸区', '市直', '一个名字特别特别长的经济技术开发区');
  const coverage = fc.record({ label, headline: id, supporting: fc.array(id, { maxLength: 3 }) });
  const random: fc.Arbitrary<Survey> = fc.record({
    areas: fc.array(label, { minLength: 1, maxLength: 9 }),
    coverages: fc.array(coverage, { minLength: 4, maxLength: 4 }),
    matrix: fc.oneof(fc.uniqueArray(id, { minLength: 1 }), fc.array(id, { minLength: 1, maxLength: 3 })),
    funnel: fc.array(fc.constantFrom('units_with_union', 'units_with_talks', 'units_with_all'), { maxLength: 4 }),
    values: fc.array(fc.option(fc.double({ min: 0, max: 1, noNaN: true })), { minLength: 1, maxLength: 7 })
  });
  let drawn = 0;
  fc.assert(
    fc.property(random, (survey) => {
      const codebook = codebookOrFaults(survey);
      if (typeof codebook === 'string') expect(codebook).toMatch(/survey\.json|areas\.csv/);
      else {
        expect(draw(codebook, survey.values)).not.toContain('');
        drawn++;
      }
    }),
    { numRuns: 150, seed: 20140930 }
  );
  expect(drawn).toBeGreaterThan(75);
});

function codebookOrFaults(survey: Survey): Codebook | string {
  try {
    return codebookWith(survey);
  } catch (faults) {
    return String(faults);
  }
}

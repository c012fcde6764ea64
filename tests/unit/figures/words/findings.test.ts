import { afterAll, beforeAll, expect, test } from 'vitest';
import { cornerOf } from '../../../../src/lib/charts/quadrants/subject';
import { cellText } from '../../../../src/lib/charts/table';
import type { Answers } from '../../../../src/lib/figures/answers';
import { build } from '../../../../src/lib/figures/build';
import type { Figure } from '../../../../src/lib/figures/figure';
import type { FigureSpec } from '../../../../src/lib/figures/kinds';
import { plain } from '../../../../src/lib/figures/words/sentence';
import { formatCount, formatValue } from '../../../../src/lib/i18n/format';
import { getLocale, overwriteGetLocale, type Locale } from '../../../../src/lib/paraglide/runtime';
import { answers } from '../../../../src/routes/answers/answers';
import { district } from '../../../../src/routes/district/district';
import { gaps } from '../../../../src/routes/gaps/gaps';
import { openSurvey, type OpenedSurvey } from '../demo';

const original = getLocale;
let demo: OpenedSurvey;
beforeAll(async () => (demo = await openSurvey('xiaogan')));
afterAll(async () => {
  overwriteGetLocale(original);
  await demo.engine.close();
});

type Choices = Parameters<OpenedSurvey['pageOf']>[0];

/** Every figure of the gap, district and answers pages of a view. */
async function figuresOf(choices: Choices): Promise<{ figures: Figure[]; found: Answers }> {
  const page = demo.pageOf(choices);
  const { profile, townships } = district(page, demo.codebook);
  const groups = demo.codebook.shown.groups.map(({ name }) => name);
  const specs: FigureSpec[] = [
    ...gaps(page, demo.codebook).map(({ spec }) => spec),
    ...[profile, ...townships].map(({ spec }) => spec),
    ...groups.flatMap((open) => answers(demo.pageOf({ ...choices, open }), demo.codebook).map(({ spec }) => spec))
  ];
  const found = await demo.answer(choices, specs);
  return { figures: specs.map((spec) => build(spec, demo.survey, found)), found };
}

const numbersIn = (text: string): string[] => text.match(/\d+(,\d{3})*(\.\d+)?( 万)?/g) ?? [];

/** The words of labels have numbers of their own: 25人以上企业. */
function withoutLabels(text: string, figure: Figure): string {
  const labels = [
    ...demo.codebook.indicators.flatMap(({ label, short }) => [...Object.values(label), ...Object.values(short)]),
    ...[...demo.codebook.choices.values()].flatMap((list) => list.flatMap(({ label }) => Object.values(label))),
    ...demo.codebook.shown.groups.flatMap(({ figures }) =>
      figures.flatMap(({ label, rows }) =>
        [label, ...rows.map((row) => row.label)].flatMap((one) => Object.values(one))
      )
    ),
    figure.title
  ].filter((label) => /\d/.test(label));
  return labels.sort((a, b) => b.length - a.length).reduce((rest, label) => rest.replaceAll(label, ''), text);
}

/**
 * What a finding of this figure may say: what stands in its table, what the estimates of its indicators are in the area that is looked
 * at, how far two of those are apart, and what its own kind adds up. All of it worked out here, from the estimates.
 */
function known(figure: Figure, found: Answers): Set<string> {
  const { area, wave } = figure.spec.view;
  const own = figure.indicators.flatMap(({ id, format }) => {
    const one = found.estimate(id, wave, area) ?? figure.estimates.find((e) => e.indicator === id && e.area === area);
    return one?.value == null ? [] : [{ format, value: one.value, sums: [one.numerator, one.denominator] }];
  });
  const apart = own.flatMap((one) => own.map((other) => formatValue(Math.abs(one.value - other.value), one.format)));
  return new Set([
    ...figure.table.rows.flatMap((row) => row.flatMap((cell) => numbersIn(cellText(cell)))),
    ...own.flatMap(({ value, format, sums }) => [formatValue(value, format), ...sums.map((sum) => formatCount(sum))]),
    ...apart,
    ...addedUp(figure, own[0]?.value ?? 0)
  ]);
}

/** Units of the areas of a quadrant together; how far the first twenty visits raise a rate. */
function addedUp({ spec, chart, table }: Figure, start: number): string[] {
  if (chart.type === 'quadrants') {
    const sums = new Map<string, number>();
    for (const { key, pair } of chart.subject.dots) {
      const corner = `${/^4209(02|2|8)/.test(key)} ${cornerOf(pair)}`;
      sums.set(corner, (sums.get(corner) ?? 0) + (pair[0]?.denominator ?? 0));
    }
    return [...sums.values()].map((sum) => formatCount(sum));
  }
  if (spec.kind !== 'visits') return [];
  const last = table.rows[Math.min(20, table.rows.length) - 1]?.at(-1);
  return typeof last === 'object' ? [formatValue(last.number / 100 - start, 'percent')] : [];
}

test.each<[string, Choices]>([
  ['all', {}],
  ['an area', { area: '420922' }],
  ['a zone', { area: '4209LK', indicator: 'O03' }],
  ['enterprises, in units', { filters: { unit_type: ['enterprise'] }, measure: 'units' }],
  ['an industry of an area', { area: '420902', filters: { industry: ['H'] } }]
])(
  'every share, mean and large count that a finding says stands in its table or follows from its estimates: %s',
  async (_, choices) => {
    const faults: string[] = [];
    let seen = 0;
    for (const locale of ['zh-CN', 'en'] as Locale[]) {
      overwriteGetLocale(() => locale);
      const { figures, found } = await figuresOf(choices);
      for (const figure of figures) {
        const allowed = known(figure, found);
        const said = plain(figure.headline);
        for (const number of numbersIn(withoutLabels(said, figure))) {
          if (!/[.万]/.test(number) && !number.includes(',')) continue;
          seen += 1;
          if (!allowed.has(number)) faults.push(`${figure.spec.kind} ${number}: ${said}`);
        }
      }
    }
    expect(seen).toBeGreaterThan(20);
    expect(faults).toEqual([]);
  },
  120_000
);

test('the check finds a share that is not the figure’s, and a count that it does not make', async () => {
  const { figures, found } = await figuresOf({});
  const quadrants = figures.find(({ spec }) => spec.kind === 'quadrants')!;
  const allowed = known(quadrants, found);
  expect(['99.9', '4,505'].filter((number) => allowed.has(number))).toEqual([]);
});

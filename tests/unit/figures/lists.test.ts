import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Figure } from '../../../src/lib/figures/figure';
import { allowRows } from '../../../src/lib/estimates/rows';
import { duckdbRows } from '../../../src/lib/estimates/sources/duckdbRows';
import { bySide } from '../../../src/lib/estimates/units/side';
import { listedUnits } from '../../../src/lib/estimates/units/unitList';
import { rowsId } from '../../../src/lib/codebook/gaps/derive';
import { listTitle, sideText } from '../../../src/lib/figures/units/listWords';
import type { ListChoice } from '../../../src/lib/figures/view/view';
import { openSurvey, type OpenedSurvey } from './demo';

let demo: OpenedSurvey;
beforeAll(async () => (demo = await openSurvey('xiaogan')));
afterAll(() => demo.engine.close());

type Choices = Parameters<OpenedSurvey['figures']>[0];
const figureOf = async (kind: string, choices: Choices = {}): Promise<Figure> =>
  (await demo.figures(choices)).find(({ spec }) => spec.kind === kind)!;

/** How many units a list holds on its side, and what it is called. */
async function listed(list: ListChoice, choices: Choices = {}) {
  const { codebook, survey, engine } = demo;
  const found = listedUnits(codebook, survey.stored, list, demo.pageOf(choices));
  if ('unlisted' in found) throw new Error(found.unlisted);
  const rows = await duckdbRows(engine).units(allowRows(codebook, survey.stored, found.query));
  const side = list.side as 'met';
  return {
    count: bySide(rows, found.indicator)[side].length,
    title: listTitle(codebook, list),
    side: sideText(side, found)
  };
}

test.each<[string, Choices]>([
  ['all areas', {}],
  ['an area', { area: '420922' }],
  ['sizes', { by: 'size' }],
  ['sizes of an area under a filter', { by: 'size', area: '420902', filters: { industry: ['C'] } }]
])('a press on a combination lists its units, as many as it counts: %s', async (_, choices) => {
  const figure = await figureOf('combinations', choices);
  const marks = Object.entries(figure.leads);
  expect(marks.length).toBeGreaterThan(7);
  for (const [at, [mark, lead]] of marks.entries()) {
    const { list } = lead;
    const estimate = figure.estimates.find(
      ({ area, indicator, group }) =>
        area === list!.area && indicator === list!.indicator && JSON.stringify(group) === JSON.stringify(list!.group)
    )!;
    if (at % 5 !== 0 || !['value', 'zero'].includes(estimate.state)) continue;
    expect((await listed(list!, choices)).count, mark).toBe(estimate.numerator);
  }
});

test('a list of a combination is called by it, and its side says that units are of it', async () => {
  const { title, side } = await listed({ indicator: 'steps/000', area: '420922', side: 'met', group: {} });
  expect([title, side]).toEqual(['大悟县 · 都没有', '属于']);
});

test('a press on the number of blank units lists them, of an area and of a park', async () => {
  const figure = await figureOf('blanks');
  const cells = figure.table.rows.flatMap((row) => row.slice(1, 2));
  let seen = 0;
  for (const cell of cells) {
    if (typeof cell === 'string' || cell.units === undefined) continue;
    seen += 1;
    expect((await listed(figure.leads[cell.units]!.list!)).count, cell.units).toBe(cell.number);
  }
  expect(seen).toBeGreaterThan(12);
});

test('the units that a filter keeps are a list of their own: every row, counted anew from the CSV', async () => {
  const choices = { area: '420922', filters: { unit_type: ['enterprise'], size: ['small', 'micro'] } };
  const own = demo
    .rows('unit', '2014')
    .filter(
      (row) =>
        row['district_code'] === '420922' &&
        row['unit_type'] === 'enterprise' &&
        ['small', 'micro'].includes(row['size_class'] as string)
    );
  const found = await listed({ indicator: rowsId('unit'), area: '420922', side: 'met', group: {} }, choices);
  expect(found).toEqual({ count: own.length, title: '大悟县 · 全部单位', side: '属于' });
});

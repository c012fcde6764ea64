import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Row } from '../../../../src/lib/codebook/expression/holds';
import { duckdbRows } from '../../../../src/lib/estimates/sources/duckdbRows';
import { answerAt } from '../../../../src/lib/estimates/units/unitRows';
import { markAt } from '../../../../src/lib/figures/crosstab/grid';
import type { CrossedSpec } from '../../../../src/lib/figures/crosstab/spec';
import { writtenDefinition } from '../../../../src/lib/figures/crosstab/written';
import { askedOf, choosable } from '../../../../src/lib/figures/explain/numbers';
import { listsOf } from '../../../../src/lib/figures/units/listOf';
import { sideText } from '../../../../src/lib/figures/units/listWords';
import { readView, writeView } from '../../../../src/lib/figures/view/address';
import { NO_CHOICES, type Choices, type ListChoice } from '../../../../src/lib/figures/view/view';
import { overwriteGetLocale } from '../../../../src/lib/paraglide/runtime';
import { checkNumber } from '../../../../src/lib/session/explain/checkNumber';
import { readList } from '../../../../src/lib/session/units/readList';
import { said, withAnswers } from '../../figures/crosstab/slices';
import { openSurvey, type OpenedSurvey } from '../../figures/demo';

let demo: OpenedSurvey;
beforeAll(async () => (demo = await openSurvey('xiaogan')));
afterAll(() => demo.engine.close());
beforeEach(() => overwriteGetLocale(() => 'zh-CN'));

const stop = new AbortController();

async function opened(choices: Partial<Choices>) {
  const { answers, figure } = await withAnswers(demo, choices);
  const spec = figure.spec as unknown as CrossedSpec;
  expect(spec.measure).toBe(choices.counted ?? null);
  const board = { engine: demo.engine, units: duckdbRows(demo.engine).units };
  const shown = { answers, view: demo.pageOf(choices) };
  return {
    ...{ answers, figure },
    numbers: choosable(figure, answers, null)!.numbers,
    listsAt: (estimate: Parameters<typeof markAt>[0]) => listsOf(markAt(estimate, spec), figure, answers),
    /** as its address opens it */
    read: async (list: ListChoice) => {
      const search = new URLSearchParams(writeView({ ...NO_CHOICES, list }));
      const found = await readList(board, shown, readView(search).list!, stop.signal);
      if ('said' in found) throw new Error(`${JSON.stringify(list)}: ${found.said}`);
      return found;
    }
  };
}

const crossed = { rows: 'size_class', columns: 'ownership', rowsAs: 'small+micro', columnsAs: 'state+collective' };

test.each([
  null,
  'share/unit/service_point/own|shared',
  'mean/unit/employees',
  'sum/unit/employees',
  'median/unit/employees',
  'count/unit',
  'ofColumn/unit',
  'ofRow/unit',
  'ofTotal/unit'
])(
  'each cell of a slice of units lists as many units as its n says, and is explained from there: %s',
  async (counted) => {
    const filters = { unit_type: ['enterprise'] };
    let nets = 0;
    for (const more of [{}, { area: '420922', filters }]) {
      const { answers, figure, numbers, listsAt, read } = await opened({ ...crossed, counted, ...more });
      const some = numbers.filter(
        (one, at) => at % 4 === 0 || Object.values(one.group).filter(Boolean).join().includes('+')
      );
      for (const estimate of some.filter(({ n, value }) => n !== 0 && value !== null)) {
        const where = `${estimate.indicator} ${JSON.stringify(estimate.group)}`;
        const [one, ...others] = listsAt(estimate);
        if (!one || !('list' in one)) throw new Error(`${where}: no list`);
        const { units, estimate: counts } = await read(one.list);
        const { lacking, met, apart } = units.sides;
        expect([others.length, lacking.length + met.length], where).toEqual([0, estimate.n]);
        expect(apart.length, where).toBe(estimate.nonresponse! + estimate.notEligible!);
        if (units.listed.indicator.format === 'percent') expect(met.length, where).toBe(estimate.numerator);
        expect(counts!.value, where).toBeCloseTo(estimate.value!, 9);
        const { indicator } = units.listed;
        expect(sideText('met', units.listed)).toMatch(
          indicator.numerator!.type === 'column' ? /^不为零$/ : /属于|已覆盖/
        );
        const asked = askedOf({ answers, view: figure.spec.view, indicators: [indicator] }, counts!)!;
        expect(await checkNumber(demo.engine, [], answers, asked, stop.signal), where).toHaveProperty('statement');
        if (Object.values(estimate.group).some((code) => code?.includes('+'))) nets++;
      }
    }
    if (counted !== 'ofTotal/unit') expect(nets).toBeGreaterThan(2);
  },
  120_000
);

test('the units of codes together in rows and in columns are those of the file', async () => {
  const group = { size_class: 'small+micro', ownership: 'state+collective' };
  const { numbers, listsAt, read } = await opened({ ...crossed, counted: 'share/unit/service_point/own|shared' });
  const estimate = numbers.find((one) => JSON.stringify(one.group) === JSON.stringify(group))!;
  const [one] = listsAt(estimate);
  if (!one || !('list' in one)) throw new Error('no list');
  const { units } = await read(one.list);
  expect(one.list.side).toBe('met');
  const isOf = (row: Row) =>
    said(row, 'operating') === 'normal' &&
    ['small', 'micro'].includes(said(row, 'size_class')) &&
    ['state', 'collective'].includes(said(row, 'ownership')) &&
    ['own', 'shared'].includes(said(row, 'service_point'));
  const wanted = demo
    .rows('unit', '2014')
    .filter(isOf)
    .map((row) => said(row, 'unit_id'));
  const listed = [...units.sides.met].map((at) => String(answerAt(units.rows.columns.get('unit_id'), at)));
  expect(listed.sort()).toEqual(wanted.sort());
});

test('of persons no cell has a list, and it is said why', async () => {
  for (const choices of [
    { counted: 'share/worker/help_first/union', rows: 'unit_type' },
    { counted: 'ofColumn/worker', rows: 'demand_result', columns: 'industry_code' },
    { counted: 'median/cadre/support_party', rows: '@areas' }
  ]) {
    const { numbers, listsAt } = await opened(choices);
    for (const estimate of numbers)
      expect(listsAt(estimate)).toEqual([expect.objectContaining({ unlisted: 'persons' })]);
  }
});

test.each([
  ...['share/worker/help_first/union', 'median/cadre/support_party', 'ofColumn/worker/help_first/union/unit_type'],
  ...['share/unit/unit_id/1', 'share/unit/service_point/own|nothing', 'share/unit/service_point/own/more'],
  ...['mean/unit/nothing', 'count/nothing', 'count/unit/x', 'ofColumn/unit', 'ofColumn/unit/size_class'],
  ...['ofColumn/unit/size_class/small/nothing', 'ofColumn/unit/nothing/small', 'ofRow/unit/size_class/x'],
  ...[
    'ofTotal/unit/size_class/small',
    'ofTotal/unit//size_class',
    'definition/O01',
    'O01',
    '',
    '/',
    'share',
    'unit/rows'
  ]
])('writtenDefinition("%s", ..) is none: files have it, it is of persons, or there is no such thing', (id) => {
  expect(writtenDefinition(id, demo.codebook, 'covered')).toBeNull();
});

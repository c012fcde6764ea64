import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TrellisSubject } from '../../../src/lib/charts/trellis/subject';
import type { Figure } from '../../../src/lib/figures/figure';
import { plain } from '../../../src/lib/figures/words/sentence';
import { openSurvey, type OpenedSurvey } from './demo';

let demo: OpenedSurvey;
beforeAll(async () => (demo = await openSurvey('xiaogan')));
afterAll(() => demo.engine.close());

const of = async (column: string, choices: Parameters<OpenedSurvey['figures']>[0] = {}): Promise<Figure> =>
  (await demo.figures(choices)).find(
    ({ spec }) => spec.kind === 'causes' && (spec as never as { question: string[] }).question[1] === column
  )!;
const cells = (figure: Figure) => (figure.chart.subject as TrellisSubject).rows;

/** Share of those who named a code among those who answered, weighted, by hand. */
function share(table: string, column: string, code: string, keeps: (row: Record<string, unknown>) => boolean) {
  let [y, x, n] = [0, 0, 0];
  for (const row of demo.rows(table, '2014')) {
    if (row[column] == null || !keeps(row)) continue;
    const weight = table === 'worker' ? Number(row['weight']) : 1;
    n += 1;
    x += weight;
    if (String(row[column]).includes(`|${code}|`) || row[column] === code) y += weight;
  }
  return { value: y / x, n };
}

test.each([
  [
    'O01',
    'unit',
    'no_union_reasons',
    'no_guidance',
    '420922',
    (row: Record<string, unknown>) => row['union_form'] === 'none' || row['union_form'] === 'preparing'
  ],
  [
    'O03',
    'worker',
    'not_member_reasons',
    'nobody_invited',
    '420902',
    (row: Record<string, unknown>) => row['is_member'] === 'no'
  ],
  ['O01', 'cadre', 'mechanism_gaps', 'operating_mechanism', '420984', () => true],
  ['O01', 'cadre', 'funds_enough', 'short', '420984', () => true]
])(
  'for %s, %s.%s: %s of those who answered in %s, counted anew from the CSV',
  async (indicator, table, column, code, area, keeps) => {
    const figure = await of(column, { indicator });
    const row = cells(figure).find(({ key }) => key === code)!;
    const found = row.cells.find(({ estimate }) => estimate?.area === area)!.estimate!;
    const expected = share(table, column, code, (one) => one['district_code'] === area && keeps(one));
    expect(found.value).toBeCloseTo(expected.value, 10);
    expect(found.n).toBe(expected.n);
  }
);

test('several answers of one person count once in the base: shares may add up to more than all, and it says so', async () => {
  const figure = await of('no_union_reasons', { indicator: 'O01' });
  const shares = cells(figure).map((row) => row.cells[0]!.estimate!.value!);
  expect(shares.reduce((a, b) => a + b, 0)).toBeGreaterThan(1);
  expect(new Set(cells(figure).map((row) => row.cells[0]!.estimate!.denominator)).size, 'one base').toBe(1);
  expect(figure.subtitle).toContain('合计可超过 100');
  expect(figure.basis.notes.join(' ')).toContain('可多选');
});

test('what is named most stands first, with an interval where it is sampled and none of a full count', async () => {
  for (const [column, isSample] of [
    ['no_union_reasons', false],
    ['mechanism_gaps', true]
  ] as const) {
    const rows = cells(await of(column, { indicator: 'O01' }));
    const shares = rows.map((row) => row.cells[0]!.estimate!.value!);
    expect(shares).toEqual([...shares].sort((a, b) => b - a));
    for (const row of rows) expect(row.cells[0]!.estimate!.interval !== null, column).toBe(isSample);
  }
});

test('the causes are those of the chosen shortfall, and what hinders every one behind them', async () => {
  const titles = async (indicator: string) =>
    (await demo.figures({ indicator })).filter(({ spec }) => spec.kind === 'causes').map(({ title }) => title);
  expect((await titles('O01'))[0]).toBe('未建会原因');
  expect((await titles('O03'))[0]).toBe('未入会原因');
  const [works, members] = [await titles('W02'), await titles('O03')];
  expect(works).toEqual(members.slice(1));
});

test('of a sample that cannot tell the first two apart the sentence does not say which comes first', async () => {
  for (const figure of await demo.figures({ indicator: 'O03' })) {
    if (figure.spec.kind !== 'causes') continue;
    const [first, second] = cells(figure).map((row) => row.cells[0]!.estimate!);
    if (!first?.interval || !second) continue;
    const said = plain(figure.headline);
    expect(said.includes('分不清先后'), said).toBe(second.value! >= first.interval[0]);
  }
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { funnelLayout, type FunnelSubject } from '../../../src/lib/charts/funnel/layout';
import { textRows } from '../../../src/lib/charts/table';
import type { TrellisSubject } from '../../../src/lib/charts/trellis/subject';
import type { Row } from '../../../src/lib/codebook/expression/holds';
import { combinationId, subsets } from '../../../src/lib/codebook/gaps/derive';
import type { Figure } from '../../../src/lib/figures/figure';
import { plain } from '../../../src/lib/figures/words/sentence';
import { openSurvey, type OpenedSurvey } from './demo';

let demo: OpenedSurvey;
beforeAll(async () => (demo = await openSurvey('xiaogan')));
afterAll(() => demo.engine.close());

const of = async (kind: string, choices: Parameters<OpenedSurvey['figures']>[0] = {}): Promise<Figure> =>
  (await demo.figures(choices)).find(({ spec }) => spec.kind === kind)!;
const trellis = ({ chart }: Figure) => chart.subject as TrellisSubject;
const counts = (row: TrellisSubject['rows'][number]) => row.cells.map(({ estimate }) => estimate?.numerator);

/** Whether a unit has a union, agreements and a service point, by hand; null where one of them is not known. */
function has(row: Row): [boolean, boolean, boolean] | null {
  const among = (column: string, ...codes: string[]) =>
    row[column] == null ? null : codes.includes(row[column] as string);
  const union = among('union_form', 'independent', 'joint', 'federation');
  const service = among('service_point', 'own', 'shared');
  const type = row['unit_type'];
  if (type == null || union === null || service === null) return null;
  if (type !== 'enterprise' && type !== 'institution') return [union, true, service];
  const congress = among('congress', 'own', 'assembly', 'regional');
  const contract = type === 'enterprise' ? among('collective_contract', 'own', 'regional', 'sectoral') : false;
  // either is enough; of neither it must be known that it is not there
  const agreements = congress || contract ? true : congress === null || contract === null ? null : false;
  return agreements === null ? null : [union, agreements, service];
}

const unitsOf = (area: string | null) =>
  demo
    .rows('unit', '2014')
    .filter((row) => row['operating'] === 'normal' && (area === null || row['district_code'] === area));

function byHand(rows: Row[]): number[] {
  const known = rows.map(has).filter((one) => one !== null);
  return subsets(3).map((set) => known.filter((one) => one.every((value, at) => value === set[at])).length);
}

test('subsets(3) has all eight, all first and none last, by how many they have', () => {
  expect(subsets(3).map((one) => one.map(Number).join(''))).toEqual([
    ...['111', '110', '101', '011', '100', '010', '001', '000']
  ]);
});

test('every unit whose items are all known is in one combination, counted anew from the CSV, of the city and of each area', async () => {
  const subject = trellis(await of('combinations'));
  expect(counts(subject.rows[0]!)).toEqual(byHand(unitsOf(null)));
  for (const row of subject.rows.slice(1)) {
    const area = row.cells[0]!.estimate!.area;
    expect(counts(row), area).toEqual(byHand(unitsOf(area)));
  }
  const [first] = subject.rows[0]!.cells;
  expect(counts(subject.rows[0]!).reduce((a, b) => a! + b!, 0)).toBe(first!.estimate!.n);
});

test('who has all of them is who the indicator of all three counts', async () => {
  const figures = await demo.figures({});
  const all = trellis(figures.find(({ spec }) => spec.kind === 'combinations')!).rows[0]!.cells[0]!.estimate!;
  const answers = await demo.answer({}, []);
  expect(all.numerator).toBe(answers.estimate('C01', '2014', '420900')!.numerator);
  expect(all.indicator).toBe(combinationId([true, true, true]));
});

test('by size the values and those without one add up to the area that is looked at', async () => {
  const subject = trellis(await of('combinations', { by: 'size', area: '420922' }));
  const [whole, ...groups] = subject.rows;
  expect(counts(whole!)).toEqual(byHand(unitsOf('420922')));
  for (const at of whole!.cells.keys())
    expect(groups.reduce((sum, row) => sum + counts(row)[at]!, 0)).toBe(counts(whole!)[at]);
  const large = groups.find(({ label }) => label === '大型')!;
  expect(counts(large)).toEqual(byHand(unitsOf('420922').filter((row) => row['size_class'] === 'large')));
});

test('units of which an item is not known are said to be left out, and how many', async () => {
  const figure = await of('combinations');
  const unknown = unitsOf(null).filter((row) => has(row) === null).length;
  expect(unknown).toBeGreaterThan(0);
  expect(figure.basis.notes.join(' ')).toContain(String(unknown));
});

test('areas stand in the order of what they lose at the chosen step, of unrounded shares, areaTypes apart', async () => {
  for (const [drop, at] of [
    ['F01', 0],
    ['F02', 1],
    ['C01', 2]
  ] as const) {
    const figure = await of('funnel', { drop });
    const { areas, areaTypes, drop: chosen } = figure.chart.subject as FunnelSubject;
    expect(chosen).toBe(at);
    const loss = (area: string) => {
      const known = unitsOf(area)
        .map(has)
        .filter((one) => one !== null);
      const steps = [
        known.length,
        ...[1, 2, 3].map((n) => known.filter((one) => one.slice(0, n).every(Boolean)).length)
      ];
      return (steps[at]! - steps[at + 1]!) / steps[0]!;
    };
    for (const { name } of areaTypes) {
      const own = areas.filter(({ type }) => type === name).map(({ code }) => loss(code));
      expect(own.length).toBeGreaterThan(0);
      for (const [place, value] of own.entries())
        if (place > 0) expect(value).toBeLessThanOrEqual(own[place - 1]! + 0.02);
    }
  }
});

test('without a choice the step that loses most of the whole orders the areas, and the sentence names it', async () => {
  const figure = await of('funnel');
  expect((figure.chart.subject as FunnelSubject).drop).toBe(2);
  expect(plain(figure.headline)).toContain('“建制 → 三项全有”流失 30.7 个百分点');
  // 临空区 loses more, and is no county: the sentence says among whom
  expect(plain(figure.headline)).toMatch(/7 个县（市、区）中流失最多的是孝昌县（36\.6 个百分点）/);
});

test('what the words over the steps say is drawn and in the table: the whole stands before its parts', async () => {
  const figure = await of('funnel');
  expect(plain(figure.headline)).toContain('建会 78.5%、建制 73.3%、三项全有 42.6%');
  const { groups } = funnelLayout(figure.chart.subject as FunnelSubject, { width: 900, height: 400, limited: true });
  const [whole, ...parts] = groups;
  expect([whole!.name.join(' '), ...whole!.columns.map(({ value }) => value), whole!.drop]).toEqual([
    ...['孝感市', '79', '73', '43', '−30.7']
  ]);
  expect(parts).toHaveLength(11);
  const [row] = textRows(figure.table);
  expect(row!.join()).toContain('孝感市');
  expect(row!.join()).toMatch(/78\.5.*73\.3.*42\.6/);
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CurveSubject } from '../../../src/lib/charts/curve/subject';
import { cellText } from '../../../src/lib/charts/table';
import type { Visit } from '../../../src/lib/codebook/codebook';
import { pathOf, shareAfter, unitsTo } from '../../../src/lib/figures/visits/path';
import { plain } from '../../../src/lib/figures/words/sentence';
import { openSurvey, type OpenedSurvey } from './demo';

const visit: Visit = {
  indicator: 'rate',
  listed: null,
  lacking: { type: 'isNull', column: 'union', negated: false },
  adds: { type: 'column', name: 'staff' },
  size: 'staff',
  large: 100
};
const block = (staff: (number | null)[], total = staff.length) => ({
  waves: staff.map(() => '2014'),
  columns: new Map([['staff', staff]]),
  total
});
const all = () => true;

describe('pathOf(visit, estimate, rows)', () => {
  // 600 of 1000 workers are members; units of 150, 90 and 10 without a union, and one that does not say
  const path = pathOf(visit, { numerator: 600, denominator: 1000 }, block([150, 90, 10, null]), all);

  test('adds unit after unit to the numerator and leaves the denominator', () => {
    expect([0, 1, 2, 3].map((units) => shareAfter(path, units))).toEqual([0.6, 0.75, 0.84, 0.85]);
  });

  test('a unit that does not say how large it is adds nothing, and is counted', () => {
    expect(shareAfter(path, 4)).toBe(0.85);
    expect(path.unknown).toBe(1);
  });

  test.each([
    [0.6, 0],
    [0.61, 1],
    [0.75, 1],
    [0.84, 2],
    [0.85, 3],
    [0.86, null]
  ])('unitsTo(path, %d) is the fewest units that reach it: %s', (target, units) => {
    expect(unitsTo(path, target)).toBe(units);
  });

  test('a target that binary numbers cannot hold is reached by what it says: 0.07 of 100', () => {
    const small = pathOf(visit, { numerator: 5, denominator: 100 }, block([2, 1]), all);
    expect(unitsTo(small, 0.07)).toBe(1);
  });

  test('rows of areas that the rate leaves out are not visited for it, and a cut list says so', () => {
    expect(pathOf(visit, { numerator: 600, denominator: 1000 }, block([150, 90]), (at) => at > 0).numerators).toEqual([
      690
    ]);
    expect(pathOf(visit, { numerator: 600, denominator: 1000 }, block([150], 9), all).isCut).toBe(true);
  });
});

describe('the curve of the demo', () => {
  let demo: OpenedSurvey;
  beforeAll(async () => (demo = await openSurvey('xiaogan')));
  afterAll(() => demo.engine.close());

  const covered = new Set(['independent', 'joint', 'federation']);
  const figure = async (choices: Parameters<OpenedSurvey['figures']>[0]) =>
    (await demo.figures(choices)).find(({ spec }) => spec.kind === 'visits')!;
  const shares = ({ chart }: Awaited<ReturnType<typeof figure>>) => (chart.subject as CurveSubject).shares;

  /** What 20 visits bring and how many a target takes, from the CSV, by hand. */
  function byHand(area: string | null, ofWorkers: boolean, target: number) {
    const rows = demo
      .rows('unit', '2014')
      .filter((row) => row['operating'] === 'normal' && row['union_form'] != null)
      .filter((row) => area === null || row['district_code'] === area);
    let [have, of] = [0, 0];
    const lacking: number[] = [];
    for (const row of rows) {
      const isCovered = covered.has(row['union_form'] as string);
      const staff = row['employees'] as number | null;
      if (ofWorkers) {
        if (staff == null || (isCovered && row['members'] == null)) continue;
        have += isCovered ? (row['members'] as number) : 0;
        of += staff;
      } else {
        have += isCovered ? 1 : 0;
        of += 1;
      }
      if (!isCovered && staff != null) lacking.push(staff);
    }
    lacking.sort((a, b) => b - a);
    const gain = (units: number) => lacking.slice(0, units).reduce((sum, staff) => sum + (ofWorkers ? staff : 1), 0);
    let needed = 0;
    while (needed < lacking.length && have + gain(needed) < target * of - 1e-9) needed += 1;
    return { first: (have + gain(20)) / of, needed, start: have / of, most: (have + gain(lacking.length)) / of };
  }

  test.each([
    [null, 'O03', 0.85],
    ['420921', 'O03', 0.85],
    [null, 'O01', 0.92],
    ['420984', 'O01', 0.92]
  ])(
    'of %s, %s: after 20 units, and units to the target, as counted anew from the CSV',
    async (area, indicator, target) => {
      const found = await figure({ area, visit: indicator });
      const expected = byHand(area, indicator === 'O03', target);
      expect(shares(found)[0]).toBeCloseTo(expected.start, 12);
      expect(shares(found)[20]).toBeCloseTo(expected.first, 12);
      expect(plain(found.headline)).toContain(`至少需 ${expected.needed.toLocaleString('en')} 家`);
    }
  );

  test('where all units together do not reach the target, that is said', async () => {
    const found = await figure({ area: '420922', visit: 'O03' });
    const { most } = byHand('420922', true, 0.85);
    expect(most).toBeLessThan(0.85);
    expect(plain(found.headline)).toContain(`都补上也只到 ${(100 * most).toFixed(1)}%，仍低于目标 85%`);
  });

  test('a target that is tried out says so in the sentence, the chart and the notes, and takes other units', async () => {
    const found = await figure({ visit: 'O01', goal: '85' });
    const expected = byHand(null, false, 0.85);
    expect(plain(found.headline)).toContain(`测算目标 85% 至少需 ${expected.needed} 家`);
    expect((found.chart.subject as CurveSubject).target!.words).toContain('测算');
    expect(found.basis.notes.join(' ')).toContain('不是下达的目标');
    expect(found.title).toContain('测算');
  });

  test('every height that can be pressed leads to that target, and is one that the units can reach', async () => {
    const found = await figure({ visit: 'O03', area: '420922' });
    const { goals } = found.chart.subject as CurveSubject;
    expect(goals.length).toBeGreaterThan(5);
    for (const { mark, share } of goals) {
      expect(found.leads[mark]).toEqual({ goal: String(Math.round(share * 100)) });
      expect(share).toBeLessThanOrEqual(shares(found).at(-1)! + 1e-9);
    }
  });

  test('the table names the units that come first, the largest first, none of which has a union', async () => {
    const found = await figure({ visit: 'O03', area: '420922' });
    const units = new Map(demo.rows('unit', '2014').map((row) => [row['unit_id'] as string, row]));
    const listed = found.table.rows.map((row) => units.get(cellText(row[1]!))!);
    expect(listed.length).toBeGreaterThan(50);
    for (const row of listed) {
      expect(covered.has(row['union_form'] as string)).toBe(false);
      expect(row['district_code']).toBe('420922');
    }
    const sizes = listed.map((row) => row['employees'] as number);
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
  });

  test('a filter keeps the curve to its units', async () => {
    const found = await figure({ visit: 'O01', filters: { unit_type: ['institution'] } });
    const of = demo
      .rows('unit', '2014')
      .filter((row) => row['operating'] === 'normal' && row['unit_type'] === 'institution');
    const lacking = of.filter((row) => row['union_form'] != null && !covered.has(row['union_form'] as string));
    expect(shares(found)).toHaveLength(lacking.length + 1);
  });
});

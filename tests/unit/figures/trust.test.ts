import { afterAll, beforeAll, expect, test } from 'vitest';
import { dumbbellLayout, type DumbbellSubject } from '../../../src/lib/charts/dumbbell/layout';
import type { RangesSubject } from '../../../src/lib/charts/ranges/layout';
import type { Figure } from '../../../src/lib/figures/figure';
import { plain } from '../../../src/lib/figures/words/sentence';
import { openSurvey, type OpenedSurvey } from './demo';

let demo: OpenedSurvey;
beforeAll(async () => (demo = await openSurvey('xiaogan')));
afterAll(() => demo.engine.close());

const figures = async (kind: string, choices: Parameters<OpenedSurvey['figures']>[0] = {}): Promise<Figure[]> =>
  (await demo.figures(choices)).filter(({ spec }) => spec.kind === kind);
const subjectOf = ({ chart }: Figure) => chart.subject as DumbbellSubject;

const pairOf = async (name: string, choices = {}) => {
  const at = demo.codebook.gaps.pairs.findIndex((pair) => pair.name === name);
  return (await figures('dumbbell', choices))[at]!;
};
const estimateOf = (figure: Figure, side: 0 | 1, area: string) => {
  const { estimates, indicators } = subjectOf(figure);
  return estimates.find((one) => one.indicator === indicators[side].id && one.area === area)!;
};

const workers = () => demo.rows('worker', '2014');
const units = () => demo.rows('unit', '2014').filter((row) => row['operating'] === 'normal');

/** Weighted share of workers by hand. */
function share(
  rows: ReturnType<typeof workers>,
  asked: (row: (typeof rows)[number]) => boolean | null,
  counts: (row: (typeof rows)[number]) => boolean
) {
  let [y, x] = [0, 0];
  for (const row of rows) {
    if (asked(row) !== true) continue;
    const weight = Number(row['weight'] ?? 1);
    x += weight;
    if (counts(row)) y += weight;
  }
  return y / x;
}

test('both sides of a pair are of the same people: contracts of enterprises beside workers of enterprises', async () => {
  const figure = await pairOf('contract');
  for (const area of ['420902', '420922', '4209GX']) {
    const said = share(
      workers().filter((row) => row['district_code'] === area),
      (row) => row['unit_type'] === 'enterprise' && (row['has_contract'] === 'yes' || row['has_contract'] === 'no'),
      (row) => row['has_contract'] === 'yes'
    );
    expect(estimateOf(figure, 1, area).value, area).toBeCloseTo(said, 10);
    let [y, x] = [0, 0];
    for (const row of units()) {
      if (row['district_code'] !== area || row['unit_type'] !== 'enterprise') continue;
      if (row['contract_workers'] == null || row['employees'] == null) continue;
      y += row['contract_workers'] as number;
      x += row['employees'] as number;
    }
    expect(estimateOf(figure, 0, area).value, area).toBeCloseTo(y / x, 10);
  }
});

test('a service point counts for the workers of its unit, beside workers who know of one', async () => {
  const figure = await pairOf('awareness');
  let [y, x] = [0, 0];
  for (const row of units()) {
    if (row['district_code'] !== '420984' || row['service_point'] == null || row['employees'] == null) continue;
    x += row['employees'] as number;
    if (row['service_point'] === 'own' || row['service_point'] === 'shared') y += row['employees'] as number;
  }
  expect(estimateOf(figure, 0, '420984').value).toBeCloseTo(y / x, 10);
  const said = share(
    workers().filter((row) => row['district_code'] === '420984'),
    (row) => row['knows_center'] != null,
    (row) => row['knows_center'] === 'yes'
  );
  expect(estimateOf(figure, 1, '420984').value).toBeCloseTo(said, 10);
});

test('a difference within what a sample varies is not called one: its interval holds what the units report', async () => {
  let [told, untold] = [0, 0];
  for (const figure of await figures('dumbbell')) {
    const subject = subjectOf(figure);
    for (const { code } of subject.areas) {
      const [claimed, reported] = [estimateOf(figure, 0, code), estimateOf(figure, 1, code)];
      if (claimed?.value == null || reported?.value == null || !reported.interval) continue;
      const [lower, upper] = reported.interval;
      const isInside = lower <= claimed.value && claimed.value <= upper;
      if (isInside) expect(subject.untold, `${figure.title} ${code}`).toContain(code);
      if (subject.untold!.includes(code)) untold += 1;
      else told += 1;
    }
    const { rows } = dumbbellLayout(subject, { width: 600, height: 300 });
    for (const row of rows) if (!row.isTold && row.difference !== '') expect(row.difference).toBe('分不清');
  }
  expect(told, 'told apart').toBeGreaterThan(3);
  expect(untold, 'not told apart').toBeGreaterThan(0);
});

test('the row of the whole says what the sentence over the figure says: the same difference, or that it cannot be told', async () => {
  const pairs = await figures('dumbbell');
  const said = pairs.map((figure) => {
    const [whole] = dumbbellLayout(subjectOf(figure), { width: 600, height: 300 }).rows;
    expect(whole).toMatchObject({ name: '孝感市', bold: true });
    expect(figure.table.rows[0]![0]).toBe('孝感市');
    const points = whole!.difference.replace('−', '');
    expect(plain(figure.headline)).toContain(whole!.isTold ? `${points} 个百分点` : '无显著差别');
    return whole!.difference;
  });
  expect(said.length).toBeGreaterThan(3);
  // the title of the briefing's slide
  expect(said[0]).toBe('−12.4');
  expect(said).toContain('分不清');
});

test('a side that is hidden or on too few answers has no difference', async () => {
  for (const figure of await figures('dumbbell')) {
    const { rows } = dumbbellLayout(subjectOf(figure), { width: 600, height: 300 });
    for (const { area, difference, dots } of rows) {
      const sides = ([0, 1] as const).map((side) => estimateOf(figure, side, area.code));
      if (sides.some((one) => !one || one.value === null || one.unreliable)) expect(difference, area.label).toBe('');
      for (const [side, one] of sides.entries()) if (one?.state === 'hidden') expect(dots[side]).toBeNull();
    }
  }
});

test('silent units are those that should have reported less those that did, area by area, and blanks those that left it out', async () => {
  const [figure] = await figures('ranges');
  const { rows } = figure!.chart.subject as RangesSubject;
  const register = demo.rows('district', '2014');
  const silent = register.reduce((sum, row) => {
    const came = demo.rows('unit', '2014').filter((one) => one['district_code'] === row['district_code']).length;
    return sum + Math.max(0, (row['sample_units'] as number) - came);
  }, 0);
  expect(silent).toBeGreaterThan(0);
  const unit = rows.find(({ indicator }) => indicator.id === 'O01')!;
  const blank = units().filter((row) => row['union_form'] == null).length;
  expect(unit.silence).toMatchObject({ silent });
  expect(unit.silence!.blank).toBeGreaterThanOrEqual(blank);
  const known = units().filter((row) => row['union_form'] != null);
  const covered = known.filter((row) => row['union_form'] !== 'none' && row['union_form'] !== 'preparing').length;
  expect(unit.silence!.upper).toBeCloseTo(
    (covered + silent + unit.silence!.blank) / (known.length + silent + unit.silence!.blank),
    12
  );
});

test('it is said of a rate that stays under its target whatever silent units are, and only where it holds', async () => {
  for (const choices of [{}, { area: '420922' }, { area: '420982' }, { filters: { unit_type: ['enterprise'] } }]) {
    const [figure] = await figures('ranges', choices);
    const { rows } = figure!.chart.subject as RangesSubject;
    for (const { silence, outcome, estimate, indicator } of rows) {
      if (!silence || !estimate?.target) continue;
      if (outcome === 'staysBelow') expect(silence.upper, indicator.label).toBeLessThan(estimate.target);
      if (outcome === 'staysReached')
        expect(silence.lower, indicator.label).toBeGreaterThanOrEqual(estimate.target - 1e-12);
      if (outcome === 'open')
        expect(silence.lower < estimate.target && silence.upper >= estimate.target - 1e-12).toBe(true);
    }
  }
  const [figure] = await figures('ranges', { area: '420922' });
  expect(plain(figure!.headline)).toMatch(/即使未报单位全部覆盖，(也全都|仍)低于目标/);
});

import { beforeEach, describe, expect, test } from 'vitest';
import { bulletLayout } from '../../../src/lib/charts/bullet/layout';
import { funnelLayout, type FunnelSubject } from '../../../src/lib/charts/funnel/layout';
import { textRows } from '../../../src/lib/charts/table';
import { funnelTable } from '../../../src/lib/charts/funnel/table';
import { appearancesIn, legendLayout } from '../../../src/lib/charts/legend/layout';
import { overwriteGetLocale } from '../../../src/lib/paraglide/runtime';
import { areas, everyState, areaTypes, made, rate, unionised } from '../../gallery/made';

beforeEach(() => overwriteGetLocale(() => 'zh-CN'));

const steps = ['建会', '建制', '建家'].map((label) => ({
  indicator: rate('zh-CN', label, 'work', label, label),
  label
}));
const subject = (values: (number | null)[]): FunnelSubject => ({
  steps,
  areas: areas('zh-CN').slice(0, 1),
  areaTypes: areaTypes('zh-CN'),
  estimates: steps.map(({ indicator }, i) => made(indicator, 'a1', values[i]!))
});
/** too narrow for a key beside the steps */
const drop = (values: (number | null)[]) => funnelLayout(subject(values), { width: 200, height: 0 }).groups[0]!.drop;

describe('funnelLayout(subject, frame)', () => {
  test.each([
    ['names the step after which most is lost', [0.86, 0.59, 0.44], '建会后 −27.0'],
    ['also when that is a later one', [0.86, 0.81, 0.44], '建制后 −37.0'],
    ['subtracts unrounded shares: 86.6 − 59.4', [0.866, 0.594, 0.5], '建会后 −27.2'],
    ['says nothing when nothing is lost', [0.5, 0.5, 0.5], ''],
    ['does not guess over a step that was not reported', [0.9, null, 0.2], '']
  ])('%s', (_, values, words) => {
    expect(drop(values)).toBe(words);
  });

  test('the step is said once where all lose most after the same, under each where they do not', () => {
    const of = (second: number[]) => {
      const two = areas('zh-CN').slice(0, 2);
      const [first, other] = [subject([0.86, 0.59, 0.44]), subject(second)];
      const others = other.estimates.map((one) => ({ ...one, area: two[1]!.code }));
      const both = { ...first, areas: two, estimates: [...first.estimates, ...others] };
      const { dropKey, groups } = funnelLayout(both, { width: 400, height: 0 });
      return [dropKey?.text ?? null, ...groups.map((group) => group.drop)];
    };
    expect(of([0.7, 0.5, 0.4])).toEqual(['红字：建会之后减少的百分点', '−27.0', '−20.0']);
    expect(of([0.7, 0.6, 0.4])).toEqual([null, '建会后 −27.0', '建制后 −20.0']);
  });

  test('draws heights in proportion and keeps every area', () => {
    const [first, , last] = funnelLayout(subject([0.8, 0.6, 0.4]), { width: 400, height: 0 }).groups[0]!.columns;
    expect(first!.height).toBeCloseTo(2 * last!.height);
    const all = funnelLayout({ ...subject([0.8, 0.6, 0.4]), areas: areas('zh-CN') }, { width: 400, height: 0 });
    expect(all.groups).toHaveLength(11);
    for (const group of all.groups) expect(group.x + group.width).toBeLessThanOrEqual(400);
  });

  test('scales to its own steps, whatever other indicators say', () => {
    const own = subject([0.8, 0.6, 0.4]);
    const other = { ...own.estimates[0]!, indicator: 'per_10000', value: 24 };
    const frame = { width: 400, height: 320 };
    const heights = (layout: ReturnType<typeof funnelLayout>) => layout.groups[0]!.columns.map(({ height }) => height);
    expect(heights(funnelLayout({ ...own, estimates: [...own.estimates, other] }, frame))).toEqual(
      heights(funnelLayout(own, frame))
    );
    expect(heights(funnelLayout(own, frame))[0]).toBeGreaterThan(80);
  });

  test('funnelTable shows each n and the shared denominator', () => {
    const { head } = funnelTable(subject([0.5, 0.4, 0.3]));
    const rows = textRows(funnelTable(subject([0.5, 0.4, 0.3])));
    expect(rows[0]![head.indexOf('分母')]).toBe('1,430');
    expect(rows[0]![head.indexOf('建制 n')]).toBe('1,430');
  });
});

describe('bulletLayout(subject, width)', () => {
  test('places value, target and last wave on a scale from 0 to 100 with 4 px margins', () => {
    const indicator = unionised('zh-CN');
    const [area] = areas('zh-CN');
    const layout = bulletLayout(
      { area: area!, indicator, estimate: made(indicator, 'a1', 0.5), previous: made(indicator, 'a1', 0.25) },
      208
    );
    expect(layout.bar).toEqual({ x: 4, width: 100 });
    expect(layout.dot).toBe(54);
    expect(layout.target).toBeCloseTo(188);
  });
});

describe('legend', () => {
  test('appearancesIn(estimates, areas, indicators) lists only the states that occur', () => {
    const indicator = unionised('zh-CN');
    expect(appearancesIn([made(indicator, 'a1', 0.95)], areas('zh-CN').slice(0, 2), [indicator])).toEqual([
      'reached',
      'notReported'
    ]);
    expect(appearancesIn(everyState(indicator), areas('zh-CN'), [indicator])).toHaveLength(8);
  });

  test('legendLayout(appearances, width) breaks into lines that fit', () => {
    const { items, height } = legendLayout(['reached', 'near', 'below', 'hidden'], 160);
    expect(new Set(items.map((one) => one.y)).size).toBeGreaterThan(1);
    expect(height).toBe(new Set(items.map((one) => one.y)).size * 20);
  });
});

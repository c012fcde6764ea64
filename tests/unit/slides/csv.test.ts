import { describe, expect, test } from 'vitest';
import type { Estimate } from '../../../src/lib/estimates/estimates';
import { suppressed } from '../../../src/lib/estimates/suppression/suppressed';
import { estimatesCsv } from '../../../src/lib/slides/csv';
import { made, rate } from '../figures/made';

const header =
  '\uFEFFsurvey,wave,indicator,area,n,numerator,denominator,value,lower,upper,target,gap,missing,not_asked,state,standing,provisional\r\n';

test('estimatesCsv(survey, estimates): BOM, CRLF, the columns in order, rates as 0..1', () => {
  const estimate = made(rate, 'a', 0.784, { interval: [0.7, 0.85], shortfall: 136, nonresponse: 3, notEligible: 4 });
  expect(estimatesCsv('made', [estimate])).toBe(
    `${header}made,2014,rate,a,1000,784,1000,0.784,0.7,0.85,0.92,136,3,4,value,below,0\r\n`
  );
});

test('estimatesCsv leaves hidden and not reported cells empty, never 0, and numerators that would give them away too', () => {
  const hidden = made(rate, 'a', null, { state: 'hidden', n: 6, numerator: 4, denominator: 6 });
  const absent = made(rate, 'b', null, { n: 0 });
  expect(estimatesCsv('made', [hidden, absent])).toBe(
    `${header}made,2014,rate,a,,,,,,,0.92,,,,hidden,,0\r\nmade,2014,rate,b,0,,,,,,0.92,,0,0,notReported,,0\r\n`
  );
});

test('estimatesCsv puts groups, bases and parts between area and n', () => {
  const csv = estimatesCsv('made', [
    made(rate, 'a', 0.5, { group: { size: 'small' } }),
    made(rate, 'a', 0.5, { group: { size: null }, base: 'covered', part: 'rate_relief' })
  ]);
  const [head, first, second] = csv.split('\r\n');
  expect(head).toContain('area,size,base,part,n,');
  expect(first).toContain(',a,small,,,1000,');
  expect(second).toContain(',a,,covered,rate_relief,1000,');
});

test('estimatesCsv says beside n what weighted answers are worth, and nothing of what is hidden', () => {
  const [head, first, second] = estimatesCsv('made', [
    made(rate, 'a', 0.5, { n: 40, effectiveN: 22.4 }),
    made(rate, 'b', null, { state: 'hidden', n: null })
  ]).split('\r\n');
  expect(head!.endsWith(',effective_n')).toBe(true);
  expect(first!.endsWith(',22.4')).toBe(true);
  expect(second).toBe('made,2014,rate,b,,,,,,,0.92,,,,hidden,,0,');
});

test('estimatesCsv has no column for it where every row weighs 1', () => {
  expect(estimatesCsv('made', [made(rate, 'a', 0.5, { n: 40, effectiveN: 40 })])).not.toContain('effective_n');
});

test('no count beside a hidden figure is written: missing, not asked, sums, n, effective n, interval', () => {
  const shown = made(rate, 'a', 0.5, { n: 40, effectiveN: 22.4, nonresponse: 7, notEligible: 5, interval: [0.3, 0.7] });
  const [head, row] = estimatesCsv('made', [suppressed(shown, false), made(rate, 'b', 0.5, { effectiveN: 20 })]).split(
    '\r\n'
  );
  const cells = row!.split(',');
  const written = head!.split(',').filter((_, at) => cells[at] !== '');
  expect(written.map((name) => name.replace('\uFEFF', ''))).toEqual([
    'survey',
    'wave',
    'indicator',
    'area',
    'target',
    'state',
    'provisional'
  ]);
});

test.each([
  ['=1+1', "'=1+1"],
  ['+86', "'+86"],
  ['-1', "'-1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\tx', "'\tx"],
  ['＝1', "'＝1"],
  ['a,b', '"a,b"'],
  ['a"b', '"a""b"'],
  ['a\nb', '"a\nb"'],
  ['=1,"x"', '"\'=1,""x"""']
])('estimatesCsv writes the text %j as %j', (text, cell) => {
  expect(estimatesCsv('made', [made(rate, 'a', 0.5, { group: { g: text } })])).toContain(`,a,${cell},1000,`);
});

test('estimatesCsv keeps negative numbers numbers', () => {
  expect(estimatesCsv('made', [made(rate, 'a', -0.12)])).toContain(',-120,1000,-0.12,');
});

describe('estimatesCsv(survey, estimates, compare)', () => {
  const sample = (n: number, yes: number) => ({
    n,
    numerator: yes,
    denominator: n,
    sample: { proportion: true, yy: yes, xy: yes, xx: n }
  });
  const last = (count: number, estimates: Estimate[]) =>
    estimatesCsv('made', estimates, '2013')
      .trim()
      .split('\r\n')
      .map((row) => row.split(',').slice(-count));

  test('the change of a full count has no p: it needs no test', () => {
    expect(last(3, [made(rate, 'a', 0.75), made(rate, 'a', 0.5, { wave: '2013' })])).toEqual([
      ['provisional', 'change', 'change_from'],
      ['0', '0.25', '2013'],
      ['0', '', '']
    ]);
  });

  test('of a sample with its p and 1 or 0: 56 of 70 after 48 of 80 is, 40 of 80 after 39 of 80 is not', () => {
    const [head, a, b, before] = last(4, [
      made(rate, 'a', 0.8, sample(70, 56)),
      made(rate, 'b', 0.5, sample(80, 40)),
      made(rate, 'a', 0.6, { ...sample(80, 48), wave: '2013' }),
      made(rate, 'b', 39 / 80, { ...sample(80, 39), wave: '2013' })
    ]);
    expect(head).toEqual(['change', 'change_from', 'change_p', 'change_significant']);
    expect(Number(a![2])).toBeCloseTo(0.0082582879, 9);
    expect([a![3], b![3], before![3]]).toEqual(['1', '0', '']);
  });
});

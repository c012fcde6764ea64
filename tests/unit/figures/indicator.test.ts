import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BarsSubject } from '../../../src/lib/charts/bars/subject';
import { barsLayout } from '../../../src/lib/charts/bars/layout';
import { breakdownLayout } from '../../../src/lib/charts/breakdown/layout';
import type { BreakdownSubject } from '../../../src/lib/charts/breakdown/subject';
import type { FactsSubject } from '../../../src/lib/charts/facts/subject';
import { readMark } from '../../../src/lib/charts/mark';
import { cellText } from '../../../src/lib/charts/table';
import { isKnown, type TrendSubject } from '../../../src/lib/charts/trend/subject';
import { trendLayout } from '../../../src/lib/charts/trend/layout';
import { slicesOf } from '../../../src/lib/figures/breakdown/groups';
import { build } from '../../../src/lib/figures/build';
import { numberCard } from '../../../src/lib/figures/card';
import type { Figure } from '../../../src/lib/figures/figure';
import { listsOf } from '../../../src/lib/figures/units/listOf';
import { plain } from '../../../src/lib/figures/words/sentence';
import { differenceInterval } from '../../../src/lib/stats/differenceInterval';
import { indicatorPage, specsOf } from '../../../src/routes/indicator/indicator';
import { slice } from '../../../src/routes/slice/slice';
import { openSurvey, type OpenedSurvey } from './demo';

let demo: OpenedSurvey;
beforeAll(async () => (demo = await openSurvey('xiaogan')));
afterAll(() => demo.engine.close());

type Choices = Parameters<OpenedSurvey['pageOf']>[0];
type Rows = ReturnType<OpenedSurvey['rows']>;

async function figures(choices: Choices, opened = demo) {
  const page = indicatorPage(opened.pageOf(choices), opened.codebook);
  const answers = await opened.answer(choices, specsOf(page));
  const made = (spec: (typeof page)['trend']['spec']) => build(spec, opened.survey, answers);
  return {
    answers,
    definition: made(page.definition.spec),
    districts: made(page.districts.spec),
    trend: made(page.trend.spec),
    breakdowns: page.breakdowns.map(({ spec }) => made(spec))
  };
}
const groupsOf = ({ chart }: Figure) => chart.subject as BreakdownSubject;
const by = (found: Figure[], name: string) =>
  found.find(({ spec }) => (spec as unknown as { by: string }).by === name)!;

const dawu = '420922';
const covered = new Set(['independent', 'joint', 'federation']);
/** 建会率 by hand: operating units that say how they are covered. */
const known = (rows: Rows) => rows.filter((row) => row['operating'] === 'normal' && row['union_form'] != null);
const isCovered = (row: Rows[number]) => covered.has(row['union_form'] as string);
const rate = (rows: Rows) => known(rows).filter(isCovered).length / known(rows).length;

test('each group of a district has its own rate, n and people behind it, counted anew from the CSV of the units', async () => {
  const { breakdowns } = await figures({ area: dawu, indicator: 'O01' });
  const units = demo.rows('unit', '2014').filter((row) => row['district_code'] === dawu);
  const columns = { unit_type: 'unit_type', ownership: 'ownership', industry: 'industry_code', size: 'size_class' };
  expect(breakdowns).toHaveLength(4);
  for (const [name, column] of Object.entries(columns)) {
    const { rows } = groupsOf(by(breakdowns, name));
    for (const { estimate, people } of rows) {
      const own = units.filter((row) => (row[column] ?? null) === estimate.group[column]);
      expect(estimate.value, `${name} ${estimate.group[column]}`).toBeCloseTo(rate(own), 12);
      expect(estimate.n).toBe(known(own).length);
      const behind = known(own).filter((row) => row['employees'] != null && !isCovered(row));
      expect(people).toBe(behind.reduce((sum, row) => sum + Number(row['employees']), 0));
    }
    const all = rows.reduce((sum, { estimate }) => sum + estimate.n!, 0);
    expect(all, `${name}: every unit is in one group`).toBe(known(units).length);
  }
});

test('the equity gap is the best less the worst group that can be judged, unrounded; fewer than ten units and blanks are neither', async () => {
  const areas = demo.codebook.areas.filter(({ parent }) => parent === demo.codebook.root);
  let few = 0;
  for (const { code } of [{ code: demo.codebook.root }, ...areas]) {
    const { breakdowns } = await figures({ area: code, indicator: 'O01' });
    const units = demo
      .rows('unit', '2014')
      .filter((row) => code === demo.codebook.root || row['district_code'] === code);
    const { rows, gap } = groupsOf(by(breakdowns, 'size'));
    const sizes = [...new Set(units.map((row) => row['size_class']))].filter((size) => size != null);
    const counted = sizes
      .map((size) => units.filter((row) => row['size_class'] === size))
      .filter((own) => known(own).length >= 10)
      .map(rate);
    few += rows.filter(({ estimate }) => estimate.few).length;
    if (counted.length < 2) expect(gap, code).toBeNull();
    else expect(gap!.size, code).toBeCloseTo(Math.max(...counted) - Math.min(...counted), 12);
    for (const one of gap ? [gap.best, gap.worst] : []) {
      expect(one.few || one.unreliable).toBe(false);
      expect(Object.values(one.group)).not.toContain(null);
    }
  }
  expect(few, 'groups that are too small to be judged').toBeGreaterThan(0);
});

test('of an indicator that should be low the best group is the lowest', async () => {
  const { breakdowns } = await figures({ indicator: 'S06' });
  for (const figure of breakdowns) {
    const { gap } = groupsOf(figure);
    if (gap) expect(gap.best.value!).toBeLessThanOrEqual(gap.worst.value!);
  }
});

test('of a sample the gap has the interval of a difference, and what it cannot tell is said, not claimed', async () => {
  const { breakdowns } = await figures({ indicator: 'S11' });
  for (const figure of breakdowns) {
    const { gap, rows } = groupsOf(figure);
    const [high, low] = [gap!.best, gap!.worst];
    const expected = differenceInterval(
      { value: high.value!, interval: high.interval! },
      { value: low.value!, interval: low.interval! }
    );
    expect(gap!.interval).toEqual(expected);
    expect(
      rows.filter(({ estimate }) => estimate.n! < 30).every(({ estimate }) => estimate !== high && estimate !== low)
    ).toBe(true);
    if (gap!.told === 'notSignificant') expect(plain(figure.headline)).toContain('抽样分不清');
    else expect(plain(figure.headline)).toContain('最差');
    expect(plain(figure.headline)).toContain('95% 置信区间');
  }
});

test('the equity gap is said in the finding and at the bracket that shows it, and not once more under the figure', async () => {
  for (const indicator of ['O01', 'S11']) {
    const { breakdowns } = await figures({ indicator });
    const spec = slice(demo.pageOf({ indicator, rows: 'unit_type' }), demo.codebook, ['2013', '2014']).spec;
    const sliced = build(spec, demo.survey, await demo.answer({ indicator, rows: 'unit_type' }, [spec]));
    for (const figure of [...breakdowns, sliced]) {
      const { chart, headline, remarks, basis } = figure;
      const said = `${(100 * groupsOf(figure).gap!.size).toFixed(1)} 个百分点`;
      expect(plain(headline)).toContain(`公平差距 ${said}`);
      const { gap } = breakdownLayout(chart.subject as BreakdownSubject, { width: 640, height: 240 });
      expect(gap!.lines.join('')).toContain(`公平差距 ${said}`);
      expect([...remarks, ...basis.notes, figure.note].join('\n')).not.toContain(said);
    }
  }
});

test('an indicator stands under every filter that its table has, and under none that it lacks', async () => {
  const of = (id: string) => demo.codebook.indicators.find((one) => one.id === id)!;
  expect(slicesOf(demo.codebook, of('O01')).map(({ name }) => name)).toEqual([
    'unit_type',
    'ownership',
    'industry',
    'size'
  ]);
  expect(slicesOf(demo.codebook, of('S11')).map(({ name }) => name)).toEqual(['unit_type', 'industry', 'age']);
  const { breakdowns } = await figures({ indicator: 'O07' });
  expect(breakdowns).toEqual([]);
});

test('a group leads to its units, which are as many as its number says; one of persons to the page of these alone', async () => {
  const { breakdowns, answers } = await figures({ area: dawu, indicator: 'O01' });
  const sizes = by(breakdowns, 'size');
  for (const { mark, estimate } of groupsOf(sizes).rows) {
    expect(sizes.leads[mark]).toEqual({
      list: { indicator: 'O01', area: dawu, side: 'lacking', group: estimate.group }
    });
    expect(listsOf(mark, sizes, answers)[0]).toMatchObject({ list: { group: estimate.group } });
    const card = numberCard(mark, sizes, answers)!;
    expect(card.rows.find(([label]) => label === '有效数 n')![1]).toBe(estimate.n!.toLocaleString('en'));
  }
  const persons = (await figures({ indicator: 'S11' })).breakdowns[0]!;
  const [first] = groupsOf(persons).rows;
  expect(persons.leads[first!.mark]).toMatchObject({ filters: { unit_type: [first!.estimate.group['unit_type']] } });
});

test('the trend has every wave as it was counted then, and the change from unrounded values', async () => {
  const { trend, answers } = await figures({ area: dawu, indicator: 'O01' });
  const { lines, waves } = trend.chart.subject as TrendSubject;
  expect(waves.map(({ id }) => id)).toEqual(['2013', '2014']);
  expect(lines.map(({ label }) => label)).toEqual(['大悟县', '孝感市']);
  for (const [line, { points }] of lines.entries()) {
    const rates = waves.map(({ id }) =>
      rate(demo.rows('unit', id).filter((row) => line === 1 || row['district_code'] === dawu))
    );
    points.forEach((point, at) => expect(point.estimate!.value).toBeCloseTo(rates[at]!, 12));
    expect(points[0]!.change).toBeNull();
    expect(points[1]!.change!.difference).toBeCloseTo(rates[1]! - rates[0]!, 12);
    expect(points[1]!.broken).toBe('');
  }
  const [before] = lines[0]!.points;
  expect(trend.leads[before!.mark!]).toEqual({ wave: '2013' });
  const card = numberCard(before!.mark!, trend, answers)!;
  expect(card.rows.at(-1)).toEqual(['轮次', '2013年']);
  expect(readMark(before!.mark!).wave).toBe('2013');
});

const second = (texts: Map<string, string>): [string, string][] => {
  const old = (table: string) => texts.get(`waves/2013/${table}.csv`)!.replace(/,2013,/g, ',2012,');
  const wave = texts.get('waves/2013/wave.json')!.replaceAll('2013', '2012');
  return [
    ['waves/2012/wave.json', wave],
    ['waves/2012/unit.csv', old('unit')]
  ];
};

test('a wave that did not ask breaks the line and says so; a wave without the table is a gap; neither is a zero', async () => {
  const renamed = (path: string, text: string) =>
    path === 'waves/2013/unit.csv' ? text.replace(',union_form,', ',union_form_old,') : text;
  const opened = await openSurvey('xiaogan', renamed, second);
  try {
    const { trend } = await figures({ indicator: 'O01' }, opened);
    const subject = trend.chart.subject as TrendSubject;
    const [main] = subject.lines;
    expect(main!.points.map(({ absence }) => absence)).toEqual([null, 'notAsked', null]);
    expect(main!.points.filter(isKnown).map(({ wave }) => wave)).toEqual([0, 2]);
    expect(main!.points[2]!.broken).toContain('2013年没有问这项');
    expect(main!.points[2]!.change).toBeNull();
    const layout = trendLayout(subject, { width: 600, height: 260 });
    expect(layout.paths).toEqual([]);
    expect(layout.points.map(({ value }) => value)).not.toContain('0.0');
    expect(plain(trend.headline)).toContain('不能相比');
    expect(trend.table.rows[1]!.map(cellText)).toContain('没有问这项');

    const persons = (await figures({ indicator: 'S11' }, opened)).trend.chart.subject as TrendSubject;
    expect(persons.lines[0]!.points[0]).toMatchObject({ absence: 'closed', estimate: null });
    expect(trendLayout(persons, { width: 600, height: 260 }).gaps).toHaveLength(1);
  } finally {
    await opened.engine.close();
  }
});

test('two waves in which other areas reported are not joined; what may be compared over the areas of both is', async () => {
  const without = (path: string, text: string) =>
    path === 'waves/2013/unit.csv' ? text.replace(/^[^,]*,2013,420922,.*\n/gm, '') : text;
  const opened = await openSurvey('xiaogan', without);
  try {
    const { trend } = await figures({ indicator: 'O01' }, opened);
    const { lines } = trend.chart.subject as TrendSubject;
    expect(lines[0]!.points[1]!.broken).toContain('报送的地区不同');
    const common = (wave: string) => rate(demo.rows('unit', wave).filter((row) => row['district_code'] !== dawu));
    expect(lines[0]!.points[1]!.change!.difference).toBeCloseTo(common('2014') - common('2013'), 12);
    expect(plain(trend.headline)).toContain('不含大悟县');
  } finally {
    await opened.engine.close();
  }
});

test('the ranking of the page has places, changes and every sign; the first wave has a dash', async () => {
  const { districts } = await figures({ indicator: 'O01' });
  const subject = districts.chart.subject as BarsSubject;
  const layout = barsLayout(subject, { width: 780, height: 420 });
  const units = (wave: string, code: string) => demo.rows('unit', wave).filter((row) => row['district_code'] === code);
  const dash = barsLayout((await figures({ indicator: 'O01', wave: '2013' })).districts.chart.subject as BarsSubject, {
    width: 780,
    height: 420
  });
  expect(dash.rows.map(({ change }) => change)).toEqual(dash.rows.map(() => '—'));
  for (const { area, change } of layout.rows) {
    const difference = 100 * (rate(units('2014', area.code)) - rate(units('2013', area.code)));
    expect(change.replace('−', '-'), area.label).toBe(`${difference > 0 ? '+' : ''}${difference.toFixed(1)}`);
  }
  for (const type of ['county', 'zone', 'municipal']) {
    const places = layout.rows.filter(({ area }) => area.type === type).map(({ rank }) => rank);
    expect(places[0]).toBe(1);
  }
  expect(layout.notes.map(({ text }) => text).join()).toMatch(/✓ 达标.*△ 接近.*× 未达标/);
  expect(districts.leads[dawu]).toEqual({ page: '/district', area: dawu, indicator: 'O01' });
});

test('the card of an indicator has each of its bases with its own value, and the others lead to themselves', async () => {
  const { definition } = await figures({ area: dawu, indicator: 'W05' });
  const { facts } = definition.chart.subject as FactsSubject;
  const bases = facts.filter(({ label }) => label.startsWith('分母：'));
  expect(bases.map(({ isStrong }) => isStrong)).toEqual([true, false]);
  const units = demo.rows('unit', '2014').filter((row) => row['district_code'] === dawu);
  const asked = (row: Rows[number], inUnion: boolean) =>
    row['operating'] === 'normal' &&
    ['enterprise', 'institution'].includes(row['unit_type'] as string) &&
    row['congress'] != null &&
    (!inUnion || isCovered(row));
  const share = (inUnion: boolean) => {
    const own = units.filter((row) => asked(row, inUnion));
    return own.filter((row) => row['congress'] !== 'none').length / own.length;
  };
  expect(bases[0]!.text).toContain(`${(100 * share(true)).toFixed(1)}%`);
  expect(bases[0]!.text).not.toBe(bases[1]!.text);
  expect(definition.leads[bases[1]!.mark!]).toEqual({ base: 'operating' });
});

test('what a figure of several waves or groups rests on is said of everybody of the area in the wave that is looked at', async () => {
  const { trend, breakdowns } = await figures({ area: dawu, indicator: 'O01' });
  const n = known(demo.rows('unit', '2014').filter((row) => row['district_code'] === dawu)).length.toLocaleString('en');
  for (const figure of [trend, ...breakdowns]) {
    expect(figure.note, figure.title).toContain(`有效 ${n} 家单位`);
    expect(figure.basis.n, figure.title).toContain(n);
  }
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BarsSubject } from '../../../src/lib/charts/bars/subject';
import type { ProfileSubject } from '../../../src/lib/charts/profile/subject';
import { tilesLayout, type TilesSubject } from '../../../src/lib/charts/tiles/layout';
import { numberCard } from '../../../src/lib/figures/card';
import { build } from '../../../src/lib/figures/build';
import { plain } from '../../../src/lib/figures/words/sentence';
import { standouts } from '../../../src/lib/figures/words/profile';
import { district } from '../../../src/routes/district/district';
import { openSurvey, type OpenedSurvey } from './demo';

let demo: OpenedSurvey;
beforeAll(async () => (demo = await openSurvey('xiaogan')));
afterAll(() => demo.engine.close());

const dawu = '420922';
const covered = new Set(['independent', 'joint', 'federation']);

async function figures(choices: Parameters<OpenedSurvey['pageOf']>[0]) {
  const placed = district(demo.pageOf(choices), demo.codebook);
  const specs = [placed.profile, ...placed.townships].map(({ spec }) => spec);
  const answers = await demo.answer(choices, specs);
  const [profile, townships, tiles] = specs.map((spec) => build(spec, demo.survey, answers));
  return { profile: profile!, townships: townships ?? null, tiles: tiles ?? null };
}

/** 建会率 by hand: operating units that say how they are covered. */
const known = (rows: ReturnType<OpenedSurvey['rows']>) =>
  rows.filter((row) => row['operating'] === 'normal' && row['union_form'] != null);
const rate = (rows: ReturnType<OpenedSurvey['rows']>) =>
  known(rows).filter((row) => covered.has(row['union_form'] as string)).length / known(rows).length;

test('the card of a township says its own number, and not that nothing was reported', async () => {
  for (const of of [
    async () => (await figures({ area: dawu, indicator: 'O01' })).townships!,
    async () => (await demo.figures({ area: dawu })).find(({ spec }) => spec.kind === 'quadrants')!
  ]) {
    const figure = await of();
    const answers = await demo.answer({ area: dawu }, [figure.spec as never]);
    const own = demo.rows('unit', '2014').filter((row) => row['township_code'] === '420922100');
    const card = numberCard('420922100', figure, answers)!;
    const said = card.rows.flat().join(' ');
    expect(said).toContain(`${(100 * rate(own)).toFixed(1)}%`);
    expect(said).not.toContain('未报送');
  }
});

test('each township of a district has its own rate and n, counted anew from the CSV of the units', async () => {
  const { townships } = await figures({ area: dawu, indicator: 'O01' });
  const { areas, estimates } = townships!.chart.subject as BarsSubject;
  const units = demo.rows('unit', '2014').filter((row) => row['district_code'] === dawu);
  expect(areas.length).toBe(demo.codebook.areas.filter(({ parent }) => parent === dawu).length);
  for (const { code } of areas) {
    const own = units.filter((row) => row['township_code'] === code);
    const estimate = estimates.find(({ area }) => area === code);
    if (known(own).length === 0) expect(estimate?.value ?? null, code).toBeNull();
    else {
      expect(estimate!.value, code).toBeCloseTo(rate(own), 12);
      expect(estimate!.n, code).toBe(known(own).length);
    }
  }
  const blank = known(units.filter((row) => row['township_code'] == null)).length;
  const listed = estimates.reduce((sum, { n }) => sum + n!, 0);
  expect(listed + blank).toBe(known(units).length);
});

test('a township that no unit names is not reported, and never a rate of zero', async () => {
  const silent = '420922999';
  const opened = await openSurvey('xiaogan', (path, text) =>
    path === 'areas.csv' ? `${text.trimEnd()}\n${silent},${dawu},township,,,,,静默镇,Silent Town\n` : text
  );
  const placed = district(opened.pageOf({ area: dawu }), opened.codebook);
  const specs = placed.townships.map(({ spec }) => spec);
  const answers = await opened.answer({ area: dawu }, specs);
  const [bars, tiles] = specs.map((spec) => build(spec, opened.survey, answers));
  for (const figure of [bars!, tiles!]) {
    const row = figure.table.rows.find((cells) => cells.includes('静默镇'))!;
    expect(row).toContain('未报');
    expect(row).not.toContain('0.0');
  }
  expect(plain(bars!.headline)).toContain('1 个没有单位报送');
  expect(plain(tiles!.headline)).toContain('1 个未报');
  const { tiles: drawn } = tilesLayout(tiles!.chart.subject as TilesSubject, { width: 480, height: 240 });
  expect(drawn.find(({ area }) => area.code === silent)).toMatchObject({ appearance: 'notReported', value: '' });
  await opened.engine.close();
});

test('the tiles of a district are all its townships, each as its bar stands; what the sentence counts is their sum', async () => {
  const { townships, tiles } = await figures({ area: dawu, indicator: 'O01' });
  const subject = tiles!.chart.subject as TilesSubject;
  const { estimates, areas } = townships!.chart.subject as BarsSubject;
  expect(subject.areas).toEqual(areas);
  expect(subject.estimates).toEqual(estimates);
  const units = demo.rows('unit', '2014').filter((row) => row['district_code'] === dawu);
  const rates = areas.map(({ code }) => rate(units.filter((row) => row['township_code'] === code)));
  // indicators.csv: the target of 建会率 is 92 %; near is at most a tenth of it under it
  const reached = rates.filter((one) => one >= 0.92).length;
  const near = rates.filter((one) => one < 0.92 && one >= 0.92 * 0.9).length;
  const below = rates.filter((one) => one < 0.92 * 0.9).length;
  const said = plain(tiles!.headline);
  expect(said).toContain(`${areas.length} 个乡镇`);
  for (const [count, state] of [
    [reached, '达标'],
    [near, '接近'],
    [below, '未达标']
  ] as const)
    if (count > 0) expect(said).toContain(`${count} 个${state}`);
  expect(tiles!.leads).toEqual(townships!.leads);
});

test('a district stands beside the total with the unrounded difference, and its three worst are those furthest behind', async () => {
  const { profile } = await figures({ area: dawu });
  const subject = profile.chart.subject as ProfileSubject;
  const row = subject.groups.flatMap(({ rows }) => rows).find(({ indicator }) => indicator.id === 'O01')!;
  const units = demo.rows('unit', '2014');
  const own = units.filter((one) => one['district_code'] === dawu);
  expect(row.beside!.difference).toBeCloseTo(rate(own) - row.whole!.value!, 12);
  expect(row.whole!.value).toBeCloseTo(5163 / 6552, 12);
  const { worst } = standouts(subject);
  const behind = subject.groups
    .flatMap(({ rows }) => rows)
    .filter(({ beside, indicator }) => beside && beside.told !== 'notSignificant' && indicator.format !== 'number')
    .map(({ beside, indicator }) => beside!.difference * (indicator.direction === 'up' ? 1 : -1))
    .sort((a, b) => a - b);
  expect(worst.map(({ beside, indicator }) => beside!.difference * (indicator.direction === 'up' ? 1 : -1))).toEqual(
    behind.slice(0, 3)
  );
});

test('what a sample cannot tell from the total is neither best nor worst, and is counted', async () => {
  for (const area of demo.codebook.areas.filter(({ parent }) => parent === demo.codebook.root).slice(0, 4)) {
    const { profile } = await figures({ area: area.code });
    const subject = profile.chart.subject as ProfileSubject;
    const { best, worst, untold } = standouts(subject);
    const rows = subject.groups.flatMap((group) => group.rows);
    expect([...best, ...worst].every(({ beside }) => beside!.told !== 'notSignificant')).toBe(true);
    expect(untold).toBe(rows.filter(({ beside }) => beside?.told === 'notSignificant').length);
  }
});

test('the page of the total has no townships, nothing beside itself, and every area as a dot', async () => {
  const { profile, townships } = await figures({});
  const subject = profile.chart.subject as ProfileSubject;
  expect(townships).toBeNull();
  expect(subject.whole).toBeNull();
  const [row] = subject.groups[0]!.rows;
  expect(row!.beside).toBeNull();
  expect(row!.peers).toHaveLength(11);
});

test('an indicator of persons has no townships: the first headline with a township column stands there', async () => {
  const placed = district(demo.pageOf({ area: dawu, indicator: 'S04' }), demo.codebook);
  expect(placed.townships[0]!.spec).toMatchObject({ kind: 'townships', indicator: 'O01' });
});

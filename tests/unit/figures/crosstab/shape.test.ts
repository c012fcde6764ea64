import { afterAll, beforeAll, expect, test } from 'vitest';
import { slopeLayout } from '../../../../src/lib/charts/slope/layout';
import type { SlopeSubject } from '../../../../src/lib/charts/slope/subject';
import { stackedLayout } from '../../../../src/lib/charts/stacked/layout';
import type { StackedSubject } from '../../../../src/lib/charts/stacked/subject';
import { cellText } from '../../../../src/lib/charts/table';
import type { TrellisSubject } from '../../../../src/lib/charts/trellis/subject';
import { build } from '../../../../src/lib/figures/build';
import { numberCard } from '../../../../src/lib/figures/card';
import { edits, placesOf, writeArrangement } from '../../../../src/lib/figures/crosstab/arrangement';
import { fetchKinds } from '../../../../src/lib/figures/kinds';
import { restore } from '../../../../src/lib/figures/restore';
import { readView, writeView } from '../../../../src/lib/figures/view/address';
import { slice } from '../../../../src/routes/slice/slice';
import { estimatesCsv } from '../../../../src/lib/slides/csv';
import { openSurvey, type OpenedSurvey } from '../demo';
import { cellsOf, said, sliced, waves, weighed } from './slices';

let demo: OpenedSurvey;
// every third unit weighs 3, every seventh nothing, as a survey with weights has it
beforeAll(async () => {
  await fetchKinds();
  demo = await openSurvey('xiaogan', (path, text) => (path.endsWith('2014/unit.csv') ? weighed(text) : text));
});
afterAll(() => demo.engine.close());

const weightOf = (row: Record<string, unknown>) => Number(row['weight']);
const units = () =>
  demo.rows('unit', '2014').filter((row) => said(row, 'operating') === 'normal' && said(row, 'union_form') !== '');
const covered = (row: ReturnType<typeof units>[number]) =>
  ['independent', 'joint', 'federation'].includes(said(row, 'union_form'));

test('one switch leaves the weights out: each is recounted from the CSV, is printed, and its card says the same', async () => {
  const choices = { indicator: 'O01', rows: 'size_class', columns: 'ownership' };
  for (const weights of [null, 'off']) {
    const { spec } = slice(demo.pageOf({ ...choices, weights }), demo.codebook, waves);
    const answers = await demo.answer({ ...choices, weights }, [spec]);
    const figure = build(spec, demo.survey, answers);
    const of = (row: ReturnType<typeof units>[number]) => (weights === 'off' ? 1 : weightOf(row));
    const subject = figure.chart.subject as TrellisSubject;
    for (const { estimate, mark } of subject.rows.flatMap(({ cells }) => cells)) {
      if (!estimate || estimate.value === null) continue;
      const own = units().filter(
        (row) =>
          weightOf(row) > 0 &&
          Object.entries(estimate.group).every(([column, code]) => said(row, column) === (code ?? ''))
      );
      const sum = (some: typeof own) => some.reduce((total, row) => total + of(row), 0);
      expect([estimate.n, estimate.numerator, estimate.denominator]).toEqual([
        own.length,
        sum(own.filter(covered)),
        sum(own)
      ]);
      const card = numberCard(mark!, figure, answers)!.rows.map(([, value]) => value);
      expect(card[0]).toContain((100 * estimate.value).toFixed(1));
    }
    expect(figure.remarks).toContain(weights === 'off' ? '未加权：每行都算一份' : '已加权');
    expect(figure.remarks.join()).toMatch(/全数调查，没有抽样误差/);
  }
});

test('a full count says how far those who are silent could move its whole, as the ranges of the gap page do', async () => {
  const figure = await sliced(demo, { indicator: 'O01', rows: 'size_class', weights: 'off' });
  const rows = demo.rows('unit', '2014').filter((row) => weightOf(row) > 0);
  const words = /：([\d,]+) 家没有报表、([\d,]+) 家没有填.*合计在 ([\d.]+)%–([\d.]+)%/.exec(figure.remarks.join());
  expect(words).not.toBeNull();
  const [silent, blank, lower, upper] = words!.slice(1).map((words) => Number(words.replaceAll(',', '')));
  const operating = rows.filter((row) => said(row, 'operating') === 'normal');
  const known = operating.filter((row) => said(row, 'union_form') !== '');
  const yes = known.filter(covered).length;
  const of = known.length + silent! + blank!;
  expect(lower).toBeCloseTo((100 * yes) / of, 0);
  expect(upper).toBeCloseTo((100 * (yes + silent! + blank!)) / of, 0);
  const districts = demo.rows('district', '2014');
  const expected = districts.map((row) => [said(row, 'district_code'), Number(row['sample_units'])] as const);
  const all = demo.rows('unit', '2014');
  const missing = expected.reduce(
    (sum, [code, count]) => sum + Math.max(0, count - all.filter((row) => said(row, 'district_code') === code).length),
    0
  );
  expect(silent).toBe(missing);
});

test('codes put together are one group, counted anew; what is hidden is named and stays in the totals', async () => {
  const choices = {
    indicator: 'O01',
    rows: 'size_class',
    columns: 'ownership',
    rowsAs: 'micro+small.!large',
    weights: 'off'
  };
  const figure = await sliced(demo, choices);
  const subject = figure.chart.subject as TrellisSubject;
  expect(subject.rows.map(({ key }) => key)).toEqual(['', 'micro+small', 'medium', 'null']);
  const asked = units().filter((row) => weightOf(row) > 0);
  for (const { row, estimate } of await cellsOf(demo, choices)) {
    if (estimate.value === null) continue;
    const column = estimate.group['ownership'];
    const own = asked.filter(
      (unit) =>
        (row === '' || row.split('+').includes(said(unit, 'size_class') || 'null')) &&
        (column === undefined || said(unit, 'ownership') === (column ?? ''))
    );
    expect([estimate.n, estimate.numerator], row).toEqual([own.length, own.filter(covered).length]);
  }
  expect(figure.remarks).toContain('未列出：大型，仍计入合计');
});

test('rows are sorted by their first column, what has no value last', async () => {
  for (const order of ['down', 'up']) {
    const cells = await cellsOf(demo, { indicator: 'O01', rows: 'industry_code', columns: '@waves', order });
    const values = cells.filter(({ row }, at) => row !== '' && cells[at - 1]?.row !== row);
    const known = values.flatMap(({ estimate }) => estimate.value ?? []);
    expect(known).toEqual([...known].sort((a, b) => (order === 'down' ? b - a : a - b)));
  }
});

test('every chart shows the numbers of the table: parts are shares of their bar, lines go from wave to wave', async () => {
  const choices = { rows: 'union_form', columns: 'size_class', counted: 'ofColumn/unit', weights: 'off' };
  const table = await cellsOf(demo, { ...choices, seen: 'numbers' });
  const stacked = (await sliced(demo, { ...choices, seen: 'stacked' })).chart;
  expect(stacked.type).toBe('stacked');
  const bars = (stacked.subject as StackedSubject).bars;
  for (const { parts } of bars) {
    expect(parts.reduce((sum, { share }) => sum + share!, 0)).toBeCloseTo(1, 10);
    for (const { estimate, share } of parts) {
      expect(share).toBeCloseTo(estimate!.value!, 10);
      expect(table.map((one) => one.estimate)).toContainEqual(estimate);
    }
  }
  const placed = stackedLayout(stacked.subject as StackedSubject, { width: 900, height: 300 });
  for (const { parts } of placed.bars) {
    const last = parts.at(-1)!;
    expect(last.x + last.width).toBeCloseTo(placed.end, 6);
  }
  const slope = await sliced(demo, { indicator: 'O01', rows: 'size_class', columns: '@waves', seen: 'slope' });
  expect(slope.chart.type).toBe('slope');
  const lines = slopeLayout(slope.chart.subject as SlopeSubject, { width: 900, height: 300 }).lines;
  const ends = lines.map(({ end }) => end!.y).sort((a, b) => a - b);
  for (const [at, y] of ends.entries()) if (at > 0) expect(y - ends[at - 1]!).toBeGreaterThanOrEqual(14.9);
  const tiles = await sliced(demo, { indicator: 'O01', rows: '@areas', seen: 'tiles' });
  expect(tiles.chart.type).toBe('tiles');
  expect(Object.keys(tiles.leads)).toContain('420984');
});

test('what cannot be a whole is not stacked, what is no wave has no lines', () => {
  const looks = (choices: object) => slice(demo.pageOf(choices), demo.codebook, waves).looks;
  expect(looks({ rows: 'size_class', columns: 'ownership' })).toEqual(['bars', 'numbers', 'heat']);
  expect(looks({ rows: 'size_class', columns: '@waves' })).toContain('slope');
  expect(looks({ rows: 'size_class', columns: 'ownership', counted: 'ofRow/unit' })).toContain('stacked');
  expect(looks({ rows: 'no_union_reasons', columns: 'ownership', counted: 'ofColumn/unit' })).not.toContain('stacked');
  expect(looks({ indicator: 'O06', rows: '@areas' })).toEqual(['bars', 'numbers', 'dots', 'tiles']);
});

test('everything on the page comes back from its address and from a picture', () => {
  const choices = {
    ...{ indicator: 'O01', rows: 'size_class', columns: 'ownership', counted: 'ofColumn/unit', weights: 'off' },
    ...{ seen: 'stacked', rowsAs: 'micro+small.!large', columnsAs: '!foreign', order: 'down' }
  };
  const { spec } = slice(demo.pageOf(choices), demo.codebook, waves);
  expect(spec).toMatchObject({ seen: 'stacked', isUnweighted: true, order: 'down', rowsAs: 'micro+small.!large' });
  const restored = restore(JSON.parse(JSON.stringify(spec)), demo.survey);
  if ('fault' in restored) throw new Error(restored.fault);
  const again = readView(new URLSearchParams(writeView(restored.choices)));
  expect(slice(demo.pageOf(again), demo.codebook, waves).spec).toEqual(spec);
});

test('placesOf(values, written) loses no value, whatever is written', () => {
  const values = ['a', 'b', 'c', null].map((code) => ({ code, label: String(code) }));
  const codes = (written: string | null, canJoin = true) =>
    placesOf(values, written, canJoin).flatMap((one) => one.codes);
  for (const written of [null, '', 'a+b', 'b.a', 'a+a', 'a+b.b+c', 'x', '!a', 'a+*', '*', '+', '!', 'a..b', '!a+b.c'])
    for (const canJoin of [true, false])
      expect(codes(written, canJoin).map(String).sort(), `${written}`).toEqual(['a', 'b', 'c', 'null']);
  expect(writeArrangement(placesOf(values, 'b+a.!c', true))).toBe('b+a.!c.*');
  expect(codes('a+b', false)).toEqual(['a', 'b', 'c', null]);
});

test('placesOf(values, written) knows codes that have a + of their own, alone, hidden and together', () => {
  const values = ['<25', '45-54', '55+', null].map((code) => ({ code, label: String(code) }));
  const placed = (written: string) =>
    placesOf(values, written, true).map(({ codes, isHidden }) => [isHidden, ...codes]);
  expect(placed('!55+')).toEqual([
    [true, '55+'],
    [false, '<25'],
    [false, '45-54'],
    [false, null]
  ]);
  expect(placed('55++45-54.<25')).toEqual([
    [false, '55+', '45-54'],
    [false, '<25'],
    [false, null]
  ]);
  expect(writeArrangement(placesOf(values, '<25+55+.!45-54', true))).toBe('<25+55+.!45-54.*');
});

test('the file of a count, a sum or a median has no numerator and denominator, which would give another value, and says that weights are not used', async () => {
  const choices = { rows: 'size_class', columns: 'ownership' };
  const columnsOf = async (more: object) => {
    const { estimates, indicators } = await sliced(demo, { ...choices, ...more });
    const [head, ...lines] = estimatesCsv('xiaogan', estimates, null, indicators).trim().split('\r\n');
    const names = head!.split(',');
    return (column: string) => lines.map((line) => line.split(',')[names.indexOf(column)]!);
  };
  for (const kind of ['sum', 'median', 'mean']) {
    const of = await columnsOf({ counted: `${kind}/unit/employees` });
    const values = of('value').filter((value) => value !== '');
    expect(values.length).toBeGreaterThan(5);
    for (const column of ['numerator', 'denominator'])
      expect(of(column).filter((one) => one !== '')).toHaveLength(kind === 'mean' ? values.length : 0);
    expect(of('unweighted').every((one) => one === undefined)).toBe(true);
  }
  const off = await columnsOf({ counted: 'median/unit/employees', weights: 'off' });
  expect(new Set(off('unweighted'))).toEqual(new Set(['1']));
});

test('edits(..) put together, take apart, hide, show and move without losing any', () => {
  const start = placesOf(
    ['a', 'b', 'c', 'd'].map((code) => ({ code, label: code })),
    null,
    true
  );
  const at = (...places: number[]) => new Set(places);
  expect(writeArrangement(edits.join(start, at(1, 3)))).toBe('a.b+d.c');
  expect(writeArrangement(edits.part(edits.join(start, at(1, 3)), at(1)))).toBe('a.b.d.c');
  expect(writeArrangement(edits.hide(start, at(0)))).toBe('!a.b.c.d');
  expect(writeArrangement(edits.show(edits.hide(start, at(0)), at(0)))).toBe('a.b.c.d');
  expect(writeArrangement(edits.up(start, at(0, 1, 3)))).toBe('a.b.d.c');
  expect(writeArrangement(edits.down(start, at(0, 3)))).toBe('b.a.c.d');
});

test('the table beside a sample has p, what it is worth and whether it can be told from the rest', async () => {
  const figure = await sliced(demo, { rows: 'age_group', columns: 'unit_type', counted: 'ofColumn/worker' });
  expect(figure.table.head.slice(-2)).toEqual(['与其余比较', 'p']);
  expect(figure.table.head).toContain('加权折合 n');
  const told = figure.table.rows.map((row) => cellText(row.at(-2)!)).filter((words) => words !== '');
  expect(told.length).toBeGreaterThan(20);
  expect(figure.remarks.join()).toMatch(/Benjamini–Hochberg/);
});

test('no number of the table leads to other units than its own: a cell of the chart does', async () => {
  const figure = await sliced(demo, { indicator: 'O01', rows: 'size_class', columns: 'ownership' });
  for (const cell of figure.table.rows.flat())
    expect(typeof cell === 'string' ? undefined : cell.units).toBeUndefined();
});

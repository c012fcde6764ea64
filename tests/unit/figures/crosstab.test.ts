import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BreakdownSubject } from '../../../src/lib/charts/breakdown/subject';
import { cellText } from '../../../src/lib/charts/table';
import type { TrellisSubject } from '../../../src/lib/charts/trellis/subject';
import type { Row } from '../../../src/lib/codebook/expression/holds';
import type { Estimate } from '../../../src/lib/estimates/estimates';
import { build } from '../../../src/lib/figures/build';
import { AREAS, dimensions, WAVES } from '../../../src/lib/figures/crosstab/dimension';
import { resolveSpec, type FigureSpec } from '../../../src/lib/figures/kinds';
import { filterChoices } from '../../../src/lib/figures/view/filters';
import { viewOf, type Choices } from '../../../src/lib/figures/view/view';
import { plain } from '../../../src/lib/figures/words/sentence';
import { slice } from '../../../src/routes/slice/slice';
import { openSurvey, type OpenedSurvey } from './demo';

let demo: OpenedSurvey;
beforeAll(async () => (demo = await openSurvey('xiaogan')));
afterAll(() => demo.engine.close());

const waves = ['2013', '2014'];
const covered = new Set(['independent', 'joint', 'federation']);

async function figure(choices: Partial<Choices>) {
  const { spec } = slice(demo.pageOf(choices), demo.codebook, waves);
  return build(spec, demo.survey, await demo.answer(choices, [spec]));
}
const trellis = async (choices: Partial<Choices>) => (await figure(choices)).chart.subject as TrellisSubject;

/** 建会率 by hand: of operating units that say how they are covered, how many are. */
function rate(rows: Row[]): { n: number; covered: number } {
  const known = rows.filter((row) => row['operating'] === 'normal' && row['union_form'] != null);
  return { n: known.length, covered: known.filter((row) => covered.has(row['union_form'] as string)).length };
}
const codesOf = (list: string) =>
  demo.codebook.choices.get(list)!.flatMap(({ name, missing }) => (missing === null ? [name] : []));
const listOf = (column: string) =>
  demo.codebook.tables.find(({ name }) => name === 'unit')!.variables.find(({ name }) => name === column)!.list!;

test('each cell of two crossed columns, both margins and the whole are those counted anew from the CSV', async () => {
  const { rows } = await trellis({ indicator: 'O01', rows: 'size_class', columns: 'ownership' });
  const units = demo.rows('unit', '2014');
  let cells = 0;
  for (const row of rows)
    for (const { estimate } of row.cells) {
      if (!estimate) continue;
      const own = units.filter((unit) =>
        Object.entries(estimate.group).every(([column, code]) => (unit[column] ?? null) === code)
      );
      const { n, covered } = rate(own);
      expect([estimate.n, estimate.numerator], JSON.stringify(estimate.group)).toEqual([n, covered]);
      cells++;
    }
  expect(cells).toBeGreaterThan(20);
  const [all, ...inner] = rows;
  for (let column = 0; column < all!.cells.length; column++)
    expect(inner.reduce((sum, row) => sum + (row.cells[column]!.estimate?.n ?? 0), 0)).toBe(
      all!.cells[column]!.estimate!.n
    );
});

test('no value that a unit has is left out: the rows are those of the list, and those who gave none', async () => {
  const { rows } = await trellis({ indicator: 'O01', rows: 'ownership', columns: AREAS });
  const units = demo.rows('unit', '2014').filter((row) => row['operating'] === 'normal');
  const had = new Set(units.map((row) => row['ownership'] ?? null));
  expect(rows.slice(1).map(({ key }) => key)).toEqual(
    [...codesOf(listOf('ownership')), null].filter((code) => had.has(code)).map(String)
  );
});

test('across waves each column is its own wave, counted anew, and no cell is called higher than its row', async () => {
  const subject = await trellis({ indicator: 'O01', rows: 'size_class', columns: WAVES });
  expect(subject.heads.map(({ label }) => label)).toEqual(['2013年', '2014年']);
  for (const { cells } of subject.rows)
    cells.forEach(({ estimate, text }, at) => {
      const own = demo
        .rows('unit', waves[at]!)
        .filter((unit) => Object.entries(estimate!.group).every(([column, code]) => (unit[column] ?? null) === code));
      expect([estimate!.n, estimate!.numerator]).toEqual([rate(own).n, rate(own).covered]);
      expect(text).not.toMatch(/[▲▼]/);
    });
});

test('a cell leads to the units that it counts: as many as its n', async () => {
  const found = await figure({ indicator: 'O01', rows: 'size_class', columns: 'ownership' });
  const { rows } = found.chart.subject as TrellisSubject;
  const cell = rows[2]!.cells[2]!;
  expect(found.leads[cell.mark!]).toEqual({
    list: { indicator: 'O01', area: '420900', side: 'lacking', group: cell.estimate!.group }
  });
});

test('the sentence names the lowest and the highest of the cells that may be ranked, with their n', async () => {
  const found = await figure({ indicator: 'O01', rows: 'size_class', columns: 'ownership' });
  const { rows, heads } = found.chart.subject as TrellisSubject;
  const cells = rows
    .slice(1)
    .flatMap((row) =>
      row.cells.slice(1).map(({ estimate }, at) => ({ estimate, name: `${row.label} · ${heads[at + 1]!.label}` }))
    )
    // who gave no answer is neither
    .filter(({ estimate }) => !Object.values(estimate?.group ?? {}).includes(null))
    .filter(({ estimate }) => estimate && estimate.value !== null && !estimate.few && estimate.state !== 'noMatch');
  const order = cells.sort((a, b) => a.estimate!.value! - b.estimate!.value!);
  const [low, high] = [order[0]!, order.at(-1)!];
  const equal = (value: number) => order.filter(({ estimate }) => Math.abs(estimate!.value! - value) < 1e-12).length;
  const words = plain(found.headline);
  const said = ({ name, estimate }: typeof low) =>
    equal(estimate!.value!) > 1
      ? `并列的 ${equal(estimate!.value!)} 格`
      : `${name}（${(100 * estimate!.value!).toFixed(1)}%`;
  expect(words).toContain(`最低的是${said(low)}`);
  expect(words).toContain(`最高的是${said(high)}`);
});

test('of a share that is neither good nor bad nobody is called best or worst, and nothing an equity gap', async () => {
  const found = await figure({ counted: 'share/unit/union_form/none', rows: 'size_class' });
  const said = [plain(found.headline), ...found.remarks, ...found.table.rows.flat().map(cellText)].join(' ');
  expect(said).toMatch(/最低.*最高.*相差/);
  expect(said).not.toMatch(/最差|最好|公平/);
});

test('one thing alone is told beside the whole, with how far its best group is from its worst', async () => {
  const found = await figure({ indicator: 'O01', rows: 'size_class' });
  const { rows, gap, total } = found.chart.subject as BreakdownSubject;
  const units = demo.rows('unit', '2014');
  for (const { estimate } of rows) {
    const own = rate(units.filter((unit) => (unit['size_class'] ?? null) === estimate.group['size_class']));
    expect([estimate.n, estimate.numerator]).toEqual([own.n, own.covered]);
  }
  const values = rows
    .filter(({ estimate }) => estimate.group['size_class'] !== null)
    .map(({ estimate }) => estimate.value!);
  expect(gap!.size).toBeCloseTo(Math.max(...values) - Math.min(...values), 12);
  expect(total.estimate!.numerator).toBe(rate(units).covered);
});

test('of persons a cell shows what the filter of its code shows in that area, hidden where that is hidden: crossing gives nothing away', async () => {
  const persons = demo.codebook.indicators.filter(({ table, combine }) => table === 'worker' && combine === null);
  for (const { id } of persons.slice(0, 2))
    for (const rows of ['unit_type', 'industry_code']) {
      const choices = { indicator: id, rows, columns: AREAS };
      const { spec } = slice(demo.pageOf(choices), demo.codebook, waves);
      const answers = await demo.answer(choices, [spec]);
      const { chart } = build(spec, demo.survey, answers);
      const filter = demo.codebook.filters.find(({ columns }) => columns['worker'] === rows)!.name;
      const offered = filterChoices(demo.codebook, filter).map(({ name }) => name);
      for (const { estimate } of (chart.subject as TrellisSubject).rows.flatMap(({ cells }) => cells)) {
        const code = estimate && Object.values(estimate.group)[0];
        // a code that the filter does not offer, as units cannot have it, is no filter's
        if (!code || !offered.includes(code)) continue;
        const filtered = await answersUnder(filter, code);
        const other = filtered.estimate(id, '2014', estimate.area)!;
        expect(seenOf(estimate), `${id} ${code} ${estimate.area}`).toEqual(seenOf(other));
      }
    }
}, 120_000);

/** All that a reader is told of a number. */
const seenOf = ({
  state,
  value,
  n,
  numerator,
  denominator,
  interval,
  nonresponse,
  notEligible,
  unreliable
}: Estimate) => ({
  ...{ state, value, n, numerator, denominator, interval, nonresponse, notEligible, unreliable }
});

const under = new Map<string, ReturnType<OpenedSurvey['answer']>>();
function answersUnder(filter: string, code: string) {
  const key = JSON.stringify([filter, code]);
  const known = under.get(key) ?? demo.answer({ filters: { [filter]: [code] } }, []);
  under.set(key, known);
  return known;
}

test('of persons only what filters read is offered, and two of them are refused in words', () => {
  const worker = demo.codebook.indicators.find(({ table }) => table === 'worker')!;
  expect(dimensions(demo.codebook, worker, waves).map(({ name }) => name)).toEqual([
    ...['unit_type', 'industry_code', 'age_group'],
    ...[AREAS, WAVES]
  ]);
  const view = viewOf(demo.pageOf({}));
  const saved = (options: object): FigureSpec | { fault: string } =>
    resolveSpec({ version: 1, kind: 'crosstab', view, indicator: worker.id, ...options }, demo.survey);
  expect(saved({ rows: 'unit_type', columns: 'industry_code' })).toEqual({
    fault: '个人问卷一次只能按一个项目分组，以免认出个人'
  });
  expect(saved({ rows: 'gender', columns: null })).toHaveProperty('fault');
  expect(saved({ rows: 'unit_type', columns: AREAS })).not.toHaveProperty('fault');
});

test('a spec of another survey, of an unknown column or of one column twice is no figure', () => {
  const view = viewOf(demo.pageOf({}));
  const saved = (options: object) =>
    resolveSpec({ version: 1, kind: 'crosstab', view, indicator: 'O01', ...options }, demo.survey);
  for (const options of [
    { rows: 'nothing', columns: null },
    { rows: 'size_class', columns: 'size_class' },
    { rows: WAVES, columns: null },
    { rows: 'size_class', columns: 'unit_id' },
    { rows: ['size_class'], columns: null },
    { rows: 'size_class', columns: null, indicator: 'nothing' }
  ])
    expect(saved(options), JSON.stringify(options)).toHaveProperty('fault');
});

test('what tells of a person is no way to look at units', () => {
  const unit = demo.codebook.indicators.find(({ id }) => id === 'O01')!;
  const names = dimensions(demo.codebook, unit, waves).map(({ name }) => name);
  expect(names.slice(0, 4)).toEqual(['unit_type', 'ownership', 'industry_code', 'size_class']);
  for (const name of ['unit_id', 'period', 'district_code', 'weight']) expect(names).not.toContain(name);
});

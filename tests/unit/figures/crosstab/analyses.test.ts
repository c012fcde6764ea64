import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TrellisSubject } from '../../../../src/lib/charts/trellis/subject';
import type { Row } from '../../../../src/lib/codebook/expression/holds';
import { openSurvey, type OpenedSurvey } from '../demo';
import { cellsOf, number, said, sliced } from './slices';

let demo: OpenedSurvey;
beforeAll(async () => (demo = await openSurvey('xiaogan')));
afterAll(() => demo.engine.close());

/** The area under a normal curve beyond z on both sides, by Simpson's rule. */
function tails(z: number): number {
  const density = (x: number) => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
  const [steps, end] = [4000, Math.min(Math.abs(z), 12)];
  const h = end / steps;
  let sum = density(0) + density(end);
  for (let at = 1; at < steps; at++) sum += density(at * h) * (at % 2 === 1 ? 4 : 2);
  return Math.max(0, 1 - (2 * sum * h) / 3);
}

/** Which p hold when a twentieth of those that hold may be chance (Benjamini and Hochberg 1995). */
function holds(ps: number[]): boolean[] {
  const sorted = [...ps].sort((a, b) => a - b);
  const limit = Math.max(-1, ...sorted.filter((p, at) => p <= (0.05 * (at + 1)) / sorted.length));
  return ps.map((p) => p <= limit);
}

/** A share of weighted rows on as many equal answers as they are worth (Kish). */
function shareOf(rows: Row[], is: (row: Row) => boolean) {
  const sum = (some: Row[], power = 1) => some.reduce((total, row) => total + number(row, 'weight') ** power, 0);
  return { p: sum(rows.filter(is)) / sum(rows), n: sum(rows) ** 2 / sum(rows, 2) };
}

/** Pearson's test with the N - 1 correction (Campbell 2007), on effective answers. */
function chance(one: Row[], other: Row[], is: (row: Row) => boolean): number {
  const [a, b] = [shareOf(one, is), shareOf(other, is)];
  const total = a.n + b.n;
  const common = (a.p * a.n + b.p * b.n) / total;
  return tails(((a.p - b.p) * Math.sqrt((total - 1) / total)) / Math.sqrt(common * (1 - common) * (1 / a.n + 1 / b.n)));
}

test('a new analyst sees membership by ownership and size: workers and members of every cell as the CSV has them', async () => {
  const cells = await cellsOf(demo, { indicator: 'O03', rows: 'ownership', columns: 'size_class' });
  const covered = ['independent', 'joint', 'federation'];
  for (const { estimate } of cells) {
    if (estimate.value === null) continue;
    const known = (row: Row, column: string) => row[column] !== null && row[column] !== undefined;
    const own = demo
      .rows('unit', '2014')
      .filter(
        (row) =>
          said(row, 'operating') === 'normal' &&
          known(row, 'employees') &&
          (known(row, 'members') || !covered.includes(said(row, 'union_form'))) &&
          known(row, 'union_form') &&
          Object.entries(estimate.group).every(([column, code]) => said(row, column) === (code ?? ''))
      );
    const sum = (column: string, rows: Row[]) => rows.reduce((total, row) => total + number(row, column), 0);
    const members = sum(
      'members',
      own.filter((row) => covered.includes(said(row, 'union_form')))
    );
    if (Object.keys(estimate.group).length === 2)
      expect([estimate.numerator, estimate.denominator], JSON.stringify(estimate.group)).toEqual([
        members,
        sum('employees', own)
      ]);
  }
  expect(cells.length).toBeGreaterThan(30);
});

test('membership that workers report, by kind of unit and district: every ▲ and ▼ is one that tests worked out anew from the CSV give', async () => {
  const figure = await sliced(demo, { indicator: 'O06', rows: 'unit_type', columns: '@areas' });
  const subject = figure.chart.subject as TrellisSubject;
  const isMember = (row: Row) => said(row, 'is_member') === 'yes';
  const workers = demo
    .rows('worker', '2014')
    .filter((row) => ['yes', 'no'].includes(said(row, 'is_member')) && number(row, 'weight') > 0);
  const cells = subject.rows.slice(1).flatMap((row) =>
    row.cells.slice(1).flatMap(({ estimate, text }) => {
      const whole = row.cells[0]!.estimate;
      const isTested = [estimate, whole].every((one) => one && one.value !== null && !one.unreliable && !one.few);
      if (!isTested) return [];
      const line = workers.filter((one) => said(one, 'unit_type') === row.key);
      const own = line.filter((one) => said(one, 'district_code') === estimate!.area);
      const rest = line.filter((one) => !own.includes(one));
      const sign = /[▲▼]/.exec(text)?.[0] ?? '';
      return [{ sign, p: chance(own, rest, isMember), isHigher: shareOf(own, isMember).p > shareOf(rest, isMember).p }];
    })
  );
  const told = holds(cells.map(({ p }) => p));
  expect(cells.map(({ sign }) => sign)).toEqual(
    cells.map(({ isHigher }, at) => (!told[at] ? '' : isHigher ? '▲' : '▼'))
  );
  expect(cells.length).toBeGreaterThan(10);
  expect(told.filter(Boolean).length).toBeGreaterThan(0);
});

test.each(['age_group', 'unit_type'])(
  'need beside use of a service by %s: both shares of those who answered both, with their weights, as the CSV has them',
  async (rows) => {
    const needs = demo.codebook.derived.filter(
      ({ id }) => id.startsWith('shown/worker_needs/') || /needs\/\w+\/needed$/.test(id)
    );
    const first = needs.find(({ id }) => id.endsWith('/needed'))!;
    const service = first.id.split('/').at(-2)!;
    for (const side of ['needed', 'used']) {
      const counted = `definition/${first.id.replace(/needed$/, side)}`;
      const cells = await cellsOf(demo, { rows, counted, seen: 'numbers' });
      const { title } = await sliced(demo, { rows, counted });
      expect(title).toContain(side === 'needed' ? '最需要' : '近一年用过');
      for (const { estimate } of cells) {
        if (estimate.value === null) continue;
        const group = estimate.group[rows];
        const own = demo
          .rows('worker', '2014')
          .filter(
            (row) =>
              number(row, 'weight') > 0 &&
              said(row, 'needed_services') !== '' &&
              said(row, 'used_services') !== '' &&
              (group === undefined || said(row, rows) === group)
          );
        const share = shareOf(own, (row) => said(row, `${side}_services`).includes(`|${service}|`));
        expect([estimate.value, estimate.n], `${side} ${group}`).toEqual([expect.closeTo(share.p, 10), own.length]);
      }
      expect(cells.length).toBeGreaterThan(4);
    }
  }
);

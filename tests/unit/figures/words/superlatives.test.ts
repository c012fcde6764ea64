import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Engine } from '../../../../src/lib/engine/engine';
import type { Indicator } from '../../../../src/lib/codebook/codebook';
import type { Estimate } from '../../../../src/lib/estimates/estimates';
import { getLocale, overwriteGetLocale } from '../../../../src/lib/paraglide/runtime';
import { finding } from '../../../../src/lib/figures/words/finding';
import { plain } from '../../../../src/lib/figures/words/sentence';
import { load } from '../../../../src/lib/tables/load/load';
import type { StoredTable } from '../../../../src/lib/tables/store/stored';
import { nativeEngine } from '../../../nativeEngine';
import { dataOf, packOf } from '../../../pack';
import { preparedSource } from '../../../preparedSource';
import { viewsOf, xiaogan, type View } from './check/views';

let engine: Engine;
let demo: StoredTable[];
const original = getLocale;
beforeAll(async () => {
  engine = await nativeEngine();
  demo = (await load(engine, xiaogan, dataOf(packOf('xiaogan')))).flatMap(({ tables }) => tables);
});
afterAll(() => engine.close());
afterEach(() => overwriteGetLocale(original));

type Sums = { n: number; y: number; x: number; yy: number; xy: number; xx: number };

const sumsOf = ({ n, numerator, denominator, sample }: Estimate): Sums => ({
  n: n!,
  y: numerator,
  x: denominator,
  yy: sample!.yy,
  xy: sample!.xy,
  xx: sample!.xx
});

const together = (some: Sums[]): Sums =>
  some.reduce((a, b) => ({
    n: a.n + b.n,
    y: a.y + b.y,
    x: a.x + b.x,
    yy: a.yy + b.yy,
    xy: a.xy + b.xy,
    xx: a.xx + b.xx
  }));

/** Both tails of Student's t, by Simpson's rule over its density; of many degrees of freedom those of the normal. */
function tails(t: number, df: number): number {
  const steps = 2000;
  const step = Math.abs(t) / steps;
  const density = (x: number) => Math.exp((-(df + 1) / 2) * Math.log1p((x * x) / df));
  const area = (to: number, width: number) =>
    Array.from({ length: to + 1 }, (_, i) => density(i * width) * (i === 0 || i === to ? 1 : i % 2 ? 4 : 2)).reduce(
      (a, b) => a + b
    ) *
    (width / 3);
  // half of the whole, far enough out for what is left to be nothing
  const half = area(20_000, Math.max(60, Math.abs(t) * 4) / 20_000);
  return Math.max(0, 1 - area(steps, step) / half);
}

/** Two proportions by the score test, two means or ratios by Welch's. */
function chance(a: Sums, b: Sums, isProportion: boolean): number {
  if (isProportion) {
    const [n, m] = [a.x ** 2 / a.xx, b.x ** 2 / b.xx];
    const p = ((a.y / a.x) * n + (b.y / b.x) * m) / (n + m);
    const variance = p * (1 - p) * (1 / n + 1 / m);
    return variance > 0 ? tails((a.y / a.x - b.y / b.x) / Math.sqrt(variance), 1e6) : 1;
  }
  const of = ({ n, y, x, yy, xy, xx }: Sums) => ((n / (n - 1)) * (yy - (2 * y * xy) / x + (y / x) ** 2 * xx)) / x ** 2;
  const [va, vb] = [of(a), of(b)];
  const df = (va + vb) ** 2 / (va ** 2 / (a.n - 1) + vb ** 2 / (b.n - 1));
  return va + vb > 0 ? tails((a.y / a.x - b.y / b.x) / Math.sqrt(va + vb), df) : 1;
}

/** Benjamini and Hochberg at 5 %, of a family that is to hold as a whole: its largest p decides. */
const allHold = (ps: number[]): boolean => Math.max(...ps) <= 0.05;

/** Whether each of these is told from the rest together, all as one family, and from each of the rest by itself. */
function isTold(named: Estimate[], rest: Estimate[]): boolean {
  if (named.length === 0 || rest.length === 0) return false;
  const isProportion = [...named, ...rest].every(({ sample }) => sample!.proportion);
  const others = together(rest.map(sumsOf));
  return (
    allHold(named.map((one) => chance(sumsOf(one), others, isProportion))) &&
    named.every((one) => rest.every((other) => chance(sumsOf(one), sumsOf(other), isProportion) <= 0.05))
  );
}

/** Areas of the first kind of which two or more can be ranked. */
function rankedOf({ codebook, estimates }: View, { id }: Indicator): Estimate[] {
  const kindOf = new Map(codebook.areas.map(({ code, type }) => [code, type]));
  const found = estimates.filter(
    (one) =>
      one.indicator === id &&
      one.area !== codebook.root &&
      (one.state === 'value' || one.state === 'zero') &&
      one.sample !== null &&
      !one.unreliable &&
      !one.few
  );
  const kinds = codebook.areaTypes.map(({ name }) => found.filter(({ area }) => kindOf.get(area) === name));
  return kinds.find((some) => some.length > 1) ?? [];
}

/** The ends that a sentence claims: the words in which it names who has them. */
function claims(text: string, label: string): string[] {
  const spread = /最高的是(.+?)，最低的是(.+?)，相差/.exec(text);
  if (spread) return [spread[1]!, spread[2]!];
  const reached = /，最[低高]的是(.+)$/.exec(text);
  if (reached) return [reached[1]!];
  const missed = new RegExp(`中(.+)${label}(并列)?最[低高]`).exec(text);
  return missed ? [missed[1]!] : [];
}

test('no finding of a sample claims who is last or first where the named cannot be told from the others', async () => {
  overwriteGetLocale(() => 'zh-CN');
  const isSample = new Set(xiaogan.tables.filter(({ design }) => design === 'sample').map(({ name }) => name));
  const names = new Map(xiaogan.areas.map(({ code, label }) => [code, label['zh-CN'] ?? label['zh'] ?? '']));
  const counts = { statements: 0, untold: 0, claimed: 0 };
  const wrong: string[] = [];
  const views = (await viewsOf('demo', xiaogan, demo, preparedSource(engine))).filter(
    ({ compare }) => compare === null
  );
  for (const view of views)
    for (const indicator of view.codebook.indicators.filter(({ table }) => isSample.has(table))) {
      const ranked = rankedOf(view, indicator);
      if (ranked.length < 2) continue;
      counts.statements++;
      const sign = indicator.direction === 'up' ? 1 : -1;
      const [last, ...others] = [...ranked].sort((a, b) => sign * (a.value! - b.value!));
      const isLastTold = isTold([last!], others);
      if (!isLastTold) counts.untold++;
      const text = plain(finding(view, indicator));
      const found = claims(text, indicator.label['zh-CN'] ?? indicator.label['zh'] ?? '');
      if (/最[低高](?!的几个)/.test(text) && found.length === 0) wrong.push(`unread: ${text}`);
      if (found.length > 0) counts.claimed++;
      for (const words of found) {
        const named = ranked.filter(({ area }) => words.includes(names.get(area)!));
        const rest = ranked.filter((one) => !named.includes(one));
        if (!isTold(named, rest)) wrong.push(`${view.wave} ${indicator.id}: ${text}`);
      }
    }
  console.info(
    `${counts.statements} statements of samples, ${counts.untold} of a last one that is not told, ${counts.claimed} claims`
  );
  expect(wrong).toEqual([]);
  expect(counts.statements).toBeGreaterThanOrEqual(40);
  expect(counts.untold).toBeGreaterThan(0);
  expect(counts.claimed).toBeGreaterThan(0);
});

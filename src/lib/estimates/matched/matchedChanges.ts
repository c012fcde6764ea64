import type { Codebook, Indicator } from '../../codebook/codebook';
import { designColumns } from '../../codebook/designColumns';
import { meanInterval } from '../../stats/design/proportionInterval';
import { effectiveN } from '../../stats/designEffect';
import { columnsAsked, waveTableOf } from '../cells/waveTable';
import type { StoredTable } from '../../tables/store/stored';
import { columnOf } from '../cells/asked';
import { all, measure, rowsWith } from '../cells/tableQuery';
import { geographyOf } from '../geography';
import { isTooFew } from '../imprecise';
import { moments, terms, type MatchedQuery, type MatchedSource, type MatchedSums } from './matched';

/** The same units in two waves. */
export interface MatchedChange {
  /** as of every estimate: a reporting area, an area type, the root; where the units lie now */
  area: string;
  /** units that stand once in each wave; of these, complete in both */
  matched: number;
  n: number;
  /** values over these n units, in the indicator's scale; null of an empty denominator in either wave */
  before: number | null;
  now: number | null;
  /** what they are divided of, weighted where the table is; null where they are */
  counts: Record<'before' | 'now', { numerator: number; denominator: number }> | null;
  /** now less before, unrounded */
  difference: number | null;
  /** 95 % of a sample by the sums of differences; null of a full count, and where a sample cannot say how exact it is */
  interval: [number, number] | null;
  /** not all of them weigh 1 */
  weighted?: true;
  /** of a weighted sample: equal answers that those of either wave are worth, at least (Kish) */
  effectiveN?: number;
  /** a sample's base is too small for a number: there is none */
  imprecise?: true;
  /** it is so small that its number is marked */
  unreliable?: true;
}

/** What is wanted of two waves. */
export interface ChangeQuery {
  indicator: Indicator;
  before: string;
  now: string;
  /** chosen codes by filter, of what units say now */
  filters?: Record<string, string[]>;
  /** and codes of a column, of what they say now */
  within?: { column: string; codes: string[] } | undefined;
}

/**
 * How an indicator changed over the units that answered in both waves, by area: nobody came, nobody left. A unit that stands in several
 * rows of a wave is in none. Of a sample by its design nothing is known of differences within units: no interval.
 * @returns null of an aggregated table, of a table of persons, of one without a key, or without a column that is asked for
 */
export async function matchedChanges(
  source: MatchedSource,
  codebook: Codebook,
  stored: StoredTable[],
  query: ChangeQuery,
  signal?: AbortSignal
): Promise<MatchedChange[] | null> {
  const asked = matchedQuery(codebook, stored, query);
  if (!asked || source.statement(asked) === '') return null;
  const geography = geographyOf(codebook);
  const byArea = new Map<string, MatchedSums[]>();
  const sums = await source.sums(asked, signal);
  for (const one of sums) {
    const area = geography.reporting.get(one.area ?? '') ?? geography.root;
    byArea.set(area, [...(byArea.get(area) ?? []), one]);
  }
  const of = (area: string, some: MatchedSums[]) => changeOf(area, added(some), query.indicator.per, asked);
  const within = (areas: string[]) => areas.flatMap((area) => byArea.get(area) ?? []);
  return [
    of(geography.root, sums),
    ...geography.types.map(({ key, areas }) => of(key, within(areas))),
    ...geography.areas.map((area) => of(area, within([area])))
  ];
}

/** What it asks of a source, for people who want to check. */
export function matchedQuery(codebook: Codebook, stored: StoredTable[], query: ChangeQuery): MatchedQuery | null {
  const table = codebook.tables.find(({ name }) => name === query.indicator.table);
  const [asked] = table ? measure(query.indicator, table) : [];
  if (!table || !asked || table.design === 'aggregated' || table.hideBelow > 0) return null;
  const where = Object.entries(query.filters ?? {}).flatMap(([filter, codes]) =>
    codes.length > 0 ? [rowsWith(table, columnOf(codebook, table, filter), codes)] : []
  );
  if (query.within) where.push(rowsWith(table, query.within.column, query.within.codes));
  if (where.includes(null)) return null;
  const condition = all(where.filter((one) => one !== null));
  const read = columnsAsked({ measures: [asked], where: condition });
  const of = (wave: string) =>
    stored.filter((one) => one.table === table.name && one.wave === wave).map((one) => waveTableOf(one, read));
  const [before, now] = [of(query.before), of(query.now)];
  const isWeighed = [...before, ...now].some(({ columns }) => columns.includes(table.weight ?? ''));
  return {
    ...{ table, before, now, measure: asked },
    weight: isWeighed ? table.weight : null,
    where: condition
  };
}

function added(sums: MatchedSums[]): MatchedSums {
  const names = ['matched', 'n', 'w', 'ww', 'wBefore', 'wwBefore', ...terms, ...moments] as const;
  const total = Object.fromEntries(names.map((name) => [name, sums.reduce((sum, one) => sum + Number(one[name]), 0)]));
  return { area: null, ...total } as MatchedSums;
}

function changeOf(area: string, sums: MatchedSums, per: number, { table, weight }: MatchedQuery): MatchedChange {
  const { matched, n, y, x, yBefore, xBefore } = sums;
  const nothing = { area, matched, n, before: null, now: null, counts: null, difference: null, interval: null };
  if (!(x > 0) || !(xBefore > 0)) return nothing;
  const isSample = table.design === 'sample';
  const base = isSample && weight !== null ? { effectiveN: effectiveOf(sums) } : {};
  const judged = base.effectiveN ?? n;
  if (isSample && isTooFew(judged, table)) return { ...nothing, ...base, imprecise: true };
  const [now, before] = [(per * y) / x, (per * yBefore) / xBefore];
  const difference = now - before;
  const variance = isSample && designColumns(table).length === 0 ? varianceOf(sums, per) : null;
  const interval = variance ? meanInterval(difference, variance, n - 1) : null;
  const isMarked = isSample && judged < table.unreliableBelow;
  const counts = { before: { numerator: yBefore, denominator: xBefore }, now: { numerator: y, denominator: x } };
  const { w, ww, wBefore, wwBefore } = sums;
  const isWeighted = weight !== null && [w, ww, wBefore, wwBefore].some((sum) => sum !== n);
  return {
    ...{ area, matched, n, before, now, counts, difference, interval },
    ...(isWeighted ? { weighted: true } : {}),
    ...base,
    ...(isMarked ? { unreliable: true } : {})
  };
}

/** Of the wave whose weights differ more. */
const effectiveOf = ({ w, ww, wBefore, wwBefore }: MatchedSums): number =>
  Math.min(effectiveN(w, ww) ?? 0, effectiveN(wBefore, wwBefore) ?? 0);

/**
 * By linearisation, of what each unit adds to the difference: as of a paired t test where all weigh the same.
 * @returns null of fewer than two units, and of units that all changed alike
 * @see Särndal, Swensson & Wretman (1992), Model Assisted Survey Sampling, 9.9
 */
function varianceOf(sums: MatchedSums, per: number): number | null {
  const { n, y, x, yBefore, xBefore } = sums;
  if (n < 2) return null;
  const weights = { y: 1 / x, x: -y / x ** 2, yBefore: -1 / xBefore, xBefore: yBefore / xBefore ** 2 };
  let [sum, size] = [0, 0];
  for (const name of moments) {
    const [one, other] = name.split(' ') as [keyof typeof weights, keyof typeof weights];
    const term = (one === other ? 1 : 2) * weights[one] * weights[other] * sums[name];
    sum += term;
    size += Math.abs(term);
  }
  return sum > 1e-13 * size ? per ** 2 * (n / (n - 1)) * sum : null;
}

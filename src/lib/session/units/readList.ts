import type { Codebook } from '../../codebook/codebook';
import { ask } from '../../estimates/ask';
import type { Estimate } from '../../estimates/estimates';
import { placeKey } from '../../estimates/place';
import { allowRows } from '../../estimates/rows';
import { duckdbSource } from '../../estimates/sources/duckdb';
import { geographyOf } from '../../estimates/geography';
import { countRows, isOf } from '../../estimates/units/counted';
import { neededRows } from '../../estimates/units/needed';
import { ordered } from '../../estimates/units/order';
import { answerAt, kept } from '../../estimates/units/unitRows';
import { questionOf } from '../../estimates/units/questionOf';
import type { NumberPlace } from '../../estimates/units/rowsBehind';
import { listedUnits } from '../../estimates/units/unitList';
import { middle } from '../../figures/crosstab/undivided/median';
import { valued } from '../../figures/crosstab/undivided/valued';
import { writtenDefinition } from '../../figures/crosstab/written';
import { unlistedText } from '../../figures/units/listOf';
import { unitsTable, type UnitsTable } from '../../figures/units/unitsTable';
import { formatNumber } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import type { Board, Shown } from '../board.svelte';
import { again } from './again';

/** A list of units with the number that it is behind. */
export interface OpenList {
  units: UnitsTable;
  /** null of a group that no figure counts, as a township */
  estimate: Estimate | null;
  /** of those that lack the ones that the target needs; null where nothing is lacking to a target */
  needed: Int32Array | null;
}

/**
 * The units behind a number that stands on the page; a sentence where there are none to show.
 * @throws QueryError, or an AbortError
 */
export async function readList(
  board: Pick<Board, 'engine' | 'units'>,
  { answers, view }: Shown,
  list: NumberPlace,
  signal: AbortSignal
): Promise<OpenList | { said: string }> {
  const { codebook, stored } = answers.opened;
  const isGrouped = Object.keys(list.group).length > 0;
  const isListed = codebook.indicators.some(({ id }) => id === list.indicator);
  const own = isListed ? null : writtenDefinition(list.indicator, codebook, view.base);
  const number: NumberPlace = own ? { ...list, own } : list;
  // what no file lists is asked for alone
  const estimates =
    isGrouped || !isListed
      ? await ask(
          duckdbSource(board.engine),
          codebook,
          stored,
          { ...answers.query, ...questionOf(codebook, number, { ...answers.query, wave: view.wave }) },
          signal
        )
      : answers.estimates;
  const estimateOf = (area: string) => {
    const { wave } = view;
    const key = ({ indicator, group, ...at }: Pick<Estimate, 'indicator' | 'group' | 'wave' | 'area'>) =>
      placeKey({ indicator, group, wave: at.wave, area: at.area, base: '' });
    const wanted = key({ ...list, wave, area });
    return estimates.find((one) => one.indicator === list.indicator && one.wave === wave && key(one) === wanted);
  };
  const found = estimateOf(list.area);
  // a column without a list of values has no groups that are counted, and rows all the same
  const estimate = isGrouped && (!found || found.unsliceable) ? null : found;
  const listed = listedUnits(codebook, stored, number, view, estimate?.sum?.conflicts);
  if ('unlisted' in listed) return { said: unlistedText[listed.unlisted]() };
  if (estimate === undefined) return { said: m.units_unlisted_unknown() };
  const rows = await board.units(allowRows(codebook, stored, listed.query), signal);
  const counted = countRows(rows);
  if (estimate && !isOf(counted, estimate))
    return { said: m.units_differs({ listed: formatNumber(counted.n), shown: formatNumber(estimate.n ?? 0) }) };
  const units = unitsTable(codebook, listed, rows);
  return {
    units,
    estimate: estimate && said(estimate, units),
    needed: neededOf(codebook, units, estimate, (area) => estimateOf(area)?.shortfall ?? 0)
  };
}

/** The number as a page says it: of a sum and a count the numerator, of a median the middle of the rows. */
function said(estimate: Estimate, { listed, rows }: UnitsTable): Estimate {
  const { statistic } = listed.indicator;
  if (!statistic || estimate.value === null) return estimate;
  if (statistic.kind === 'total') return valued({ kind: 'sum' }, estimate);
  const known = Array.from(rows.kept.keys()).filter((at) => rows.kept[at] === kept.complete);
  const answers = rows.columns.get(statistic.column);
  const values = known.map((at) => ({ value: Number(answerAt(answers, at)), weight: rows.x[at]! }));
  return { ...estimate, value: middle(values), few: false };
}

/** The units that make up what each area lacks to its target, the largest first. */
function neededOf(
  codebook: Codebook,
  { listed, rows, sides, size }: UnitsTable,
  estimate: Estimate | null,
  shortfallOf: (area: string) => number
): Int32Array | null {
  const shortfall = estimate?.shortfall ?? 0;
  if (shortfall === 0) return null;
  const { areas, reporting } = geographyOf(codebook);
  const gaps = new Map(areas.map((area) => [area, shortfallOf(area)] as const).filter(([, lacks]) => lacks > 0));
  // without areas of its own, as of rows that name none, the shortfall is that of the whole
  const isWhole = gaps.size === 0;
  const column = rows.columns.get(listed.table.area);
  const areaOf = (row: number) => reporting.get(String(answerAt(column, row))) ?? '';
  const lacking = ordered(sides.lacking, rows.columns.get(size ?? ''), true);
  const { indicator } = listed;
  return isWhole
    ? neededRows(lacking, rows, indicator, new Map([['', shortfall]]), () => '')
    : neededRows(lacking, rows, indicator, gaps, areaOf);
}

/** The same, once more where the engine has crashed meanwhile. */
export const readListAgain = again(readList);

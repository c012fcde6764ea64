import type { Codebook, Indicator } from '../../codebook/codebook';
import { geographyOf } from '../../estimates/geography';
import type { Estimate } from '../../estimates/estimates';
import { combinationId, contradictionsId, rowsId, subsets } from '../../codebook/gaps/derive';
import { isSumOfShortfalls } from '../../estimates/target';
import { lackOf } from '../../estimates/units/side';
import { kept } from '../../estimates/units/unitRows';
import type { ListedUnits } from '../../estimates/units/unitList';
import type { NumberPlace } from '../../estimates/units/rowsBehind';
import { formatNumber, formatQuantity, text } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import { combinationLabel } from '../combinations/label';
import type { ListChoice } from '../view/view';
import { areaText, targetText } from '../words/wording';
import { groupTexts } from './groupTexts';
import { isSum } from './why';
import type { UnitsTable } from './unitsTable';

/** What the list is of: area, group and indicator. "甲县 乙镇 · 建会率" */
export function listTitle(codebook: Codebook, { indicator: id, area, group, own }: NumberPlace): string {
  const indicator = own ?? [...codebook.indicators, ...codebook.derived].find((one) => one.id === id);
  const table = codebook.tables.find(({ name }) => name === indicator?.table);
  return m.units_of({
    area: [placeText(codebook, area), ...groupTexts(codebook, table, group)].join(' '),
    indicator: derivedText(codebook, id) ?? (indicator ? text(indicator.label) : id)
  });
}

/** Units of a combination of conditions, or all; null of an indicator that has a name. */
export function derivedText({ gaps, tables }: Codebook, id: string): string | null {
  if (tables.some(({ name }) => rowsId(name) === id)) return m.units_all();
  if (tables.some(({ name }) => contradictionsId(name) === id)) return m.units_contradictory();
  const { steps } = gaps;
  const has = steps && subsets(steps.conditions.length).find((one) => combinationId(one) === id);
  return has ? combinationLabel(steps, has) : null;
}

/** It is no rate that units add to: they are of the kind, or are not. */
const isKind = ({ id, format, numerator }: Indicator): boolean =>
  id.includes('/') && (format !== 'number' || numerator?.type !== 'column');

/** The name of an area, or of all areas of a type. */
export function placeText(codebook: Codebook, area: string): string {
  const type = geographyOf(codebook).types.find(({ key }) => key === area);
  const label = codebook.areaTypes.find(({ name }) => name === type?.name)?.label;
  return label ? text(label) : areaText(codebook, area);
}

/** What a side is called: by whether its indicator counts units, adds up people, or says what should not be. */
export function sideText(side: ListChoice['side'], { indicator, query }: ListedUnits): string {
  if (side === 'apart') return m.units_side_apart();
  if (side === 'needed') return m.units_side_needed();
  const isLacking = side === 'lacking';
  if (isKind(indicator)) return isLacking ? m.units_side_lacking_kind() : m.units_side_met_kind();
  if (indicator.direction === 'down') return isLacking ? m.units_side_lacking_down() : m.units_side_met_down();
  if (indicator.format !== 'percent') return isLacking ? m.units_side_lacking_number() : m.units_side_met_number();
  if (isSum(query.counted!.measure)) return isLacking ? m.units_side_lacking_sum() : m.units_side_met_sum();
  return isLacking ? m.units_side_lacking() : m.units_side_met();
}

/** "278 家单位", "278 units": rows in full, however many. */
export const unitsText = (count: number, { table }: Pick<ListedUnits, 'table'>): string =>
  m.units_count({ count: formatNumber(count), observation: text(table.observation) });

/** What a list holds, as a sentence: all that lack, or the number that the target needs. */
export function listLead(
  { listed, rows, sides, size }: Pick<UnitsTable, 'listed' | 'rows' | 'sides' | 'size'>,
  side: ListChoice['side'],
  needed: number,
  estimate: Estimate | null
): string {
  const { indicator } = listed;
  const units = (count: number) => unitsText(count, listed);
  const lacking = units(sides.lacking.length);
  const name = sideText('lacking', listed);
  if (side === 'met') return m.units_lead_met({ met: units(sides.met.length), side: sideText('met', listed) });
  if (side === 'apart') {
    const nonresponse = rows.kept.reduce((sum, one) => sum + (one === kept.nonresponse ? 1 : 0), 0);
    const notEligible = sides.apart.length - nonresponse;
    return m.units_lead_apart({
      apart: units(sides.apart.length),
      notAsked: formatNumber(notEligible),
      missing: formatNumber(nonresponse)
    });
  }
  const isAdded = isSum(listed.query.counted!.measure);
  const wanted = estimate?.target == null ? null : targetText(estimate.target, indicator);
  const target = wanted !== null && estimate?.ownTarget ? m.chart_cell_own({ value: wanted }) : wanted;
  const shortfall = estimate?.shortfall ?? null;
  const shortWords =
    shortfall === null
      ? ''
      : formatQuantity(shortfall, text(indicator.count)) + (isSumOfShortfalls(estimate!) ? areasNote() : '');
  if (side === 'needed' && target !== null) {
    return isAdded
      ? m.units_lead_needed_sum({ needed: units(needed), target, gap: shortWords, lacking, side: name })
      : m.units_lead_needed({ needed: units(needed), target, lacking, side: name, size: sizeLabel(listed, size) });
  }
  if (isAdded && indicator.format === 'percent') {
    const lack = formatQuantity(
      sides.lacking.reduce((sum, row) => sum + lackOf(rows, row, indicator), 0),
      text(indicator.count)
    );
    if (target === null || shortfall === null) return m.units_lead_sum({ lacking, side: name, lack });
    return shortfall > 0
      ? m.units_lead_sum_gap({ lacking, side: name, lack, target, gap: shortWords })
      : m.units_lead_sum_reached({ lacking, side: name, lack, target });
  }
  if (target === null || shortfall === null) return m.units_lead_lacking({ lacking, side: name });
  return shortfall > 0
    ? m.units_lead_lacking_gap({ lacking, side: name, target, gap: shortWords })
    : m.units_lead_lacking_reached({ lacking, side: name, target });
}

const areasNote = (): string => m.units_note({ note: m.units_gap_of_areas() });

function sizeLabel({ table }: ListedUnits, size: string | null): string {
  return text(table.variables.find(({ name }) => name === size)?.label ?? {});
}

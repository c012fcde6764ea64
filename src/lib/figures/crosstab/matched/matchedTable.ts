import type { Indicator } from '../../../codebook/codebook';
import { geographyOf } from '../../../estimates/geography';
import type { MatchedFate, MatchedSource } from '../../../estimates/matched/matched';
import { matchedChanges, matchedQuery, type MatchedChange } from '../../../estimates/matched/matchedChanges';
import type { Survey } from '../../survey';
import { wavesOf } from '../../view/view';
import { sidesOf } from '../crossing';
import { definitionOf } from '../definitions';
import { AREAS, WAVES } from '../dimension';
import type { Measure } from '../measure';
import type { CrossedSpec } from '../spec';

/** The same units in the two waves that a table ends with. */
export interface MatchedTable {
  indicator: Indicator;
  before: string;
  now: string;
  whole: MatchedChange;
  rows: { label: string; change: MatchedChange }[];
  /** of the whole: complete rows of units with a name, in the area and under the filters, that are in no sum; by why */
  excluded: { now: Excluded; before: Excluded };
}

/** moved: it lies elsewhere now; the others as `Fate` has them. */
export type Excluded = Record<'only' | 'several' | 'blank' | 'outside' | 'moved', number>;

type Open = Pick<Survey, 'codebook' | 'stored'>;

/** Whether the units of a table can be found again: a rate or a mean of a table of units that have names, by waves. */
export function canMatch(spec: CrossedSpec, measure: Measure, { codebook, stored }: Open): boolean {
  const table = codebook.tables.find(({ name }) => name === measure.table)!;
  const isRatio = ['definition', 'share', 'mean'].includes(measure.kind);
  if (spec.columns !== WAVES || !isRatio || spec.isUnweighted) return false;
  if (table.design === 'aggregated' || table.hideBelow > 0 || table.key.length === 0) return false;
  return new Set(stored.filter((one) => one.table === table.name).map(({ wave }) => wave)).size > 1;
}

/** @returns null where they cannot be found again */
export async function matchedTable(
  source: MatchedSource,
  spec: CrossedSpec,
  survey: Survey,
  signal?: AbortSignal
): Promise<MatchedTable | null> {
  const { codebook, stored } = survey;
  const sides = sidesOf(spec, survey);
  const { view } = spec;
  const indicator = definitionOf(sides.measure, codebook, view.base)!;
  const waves = sides.columns.flatMap(({ code }) => code ?? []).filter((wave) => wavesOf(survey).includes(wave));
  const [before, now] = waves.slice(-2);
  if (before === undefined || now === undefined) return null;
  const query = { indicator, before, now, filters: view.filters };
  const all = await matchedChanges(source, codebook, stored, query, signal);
  const whole = all?.find(({ area }) => area === view.area);
  if (!all || !whole) return null;
  const rows: MatchedTable['rows'] = [];
  for (const { code, codes, label } of sides.rows) {
    if (code === null) continue;
    const within = spec.rows === AREAS ? undefined : { column: spec.rows, codes: codes ?? [code] };
    const found = within ? await matchedChanges(source, codebook, stored, { ...query, within }, signal) : all;
    const change = found?.find(({ area }) => area === (within ? view.area : code));
    if (change && change.matched > 0) rows.push({ label, change });
  }
  const fates = await source.fates(matchedQuery(codebook, stored, query)!, signal);
  return { indicator, before, now, whole, rows, excluded: excludedOf(fates, view.area, survey) };
}

function excludedOf(fates: MatchedFate[], area: string, { codebook }: Open): MatchedTable['excluded'] {
  const { reporting, root } = geographyOf(codebook);
  const isIn = (code: string | null) => area === root || reporting.get(code ?? '') === area;
  const now: Excluded = { only: 0, several: 0, blank: 0, outside: 0, moved: 0 };
  const before = { ...now };
  for (const one of fates) {
    if (one.fate !== 'both') {
      if (isIn(one.area)) now[one.fate] += one.now;
      if (isIn(one.areaBefore)) before[one.fate] += one.before;
    } else if (isIn(one.areaBefore) && !isIn(one.area)) before.moved += one.before;
  }
  return { now, before };
}

import type { Codebook, Indicator } from '../../../codebook/codebook';
import { geographyOf } from '../../../estimates/geography';
import type { MatchedAnswer, MatchedAsk } from '../../../estimates/matched/askMatched';
import type { MatchedFate } from '../../../estimates/matched/matched';
import type { MatchedChange } from '../../../estimates/matched/matchedChanges';
import type { Survey } from '../../survey';
import type { View } from '../../view/view';
import { wordless } from '../cells';
import { sidesOf } from '../crossing';
import { definitionOf } from '../definitions';
import { AREAS, WAVES, type DimensionValue } from '../dimension';
import { readMeasure, type Measure } from '../measure';
import type { CrossedSpec } from '../spec';

/** What is looked at of the same units: the wave of the view beside the one that it is compared with. */
export interface MatchedOptions {
  indicator: string;
  /** as `writeMeasure` has it; null: the indicator */
  measure: string | null;
  rows: string;
  /** as `writeArrangement` has it */
  rowsAs: string | null;
}

export type MatchedSpec = { version: 1; kind: 'matched'; view: View } & MatchedOptions;

/** The same units in two waves, by the values of a dimension. */
export interface MatchedTable {
  indicator: Indicator;
  before: string;
  now: string;
  whole: MatchedChange;
  /** `asked`: which of `changeQueries` it is the answer to */
  rows: { label: string; change: MatchedChange; asked: number }[];
  /** of the whole: complete rows of units with a name, in the area and under the filters, that are in no sum; by why */
  excluded: { now: Excluded; before: Excluded };
}

/** moved: it lies elsewhere now; the others as `Fate` has them. */
export type Excluded = Record<'only' | 'several' | 'blank' | 'outside' | 'moved', number>;

/** Whether the units of a table can be found again in another wave: of a rate or a mean of a table of units that have names. */
export function isMatchable(measure: Measure, { tables }: Codebook): boolean {
  const table = tables.find(({ name }) => name === measure.table)!;
  if (!['definition', 'share', 'mean'].includes(measure.kind)) return false;
  return table.design !== 'aggregated' && table.hideBelow === 0 && table.key.length > 0;
}

/**
 * What a table of waves shows of the same units: of the wave that is looked at and the one it is compared with, or the one before it;
 * null where there is none, or they cannot be found again.
 * @param compare a wave, or null of none
 * @param waves those that have tables, in their order
 */
export function matchedSpec(
  { view, indicator, measure, rows, rowsAs, columns, isUnweighted }: CrossedSpec,
  compare: string | null,
  codebook: Codebook,
  waves: string[]
): MatchedSpec | null {
  const written = readMeasure(measure, indicator, codebook);
  if (!written || columns !== WAVES || isUnweighted || !isMatchable(written, codebook)) return null;
  const at = waves.indexOf(view.wave);
  const other = waves.find((one) => one === compare && one !== view.wave) ?? waves[at - 1] ?? waves[at + 1];
  if (other === undefined) return null;
  const [before, now] = waves.filter((one) => one === view.wave || one === other);
  return {
    ...{ version: 1, kind: 'matched', indicator, measure, rows, rowsAs },
    view: { ...view, wave: now!, compare: before! }
  };
}

/** As a table by its rows has it. */
const sidesFor = ({ view, indicator, measure, rows, rowsAs }: MatchedSpec, survey: Survey) =>
  sidesOf(
    {
      ...{ view, indicator, measure, rows, rowsAs, columns: null, columnsAs: null, isUnweighted: false },
      ...{ seen: 'bars', order: null, chosen: null, hasLetters: false }
    },
    survey
  );

/** Who gave no answer is in no row. */
const known = (rows: DimensionValue[]) => rows.filter(({ code }) => code !== null);

export function matchedAsk(spec: MatchedSpec, survey: Survey): MatchedAsk {
  const { view, rows: column } = spec;
  const { measure, rows } = sidesFor(spec, survey);
  return {
    indicator: wordless(definitionOf(measure, survey.codebook, view.base)!),
    ...{ before: view.compare!, now: view.wave, filters: view.filters },
    by: column === AREAS ? null : { column, groups: known(rows).map(({ code, codes }) => codes ?? [code!]) }
  };
}

/** null where they cannot be found again */
export function matchedTable(spec: MatchedSpec, survey: Survey, answer: MatchedAnswer | null): MatchedTable | null {
  const { view } = spec;
  const { measure, rows: sides } = sidesFor(spec, survey);
  const at = (changes: MatchedChange[] | undefined, area: string) => changes?.find((one) => one.area === area);
  const whole = at(answer?.changes, view.area);
  if (!answer || !whole) return null;
  const changes = known(sides).map(({ code, label }, place) => ({
    label,
    ...(spec.rows === AREAS
      ? { change: at(answer.changes, code!), asked: 0 }
      : { change: at(answer.groups[place], view.area), asked: place + 1 })
  }));
  return {
    indicator: definitionOf(measure, survey.codebook, view.base)!,
    ...{ before: view.compare!, now: view.wave, whole },
    rows: changes.flatMap(({ change, ...row }) => (change && change.matched > 0 ? [{ ...row, change }] : [])),
    excluded: excludedOf(answer.fates, view.area, survey)
  };
}

function excludedOf(fates: MatchedFate[], area: string, { codebook }: Survey): MatchedTable['excluded'] {
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

import type { Absence, TrendPoint } from '../../charts/trend/subject';
import { isKnown } from '../../charts/trend/subject';
import { markOf } from '../../charts/mark';
import type { Codebook, Indicator } from '../../codebook/codebook';
import { measure } from '../../estimates/cells/tableQuery';
import { canMeasure } from '../../estimates/cells/cellQuery';
import { comparison, differentParts } from '../../estimates/compare/change';
import { changes } from '../../estimates/compare/changes';
import type { Estimate } from '../../estimates/estimates';
import { text } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import type { StoredTable } from '../../tables/store/stored';
import type { Answers } from '../answers';

type Point = Omit<TrendPoint, 'change' | 'broken'>;

/** An indicator of an area in every wave of the survey. */
export function pointsOf(
  answers: Answers,
  stored: readonly StoredTable[],
  indicator: Indicator,
  area: string
): Point[] {
  const { codebook } = answers;
  return codebook.waves.map(({ id }, wave) => {
    const absence = absenceOf(codebook, stored, indicator, id);
    const estimate = absence === null ? answers.estimate(indicator.id, id, area) : null;
    return { wave, estimate, absence, mark: absence === null ? markOf(area, indicator.id, {}, id) : null };
  });
}

/** Why a wave can have no value: null where its tables have all that the indicator, or each of its parts, is made of. */
function absenceOf(
  codebook: Codebook,
  stored: readonly StoredTable[],
  indicator: Indicator,
  wave: string
): Absence | null {
  const table = codebook.tables.find(({ name }) => name === indicator.table);
  const open = stored.filter((one) => one.table === indicator.table && one.wave === wave);
  if (!table || open.length === 0) return 'closed';
  const parts =
    indicator.combine === null ? [indicator] : codebook.indicators.filter(({ partOf }) => partOf === indicator.id);
  const isAsked = parts.every((part) => measure(part, table).every((one) => open.some((own) => canMeasure(own, one))));
  return isAsked ? null : 'notAsked';
}

/** Points of several areas with what has changed since the point before, all told together, and why some are not joined. */
export function joined(codebook: Codebook, lines: Point[][]): TrendPoint[][] {
  const pairs = lines.map((points) =>
    points.map((point) => {
      const before = hasValue(point) ? points.slice(0, point.wave).filter(hasValue).at(-1) : undefined;
      return before ? { before, ...breakOf(codebook, points.slice(before.wave, point.wave + 1)) } : null;
    })
  );
  const told = changes(
    lines.flatMap((points, line) =>
      points.map(({ estimate, wave }) => {
        const pair = pairs[line]![wave];
        return pair?.isComparable ? ([estimate, pair.before.estimate] as const) : ([null, null] as const);
      })
    )
  );
  return lines.map((points, line) =>
    points.map((point) => ({
      ...point,
      change: told[line * points.length + point.wave] ?? null,
      broken: pairs[line]![point.wave]?.broken ?? ''
    }))
  );
}

const hasValue = (point: Point): boolean => isKnown({ ...point, change: null, broken: '' });

interface Break {
  /** why the points are not joined; '' where they are */
  broken: string;
  /** the change may be told all the same, over the areas of both */
  isComparable: boolean;
}

/** What lies between the first and the last of some points. */
function breakOf({ waves }: Codebook, stretch: Point[]): Break {
  const stop = (broken: string): Break => ({ broken, isComparable: false });
  const [first, last] = [stretch[0]!, stretch.at(-1)!];
  const name = ({ wave }: Point) => text(waves[wave]!.label);
  const words = { from: name(first), to: name(last) };
  const between = stretch.slice(1, -1);
  const notAsked = between.filter(({ absence }) => absence === 'notAsked');
  if (notAsked.length > 0)
    return stop(m.chart_broken_not_asked({ ...words, waves: notAsked.map(name).join(m.ui_list_separator()) }));
  const [now, then] = [last.estimate!, first.estimate!];
  if (between.length > 0)
    return stop(m.chart_broken_gap({ ...words, waves: between.map(name).join(m.ui_list_separator()) }));
  if (differentParts(now, then)) return stop(m.chart_broken_part(words));
  if (isWeighted(now) !== isWeighted(then)) return stop(m.chart_broken_weights(words));
  const pair = comparison(now, then);
  const isSame = pair !== null && pair.excluded.length === 0;
  return { broken: isSame ? '' : m.chart_broken_areas(words), isComparable: pair !== null };
}

const isWeighted = ({ weighted }: Estimate): boolean => weighted === true;

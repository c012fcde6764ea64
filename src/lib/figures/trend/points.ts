import type { Absence, TrendPoint } from '../../charts/trend/subject';
import { isKnown } from '../../charts/trend/subject';
import { markOf } from '../../charts/mark';
import type { Codebook, Indicator } from '../../codebook/codebook';
import { measure } from '../../estimates/cells/asked';
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
  const before = lines.map((points) =>
    points.map(
      ({ wave }) =>
        points
          .slice(0, wave)
          .filter((one) => isKnown({ ...one, change: null, broken: '' }))
          .at(-1) ?? null
    )
  );
  const broken = lines.map((points, at) =>
    points.map((point, wave) => {
      const earlier = before[at]![wave];
      return earlier && isKnown({ ...point, change: null, broken: '' })
        ? brokenWords(codebook, points.slice(earlier.wave, wave + 1))
        : '';
    })
  );
  const told = changes(
    lines.flatMap((points, at) =>
      points.map((point, wave) => {
        const isJoined = broken[at]![wave] === '' && isKnown({ ...point, change: null, broken: '' });
        return isJoined ? [point.estimate, before[at]![wave]?.estimate] : [null, null];
      })
    )
  );
  return lines.map((points, at) =>
    points.map((point, wave) => ({
      ...point,
      change: told[at * points.length + wave] ?? null,
      broken: broken[at]![wave]!
    }))
  );
}

/** Why the first and the last of some points are not joined; '' where they are. */
function brokenWords({ waves }: Codebook, stretch: Point[]): string {
  const [first, last] = [stretch[0]!, stretch.at(-1)!];
  const name = ({ wave }: Point) => text(waves[wave]!.label);
  const words = { from: name(first), to: name(last) };
  const between = stretch.slice(1, -1);
  const notAsked = between.filter(({ absence }) => absence === 'notAsked');
  if (notAsked.length > 0)
    return m.chart_broken_not_asked({ ...words, waves: notAsked.map(name).join(m.ui_list_separator()) });
  const [now, then] = [last.estimate!, first.estimate!];
  if (between.length > 0) return m.chart_broken_gap({ ...words, waves: between.map(name).join(m.ui_list_separator()) });
  if (differentParts(now, then)) return m.chart_broken_part(words);
  if (isWeighted(now) !== isWeighted(then)) return m.chart_broken_weights(words);
  const pair = comparison(now, then);
  return pair === null || pair.excluded.length > 0 ? m.chart_broken_areas(words) : '';
}

const isWeighted = ({ weighted, effectiveN, n }: Estimate): boolean =>
  weighted === true || (effectiveN !== undefined && effectiveN !== n);

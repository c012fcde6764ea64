import type { ProfileRow, ProfileSubject } from '../../charts/profile/subject';
import { appearanceOf } from '../../charts/appearance';
import { formatChange } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import { isZero } from './wording';

/** So many of the best and of the worst are named. */
const NAMED = 3;

/** Rows of an area by how far they are from the whole, in the sense that is good for each. */
export interface Standouts {
  best: ProfileRow[];
  worst: ProfileRow[];
  /** samples that cannot be told from the whole */
  untold: number;
}

/** The best and the worst of an area beside the whole, of shares and points only, whose differences are of one unit; what cannot be told is counted. */
export function standouts({ groups }: ProfileSubject): Standouts {
  const rows = groups.flatMap((group) => group.rows).filter(({ beside }) => beside !== null);
  const told = rows.filter(
    ({ beside, indicator }) =>
      beside!.told !== 'notSignificant' && indicator.format !== 'number' && !isZero(beside!.difference, indicator)
  );
  const merit = ({ beside, indicator }: ProfileRow) => beside!.difference * (indicator.direction === 'up' ? 1 : -1);
  const order = [...told].sort((a, b) => merit(b) - merit(a));
  return {
    best: order.filter((row) => merit(row) > 0).slice(0, NAMED),
    worst: order
      .filter((row) => merit(row) < 0)
      .reverse()
      .slice(0, NAMED),
    untold: rows.filter(({ beside }) => beside!.told === 'notSignificant').length
  };
}

/** How many targets are reached, and what is furthest from the whole. */
export function profileHeadline(subject: ProfileSubject): string {
  const { area, whole, groups } = subject;
  const seen = groups.flatMap(({ rows }) => rows.map(({ estimate }) => appearanceOf(estimate ?? undefined)));
  const count = (wanted: string) => seen.filter((one) => one === wanted).length;
  const [reached, near, below] = [count('reached'), count('near'), count('below')];
  const judged = reached + near + below;
  if (judged === 0) return m.district_profile_none({ area: area.label });
  const counts = m.district_profile_counts({ area: area.label, judged, reached, near, below });
  const { best, worst } = standouts(subject);
  const [widest] = [...best.slice(0, 1), ...worst.slice(0, 1)].sort(
    (a, b) => Math.abs(b.beside!.difference) - Math.abs(a.beside!.difference)
  );
  return whole && widest
    ? [counts, m.district_profile_widest({ whole: whole.label, ...words(widest) })].join(m.sentence_separator())
    : counts;
}

/** The best and the worst beside the whole, and how many nobody can tell; a line each. */
export function standoutLines(subject: ProfileSubject): string[] {
  if (!subject.whole) return [];
  const whole = subject.whole.label;
  const { best, worst, untold } = standouts(subject);
  const list = (rows: ProfileRow[]) =>
    rows.map((row) => m.district_profile_item(words(row))).join(m.ui_list_separator());
  return [
    ...(best.length > 0 ? [m.district_profile_best({ whole, list: list(best) })] : []),
    ...(worst.length > 0 ? [m.district_profile_worst({ whole, list: list(worst) })] : []),
    ...(untold > 0 ? [m.district_profile_untold({ whole, count: untold, n: untold })] : [])
  ];
}

const words = ({ indicator, beside }: ProfileRow) => ({
  indicator: indicator.label,
  difference: formatChange(beside!.difference, indicator.format)
});

import { m } from '../../paraglide/messages';
import { appearanceOf, appearanceWords } from '../appearance';
import { changeWords } from '../changeWords';
import { sentence } from '../sentence';
import { isKnown, type Absence, type TrendLine, type TrendPoint, type TrendSubject } from './subject';

export const absenceWords: Record<Absence, () => string> = {
  closed: m.chart_wave_closed,
  notAsked: m.chart_wave_not_asked
};

/** Why a wave has no value of a line; '' where it has. */
export function withoutWords({ absence, estimate }: TrendPoint): string {
  if (absence !== null) return absenceWords[absence]();
  return estimate?.value == null || estimate.state === 'conflict'
    ? appearanceWords[appearanceOf(estimate ?? undefined)]()
    : '';
}

/** A point in a sentence, with its wave and what has changed since the one before. */
export function pointSentence(point: TrendPoint, line: TrendLine, { indicator, waves }: TrendSubject): string {
  const wave = waves[point.wave]!.label;
  const area = { code: '', label: line.label, type: '', column: null, row: null };
  const without = point.absence === null ? '' : withoutWords(point);
  const said = without || sentence(area, indicator, point.estimate ?? undefined);
  const before = line.points.slice(0, point.wave).filter(isKnown).at(-1);
  const changed = point.change && before ? changeWords(point.change, indicator, waves[before.wave]!.label) : '';
  return [wave, said, changed, point.broken].filter(Boolean).join(m.chart_comma());
}

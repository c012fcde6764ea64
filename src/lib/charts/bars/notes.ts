import { m } from '../../paraglide/messages';
import { appearanceOf } from '../appearance';
import { glyphWords } from '../legend/words';
import type { Estimate } from '../../estimates/estimates';
import { changesOfAreas } from '../../estimates/compare/changes';
import { formatValue } from '../../i18n/format';
import { shortfallWords, methodWords, shownTarget } from '../sentence';
import { estimateFinder, type IndicatorMark } from '../subject';
import { estimatesOf, type BarsSubject } from './subject';
import type { RankedAreas } from './rank';

/** glyphs of verdicts that the picture does not explain by itself */
const explained = ['near', 'undecided'] as const;
const everyVerdict = ['reached', 'near', 'below', 'undecided'] as const;

/** What the picture cannot say by itself: what was left out, and the marks that no label explains. */
export function barNotes(subject: BarsSubject, groups: RankedAreas[]): string[] {
  const { areas, indicator, ends = null } = subject;
  const finder = estimateFinder(subject.estimates);
  const estimates = areas.map((area) => finder(indicator.id, area.code));
  const cut = ends === null ? [] : groups.filter((group) => group.ranked.length > 2 * ends + 1);
  const left = cut.reduce((sum, group) => sum + group.unranked.length, 0);
  const notes: string[] = cut.map((group) =>
    m.chart_ends_note({ count: group.ranked.length + group.unranked.length, ends: ends! })
  );
  if (left > 0) notes.push(m.chart_unranked_note({ count: left }));
  const drawn = new Set(estimates.map(appearanceOf));
  const measured = estimates.find((estimate) => estimate?.interval);
  const keys = [
    estimates.some((estimate) => estimate && !follows(estimate, indicator)) && m.chart_key_unrounded(),
    ...(subject.told ? everyVerdict : explained).map(
      (appearance) => drawn.has(appearance) && glyphWords(appearance, indicator)
    ),
    measured && m.chart_key_interval({ method: methodWords(measured) }),
    subject.silence && m.chart_key_silence(),
    estimates.some((estimate) => estimate?.state === 'conflict') && m.chart_key_conflict(),
    left === 0 && drawn.has('few') && glyphWords('few', indicator),
    left === 0 &&
      estimates.some((estimate) => estimate?.unreliable && estimate.value !== null) &&
      m.chart_key_unreliable()
  ].filter((key): key is Exclude<typeof key, false | undefined> => !!key);
  const told = changesTold(subject);
  if (told) notes.push(told);
  if (keys.length > 0) notes.push(keys.join(' · '));
  return notes;
}

/** How many of the areas a sample has seen change; '' without another wave, and of a full count, whose changes are what they are. */
function changesTold(subject: BarsSubject): string {
  if (!subject.previousWave) return '';
  const changeOf = changesOfAreas(...estimatesOf(subject));
  const estimateOf = estimateFinder(subject.estimates);
  const told = subject.areas.map((area) => changeOf(estimateOf(subject.indicator.id, area.code))?.told);
  const count = (word: string) => told.filter((one) => one === word).length;
  const [significant, others] = [count('significant'), count('notSignificant')];
  if (significant + others === 0) return '';
  return m.chart_key_changes({ wave: subject.previousWave, significant, others });
}

/** Whether a printed distance to the target is that of the printed value. */
function follows(estimate: Estimate, indicator: IndicatorMark): boolean {
  const target = shownTarget(estimate, indicator);
  if (estimate.value === null || target === null || estimate.shortfall || shortfallWords(estimate, indicator) === '')
    return true;
  const tenths = (value: number) =>
    Math.round(10 * Number(formatValue(Math.abs(value), indicator.format, 'en').replaceAll(',', '')));
  return Math.abs(tenths(estimate.value) - tenths(target)) === tenths(estimate.value - target) || estimate.value < 0;
}

import { m } from '../../paraglide/messages';
import { looks } from '../face';
import { nearWords } from '../legend/near';
import { estimateFinder } from '../subject';
import type { BarsSubject } from './layout';
import type { RankedKind } from './rank';

/** What the picture cannot say by itself: what was left out, and the marks that no label explains. */
export function barNotes(subject: BarsSubject, groups: RankedKind[]): string[] {
  const { areas, indicator, ends = null } = subject;
  const finder = estimateFinder(subject.estimates);
  const estimates = areas.map((area) => finder(indicator.id, area.code));
  const cut = ends === null ? [] : groups.filter((group) => group.ranked.length > 2 * ends + 1);
  const left = cut.reduce((sum, group) => sum + group.unranked.length, 0);
  const notes: string[] = cut.map((group) =>
    m.chart_ends_note({ count: group.ranked.length + group.unranked.length, ends: ends! })
  );
  if (left > 0) notes.push(m.chart_unranked_note({ count: left }));
  const keys = [
    indicator.near !== null && estimates.some((estimate) => estimate?.standing === 'near') && nearKey(indicator.near),
    estimates.some((estimate) => estimate?.interval) && m.chart_key_interval(),
    subject.silence && m.chart_key_silence(),
    estimates.some((estimate) => estimate?.state === 'conflict') && m.chart_key_conflict(),
    left === 0 &&
      estimates.some((estimate) => estimate?.unreliable && estimate.value !== null) &&
      m.chart_key_unreliable()
  ].filter((key): key is Exclude<typeof key, false | undefined> => !!key);
  if (keys.length > 0) notes.push(keys.join(' · '));
  return notes;
}

const nearKey = (near: number): string => `${looks.near.character} ${nearWords(near)}`;

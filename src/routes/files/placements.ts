import { m } from '$lib/paraglide/messages';
import type { Pending } from '$lib/session/files/pending';
import type { Placement } from '$lib/session/files/place';

/** Ways in which waiting files can be put in place, the likeliest first. */
export function placements({
  overlaps,
  areasOverlap,
  overSimulated
}: Pick<Pending, 'overlaps' | 'areasOverlap' | 'overSimulated'>): { value: Placement; label: string }[] {
  const ways: { value: Placement; label: string; when: boolean }[] = [
    { value: 'only', label: m.session_place_only(), when: overSimulated },
    { value: 'replaceAreas', label: m.session_place_areas(), when: areasOverlap },
    { value: 'append', label: m.session_place_join(), when: overlaps && !areasOverlap },
    { value: 'replace', label: m.session_place_replace(), when: overlaps },
    { value: 'append', label: m.session_place_append(), when: areasOverlap },
    { value: 'replace', label: m.session_place_add(), when: !overlaps }
  ];
  return ways.flatMap(({ when, ...way }) => (when ? [way] : []));
}

import { appearanceOf, appearanceWords } from '../../charts/appearance';
import type { Estimate } from '../../estimates/estimates';
import { formatQuantity, formatValue } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import { compose, type Sentence } from '../words/sentence';
import type { PlaceFound } from './place';

/** How many units have nothing at all, how many places are blank, and how many nobody reported from. */
export function blanksSentence(
  area: string,
  none: Estimate | undefined,
  unit: string,
  places: { count: string; found: PlaceFound[] }[]
): Sentence {
  return compose((mark) => {
    const units =
      none?.state === 'value' || none?.state === 'zero'
        ? m.gaps_blank_sentence({
            area,
            units: mark(formatQuantity(none.numerator, unit), none),
            share: formatValue(none.value!, 'percent')
          })
        : m.gaps_blank_cannot({ area, state: appearanceWords[appearanceOf(none)]() });
    const said = places.flatMap(({ count, found }) => {
      if (found.length === 0) return [];
      const of = (state: PlaceFound['state']) => found.filter((one) => one.state === state).length;
      return [
        ...(found.some(({ of: units }) => units > 0) ? [m.gaps_blank_of_places({ count, blank: of('blank') })] : []),
        ...(of('silent') > 0 ? [m.gaps_blank_of_silent({ count, silent: of('silent') })] : [])
      ];
    });
    return m.sentence_end({ sentence: [units, ...said].join(m.sentence_separator()) });
  });
}

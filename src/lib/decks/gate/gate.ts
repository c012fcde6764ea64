import { wordKeys } from '../../codebook/decks/deck';
import type { Codebook } from '../../codebook/codebook';
import type { Named } from '../../codebook/named';
import { text } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import { areaText } from '../../figures/words/wording';
import type { Said } from '../told';
import { figureTexts } from './figureTexts';
import { giveAways } from './giveAways';
import { masked, personalNumbers, shortened } from './personal';

/** What would leave, and why some of it may not. */
export interface Gate {
  slides: { title: string; /** what of its numbers a reader must know */ marks: string[] }[];
  /** as long as there is one, nothing leaves */
  refusals: string[];
}

/** Kinds that are no counts but calculations. */
const calculated = new Set(['visits']);
export const isCalculated = (kind: string): boolean => calculated.has(kind);

/**
 * Looks at all that would leave together before any of it does.
 * @param deck where it leaves as a file, which has the name of the deck
 * @param first number of the first slide, where they are told by number
 */
export function gateOf(slides: readonly Said[], codebook: Codebook, deck: Named | null = null, first = 1): Gate {
  const label = (id: string) =>
    text([...codebook.indicators, ...codebook.derived].find((one) => one.id === id)?.label ?? {}) || id;
  const names = deck === null ? [] : [text(codebook.title), text(deck.label)];
  const numbers = (places: number[]) =>
    [...new Set(places)].map((at) => String(at + first)).join(m.ui_list_separator());
  return {
    slides: slides.map(({ words, figure }) => ({
      title: words.title.text,
      marks: [
        figure.simulated ? m.ui_simulated() : '',
        isCalculated(figure.spec.kind) ? m.briefing_mark_calculated() : '',
        wordKeys.some((key) => words[key].typed) ? m.briefing_word_typed() : ''
      ].filter((mark) => mark !== '')
    })),
    refusals: [
      ...names.flatMap(personalNumbers).map((found) => m.briefing_refused_personal_name({ found: masked(found) })),
      ...slides.flatMap((slide, at) =>
        [...new Set(textsOf(slide).flatMap(personalNumbers))].map((found) =>
          m.briefing_refused_personal({ number: at + first, found: masked(found) })
        )
      ),
      ...giveAways(slides, codebook).map(({ indicator, area, slides: places }) =>
        m.briefing_refused_hidden({
          slides: numbers(places),
          area: shortened(areaText(codebook, area)),
          indicator: shortened(label(indicator))
        })
      )
    ].filter((one, at, all) => all.indexOf(one) === at)
  };
}

/** Every text of a slide that somebody may have written. */
const textsOf = ({ words, figure }: Said): string[] => [
  ...wordKeys.map((key) => words[key].text),
  ...figureTexts(figure)
];

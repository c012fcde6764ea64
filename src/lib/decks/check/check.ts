import { wordKeys, type WordKey } from '../../codebook/decks/deck';
import type { Answers } from '../../figures/answers';
import type { Indicator } from '../../codebook/codebook';
import { text } from '../../i18n/format';
import type { Said } from '../told';
import { wrongClaims } from './claims';
import { labelsIn } from './clauses';
import { wrongNumbers } from './wrongNumbers';

/** What words are about: the one that a figure shows, or the one of several that they name. */
function claimed(typed: string, indicators: Indicator[]): Indicator | undefined {
  const named = new Set(labelsIn(typed, indicators).map(({ key }) => key));
  if (indicators.length === 1) return indicators[0];
  return named.size === 1 ? indicators.find(({ label }) => named.has(text(label))) : undefined;
}

/** What typed words say that the slide's own numbers do not, by the words; nothing is held back for it. */
export function checkWords(said: Said, answers: Answers): Partial<Record<WordKey, string[]>> {
  const { figure, words } = said;
  const { view } = figure.spec;
  const own = answers.of(view);
  return Object.fromEntries(
    wordKeys.flatMap((key) => {
      const { text: typed, typed: isTyped } = words[key];
      if (!isTyped || figure.spec.kind === 'cover') return [];
      const indicator = claimed(typed, figure.indicators);
      const claims = indicator ? wrongClaims(typed, { codebook: own.codebook, answers: own, view, indicator }) : [];
      const found = [...wrongNumbers(typed, said, own), ...claims];
      return found.length > 0 ? [[key, found]] : [];
    })
  );
}

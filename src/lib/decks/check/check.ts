import { wordKeys, type WordKey } from '../../codebook/decks/deck';
import type { Answers } from '../../figures/answers';
import { text } from '../../i18n/format';
import type { Said } from '../told';
import { wrongClaims } from './claims';
import { wrongNumbers } from './numbers';

/** What typed words say that the slide's own numbers do not, by the words; nothing is held back for it. */
export function checkWords(said: Said, answers: Answers): Partial<Record<WordKey, string[]>> {
  const { figure, words } = said;
  const { view } = figure.spec;
  const own = answers.of(view);
  const wave = [view.wave, view.compare]
    .map((id) => text(own.codebook.waves.find((one) => one.id === id)?.label ?? {}) || (id ?? ''))
    .join(' ');
  const [indicator, ...others] = figure.indicators;
  return Object.fromEntries(
    wordKeys.flatMap((key) => {
      const { text: typed, typed: isTyped } = words[key];
      if (!isTyped || figure.spec.kind === 'cover') return [];
      const claims =
        indicator && others.length === 0
          ? wrongClaims(typed, { codebook: own.codebook, answers: own, view, indicator })
          : [];
      const found = [...wrongNumbers(typed, said, wave), ...claims];
      return found.length > 0 ? [[key, found]] : [];
    })
  );
}

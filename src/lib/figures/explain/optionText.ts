import { text } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import { groupTexts } from '../units/groupTexts';
import { derivedText, placeText } from '../units/listWords';
import { askedOf, type ChoiceKey, type Choosable } from './numbers';

/** What a number has of a key, in a menu. */
export function optionText(numbers: Choosable, one: Choosable['chosen'], key: ChoiceKey): string {
  const { codebook } = numbers.answers.of(numbers.view);
  switch (key) {
    case 'indicator': {
      const label = askedOf(numbers, { ...one, part: null })?.indicator.label;
      return derivedText(codebook, one.indicator) ?? (text(label ?? {}) || one.indicator);
    }
    case 'base':
      return text(codebook.bases.find(({ name }) => name === one.base)?.label ?? {});
    case 'area':
      return placeText(codebook, one.area);
    case 'wave':
      return text(codebook.waves.find(({ id }) => id === one.wave)?.label ?? {});
    case 'group': {
      const table = askedOf(numbers, { ...one, part: null })?.table;
      return groupTexts(codebook, table, one.group).join(m.units_fact_separator()) || m.slice_all();
    }
  }
}

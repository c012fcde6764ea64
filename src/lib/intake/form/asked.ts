import type { Codebook, TableSpec } from '../../codebook/codebook';
import type { Predicate } from '../../codebook/expression/expression';
import { inLocale } from '../../i18n/label';
import { m } from '../../paraglide/messages';
import type { Locale } from '../../paraglide/runtime';

const signs = { '<': '<', '<=': '≤', '>': '>', '>=': '≥' };

/** A condition in the words of the survey: “建会形式”为单独建会或联合基层工会; null where it is more than columns
 * and values joined in one way. */
export function conditionText(
  condition: Predicate,
  table: TableSpec,
  codebook: Codebook,
  locale: Locale
): string | null {
  const language = { locale };
  const variable = (name: string) => table.variables.find((one) => one.name === name);
  const column = (name: string) => inLocale(variable(name)?.label ?? {}, locale) || name;
  const word = (name: string, value: string | number) => {
    const { list, type } = variable(name) ?? { list: null, type: 'text' };
    const choice = codebook.choices.get(list ?? '')?.find((one) => one.name === String(value));
    if (choice) return inLocale(choice.label, locale);
    return type === 'boolean'
      ? (Number(value) === 1 ? m.intake_form_yes : m.intake_form_no)({}, language)
      : String(value);
  };
  const either = (words: string[]) => words.reduce((some, more) => m.intake_form_or({ some, more }, language));
  const all = (
    parts: Predicate[],
    join: (words: { some: string; more: string }, options: typeof language) => string
  ) => {
    const words = parts.map(say);
    const isNested = parts.some(({ type }) => type === 'and' || type === 'or');
    return isNested || words.includes(null)
      ? null
      : (words as string[]).reduce((some, more) => join({ some, more }, language));
  };
  return say(condition);

  function say(one: Predicate): string | null {
    switch (one.type) {
      case 'in': {
        const words = {
          column: column(one.column),
          values: either(one.values.map((value) => word(one.column, value)))
        };
        return (one.negated ? m.intake_form_is_not : m.intake_form_is)(words, language);
      }
      case 'has': {
        const words = { column: column(one.column), values: word(one.column, one.value) };
        return (one.negated ? m.intake_form_has_not : m.intake_form_has)(words, language);
      }
      case 'compare': {
        const { left, right, operator } = one;
        if (left.type !== 'column' || (right.type !== 'text' && right.type !== 'number')) return null;
        const value = word(left.name, right.value);
        if (operator === '=') return m.intake_form_is({ column: column(left.name), values: value }, language);
        if (operator === '<>') return m.intake_form_is_not({ column: column(left.name), values: value }, language);
        return m.intake_form_compares({ column: column(left.name), operator: signs[operator], value }, language);
      }
      case 'and':
        return all(one.operands, m.intake_form_and);
      case 'or':
        return all(one.operands, m.intake_form_or);
      default:
        return null;
    }
  }
}

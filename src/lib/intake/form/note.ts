import type { Codebook, Variable, TableSpec } from '../../codebook/codebook';
import { columnsOf } from '../../codebook/expression/columnsOf';
import { inLocale } from '../../i18n/label';
import { m } from '../../paraglide/messages';
import { isPercent } from '../recode/shares';
import { conditionText } from './asked';
import type { Locale } from '../../paraglide/runtime';
import type { Option } from './options';

/** What of a column must be known to say how it is filled in. */
export interface Told {
  variable: Variable;
  /** what the column is called */
  head: string;
  options: Option[] | null;
  separator: string | null;
}

/** How a column is filled in, in one sentence; null where nothing need be said. */
export function mannerText({ variable, options }: Told, table: TableSpec, locale: Locale): string | null {
  const language = { locale };
  if (options !== null) return m.intake_form_pick({}, language);
  switch (variable.type) {
    case 'integer':
      return m.intake_form_integer({}, language);
    case 'decimal':
      return (isPercent(variable) ? m.intake_form_percent : m.intake_form_decimal)({}, language);
    case 'date':
      return m.intake_form_date({}, language);
    case 'datetime':
      return m.intake_form_datetime({}, language);
    default:
      return table.key.includes(variable.name) ? m.intake_form_key({}, language) : null;
  }
}

/** Indicators that a note tells of: more would hide the rest. */
const maxIndicators = 3;

/** All that is said of a column: what it asks where its head does not, how it is filled in and by whom, and what is worked out of it. */
export function noteText(told: Told, table: TableSpec, codebook: Codebook, locale: Locale): string {
  const { variable, head, options, separator } = told;
  const label = inLocale(variable.label, locale);
  const language = { locale };
  const asked = variable.relevant && conditionText(variable.relevant, table, codebook, locale);
  const several =
    separator === null || options === null
      ? []
      : [m.intake_form_several({ separator }, language), ...options.map(({ text }) => `· ${text}`)];
  const lines = [
    label === head ? null : label,
    ...(several.length > 0 ? several : [mannerText(told, table, locale)]),
    reasonsText(told, codebook, locale),
    asked ? m.intake_form_asked({ condition: asked }, language) : null,
    variable.optional ? m.intake_form_optional({}, language) : null,
    ...usedTexts(variable, table, codebook, locale)
  ];
  return lines.filter((line) => line !== null && line !== '').join('\n');
}

/** Words for a number that there is not. */
function reasonsText({ variable, options }: Told, { choices }: Codebook, locale: Locale): string | null {
  const reasons = (choices.get(variable.list ?? '') ?? []).filter(({ missing }) => missing !== null);
  if (options !== null || reasons.length === 0) return null;
  const words = reasons.map(({ label }) => inLocale(label, locale));
  const listed = words.reduce((some, more) => m.intake_form_or({ some, more }, { locale }));
  return m.intake_form_reasons({ reasons: listed }, { locale });
}

function usedTexts({ name }: Variable, table: TableSpec, { indicators }: Codebook, locale: Locale): string[] {
  const using = indicators.filter(
    (one) =>
      one.table === table.name &&
      [one.numerator, one.denominator].some((expression) => expression !== null && columnsOf(expression).has(name))
  );
  return using.slice(0, maxIndicators).map(({ label, numeratorLabel, denominatorLabel }) =>
    m.intake_form_used(
      {
        indicator: inLocale(label, locale),
        numerator: inLocale(numeratorLabel, locale),
        denominator: inLocale(denominatorLabel, locale)
      },
      { locale }
    )
  );
}

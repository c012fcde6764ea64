import type { Codebook, Variable, TableSpec } from '../../codebook/codebook';
import type { FormBook, FormColumn } from '../../files/xlsx/form/formBook';
import { inLocale } from '../../i18n/label';
import { m } from '../../paraglide/messages';
import { isPercent } from '../recode/shares';
import { platformOf } from '../shape/platform';
import { choiceListTitle } from './choiceList';
import type { Locale } from '../../paraglide/runtime';
import { exampleText } from './example';
import { headsOf } from './heads';
import { mannerText, noteText, type Told } from './note';
import { optionsOf, separatorOf } from './options';

/** A blank form for a table of a survey: what is filled in is read again without a question. */
export async function form(table: TableSpec, codebook: Codebook, locale: Locale): Promise<FormBook> {
  const heads = await headsOf(table, codebook, locale);
  const platform = platformOf(heads);
  const columns = table.variables.map((variable, at): FormColumn => {
    const options = optionsOf(variable, table, codebook, locale, platform);
    const isSeveral = variable.type === 'select_multiple';
    const separator = isSeveral ? separatorOf(variable, options ?? [], codebook, locale, platform) : null;
    const head = heads[at]!;
    const told: Told = { variable, head, options, separator };
    const isFree = isSeveral || (options === null && variable.list !== null);
    return {
      head,
      note: noteText(told, table, codebook, locale),
      example: exampleText(exampleOf(told, table, codebook, locale), locale),
      format: formatOf(variable, options !== null),
      options: options && options.map(({ text }) => text),
      objection: isFree ? null : mannerText(told, table, locale)
    };
  });
  return {
    sheet: inLocale(table.label, locale),
    columns,
    rowNote: m.intake_form_example_note({}, { locale }),
    lists: { sheet: m.intake_form_lists({}, { locale }), title: choiceListTitle(locale) }
  };
}

const isYear = /年份|^year\b/i;

/** What is picked is text: 1-2 and 05 would become a day and a number. */
function formatOf({ type }: Variable, isPicked: boolean): FormColumn['format'] {
  if (type === 'date' || type === 'datetime') return type;
  return (type === 'integer' || type === 'decimal') && !isPicked ? type : 'text';
}

function exampleOf(
  { variable, options, separator }: Told,
  table: TableSpec,
  codebook: Codebook,
  locale: Locale
): string {
  if (options !== null) {
    const answers = options.filter(({ isAnswer }) => isAnswer).map(({ text }) => text);
    if (variable.name === table.wave) return answers.at(-1) ?? '';
    return separator === null ? (answers[0] ?? '') : answers.slice(0, 2).join(separator);
  }
  const day = codebook.waves.at(-1)?.referenceDate ?? '2014-09-30';
  switch (variable.type) {
    case 'integer':
      return isYear.test(inLocale(variable.label, locale)) ? day.slice(0, 4) : '12';
    case 'decimal':
      return isPercent(variable) ? '45.5' : '1.5';
    case 'date':
      return day;
    case 'datetime':
      return `${day} 09:30`;
    default:
      return table.key.includes(variable.name) ? '0012' : m.intake_form_words({}, { locale });
  }
}

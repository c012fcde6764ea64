import type { Choice, Codebook, Variable, TableSpec } from '../../codebook/codebook';
import { reportingAreas } from '../../codebook/reporting';
import { inLocale, type Label } from '../../i18n/label';
import { m } from '../../paraglide/messages';
import { pointRange } from '../recode/pointRange';
import { recoder } from '../recode/recode';
import { separatorsOf, type Platform } from '../shape/platform';
import type { Locale } from '../../paraglide/runtime';

/** What a drop-down list offers for a code: words that are read as nothing else. */
export interface Option {
  code: string;
  text: string;
  /** false: it says why there is no answer */
  isAnswer: boolean;
}

interface Offered {
  code: string;
  label: Label;
  /** how it is stored; of a reason why there is no answer, that */
  stored: string | number | Choice['missing'];
  isAnswer: boolean;
}

/**
 * The options of a question, each by its label, or by its code where another one is called alike.
 * @param platform that the form's own heads make a file of it seem to be from
 * @returns null where anything may be filled in
 */
export function optionsOf(
  variable: Variable,
  table: TableSpec,
  codebook: Codebook,
  locale: Locale,
  platform: Platform
): Option[] | null {
  if (variable.name === table.wave) return codebook.waves.map(({ id }) => ({ code: id, text: id, isAnswer: true }));
  const offered = offeredOf(variable, table, codebook, locale);
  if (offered === null) return null;
  const read = recoder(variable, codebook, { platform });
  const isRead = (text: string, { stored, isAnswer }: Offered) => {
    const found = read(text);
    return !('notUnderstood' in found || found.doubt) && (isAnswer ? found.value : found.missing) === stored;
  };
  return offered.flatMap((one) => {
    const label = inLocale(one.label, locale).trim();
    const text = [label, `${one.code} ${label}`, one.code].find((text) => isRead(text, one));
    return text === undefined ? [] : [{ code: one.code, text, isAnswer: one.isAnswer }];
  });
}

function offeredOf(variable: Variable, table: TableSpec, codebook: Codebook, locale: Locale): Offered[] | null {
  const { type, list } = variable;
  if (type === 'area')
    return areasOf(variable, table, codebook).map(({ code, label }) => ({ code, label, stored: code, isAnswer: true }));
  const choices = (codebook.choices.get(list ?? '') ?? []).filter(({ missing }) => missing !== 'blank');
  if (type === 'boolean' && choices.length === 0)
    return [m.intake_form_yes, m.intake_form_no].map((words, at) => ({
      code: String(1 - at),
      label: { [locale.split('-')[0]!]: words({}, { locale }) },
      stored: 1 - at,
      isAnswer: true
    }));
  const isPicked = /^select|^boolean$/.test(type) || pointRange(variable, choices) !== null;
  return isPicked ? choices.map((choice) => choiceOffered(choice, variable)) : null;
}

function choiceOffered({ name, label, missing }: Choice, { type }: Variable): Offered {
  const written = type === 'select_one' ? name : type === 'select_multiple' ? `|${name}|` : Number(name);
  return { code: name, label, stored: missing ?? written, isAnswer: missing === null };
}

/** Where a table's rows are from: the areas that report. Elsewhere any area may stand, but not the whole: a township rather than a district. */
function areasOf({ name }: Variable, table: TableSpec, codebook: Codebook) {
  const parts = codebook.areas.filter(({ code }) => code !== codebook.root);
  const report = reportingAreas(codebook);
  if (name !== table.area) return [...parts.filter((one) => !report.includes(one)), ...report];
  const total = table.ownTotal ? codebook.areas.filter(({ code }) => code === codebook.root) : [];
  return [...total, ...(report.length > 0 ? report : parts)];
}

/** Two answers in one cell may be told apart by trying up to so many pairs. */
const maxPaired = 40;

/** What stands between several answers of one cell so that they are read as those; null where nothing does. */
export function separatorOf(
  variable: Variable,
  options: Option[],
  codebook: Codebook,
  locale: Locale,
  platform: Platform
): string | null {
  const read = recoder(variable, codebook, { platform });
  const answers = options.filter(({ isAnswer }) => isAnswer).slice(0, maxPaired);
  const candidates = [locale.startsWith('zh') ? '；' : ';', '|'];
  const tells = (separator: string) =>
    answers.every((one) =>
      answers.every((other) => {
        if (one === other) return true;
        const found = read(one.text + separator + other.text);
        return 'value' in found && found.value === `|${one.code}|${other.code}|`;
      })
    );
  return candidates.find((one) => separatorsOf(platform).includes(one) && tells(one)) ?? null;
}

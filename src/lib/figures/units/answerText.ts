import type { Codebook, Variable, TableSpec } from '../../codebook/codebook';
import { formatNumber, text } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import { getLocale } from '../../paraglide/runtime';

/** What a stored answer says, in the reader's language; '' of none. A code that nobody has listed is itself. */
export function answerText(codebook: Codebook, variable: Variable, answer: string | number | null): string {
  if (answer === null) return '';
  switch (variable.type) {
    case 'area':
      return labelOf(codebook.areas.find(({ code }) => code === answer)) ?? String(answer);
    case 'boolean':
      return answer === 1 ? m.ui_yes() : answer === 0 ? m.ui_no() : String(answer);
    case 'select_one':
      return choiceText(codebook, variable, String(answer));
    case 'select_multiple':
      return String(answer)
        .split('|')
        .filter((code) => code !== '')
        .map((code) => choiceText(codebook, variable, code))
        .join(m.ui_list_separator());
    default:
      return typeof answer === 'number' ? formatNumber(answer, Number.isInteger(answer) ? 0 : 1) : answer;
  }
}

const choiceText = ({ choices }: Codebook, { list }: Variable, code: string): string =>
  labelOf(choices.get(list ?? '')?.find(({ name }) => name === code)) ?? code;

const labelOf = (one: { label: Parameters<typeof text>[0] } | undefined): string | null =>
  one ? text(one.label) : null;

/**
 * An answer as a fact that stands alone: what is chosen where no other list of the survey has such a word ("单独建会"), else
 * behind its question ("集体合同：未签订").
 */
export function factText(codebook: Codebook, table: TableSpec, column: string, answer: string | number | null): string {
  const variable = table.variables.find(({ name }) => name === column);
  if (!variable) return '';
  const said = answerText(codebook, variable, answer) || m.units_blank();
  const isOwn = variable.type === 'select_one' && answer !== null && !sharedWords(codebook).has(said);
  return isOwn ? said : `${text(variable.label)}${m.figure_colon()}${said}`;
}

const known = new WeakMap<Codebook['choices'], Map<string, ReadonlySet<string>>>();

/** Words that more than one list of the survey has, in the reader's language. */
function sharedWords({ choices }: Codebook): ReadonlySet<string> {
  const byLanguage = known.get(choices) ?? new Map<string, ReadonlySet<string>>();
  known.set(choices, byLanguage);
  const found = byLanguage.get(getLocale()) ?? wordsOfSeveral(choices);
  byLanguage.set(getLocale(), found);
  return found;
}

function wordsOfSeveral(choices: Codebook['choices']): Set<string> {
  const lists = [...choices.values()].map((options) => new Set(options.map(({ label }) => text(label))));
  const seen = new Set<string>();
  return new Set(lists.flatMap((words) => [...words].filter((word) => seen.has(word) || !seen.add(word))));
}

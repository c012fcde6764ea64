import type { Codebook, Question, TableSpec } from '../../codebook/codebook';
import { formatNumber, text } from '../../i18n/format';
import { m } from '../../paraglide/messages';

/** What a stored answer says, in the reader's language; '' of none. A code that nobody has listed is itself. */
export function answerText(codebook: Codebook, question: Question, answer: string | number | null): string {
  if (answer === null) return '';
  switch (question.type) {
    case 'area':
      return labelOf(codebook.areas.find(({ code }) => code === answer)) ?? String(answer);
    case 'boolean':
      return answer === 1 ? m.ui_yes() : answer === 0 ? m.ui_no() : String(answer);
    case 'select_one':
      return choiceText(codebook, question, String(answer));
    case 'select_multiple':
      return String(answer)
        .split('|')
        .filter((code) => code !== '')
        .map((code) => choiceText(codebook, question, code))
        .join(m.ui_list_separator());
    default:
      return typeof answer === 'number' ? formatNumber(answer, Number.isInteger(answer) ? 0 : 1) : answer;
  }
}

const choiceText = ({ choices }: Codebook, { list }: Question, code: string): string =>
  labelOf(choices.get(list ?? '')?.find(({ name }) => name === code)) ?? code;

const labelOf = (one: { label: Parameters<typeof text>[0] } | undefined): string | null =>
  one ? text(one.label) : null;

/**
 * An answer as a fact that stands alone: what is chosen where no other list of the survey has such a word ("单独建会"), else
 * behind its question ("集体合同：未签订").
 */
export function factText(codebook: Codebook, table: TableSpec, column: string, answer: string | number | null): string {
  const question = table.questions.find(({ name }) => name === column);
  if (!question) return '';
  const said = answerText(codebook, question, answer) || m.units_blank();
  const isOwn = question.type === 'select_one' && answer !== null && isOnlyOf(codebook, question.list, said);
  return isOwn ? said : `${text(question.label)}${m.figure_colon()}${said}`;
}

function isOnlyOf({ choices }: Codebook, list: string | null, word: string): boolean {
  return ![...choices].some(([name, options]) => name !== list && options.some(({ label }) => text(label) === word));
}

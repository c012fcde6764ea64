import type { Answering, Codebook } from '../../codebook/codebook';
import { text } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import { headerText } from '../shape/nameless';
import type { IntakeReport } from '../report/report';

/** How a report speaks of the columns and values of one file. */
export interface ReportWords {
  table: string;
  /** a question's columns by their headers in the file; its label where the file has none */
  column: (question: string) => string;
  label: (answering: Answering) => string;
  /** a stored value with the label of its code */
  value: (question: string, value: string | number | null) => string;
  /** a column that answers it seems personal: nothing of its content may leave */
  isPersonal: (question: string) => boolean;
}

const maxHeaders = 3;

export function reportWords({ table: name, columns }: IntakeReport, codebook: Codebook): ReportWords {
  const table = codebook.tables.find((spec) => spec.name === name);
  const variableOf = (question: string) => table?.variables.find((one) => one.name === question);
  const answering = (question: string) => columns.filter((column) => column.answering?.question === question);

  const variableLabel = (question: string) => text(variableOf(question)?.label ?? { '': question });
  const codeLabel = (question: string, code: string) => {
    const { type, list } = variableOf(question) ?? {};
    const area = type === 'area' ? codebook.areas.find((one) => one.code === code) : undefined;
    const choice = list ? codebook.choices.get(list)?.find((one) => one.name === code) : undefined;
    return (area ?? choice) && text((area ?? choice)!.label);
  };
  const coded = (question: string, code: string) => {
    const label = codeLabel(question, code);
    return label === undefined || label === code ? code : `${code} ${label}`;
  };

  return {
    table: table ? text(table.label) : '',
    column: (question) => {
      const headers = answering(question)
        .filter(({ taken }) => taken)
        .map(({ header }) => headerText(header));
      if (headers.length === 0) return variableLabel(question);
      return listed(headers.slice(0, maxHeaders)) + (headers.length > maxHeaders ? ' …' : '');
    },
    label: ({ question, option }) =>
      variableLabel(question) + (option === null ? '' : ` · ${codeLabel(question, option) ?? option}`),
    value: (question, value) => {
      if (value === null) return m.intake_report_no_answer();
      // several codes stand between bars: |a|b|
      const codes = String(value)
        .split('|')
        .filter((code) => code !== '');
      return codes.length > 0 ? listed(codes.map((code) => coded(question, code))) : String(value);
    },
    isPersonal: (question) => answering(question).some(({ personal }) => personal !== null)
  };
}

/** Words one after the other, as this language separates them. */
export const listed = (words: string[]): string => words.join(m.ui_list_separator());

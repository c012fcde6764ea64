import type { Answering, Codebook, TableSpec } from '../../../codebook/codebook';
import { text } from '../../../i18n/format';
import { m } from '../../../paraglide/messages';
import { codesOf } from '../codebookWords';

export interface Option {
  value: string;
  label: string;
}

export interface OptionGroup {
  label: string;
  options: Option[];
}

/** What a column can be taken for, as a value of a select: '' for nothing. */
export const answeringKey = (answering: Answering | null): string =>
  answering === null ? '' : `${answering.question} ${answering.option ?? ''}`;

export function answeringOf(key: string): Answering | null {
  const [question, option] = key.split(' ');
  return question ? { question, option: option || null } : null;
}

/** The questions of a table by coverage, and the options of a question that a form may have split into one column an option. */
export function answeringOptions(codebook: Codebook, table: TableSpec): OptionGroup[] {
  const groups = new Map<string, Option[]>();
  for (const variable of table.variables) {
    const coverage = codebook.coverages.find(({ name }) => name === variable.block);
    const block = coverage ? text(coverage.label) : m.ui_block_other();
    const options = groups.get(block) ?? [];
    groups.set(block, options);
    options.push({ value: answeringKey({ question: variable.name, option: null }), label: text(variable.label) });
    if (variable.type !== 'select_multiple') continue;
    for (const { code, label } of codesOf(codebook, variable)) {
      options.push({
        value: answeringKey({ question: variable.name, option: code }),
        label: `${text(variable.label)} · ${label}`
      });
    }
  }
  return [...groups].map(([label, options]) => ({ label, options }));
}

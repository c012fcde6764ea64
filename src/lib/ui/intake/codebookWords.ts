import type { Answering, Codebook, Variable, TableSpec } from '../../codebook/codebook';
import { text } from '../../i18n/format';
import { m } from '../../paraglide/messages';

export function tableOf(codebook: Codebook, name: string | null): TableSpec | null {
  return codebook.tables.find((table) => table.name === name) ?? null;
}

export function variableOf(table: TableSpec | null, name: string): Variable | null {
  return table?.variables.find((variable) => variable.name === name) ?? null;
}

/** A question's label, its name where the table does not have it. */
export function variableLabel(table: TableSpec | null, name: string): string {
  const variable = variableOf(table, name);
  return variable ? text(variable.label) : name;
}

/** What a column answers, as a person reads it: the question, and the option it is about. */
export function answeringLabel(codebook: Codebook, table: TableSpec | null, { question, option }: Answering): string {
  const label = variableLabel(table, question);
  return option === null ? label : `${label} · ${codeLabel(codebook, variableOf(table, question), option)}`;
}

/** Code and label of what a question can be answered with. */
export interface Code {
  code: string;
  label: string;
}

/** The codes that answer a question: choices, areas, or yes and no; [] of one that is answered in figures or words. */
export function codesOf(codebook: Codebook, variable: Variable | null): Code[] {
  if (variable?.type === 'area') return codebook.areas.map(({ code, label }) => ({ code, label: text(label) }));
  if (variable?.type === 'boolean') {
    return [
      { code: '1', label: m.ui_yes() },
      { code: '0', label: m.ui_no() }
    ];
  }
  const choices = codebook.choices.get(variable?.list ?? '') ?? [];
  return choices.map(({ name, label }) => ({ code: name, label: text(label) }));
}

/** An area's name, its code where the survey does not have it. */
export function areaLabel({ areas }: Codebook, code: string): string {
  const area = areas.find((one) => one.code === code);
  return area ? text(area.label) : code;
}

export function codeLabel(codebook: Codebook, variable: Variable | null, code: string): string {
  return codesOf(codebook, variable).find((one) => one.code === code)?.label ?? code;
}

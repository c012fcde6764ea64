import type { Codebook, VariableType, TableSpec } from '../../codebook/codebook';
import type { Group } from '../../estimates/place';
import { text } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import { answerText } from './answerText';

/** What the members of a group have in common, a text a column: "制造业"; of a blank with its variable. */
export function groupTexts(codebook: Codebook, table: TableSpec | undefined, group: Group): string[] {
  return Object.entries(group).map(([column, code]) => {
    const variable = table?.variables.find(({ name }) => name === column);
    const said = variable ? answerText(codebook, variable, isNumeric(variable.type) ? Number(code) : code) : code;
    return code === null
      ? `${variable ? text(variable.label) : column}${m.figure_colon()}${m.units_blank()}`
      : (said ?? code);
  });
}

const isNumeric = (type: VariableType): boolean => type === 'boolean' || type === 'integer' || type === 'decimal';

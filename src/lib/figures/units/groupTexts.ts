import type { Codebook, VariableType, TableSpec } from '../../codebook/codebook';
import { codesOfGroup } from '../../estimates/cells/slices';
import type { Group } from '../../estimates/place';
import { text } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import { answerText } from './answerText';

/** What the members of a group have in common, a text a column: "制造业"; of a blank with its variable. */
export function groupTexts(codebook: Codebook, table: TableSpec | undefined, group: Group): string[] {
  return Object.entries(group).map(([column, code]) => {
    const variable = table?.variables.find(({ name }) => name === column);
    if (code === null) return `${variable ? text(variable.label) : column}${m.figure_colon()}${m.units_blank()}`;
    if (!variable) return code;
    const said = (one: string) => answerText(codebook, variable, isNumeric(variable.type) ? Number(one) : one);
    return codesOfGroup(codebook, variable, code).map(said).join(m.slice_net());
  });
}

const isNumeric = (type: VariableType): boolean => type === 'boolean' || type === 'integer' || type === 'decimal';

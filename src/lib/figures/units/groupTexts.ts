import type { Codebook, QuestionType, TableSpec } from '../../codebook/codebook';
import type { Group } from '../../estimates/place';
import { text } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import { answerText } from './answerText';

/** What the members of a group have in common, a text a column: "制造业"; of a blank with its question. */
export function groupTexts(codebook: Codebook, table: TableSpec | undefined, group: Group): string[] {
  return Object.entries(group).map(([column, code]) => {
    const question = table?.questions.find(({ name }) => name === column);
    const said = question ? answerText(codebook, question, isNumeric(question.type) ? Number(code) : code) : code;
    return code === null
      ? `${question ? text(question.label) : column}${m.figure_colon()}${m.units_blank()}`
      : (said ?? code);
  });
}

const isNumeric = (type: QuestionType): boolean => type === 'boolean' || type === 'integer' || type === 'decimal';

import type { Codebook, Indicator, TableSpec } from '../../codebook/codebook';
import { conditionsOf } from '../../codebook/expression/conditions';
import type { Comparator, Predicate } from '../../codebook/expression/expression';
import { measure } from '../../estimates/cells/tableQuery';
import { formatNumber, text } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import { answerText } from '../units/answerText';

/** Who was asked, a text a condition that all must meet: "运行状况：正常", "职工总数 ≥ 25"; [] where everybody was, or words cannot say it. */
export function universeTexts(codebook: Codebook, table: TableSpec, indicator: Indicator): string[] {
  const [measured] = measure(indicator, table);
  const conditions = [...conditionsOf(measured?.universe ?? null), ...conditionsOf(measured?.relevant ?? null)];
  const said = conditions.map((condition) => conditionText(codebook, table, condition));
  return said.includes(null) ? [] : [...new Set(said.filter((one) => one !== null))];
}

const signs: Record<Comparator, string> = { '=': '=', '<>': '≠', '<': '<', '<=': '≤', '>': '>', '>=': '≥' };

/** A condition as a text; null where words cannot say it. */
export function conditionText(codebook: Codebook, table: TableSpec, condition: Predicate): string | null {
  if (condition.type === 'in' && !condition.negated)
    return chosenText(codebook, table, condition.column, condition.values);
  if (condition.type === 'has' && !condition.negated)
    return chosenText(codebook, table, condition.column, [condition.value]);
  if (condition.type !== 'compare' || condition.left.type !== 'column') return null;
  const { left, operator, right } = condition;
  if (right.type !== 'text' && right.type !== 'number') return null;
  const variable = table.variables.find(({ name }) => name === left.name);
  if (!variable) return null;
  if (operator === '=') return chosenText(codebook, table, left.name, [right.value]);
  if (right.type === 'text') {
    return operator === '<>'
      ? m.indicator_not_chosen({ question: text(variable.label), answer: answerText(codebook, variable, right.value) })
      : null;
  }
  return `${text(variable.label)} ${signs[operator]} ${formatNumber(right.value, Number.isInteger(right.value) ? 0 : 1)}`;
}

function chosenText(
  codebook: Codebook,
  { variables }: TableSpec,
  column: string,
  values: (string | number)[]
): string | null {
  const variable = variables.find(({ name }) => name === column);
  if (!variable) return null;
  const said = values.map((value) => answerText(codebook, variable, value));
  return `${text(variable.label)}${m.figure_colon()}${said.join(m.ui_list_separator())}`;
}

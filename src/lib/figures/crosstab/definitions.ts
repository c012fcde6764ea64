import type { Codebook, Indicator, TableSpec, Variable } from '../../codebook/codebook';
import { conditionsOf } from '../../codebook/expression/conditions';
import type { Expression, Predicate } from '../../codebook/expression/expression';
import { definitions } from '../../codebook/definitions';
import { plainShare } from '../../codebook/gaps/derive';
import { text } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import { codesOf, isScale, shownCodes, writeMeasure, type Measure } from './measure';

/** The rows of a value of a dimension: codes of a column. */
export interface Chosen {
  column: string;
  codes: string[];
  label: string;
}

const one: Expression = { type: 'number', value: 1 };
const oneWhere = (condition: Predicate): Expression => ({ type: 'where', value: one, condition });
const isKnown = (column: string): Predicate => ({ type: 'isNull', column, negated: true });
/** Words that are made in the reader's language. */
const said = (words: string) => ({ zh: words, en: words });

/** What is used, what is needed, and the second less the first. */
export const needsWords = [m.shown_needs_used, m.shown_needs_needed, m.slice_needs_gap];

/** Which of the three a definition is of a need, which all are called by; null of others. */
function needLabel({ shown }: Codebook, id: string): Indicator['label'] | null {
  for (const { figures } of shown.groups)
    for (const { type, rows } of figures)
      for (const { label, definitions } of type === 'needs' ? rows : []) {
        const at = definitions.findIndex((one) => one.id === id);
        if (at >= 0) return said(m.slice_share({ question: text(label), codes: needsWords[at]!() }));
      }
  return null;
}

/** The definition of a measure that is the same in every cell; null of a percentage of cells. @param base of an indicator that has several */
export function definitionOf(measure: Measure, codebook: Codebook, base: string): Indicator | null {
  if (measure.kind === 'definition') {
    const found = definitions([...codebook.indicators, ...codebook.derived], base).find(({ id }) => id === measure.id)!;
    const label = needLabel(codebook, measure.id);
    return label === null ? found : { ...found, label, short: label, numeratorLabel: label };
  }
  const table = tableOf(codebook, measure.table);
  if (measure.kind === 'count') {
    const unit = table.observation;
    const label = said(m.slice_count({ observation: text(unit) }));
    const plainOne = plain(codebook, measure, label);
    return { ...plainOne, ...whole(plainOne), ...total, numerator: one, format: 'number', unit, count: unit };
  }
  if (!('column' in measure)) return null;
  const variable = table.variables.find(({ name }) => name === measure.column)!;
  if (measure.kind === 'share') {
    const label = said(labelOf(codebook, variable, measure.codes));
    return shareOf(codebook, measure, variable, measure.codes, label);
  }
  const label = said(numberLabel(measure.kind, text(variable.label)));
  if (measure.kind === 'median' && isScale(variable)) {
    const codes = codesOf(codebook, variable).map(({ name }) => name);
    const scale = shareOf(codebook, measure, variable, codes, label);
    return { ...scale, ...whole(scale), ...middle(variable), id: writeMeasure(measure), format: 'number', unit: {} };
  }
  const found = plain(codebook, measure, label);
  return {
    ...found,
    ...wholes[measure.kind](found, variable),
    universe: both(baseOf(codebook, measure).universe, variable.relevant),
    numerator: { type: 'column', name: variable.name },
    format: 'number',
    unit: {}
  };
}

/** Of what is no ratio: its name and who was asked, and nothing that it is divided by. */
const whole = ({ label, denominatorLabel }: Indicator): Pick<Indicator, 'numeratorLabel' | 'denominatorLabel'> => ({
  numeratorLabel: said(m.slice_whole({ label: text(label), asked: text(denominatorLabel) })),
  denominatorLabel: {}
});

const total: Pick<Indicator, 'statistic'> = { statistic: { kind: 'total' } };
const middle = ({ name }: Variable): Pick<Indicator, 'statistic'> => ({ statistic: { kind: 'median', column: name } });

/** What a number of a column is of: a mean of its sum, divided by who was asked. */
const wholes = {
  mean: (_: Indicator, { label }: Variable) => ({ numeratorLabel: said(numberLabel('sum', text(label))) }),
  sum: (found: Indicator) => ({ ...whole(found), ...total }),
  median: (found: Indicator, variable: Variable) => ({ ...whole(found), ...middle(variable) })
};

const numberLabel = (kind: 'mean' | 'sum' | 'median', question: string): string =>
  ({ mean: m.slice_mean, sum: m.slice_sum, median: m.slice_median })[kind]({ question });

/** "建会形式：独立建会", of several codes together all of them. */
export function labelOf(codebook: Codebook, variable: Variable, codes: string[]): string {
  const known = codesOf(codebook, variable);
  const words = codes.map((code) => {
    const label = known.find(({ name }) => name === code)?.label;
    return label ? text(label) : code === '1' ? m.ui_yes() : m.ui_no();
  });
  return m.slice_share({ question: text(variable.label), codes: words.join(m.slice_net()) });
}

/**
 * Who gave one of some codes among those who answered; of persons as the page of answers has the single ones.
 * @param known columns that must have a value too
 */
export function shareOf(
  codebook: Codebook,
  measure: Measure,
  variable: Variable,
  codes: string[],
  label: Indicator['label'],
  known: string[] = []
): Indicator {
  const table = tableOf(codebook, measure.table);
  if (table.hideBelow > 0) {
    const rows = shownCodes(codebook, table.name, variable.name);
    const listed = codes.flatMap((code) => rows.find(({ name }) => name === code)?.definitions[0] ?? []);
    const [first] = listed;
    if (!first) throw new Error(`shareOf: ${table.name} does not show "${variable.name}"`);
    const id = `${writeMeasure(measure)}/${variable.name}/${codes.join('+')}`;
    return { ...first, id, numerator: joined(listed), label, short: label, numeratorLabel: label };
  }
  return {
    ...plain(codebook, measure, label),
    id: [writeMeasure(measure), ...(measure.kind === 'share' ? [] : [variable.name, codes.join('+')]), ...known].join(
      '/'
    ),
    universe: known.reduce<Predicate | null>(
      (universe, column) => both(universe, isKnown(column)),
      both(baseOf(codebook, measure).universe, variable.relevant)
    ),
    numerator: oneWhere(chosen(variable, codes))
  };
}

/** Who has a value of each of two columns, among those who have any of both. */
export function jointShare(codebook: Codebook, measure: Measure, parts: Chosen[], all: string[]): Indicator {
  const { variables } = tableOf(codebook, measure.table);
  const label = said(parts.map(({ label }) => label).join(' · '));
  return {
    ...plain(codebook, measure, label),
    id: [writeMeasure(measure), ...parts.flatMap(({ column, codes }) => [column, codes.join('+')]), '', ...all].join(
      '/'
    ),
    universe: all.reduce<Predicate | null>(
      (universe, column) => both(universe, isKnown(column)),
      baseOf(codebook, measure).universe
    ),
    numerator: oneWhere(
      allOf(
        parts.map(({ column, codes }) =>
          chosen(
            variables.find(({ name }) => name === column)!,
            codes
          )
        )
      )
    )
  };
}

const baseOf = ({ shown }: Codebook, { table }: Measure) => shown.bases[table] ?? { asked: {}, universe: null };

function plain(codebook: Codebook, measure: Measure, label: Indicator['label']): Indicator {
  const table = tableOf(codebook, measure.table);
  const { asked, universe } = baseOf(codebook, measure);
  return {
    ...plainShare,
    id: writeMeasure(measure),
    table: table.name,
    universe,
    denominator: one,
    label,
    short: label,
    numeratorLabel: label,
    denominatorLabel: Object.keys(asked).length > 0 ? asked : table.observation
  };
}

const tableOf = ({ tables }: Codebook, table: string): TableSpec => tables.find(({ name }) => name === table)!;

const both = (a: Predicate | null, b: Predicate | null): Predicate | null => {
  const operands = [...conditionsOf(a), ...conditionsOf(b)];
  return operands.length > 1 ? { type: 'and', operands } : (operands[0] ?? null);
};
const allOf = (operands: Predicate[]): Predicate => (operands.length > 1 ? { type: 'and', operands } : operands[0]!);

function chosen({ name, type }: Variable, codes: string[]): Predicate {
  if (type !== 'select_multiple') {
    const isText = type === 'select_one' || type === 'area' || type === 'text';
    return { type: 'in', column: name, values: isText ? codes : codes.map(Number), negated: false };
  }
  const operands = codes.map((value): Predicate => ({ type: 'has', column: name, value, negated: false }));
  return operands.length === 1 ? operands[0]! : { type: 'or', operands };
}

/** One numerator of those of single codes, which differ in the code only. */
function joined(listed: Indicator[]): Expression {
  const [first, ...others] = listed.map(({ numerator }) => {
    if (numerator?.type !== 'where') throw new Error('joined: a share of a code counts rows where a condition holds');
    return numerator;
  });
  if (others.length === 0) return first!;
  const values = [first!, ...others].flatMap(({ condition }) =>
    conditionsOf(condition).flatMap((part) => (part.type === 'in' ? part.values : []))
  );
  const conditions = conditionsOf(first!.condition).map((part) => (part.type === 'in' ? { ...part, values } : part));
  return { ...first!, condition: allOf(conditions) };
}

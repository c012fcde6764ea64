import type { Cause, Choice, Codebook, Gaps, Indicator, Rule, Steps, TableSpec } from '../codebook';
import type { Expression, Predicate } from '../expression/expression';

type Known = Pick<Codebook, 'tables' | 'choices' | 'indicators' | 'rules'>;

/**
 * The definitions that follow from what a survey knows of its gaps. Their ids have a `/`, which no name has, so that none is taken
 * for one of indicators.csv.
 */
export function derive(gaps: Gaps, known: Known): Indicator[] {
  return [
    ...known.indicators.flatMap((one) => peopleWithout(gaps, one)),
    ...(gaps.steps ? combinations(gaps.steps) : []),
    ...gaps.pairs.flatMap(({ own }) => own),
    ...gaps.causes.flatMap((cause) => optionsOf(cause, known)),
    ...known.tables.flatMap(rowsOf),
    ...known.tables.flatMap((table) => contradictionsOf(table, known.rules))
  ];
}

/** The persons of the rows that an indicator asks and does not count. */
export const peopleId = (indicator: string): string => `${indicator}/people`;

/** @param has by condition, in their order */
export const combinationId = (has: boolean[]): string => `steps/${has.map(Number).join('')}`;

/** All units that the conditions are asked of, whatever is known of them. */
export const everyUnitId = 'steps/all';

/** Who names one code of a question, among all who answered it. */
export const causeId = ({ table, question }: Pick<Cause, 'table' | 'question'>, code: string): string =>
  `${table}/${question}/${code}`;

/** One side of a pair that is defined there. */
export const pairId = (pair: string, side: 'claimed' | 'reported'): string => `pairs/${pair}/${side}`;

/** The rows of a full count, whatever they answered. */
export const rowsId = (table: string): string => `${table}/rows`;

/** The rows of a full count that break a rule of the survey: what is true of any is true, whatever of the others is not known. */
export const contradictionsId = (table: string): string => `${table}/contradictions`;

/** How many rows a full count should have. */
export const expectedId = (table: string): string => `${table}/expected`;

/** The codes of a question that are causes, in the order of their list. */
export function causeCodes(cause: Cause, { tables, choices }: Pick<Codebook, 'tables' | 'choices'>): Choice[] {
  const variable = tables
    .find(({ name }) => name === cause.table)
    ?.variables.find(({ name }) => name === cause.question);
  return (choices.get(variable?.list ?? '') ?? []).filter(
    ({ name, missing }) => missing === null && (cause.codes.length === 0 || cause.codes.includes(name))
  );
}

/** Every set of conditions that a unit can have, all first, then by how many. */
export function subsets(count: number): boolean[][] {
  const all = Array.from({ length: 2 ** count }, (_, at) =>
    Array.from({ length: count }, (_, place) => ((at >> (count - 1 - place)) & 1) === 1)
  );
  const size = (has: boolean[]) => has.filter(Boolean).length;
  return all.reverse().sort((a, b) => size(b) - size(a));
}

function peopleWithout({ people }: Gaps, indicator: Indicator): Indicator[] {
  const of = people[indicator.table];
  const counted = countedOf(indicator);
  if (!of || !counted || indicator.direction !== 'up') return [];
  const persons: Expression = { type: 'column', name: of.column };
  return [
    {
      ...plain(indicator),
      id: peopleId(indicator.id),
      numerator: { type: 'where', value: persons, condition: { type: 'not', operand: counted } },
      denominator: persons,
      count: of.count
    }
  ];
}

/** The condition on which a row counts, of an indicator that counts rows. */
export function countedOf({ numerator, denominator, format }: Indicator): Predicate | null {
  if (format !== 'percent' || denominator?.type !== 'number' || denominator.value !== 1) return null;
  if (numerator?.type !== 'where' || numerator.value.type !== 'number' || numerator.value.value !== 1) return null;
  return numerator.condition;
}

/** Of units of which every condition is known. */
function combinations({ table, universe, conditions }: Steps): Indicator[] {
  const isKnown = conditions.map(({ condition }): Predicate => {
    return { type: 'or', operands: [condition, { type: 'not', operand: condition }] };
  });
  const asked: Predicate = { type: 'and', operands: [...(universe ? [universe] : []), ...isKnown] };
  const every: Indicator = { ...plainShare, id: everyUnitId, table, universe, numerator: one, denominator: one };
  const sets = subsets(conditions.length).map((has): Indicator => ({
    ...plainShare,
    id: combinationId(has),
    table,
    universe: asked,
    numerator: oneWhere({
      type: 'and',
      operands: conditions.map(({ condition }, at) => (has[at] ? condition : { type: 'not', operand: condition }))
    }),
    denominator: one
  }));
  return [...sets, every];
}

/** Of all who answered the question, so that the shares of several answers may add up to more than all. */
function optionsOf(cause: Cause, known: Known): Indicator[] {
  const variable = known.tables
    .find(({ name }) => name === cause.table)
    ?.variables.find(({ name }) => name === cause.question);
  if (!variable) return [];
  const isMany = variable.type === 'select_multiple';
  const isNumber = ['integer', 'decimal', 'boolean'].includes(variable.type);
  return causeCodes(cause, known).map(({ name, label }) => ({
    ...plainShare,
    id: causeId(cause, name),
    table: cause.table,
    universe: variable.relevant,
    numerator: oneWhere(
      isMany
        ? { type: 'has', column: variable.name, value: name, negated: false }
        : { type: 'in', column: variable.name, values: [isNumber ? Number(name) : name], negated: false }
    ),
    denominator: one,
    label,
    short: label,
    numeratorLabel: label,
    denominatorLabel: cause.asked
  }));
}

function rowsOf({ name, design, expected }: TableSpec): Indicator[] {
  if (design !== 'census' || !expected) return [];
  const wanted: Expression = { type: 'column', name: expected.column };
  return [
    { ...plainShare, id: rowsId(name), table: name, numerator: one, denominator: one },
    {
      ...plainShare,
      id: expectedId(name),
      table: expected.table,
      format: 'number',
      numerator: wanted,
      denominator: one
    }
  ];
}

function contradictionsOf({ name, design, hideBelow, observation }: TableSpec, rules: Rule[]): Indicator[] {
  const operands = rules.filter(({ table }) => table === name).map(({ condition }) => condition);
  if (design !== 'census' || hideBelow > 0 || operands.length === 0) return [];
  const numerator = oneWhere({ type: 'or', operands });
  return [{ ...plainShare, id: contradictionsId(name), table: name, numerator, denominator: one, count: observation }];
}

const one: Expression = { type: 'number', value: 1 };
const oneWhere = (condition: Predicate): Expression => ({ type: 'where', value: one, condition });

/** A share of rows without a target, before it is said of what. */
export const plainShare: Indicator = {
  id: '',
  base: '',
  coverage: '',
  table: '',
  partOf: null,
  combine: null,
  universe: null,
  numerator: null,
  denominator: null,
  format: 'percent',
  per: 1,
  direction: 'up',
  target: null,
  provisional: false,
  label: {},
  short: {},
  unit: { zh: '%', en: '%' },
  count: {},
  numeratorLabel: {},
  denominatorLabel: {},
  basis: {},
  source: ''
};

/** The same indicator's words and rows, without a target. */
const plain = (indicator: Indicator): Indicator => ({
  ...indicator,
  target: null,
  provisional: false,
  direction: 'down'
});

import type { Label } from '../../i18n/label';
import { m } from '../../paraglide/messages';
import type { Choice, Indicator, TableSpec, Variable } from '../codebook';
import { conditionsOf } from '../expression/conditions';
import type { Expression, Predicate } from '../expression/expression';
import { parseExpression, parsePredicate, type Scope } from '../expression/parse';
import { plainShare } from '../gaps/derive';
import type { Entry } from '../read/Entry';
import { attempt } from '../read/Faults';
import { checkName } from '../read/names';
import type { ShownRow } from './shown';

/** What is common to the definitions of a figure. */
export interface Common {
  name: string;
  spec: TableSpec;
  scope: Scope;
  universe: Predicate | null;
  /** who was asked, in words */
  asked: Label;
  choices: Map<string, Choice[]>;
}

/** The codes of a question that are answers, of all who answered it. */
export function optionRows(place: Entry, variable: Variable, common: Common): ShownRow[] {
  if (variable.list === null && variable.type !== 'boolean')
    place.fault(m.codebook_filter_list({ name: variable.name }));
  return answersOf(variable, common).map(({ name, label }) => ({
    name,
    label,
    definitions: [share(common, name, label, chosen(variable, [name]), withAsked(variable, common))]
  }));
}

/** The codes of a question of everybody, whoever gave no answer too: one base for all questions that are asked so. */
export function optionRowsOfAll(place: Entry, variable: Variable, blank: Label, common: Common): ShownRow[] {
  const { name: column } = variable;
  const isKnown: Predicate = { type: 'isNull', column, negated: true };
  const row = (name: string, label: Label, counts: Predicate): ShownRow => ({
    name,
    label,
    definitions: [share(common, name, label, counts, common.universe)]
  });
  if (variable.type !== 'select_one') place.fault(m.codebook_type_wanted({ name: column, type: 'select_one' }));
  return [
    ...answersOf(variable, common).map(({ name, label }) =>
      row(name, label, { type: 'and', operands: [chosen(variable, [name]), isKnown] })
    ),
    row('/blank', blank, { type: 'isNull', column, negated: false })
  ];
}

/** One question's share of one or more codes, a boolean's of 1, or a share that is defined here. */
export function shareRow(entry: Entry, common: Common): ShownRow {
  entry.allow(['name', 'label', 'question', 'codes', 'universe', 'numerator', 'denominator']);
  if (entry.get('question').isAbsent) {
    const [name, label] = [entry.get('name').text(), entry.get('label').label()];
    checkName(entry.get('name'), name);
    const own = entry.get('universe');
    const universe = both(common.universe, own.isAbsent ? null : predicate(own, common.scope));
    return {
      name,
      label,
      definitions: [
        {
          ...share(common, name, label, null, universe),
          numerator: expression(entry.get('numerator'), common.scope),
          denominator: expression(entry.get('denominator'), common.scope)
        }
      ]
    };
  }
  const variable = variableOf(entry.get('question'), common.spec);
  const label = entry.get('label').isAbsent ? (variable?.label ?? {}) : entry.get('label').label();
  if (!variable) return { name: '', label, definitions: [] };
  const codes = new Set(answersOf(variable, common).map(({ name }) => name));
  const chosenCodes =
    variable.type === 'boolean'
      ? ['1']
      : entry
          .get('codes')
          .list()
          .map((one) => one.reference(codes));
  if (chosenCodes.length === 0) entry.get('codes').fault(m.codebook_required());
  return {
    name: variable.name,
    label,
    definitions: [share(common, variable.name, label, chosen(variable, chosenCodes), withAsked(variable, common))]
  };
}

/** Means of numbers. */
export function numberRows(place: Entry, unit: Label, common: Common): ShownRow[] {
  return place.list().flatMap((one) => {
    const variable = numberOf(one, common);
    if (!variable) return [];
    const { name, label } = variable;
    return [
      {
        name,
        label,
        definitions: [
          {
            ...share(common, name, label, null, withAsked(variable, common)),
            format: 'number' as const,
            unit,
            numerator: { type: 'column' as const, name }
          }
        ]
      }
    ];
  });
}

/** Numbers added up: nothing of persons is. */
export function sumRows(place: Entry, common: Common): ShownRow[] {
  if (common.spec.hideBelow > 0) place.fault(m.codebook_shown_sums());
  return numberRows(place, {}, { ...common, universe: null });
}

/** Two questions with the same codes, of those who answered both: what is used, what is needed, and how far need passes use. */
export function needRows(entry: Entry, common: Common): ShownRow[] {
  entry.allow(['needed', 'used', 'without']);
  const [needed, used] = [variableOf(entry.get('needed'), common.spec), variableOf(entry.get('used'), common.spec)];
  if (!needed || !used) return [];
  if (needed.list !== used.list || needed.type !== 'select_multiple' || used.type !== 'select_multiple')
    entry.fault(m.codebook_shown_needs());
  const known = (column: string): Predicate => ({ type: 'isNull', column, negated: true });
  const universe = both(common.universe, { type: 'and', operands: [known(needed.name), known(used.name)] });
  const codes = new Set(answersOf(needed, common).map(({ name }) => name));
  const without = entry
    .get('without')
    .list()
    .map((one) => one.reference(codes));
  return answersOf(needed, common)
    .filter(({ name }) => !without.includes(name))
    .map(({ name, label }) => {
      const [isUsed, isNeeded] = [chosen(used, [name]), chosen(needed, [name])];
      const difference: Expression = {
        type: 'sum',
        operands: [oneWhere(isNeeded), { type: 'negative', operand: oneWhere(isUsed) }]
      };
      return {
        name,
        label,
        definitions: [
          share(common, `${name}/used`, label, isUsed, universe),
          share(common, `${name}/needed`, label, isNeeded, universe),
          {
            ...share(common, `${name}/gap`, label, null, universe),
            format: 'point' as const,
            numerator: difference,
            direction: 'down' as const
          }
        ]
      };
    });
}

/** @param id of the row in its figure */
function share(
  { name, spec, asked }: Common,
  id: string,
  label: Label,
  counts: Predicate | null,
  universe: Predicate | null
): Indicator {
  return {
    ...plainShare,
    id: `shown/${name}/${id}`,
    table: spec.name,
    universe,
    numerator: counts && oneWhere(counts),
    denominator: one,
    label,
    short: label,
    numeratorLabel: label,
    denominatorLabel: asked
  };
}

const one: Expression = { type: 'number', value: 1 };
const oneWhere = (condition: Predicate): Expression => ({ type: 'where', value: one, condition });

const both = (a: Predicate | null, b: Predicate | null): Predicate | null => {
  const operands = [...conditionsOf(a), ...conditionsOf(b)];
  return operands.length > 1 ? { type: 'and', operands } : (operands[0] ?? null);
};

/** Whoever was not asked is not among those who answered. */
const withAsked = ({ relevant }: Variable, { universe }: Common): Predicate | null => both(universe, relevant);

function chosen({ name, type }: Variable, codes: string[]): Predicate {
  if (type !== 'select_multiple') {
    const isNumber = type === 'boolean' || type === 'integer' || type === 'decimal';
    return { type: 'in', column: name, values: isNumber ? codes.map(Number) : codes, negated: false };
  }
  const operands = codes.map((value): Predicate => ({ type: 'has', column: name, value, negated: false }));
  return operands.length === 1 ? operands[0]! : { type: 'or', operands };
}

const answersOf = ({ list }: Variable, { choices }: Common): Choice[] =>
  (choices.get(list ?? '') ?? []).filter(({ missing }) => missing === null);

export function variableOf(place: Entry, { variables }: TableSpec): Variable | undefined {
  const byName = new Map(variables.map((one) => [one.name, one]));
  return byName.get(place.reference(byName));
}

function numberOf(place: Entry, { spec }: Common): Variable | undefined {
  const found = variableOf(place, spec);
  if (found && !['integer', 'decimal'].includes(found.type))
    place.fault(m.codebook_type_wanted({ name: found.name, type: 'integer, decimal' }));
  return found;
}

export function predicate(place: Entry, scope: Scope): Predicate | null {
  const text = place.text();
  return text === '' ? null : attempt(place, () => parsePredicate(text, scope));
}

function expression(place: Entry, scope: Scope): Expression | null {
  const text = place.text();
  return text === '' ? null : attempt(place, () => parseExpression(text, scope));
}

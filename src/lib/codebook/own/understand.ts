import { m } from '../../paraglide/messages';
import type { Codebook, Indicator, TableSpec } from '../codebook';
import { columnsOf } from '../expression/columnsOf';
import type { Expression, Predicate } from '../expression/expression';
import { ExpressionError } from '../expression/ExpressionError';
import { parseExpression, parsePredicate, type Scope } from '../expression/parse';
import { plainShare } from '../gaps/derive';
import { languages } from '../read/languages';
import { inWords } from './inWords';
import { personalColumns } from '../personalColumns';
import { ownPrefix, restCode, type Own, type OwnMeasure, type OwnVariable } from './own';
import type { OwnColumn } from './ownColumn';
import { canDefine, scopeOf } from './scope';

/** What is wrong with a definition, and where. */
export interface OwnFault {
  /** name of the definition */
  of: string;
  /** as a file has it: `label`, `values[1].when`, `numerator` */
  field: string;
  message: string;
  /** characters from 0 in the text of the field; null of the field as a whole */
  position: number | null;
}

/** Definitions as the survey understands them: those without a fault. */
export interface Understood {
  variables: { own: OwnVariable; column: OwnColumn }[];
  measures: { own: OwnMeasure; indicator: Indicator }[];
  faults: OwnFault[];
}

/** More of anything is nobody's list. */
const most = { values: 40, text: 2000, label: 60 };

/** Checks definitions against a survey, as its own files are checked. @param codebook of its files alone */
export function understand(codebook: Codebook, { variables, measures }: Own): Understood {
  const faults: OwnFault[] = [];
  const taken = namesOf(codebook);
  const found: Understood = { variables: [], measures: [], faults };
  for (const own of variables) {
    const reading = new Reading(codebook, own, taken, faults);
    const column = reading.column(own);
    if (column) found.variables.push({ own, column });
  }
  for (const own of measures) {
    const reading = new Reading(codebook, own, taken, faults);
    const indicator = reading.indicator(own, found.variables);
    if (indicator) found.measures.push({ own, indicator });
  }
  return found;
}

/** Lower case, as the engine tells columns apart. */
function namesOf({ tables, filters, choices, indicators }: Codebook): Set<string> {
  const names = [
    ...tables.flatMap(({ name, variables }) => [name, ...variables.map((one) => one.name)]),
    ...filters.map(({ name }) => name),
    ...choices.keys(),
    ...indicators.map(({ id }) => id)
  ];
  return new Set(names.map((name) => name.toLowerCase()));
}

/** One definition that is read. */
class Reading {
  readonly #table: TableSpec | null;
  #isSound = true;

  constructor(
    private readonly codebook: Codebook,
    private readonly own: OwnVariable | OwnMeasure,
    taken: Set<string>,
    private readonly faults: OwnFault[]
  ) {
    const { name, table, label } = own;
    if (!isOwnName(name)) this.#fault('name', m.own_fault_name({ name }));
    else if (taken.has(name.toLowerCase())) this.#fault('name', m.own_fault_taken({ name }));
    taken.add(name.toLowerCase());
    this.#label('label', label);
    const spec = codebook.tables.find((one) => one.name === table);
    if (!spec) this.#fault('table', m.own_fault_no_table({ table }));
    else if (!canDefine(spec)) this.#fault('table', m.own_fault_persons());
    this.#table = spec && canDefine(spec) ? spec : null;
  }

  column({ name, values }: OwnVariable): OwnColumn | null {
    const codes = new Set<string>();
    if (values.length === 0) this.#fault('values', m.own_fault_no_values());
    if (values.length > most.values) this.#fault('values', m.own_fault_many({ most: most.values }));
    const read = values.map((value, at) => {
      const field = `values[${at}]`;
      if (!/^[a-z][a-z0-9_]*$/i.test(value.name) || value.name === restCode || codes.has(value.name))
        this.#fault(`${field}.name`, m.own_fault_code({ name: value.name }));
      codes.add(value.name);
      this.#label(`${field}.label`, value.label);
      const when = this.#read(`${field}.when`, value.when, parsePredicate, []);
      return when && { code: value.name, when };
    });
    const sound = read.filter((one) => one !== null);
    return this.#isSound && sound.length === values.length ? { name, values: sound } : null;
  }

  indicator(own: OwnMeasure, variables: Understood['variables']): Indicator | null {
    const universe =
      own.universe.trim() === '' ? null : this.#read('universe', own.universe, parsePredicate, variables);
    const numerator = this.#read('numerator', own.numerator, parseExpression, variables);
    const denominator = this.#read('denominator', own.denominator, parseExpression, variables);
    if (!this.#isSound || !numerator || !denominator) return null;
    return {
      ...plainShare,
      ...{ id: own.name, table: own.table, universe, numerator, denominator, format: own.format },
      ...{ label: own.label, short: own.label, isOwn: true as const },
      ...(own.format === 'number' ? { unit: own.unit } : {}),
      count: this.#table?.observation ?? {},
      numeratorLabel: this.#words(own.numerator),
      denominatorLabel: this.#words(
        own.universe.trim() === '' ? own.denominator : `${own.denominator} WHERE ${own.universe}`
      )
    };
  }

  #read<Tree extends Expression | Predicate>(
    field: string,
    text: string,
    parse: (text: string, scope: Scope) => Tree,
    variables: Understood['variables']
  ): Tree | null {
    if (text.trim() === '') return this.#fault(field, m.codebook_required());
    if (text.length > most.text) return this.#fault(field, m.own_fault_long({ most: most.text }));
    if (!this.#table) return null;
    const scope = withVariables(scopeOf(this.codebook, this.#table), this.#table.name, variables);
    try {
      const tree = parse(text, scope);
      const personal = personalColumns(this.#table);
      const told = [...columnsOf(tree)].find((name) => personal.has(name));
      if (told === undefined) return tree;
      return this.#fault(field, m.own_fault_personal({ name: told }), text.indexOf(told));
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      return this.#fault(field, error.message, error.position);
    }
  }

  #words(written: string): Indicator['label'] {
    return Object.fromEntries(
      languages.map((language) => [language, inWords(written, this.#table!, this.codebook, language)])
    );
  }

  #label(field: string, label: OwnVariable['label']): void {
    const words = Object.values(label);
    if (words.length === 0 || words.some((one) => one.trim() === '')) this.#fault(field, m.own_fault_label());
    else if (words.some((one) => one.length > most.label)) this.#fault(field, m.own_fault_long({ most: most.label }));
  }

  #fault(field: string, message: string, position: number | null = null): null {
    this.#isSound = false;
    this.faults.push({ of: this.own.name, field, message, position });
    return null;
  }
}

const isOwnName = (name: string): boolean =>
  name.startsWith(ownPrefix) && name.length <= 64 && /^[a-z0-9_]+$/.test(name) && !name.endsWith('__missing');

/** Variables of one's own are columns as any other; what they are made of is none of a condition's matter. */
function withVariables(scope: Scope, table: string, variables: Understood['variables']): Scope {
  const own = variables.filter((one) => one.own.table === table);
  return {
    ...scope,
    columns: new Map([
      ...scope.columns,
      ...own.map(({ own: { name } }) => [name, { type: 'select_one' as const, list: name }] as const)
    ]),
    choices: new Map([
      ...scope.choices,
      ...own.map(({ own: { name }, column }) => {
        const codes = [...column.values.map(({ code }) => code), restCode];
        return [name, codes.map((code) => ({ name: code, label: {}, missing: null, aliases: [] }))] as const;
      })
    ])
  };
}

import { m } from '../../paraglide/messages';
import type {
  Cause,
  Condition,
  Gaps,
  Indicator,
  PairOfClaims,
  People,
  Place,
  Variable,
  Steps,
  TableSpec,
  Visit
} from '../codebook';
import type { Entry } from '../read/Entry';
import type { Expression, Predicate } from '../expression/expression';
import { attempt } from '../read/Faults';
import { checkName, Once } from '../read/names';
import type { Pack } from '../read/Pack';
import { pairId, plainShare } from './derive';
import { readQuadrants } from './readQuadrants';
import { parseExpression, parsePredicate, type Scope } from '../expression/parse';

/** What gaps.json may name. */
export interface Known {
  indicators: Map<string, Indicator>;
  tables: TableSpec[];
  scopes: Map<string, Scope>;
  filters: Set<string>;
  kinds: Set<string>;
}

/** gaps.json: steps, visits, pairs, causes and quadrants; a survey without the file knows none. */
export function readGaps(pack: Pack, known: Known): Gaps {
  const file = pack.json('gaps.json', true).allow(['people', 'steps', 'visits', 'pairs', 'causes', 'quadrants']);
  const people = file.get('people');
  const steps = file.get('steps');
  return {
    people: Object.fromEntries(
      people.isAbsent ? [] : people.pairs().map(([name, one]) => readPeople(name, one, known))
    ),
    steps: steps.isAbsent ? null : readSteps(steps, known),
    visits: file
      .get('visits')
      .list()
      .flatMap((one) => readVisit(one, known) ?? []),
    pairs: file
      .get('pairs')
      .list()
      .flatMap((one) => readPair(one, known)),
    causes: file
      .get('causes')
      .list()
      .map((one) => readCause(one, known)),
    quadrants: file
      .get('quadrants')
      .list()
      .flatMap((one) => readQuadrants(one, known.indicators) ?? [])
  };
}

function readPeople(table: string, entry: Entry, known: Known): [string, People] {
  entry.allow(['column', 'count']);
  const spec = tableOf(entry, table, known);
  return [table, { column: numberColumn(entry.get('column'), spec), count: entry.get('count').label() }];
}

function readSteps(entry: Entry, known: Known): Steps {
  entry.allow(['table', 'universe', 'conditions', 'by', 'places']);
  const table = entry.get('table').text();
  const spec = tableOf(entry.get('table'), table, known);
  const once = new Once();
  const universe = entry.get('universe');
  const conditions = entry.get('conditions');
  const read = conditions.list().flatMap((one): Condition[] => {
    one.allow(['name', 'label', 'condition']);
    const name = one.get('name').text();
    checkName(one.get('name'), name);
    if (name !== '') once.check(one.get('name'), [name], one.path);
    const condition = predicate(one.get('condition'), table, known);
    return condition ? [{ name, label: one.get('label').label(), condition }] : [];
  });
  // of more the combinations are more than anybody reads
  if (conditions.list().length < 2 || conditions.list().length > 4) conditions.fault(m.codebook_steps_few());
  return {
    table,
    universe: universe.isAbsent ? null : predicate(universe, table, known),
    conditions: read,
    by: entry
      .get('by')
      .list()
      .map((one) => one.reference(known.filters)),
    places: entry
      .get('places')
      .list()
      .map((one) => readPlace(one, spec, known))
  };
}

function readPlace(entry: Entry, spec: TableSpec | undefined, { kinds }: Known): Place {
  entry.allow(['column', 'kind', 'without', 'count']);
  const column = columnOf(entry.get('column'), spec);
  const isArea = column?.type === 'area';
  if (column && !isArea && column.type !== 'select_one')
    entry.get('column').fault(m.codebook_type_wanted({ name: column.name, type: 'area, select_one' }));
  return {
    column: column?.name ?? '',
    kind: isArea ? entry.get('kind').reference(kinds) : null,
    without: entry
      .get('without')
      .list()
      .map((one) => one.text()),
    count: entry.get('count').label()
  };
}

function readVisit(entry: Entry, known: Known): Visit | null {
  entry.allow(['indicator', 'listed', 'lacking', 'adds', 'size', 'large']);
  const id = entry.get('indicator').reference(known.indicators);
  const indicator = known.indicators.get(id);
  if (!indicator) return null;
  const spec = known.tables.find(({ name }) => name === indicator.table);
  if (spec && (spec.design !== 'census' || spec.hideBelow > 0)) entry.get('indicator').fault(m.codebook_visit_census());
  const lacking = predicate(entry.get('lacking'), indicator.table, known);
  const adds = expression(entry.get('adds'), indicator.table, known);
  const size = numberColumn(entry.get('size'), spec);
  const of = entry.get('listed');
  const listed = of.isAbsent ? null : of.reference(known.indicators);
  if (listed && known.indicators.get(listed)?.table !== indicator.table) of.fault(m.codebook_visit_listed());
  return lacking && adds ? { indicator: id, listed, lacking, adds, size, large: entry.get('large').count() } : null;
}

function readPair(entry: Entry, known: Known): PairOfClaims[] {
  entry.allow(['name', 'label', 'claimed', 'reported']);
  const name = entry.get('name').text();
  checkName(entry.get('name'), name);
  const sides = (['claimed', 'reported'] as const).map((side) => readSide(entry.get(side), pairId(name, side), known));
  const [claimed, reported] = sides;
  if (!claimed || !reported) return [];
  if (claimed.format !== reported.format) entry.fault(m.codebook_pair_format());
  const own = sides.flatMap((one) => (one && !known.indicators.has(one.id) ? [one] : []));
  return [{ name, label: entry.get('label').label(), indicators: [claimed.id, reported.id], own }];
}

/** An indicator by its id, or a share that is defined here. */
function readSide(entry: Entry, id: string, known: Known): Indicator | null {
  if (entry.isText) return known.indicators.get(entry.reference(known.indicators)) ?? null;
  entry.allow([
    'table',
    'universe',
    'numerator',
    'denominator',
    'label',
    'short',
    'numeratorLabel',
    'denominatorLabel'
  ]);
  const table = entry.get('table').text();
  tableOf(entry.get('table'), table, known);
  const universe = entry.get('universe');
  return {
    ...plainShare,
    id,
    table,
    universe: universe.isAbsent ? null : predicate(universe, table, known),
    numerator: expression(entry.get('numerator'), table, known),
    denominator: expression(entry.get('denominator'), table, known),
    label: entry.get('label').label(),
    short: entry.get('short').label(),
    numeratorLabel: entry.get('numeratorLabel').label(),
    denominatorLabel: entry.get('denominatorLabel').label()
  };
}

function readCause(entry: Entry, known: Known): Cause {
  entry.allow(['indicators', 'table', 'question', 'label', 'asked', 'codes']);
  const table = entry.get('table').text();
  const spec = tableOf(entry.get('table'), table, known);
  const variable = columnOf(entry.get('question'), spec);
  if (variable && variable.list === null) entry.get('question').fault(m.codebook_filter_list({ name: variable.name }));
  const choices = known.scopes.get(table)?.choices.get(variable?.list ?? '') ?? [];
  const codes = new Set(choices.flatMap(({ name, missing }) => (missing === null ? [name] : [])));
  return {
    indicators: entry
      .get('indicators')
      .list()
      .map((one) => one.reference(known.indicators)),
    table,
    question: variable?.name ?? '',
    label: entry.get('label').label(),
    asked: entry.get('asked').label(),
    codes: entry
      .get('codes')
      .list()
      .map((one) => one.reference(codes))
  };
}

function tableOf(place: Entry, name: string, { tables }: Known): TableSpec | undefined {
  const found = tables.find((table) => table.name === name);
  if (!found && name !== '') place.fault(m.codebook_unknown({ name, nearest: tables[0]?.name ?? '' }));
  return found;
}

function columnOf(place: Entry, spec: TableSpec | undefined): Variable | undefined {
  if (!spec) return undefined;
  const columns = new Map(spec.variables.map((variable) => [variable.name, variable]));
  return columns.get(place.reference(columns));
}

function numberColumn(place: Entry, spec: TableSpec | undefined): string {
  const column = columnOf(place, spec);
  if (column && !['integer', 'decimal'].includes(column.type))
    place.fault(m.codebook_type_wanted({ name: column.name, type: 'integer, decimal' }));
  return column?.name ?? '';
}

function predicate(place: Entry, table: string, { scopes }: Known): Predicate | null {
  const [text, scope] = [place.text(), scopes.get(table)];
  return text === '' || !scope ? null : attempt(place, () => parsePredicate(text, scope));
}

function expression(place: Entry, table: string, { scopes }: Known): Expression | null {
  const [text, scope] = [place.text(), scopes.get(table)];
  return text === '' || !scope ? null : attempt(place, () => parseExpression(text, scope));
}

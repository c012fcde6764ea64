import { m } from '../../paraglide/messages';
import type { Choice, TableSpec } from '../codebook';
import type { Scope } from '../expression/parse';
import type { Entry } from '../read/Entry';
import { checkName, Once } from '../read/names';
import type { Pack } from '../read/Pack';
import {
  needRows,
  numberRows,
  optionRows,
  optionRowsOfAll,
  predicate,
  shareRow,
  sumRows,
  variableOf,
  type Common
} from './rows';
import type { Shown, ShownFigure, ShownGroup, ShownRow, ShownType, Unshown } from './shown';

interface Known {
  tables: TableSpec[];
  scopes: Map<string, Scope>;
  choices: Map<string, Choice[]>;
}

/** Who was asked by table, and what no answer is called. */
interface Words {
  bases: Entry;
  blank: Entry;
}

/** shown.json: what is shown of the answers beside indicators; a survey without the file shows none. */
export function readShown(pack: Pack, known: Known): Shown {
  const file = pack.json('shown.json', true).allow(['tables', 'blank', 'groups', 'unshown']);
  const words = { bases: file.get('tables'), blank: file.get('blank') };
  const once = { groups: new Once(), figures: new Once() };
  return {
    groups: file
      .get('groups')
      .list()
      .map((one) => readGroup(one, words, known, once)),
    unshown: file
      .get('unshown')
      .list()
      .map((one) => readUnshown(one, known)),
    bases: file.get('tables').isAbsent ? {} : readBases(file.get('tables'), known)
  };
}

/** Who is asked of each table. */
function readBases(entry: Entry, { scopes }: Known): Shown['bases'] {
  return Object.fromEntries(
    entry.pairs().map(([table, base]) => {
      const [scope, universe] = [scopes.get(table), base.get('universe')];
      return [
        table,
        {
          asked: base.get('asked').label(),
          universe: scope && !universe.isAbsent ? predicate(universe, scope) : null
        }
      ];
    })
  );
}

function readGroup(entry: Entry, words: Words, known: Known, once: { groups: Once; figures: Once }): ShownGroup {
  entry.allow(['name', 'label', 'figures']);
  const name = entry.get('name').text();
  checkName(entry.get('name'), name);
  once.groups.check(entry.get('name'), [name], entry.path);
  const figures = entry
    .get('figures')
    .list()
    .flatMap((one) => {
      const figure = readFigure(one, words, known);
      if (figure) once.figures.check(one, [figure.name], one.path);
      return figure ?? [];
    });
  return { name, label: entry.get('label').label(), figures };
}

const types = ['question', 'shares', 'means', 'needs', 'sums'] as const;

function readFigure(entry: Entry, { bases, blank }: Words, known: Known): ShownFigure | null {
  entry.allow(['name', 'label', 'table', 'unit', 'ofAll', ...types]);
  const table = entry.get('table').text();
  const spec = known.tables.find((one) => one.name === table);
  const scope = known.scopes.get(table);
  if (!spec || !scope) {
    entry.get('table').fault(m.codebook_unknown({ name: table, nearest: known.tables[0]?.name ?? '' }));
    return null;
  }
  const given = types.filter((one) => !entry.get(one).isAbsent);
  if (given.length !== 1) entry.fault(m.codebook_shown_one({ types: types.join(', ') }));
  const isOfAll = entry.get('ofAll').flag(false);
  const base = bases.get(table).allow(['asked', 'universe', 'everybody']);
  const question = entry.get('question').isAbsent ? null : variableOf(entry.get('question'), spec);
  const name = question ? `${table}_${question.name}` : entry.get('name').text();
  checkName(entry.get('name'), name);
  const common: Common = {
    name,
    spec,
    scope,
    universe: base.get('universe').isAbsent ? null : predicate(base.get('universe'), scope),
    asked: isOfAll ? base.get('everybody').label() : base.get('asked').label(),
    choices: known.choices
  };
  const label = entry.get('label');
  const rows: Record<(typeof types)[number], () => ShownRow[]> = {
    question: () => {
      if (!question) return [];
      return isOfAll
        ? optionRowsOfAll(entry.get('question'), question, blank.label(), common)
        : optionRows(entry.get('question'), question, common);
    },
    shares: () =>
      entry
        .get('shares')
        .list()
        .map((one) => shareRow(one, common)),
    means: () => numberRows(entry.get('means'), entry.get('unit').label(true), common),
    needs: () => needRows(entry.get('needs'), common),
    sums: () => sumRows(entry.get('sums'), common)
  };
  const [first] = given;
  const shown: Record<(typeof types)[number], ShownType> = {
    question: 'options',
    shares: 'shares',
    means: 'means',
    needs: 'needs',
    sums: 'sums'
  };
  if (!first) return null;
  return {
    name,
    label: question && label.isAbsent ? question.label : label.label(),
    type: shown[first],
    table,
    asked: common.asked,
    isMany: question?.type === 'select_multiple',
    rows: rows[first]()
  };
}

function readUnshown(entry: Entry, { tables }: Known): Unshown {
  entry.allow(['table', 'columns', 'why']);
  const table = entry.get('table').text();
  const names = new Set(tables.find(({ name }) => name === table)?.variables.map(({ name }) => name) ?? []);
  return {
    table,
    columns: entry
      .get('columns')
      .list()
      .map((one) => one.reference(names)),
    why: entry.get('why').label()
  };
}

import { columnsOf } from '../../../codebook/expression/columnsOf';
import type { Engine } from '../../../engine/engine';
import { rows } from '../../../engine/rows';
import { identifier } from '../../../engine/sql';
import { columnsUsed, type CellQuery, type CellSource, type WaveTable } from '../../cells/cellQuery';
import { designBlock, designQueries } from '../../cells/drawn';
import type { AllowedRows, RowBlock } from '../../rows';
import type { UnitRows } from '../../units/unitRows';
import { runStatement } from '../runStatement';
import { columnOf } from './column';
import { listRows } from './list';
import { listUnits } from './listUnits';
import { sums } from './sums';
import { PageTable } from './table';

/** Answers at once, from tables that were brought to the page, what another source would be waited for. */
export interface PageSource extends CellSource {
  /**
   * Brings the tables of a question to the page and works out what does not depend on filters, so that it, and the same under
   * any filter, is answered at once.
   * @param turn is waited for between two measures
   */
  prepare(query: CellQuery, turn: () => Promise<void>): Promise<void>;
  /** The rows of one wave, where its table is here: null where the engine has to be asked. */
  peekRows(allowed: AllowedRows): RowBlock | null;
  /** The units of one wave, as `peekRows` gives its rows. */
  peekUnits(allowed: AllowedRows): UnitRows | null;
  /** Lets all tables go but those of these names. */
  keep(names: string[]): void;
}

/** @param most rows of a table that is brought: a larger one stays where it is */
export function pageSource(engine: Pick<Engine, 'query'>, other: CellSource, most = 50_000): PageSource {
  const tables = new Map<string, PageTable>();
  const extended = new Map<string, { of: PageTable; made: PageTable | null }>();
  const tooLarge = new Set<string>();

  const read = async (name: string) => {
    if (tables.has(name) || tooLarge.has(name)) return;
    const table = await readTable(engine, name, most);
    if (table) tables.set(name, table);
    else tooLarge.add(name);
  };

  /** A table with the columns that are worked out for a question: kept by what they mean, so that one that means something else now is another. */
  const tableOf = ({ name, own = [] }: WaveTable): PageTable | null => {
    const table = tables.get(name) ?? null;
    if (!table || own.length === 0) return table;
    const key = JSON.stringify([name, own]);
    const known = extended.get(key);
    if (known?.of === table) return known.made;
    const made = table.with(own);
    if (extended.size >= mostExtended) extended.delete([...extended.keys()][0]!);
    extended.set(key, { of: table, made });
    return made;
  };

  /** The tables of a question, where all are here and it reads nothing that is not. */
  const here = (query: CellQuery): PageTable[] | null => {
    if (query.variance === 'design' && !query.design) return null;
    if (query.waveTables.length === 0 || query.sets.length === 0) return null;
    const used = columnsRead(query);
    const found = query.waveTables.flatMap((waveTable) => {
      const table = tableOf(waveTable);
      return table && waveTable.columns.every((column) => table.has(column) || !used.has(column)) ? [table] : [];
    });
    return found.length === query.waveTables.length ? found : null;
  };

  const peek = (query: CellQuery) => {
    const found = here(query);
    const isReady = found?.every((table) => query.measures.every((measure) => table.knows(measure, query.weight)));
    if (!found || !isReady) return other.peek(query);
    if (!query.design) return sums(query, found);
    const [ofGroups, ofUnits] = designQueries(query).map((one) => sums(one, found));
    return designBlock(query, ofGroups!, ofUnits!);
  };

  /** The one table that rows are listed of, where it is here with all that its rows are chosen by. */
  const tableBehind = ({ query: { where }, waveTables: [one, ...others] }: AllowedRows): PageTable | null => {
    const table = one && others.length === 0 ? tableOf(one) : null;
    if (!table || where === null) return table;
    const isHere = (column: string) => table.has(column) || !one!.columns.includes(column);
    return [...columnsOf(where)].every(isHere) ? table : null;
  };

  return {
    can: (query) => other.can(query),
    peek,
    cells: async (query, signal) => peek(query) ?? other.cells(query, signal),
    statement: (query) => other.statement(query),
    async prepare(query, turn) {
      for (const { name } of query.waveTables) await read(name);
      for (const table of here(query) ?? []) {
        for (const measure of query.measures) {
          table.measured(measure, query.weight);
          await turn();
        }
      }
    },
    peekRows(allowed) {
      const table = tableBehind(allowed);
      return table && listRows(allowed, table);
    },
    peekUnits(allowed) {
      const table = tableBehind(allowed);
      return table && listUnits(allowed, table);
    },
    keep(names) {
      for (const name of tables.keys()) if (!names.includes(name)) tables.delete(name);
      for (const [key, { of }] of extended) if (![...tables.values()].includes(of)) extended.delete(key);
    }
  };
}

/** Tables with columns of a person's own that are kept; what was made first goes first. */
const mostExtended = 12;

/** Types whose values are to the page what they are to the engine. Dates are not: the engine compares them as such. */
const plain = /^(U?(TINY|SMALL|BIG)INT|U?INTEGER|DOUBLE|VARCHAR|ENUM)/;

/** null of a table of more rows than wanted. */
async function readTable(engine: Pick<Engine, 'query'>, name: string, most: number): Promise<PageTable | null> {
  const counted = await runStatement(engine, `SELECT COUNT(*) AS "rows" FROM ${identifier(name)}`);
  const [first] = rows<{ rows: number }>(counted);
  if (first!.rows > most) return null;
  const described = await runStatement(engine, `DESCRIBE ${identifier(name)}`);
  const columns = rows<{ column_name: string; column_type: string }>(described)
    .filter(({ column_type }) => plain.test(column_type))
    .map(({ column_name }) => column_name);
  if (columns.length === 0) return new PageTable(first!.rows, new Map());
  const answer = await runStatement(engine, `SELECT ${columns.map(identifier).join(', ')} FROM ${identifier(name)}`);
  return new PageTable(
    answer.numRows,
    new Map(columns.map((column, at) => [column, () => columnOf(answer.getChildAt(at)!)]))
  );
}

function columnsRead({ keys, measures, where, weight, n, design }: CellQuery): Set<string> {
  const conditions = [where, ...measures.map(({ relevant }) => relevant)];
  return new Set([
    ...keys.map(({ column }) => column),
    ...measures.flatMap(columnsUsed).flatMap((column) => [column, `${column}__missing`]),
    ...conditions.flatMap((condition) => (condition ? [...columnsOf(condition)] : [])),
    ...[weight, n, ...Object.values(design ?? {})].filter((column) => column !== null)
  ]);
}

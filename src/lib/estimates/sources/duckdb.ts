import type { Table } from 'apache-arrow';
import type { Engine } from '../../engine/engine';
import { canMeasure, type Cell, type CellSource, type CellQuery } from '../question';
import { statement, type Statement, type Sum } from './statement';

/** Answers questions from tables inside DuckDB, each with one statement. */
export function duckdbSource(engine: Pick<Engine, 'query'>): CellSource {
  return {
    statement: (question) => (question.editions.length > 0 ? statement(question).sql : ''),
    async cells(question, signal) {
      if (question.editions.length === 0 || question.sets.length === 0) return [];
      const made = statement(question);
      return read(await engine.query(made.sql, signal), question, made);
    }
  };
}

function read(table: Table, question: CellQuery, { keys, sums }: Statement): Cell[] {
  const setOf = new Map(
    question.sets.map((set) => [keys.map(({ name }) => (set.keys.includes(name) ? 0 : 1)).join(), set])
  );
  const value = (row: number, column: number): unknown => table.getChildAt(column)?.get(row) ?? null;
  const text = (row: number, column: number) => {
    const found = value(row, column);
    return found === null ? null : String(found);
  };
  const first = 1 + 2 * keys.length;
  const cells: Cell[] = [];
  for (let row = 0; row < table.numRows; row += 1) {
    const wave = text(row, 0)!;
    const set = setOf.get(keys.map((_, key) => Number(value(row, 1 + keys.length + key))).join())!;
    const grouped = keys.flatMap(({ name }, key) =>
      set.keys.includes(name) ? [[name, text(row, 1 + key)] as const] : []
    );
    const rows = Number(value(row, first));
    if (rows === 0) continue;
    question.measures.forEach((measure, index) => {
      if (!question.editions.some((edition) => edition.wave === wave && canMeasure(edition, measure))) return;
      const sum = (name: Sum) => {
        const place = sums.indexOf(name);
        return place < 0 ? 0 : Number(value(row, first + 2 + index * sums.length + place) ?? 0);
      };
      const complete = sum('complete');
      cells.push({
        measure: measure.id,
        wave,
        set: set.name,
        key: Object.fromEntries(grouped),
        rows,
        weighted: Number(value(row, first + 1) ?? 0),
        n: question.n === null ? complete : sum('n'),
        missing: rows - complete - sum('notAsked'),
        notAsked: sum('notAsked'),
        w: sum('w'),
        y: sum('y'),
        x: sum('x'),
        ww: sum('ww'),
        yy: sum('yy'),
        xy: sum('xy'),
        xx: sum('xx')
      });
    });
  }
  return cells;
}

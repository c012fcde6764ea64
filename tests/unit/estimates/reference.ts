import { columnsOf } from '../../../src/lib/codebook/expression/columnsOf';
import { holds, measure as valueOf, type Row } from '../../../src/lib/codebook/expression/holds';
import type { CellQuery, Measure } from '../../../src/lib/estimates/cells/cellQuery';
import type { Cell } from './cells';

/** A cell and, beside each sum, the sum of its terms' sizes, which bounds its rounding. */
export type ReferenceCell = Cell & { sizes: Record<'w' | 'y' | 'x' | 'ww' | 'yy' | 'xy' | 'xx', number> };

/** The cells of a question, worked out row by row in plain TypeScript: what every source must agree with. */
export function referenceCells(query: CellQuery, tables: Map<string, Row[]>): ReferenceCell[] {
  const cells = new Map<string, ReferenceCell>();
  for (const waveTable of query.waveTables) {
    for (const stored of tables.get(waveTable.name)!) {
      const plain = Object.fromEntries(waveTable.columns.map((column) => [column, stored[column] ?? null]));
      const row = { ...plain, ...ownCodes(waveTable, plain) };
      if (query.where && holds(query.where, row) !== true) continue;
      for (const set of query.sets) {
        const key = Object.fromEntries(set.keys.map((name) => [name, keyOf(query, name, row)]));
        for (const measure of query.measures) {
          const wave = query.waveTables.filter((other) => other.wave === waveTable.wave);
          if (!wave.some(({ columns }) => needs(measure).every((column) => columns.includes(column)))) continue;
          const place = JSON.stringify([set.name, waveTable.wave, key, measure.id]);
          const cell = cells.get(place) ?? empty(measure.id, waveTable.wave, set.name, key);
          cells.set(place, cell);
          if (needs(measure).every((column) => waveTable.columns.includes(column))) add(cell, measure, row, query);
          else cell.nonresponse += 1;
          cell.rows += 1;
          if (![0, 1, null].includes(weightOf(query, row))) cell.weighted += 1;
        }
      }
    }
  }
  return [...cells.values()];
}

/** A value is told where its condition holds and all before it are known not to; the rest where none can hold. */
function ownCodes({ own = [] }: CellQuery['waveTables'][number], row: Row): Row {
  return Object.fromEntries(
    own.map(({ name, values }) => {
      const found = values.find(
        ({ when }, at) =>
          holds(when, row) === true && values.slice(0, at).every((one) => holds(one.when, row) === false)
      );
      const isRest = values.every(({ when }) => holds(when, row) === false);
      return [name, found?.code ?? (isRest ? 'rest' : null)];
    })
  );
}

function add(cell: ReferenceCell, measure: Measure, row: Row, query: CellQuery): void {
  const universe = measure.universe === null ? true : holds(measure.universe, row);
  const w = weightOf(query, row);
  const y = valueOf(measure.numerator, row);
  const x = valueOf(measure.denominator, row);
  if (universe === true && y !== null && x !== null && w !== null && w !== 0) {
    cell.n += query.n === null ? 1 : ((row[query.n] ?? 0) as number);
    const terms = { w, y: w * y, x: w * x, ww: w * w, yy: w * w * y * y, xy: w * w * x * y, xx: w * w * x * x };
    for (const [sum, term] of Object.entries(terms) as [keyof typeof terms, number][]) {
      if (query.variance === 'none' && sum !== 'y' && sum !== 'x') continue;
      cell[sum] += term;
      cell.sizes[sum] += Math.abs(term);
    }
    return;
  }
  const excused =
    (measure.relevant !== null && holds(measure.relevant, row) === false) ||
    needs(measure).some((column) => ['not_asked', 'not_applicable'].includes(String(row[`${column}__missing`])));
  if (universe === false || w === 0 || excused) cell.notEligible += 1;
  else cell.nonresponse += 1;
}

/** 1 where the table has no weights. */
function weightOf({ weight }: CellQuery, row: Row): number | null {
  return weight !== null && weight in row ? (row[weight] as number | null) : 1;
}

const needs = ({ universe, numerator, denominator }: Measure): string[] =>
  [universe, numerator, denominator].flatMap((part) => (part ? [...columnsOf(part)] : []));

function keyOf(query: CellQuery, name: string, row: Row): string | null {
  const { column, groups, code } = query.keys.find((key) => key.name === name)!;
  const value = row[column] ?? null;
  if (value === null) return null;
  if (code !== undefined) return String(value).split('|').includes(code) ? 'yes' : 'no';
  if (groups === null) return String(value);
  return Object.entries(groups).find(([, values]) => values.includes(String(value)))?.[0] ?? null;
}

function empty(measure: string, wave: string, set: string, key: Record<string, string | null>): ReferenceCell {
  const sums = { w: 0, y: 0, x: 0, ww: 0, yy: 0, xy: 0, xx: 0 };
  return {
    measure,
    wave,
    set,
    key,
    rows: 0,
    weighted: 0,
    n: 0,
    nonresponse: 0,
    notEligible: 0,
    ...sums,
    sizes: { ...sums }
  };
}

/** What is in a sum: weighted members and employees, and the rows that they are of. */
export interface PlainSum {
  y: number;
  x: number;
  n: number;
}

const plainSum = (rows: Row[]): PlainSum => {
  const complete = rows.filter(
    ({ members, employees, weight }) => members !== null && employees !== null && weight !== 0
  );
  const sum = (column: string) =>
    complete.reduce((total, row) => total + Number(row['weight'] ?? 1) * Number(row[column]), 0);
  return { y: sum('members'), x: sum('employees'), n: complete.length };
};

/**
 * Members of employees by area, kind and root, told from the rows one by one: R is the root of counties A, B, C and the zone Z; a
 * town lies in A. In a register a row counts only where no part of its area has an answer.
 * @returns by area; null where nothing was reported
 */
export function referenceSums(rows: Row[], isRegister: boolean): Map<string, PlainSum | null> {
  const answers = (row: Row) => row['members'] !== null && row['employees'] !== null;
  const parts: Record<string, string[]> = { R: ['A', 'B', 'C', 'Z', 'town'], A: ['town'] };
  const counted = rows.filter(
    ({ area }) =>
      !isRegister || !rows.some((other) => answers(other) && parts[String(area)]?.includes(String(other['area'])))
  );
  const home = (row: Row) => (row['area'] === 'town' ? 'A' : String(row['area']));
  const of = (area: string) => counted.filter((row) => home(row) === area);
  const sums = new Map<string, PlainSum | null>();
  const exceeds = (area: string) => plainSum(of(area)).y > plainSum(of(area)).x * (1 + 1e-12);
  for (const area of ['A', 'B', 'C', 'Z']) sums.set(area, of(area).some(answers) ? plainSum(of(area)) : null);
  const whole = (members: string[], apart: Row[]) => {
    const clear = members.filter((area) => !exceeds(area));
    const some = [...clear.flatMap(of), ...apart];
    const kept = plainSum(some).x > 0 ? some : [...members.flatMap(of), ...apart];
    return kept.some(answers) ? plainSum(kept) : null;
  };
  sums.set('R/county', whole(['A', 'B', 'C'], []));
  sums.set('R/zone', whole(['Z'], []));
  sums.set('R', whole(['A', 'B', 'C', 'Z'], of('R')));
  return sums;
}

/** Change of the root's share between two waves, over the areas that are in the sum of both; null where there is none. */
export function referenceChange(now: Row[], before: Row[], isRegister: boolean): number | null {
  const inSum = (rows: Row[]) => {
    const sums = referenceSums(rows, isRegister);
    return ['A', 'B', 'C', 'Z'].filter((area) => {
      const sum = sums.get(area);
      return sum && sum.y <= sum.x * (1 + 1e-12);
    });
  };
  const [later, earlier] = [inSum(now), inSum(before)];
  const share = (sum: PlainSum | null | undefined) => (sum && sum.x > 0 ? sum.y / sum.x : null);
  if (later.join() === earlier.join()) {
    const [one, other] = [now, before].map((rows) => share(referenceSums(rows, isRegister).get('R')));
    return one == null || other == null ? null : one - other;
  }
  const common = later.filter((area) => earlier.includes(area));
  const over = (rows: Row[]) => {
    const sums = referenceSums(rows, isRegister);
    const some = common.map((area) => sums.get(area)!);
    return share({ y: some.reduce((y, sum) => y + sum.y, 0), x: some.reduce((x, sum) => x + sum.x, 0), n: 0 });
  };
  const [one, other] = [over(now), over(before)];
  return one === null || other === null ? null : one - other;
}

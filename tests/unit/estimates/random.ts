import type { Row } from '../../../src/lib/codebook/expression/holds';
import type { Comparator, Expression, Predicate } from '../../../src/lib/codebook/expression/expression';
import type { Engine } from '../../../src/lib/engine/engine';
import { identifier, literal } from '../../../src/lib/engine/sql';

export class Random {
  constructor(private state: number) {}

  number(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  below(limit: number): number {
    return Math.floor(this.number() * limit);
  }

  chance(p: number): boolean {
    return this.number() < p;
  }

  pick<T>(from: readonly T[]): T {
    return from[this.below(from.length)]!;
  }
}

const areas = ['a1', 'a2', 'a3', 'b1', 'b2', "o'c"];
const forms = ['independent', 'joint', 'none'];
const services = ['legal', 'job_help', 'jobxhelp', 'a%b'];

/** Columns as tables stores them; a code that the conditions know may be outside a column's ENUM. */
const types: Record<string, string> = {
  area: `ENUM(${areas.map(literal).join(', ')})`,
  form: `ENUM(${forms.map(literal).join(', ')})`,
  form__missing: `ENUM('not_asked', 'dont_know')`,
  flag: 'TINYINT',
  many: 'VARCHAR',
  members: 'INTEGER',
  employees: 'INTEGER',
  employees__missing: `ENUM('not_applicable', 'refused')`,
  score: 'DOUBLE',
  weight: 'DOUBLE',
  answers: 'INTEGER'
};
export const columns = Object.keys(types);

export function randomRow(random: Random): Row {
  const or = <T>(p: number, value: T) => (random.chance(p) ? null : value);
  const form = or(0.2, random.pick(forms));
  const employees = or(0.2, random.chance(0.2) ? 0 : random.below(90_000));
  return {
    area: or(0.05, random.pick(areas)),
    form,
    form__missing: form === null ? or(0.5, random.pick(['not_asked', 'dont_know'])) : null,
    flag: or(0.15, random.below(2)),
    many: or(0.2, `|${services.filter(() => random.chance(0.4)).join('|')}|`),
    members: or(0.15, random.below(90_000)),
    employees,
    employees__missing: employees === null ? or(0.5, random.pick(['not_applicable', 'refused'])) : null,
    score: or(0.15, random.number() * 5),
    weight: or(0.05, random.chance(0.3) ? random.below(2) : random.number() * 3),
    answers: or(0.1, random.below(500))
  };
}

/** Stores rows under a name with only these columns. */
export async function store(engine: Engine, name: string, kept: string[], rows: Row[]): Promise<void> {
  await engine.query(
    `CREATE TABLE ${identifier(name)} (${kept.map((column) => `${identifier(column)} ${types[column]}`).join(', ')})`
  );
  if (rows.length === 0) return;
  const values = rows.map((row) => `(${kept.map((column) => literal(row[column] ?? null)).join(', ')})`);
  await engine.query(`INSERT INTO ${identifier(name)} VALUES ${values.join(', ')}`);
}

const comparators: Comparator[] = ['=', '<>', '<', '<=', '>', '>='];
const numbers = ['flag', 'members', 'employees', 'score'];

export function randomPredicate(random: Random, depth = 2): Predicate {
  if (depth > 0 && random.chance(0.5)) {
    if (random.chance(0.25)) return { type: 'not', operand: randomPredicate(random, depth - 1) };
    const operands = Array.from({ length: 2 + random.below(2) }, () => randomPredicate(random, depth - 1));
    return { type: random.pick(['and', 'or']), operands };
  }
  const negated = random.chance(0.3);
  const codes = [...forms, 'federation'].filter(() => random.chance(0.5));
  switch (random.below(6)) {
    case 0:
      return { type: 'in', column: 'form', values: codes, negated };
    case 1:
      return { type: 'in', column: 'flag', values: random.pick([[0, 1], [1], [0]]), negated };
    case 2:
      return { type: 'has', column: 'many', value: random.pick(services), negated };
    case 3:
      return { type: 'isNull', column: random.pick(['form', 'members', 'many']), negated };
    case 4: {
      const value = random.pick([...forms, 'federation']);
      const operator = random.pick(['=', '<>'] as const);
      return { type: 'compare', operator, left: { type: 'column', name: 'form' }, right: { type: 'text', value } };
    }
    default: {
      const right: Expression = random.chance(0.5)
        ? { type: 'column', name: random.pick(numbers) }
        : { type: 'number', value: random.pick([0, 1, 2.5, 100, 45_000]) };
      const left: Expression = { type: 'column', name: random.pick(numbers) };
      return { type: 'compare', operator: random.pick(comparators), left, right };
    }
  }
}

export function randomExpression(random: Random, depth = 2): Expression {
  const inner = () => randomExpression(random, depth - 1);
  const kind = depth > 0 ? random.below(7) : random.below(2);
  switch (kind) {
    case 0:
      return { type: 'number', value: random.pick([1, 1, 1, 0, 5, 0.1]) };
    case 1:
      return { type: 'column', name: random.pick(numbers) };
    case 2:
      return { type: 'sum', operands: [inner(), inner()] };
    case 3:
      return { type: 'product', operands: [inner(), inner()] };
    case 4:
      return { type: 'negative', operand: inner() };
    case 5:
      return { type: 'where', value: inner(), condition: randomPredicate(random) };
    default:
      return { type: 'where', value: { type: 'number', value: 1 }, condition: randomPredicate(random) };
  }
}

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Codebook } from '../../../src/lib/codebook/codebook';
import type { Operand, Predicate } from '../../../src/lib/codebook/expression/expression';
import type { Engine } from '../../../src/lib/engine/engine';
import { allowRows, RowsRefused, type RowQuery } from '../../../src/lib/estimates/rows';
import { duckdbRows } from '../../../src/lib/estimates/sources/duckdbRows';
import { pageSource } from '../../../src/lib/estimates/sources/page/page';
import type { StoredTable } from '../../../src/lib/tables/store/stored';
import { sequence } from '../../gallery/made';
import { nativeEngine } from '../../nativeEngine';
import { indicator, load, survey, table } from './survey';

/** Units with a key, a name that the codebook calls public, a telephone that it calls personal, and a remark that it says nothing of. */
function withNames(change: Partial<Codebook> = {}): Codebook {
  const label = { zh: '', en: '' };
  const text = (name: string, personal?: boolean) => ({
    ...{ name, type: 'text' as const, list: null, relevant: null, optional: true, block: '', label, aliases: [] },
    ...(personal === undefined ? {} : { personal })
  });
  const unit = table('unit', { key: ['unit_id'] });
  const own = [text('unit_id'), text('unit_name', false), text('phone', true), text('remark')];
  const age = { ...unit.variables.find(({ name }) => name === 'members')!, name: 'chair_age', personal: true };
  return survey(
    [
      { ...unit, variables: [...unit.variables, ...own, age] },
      ...[table('worker', { design: 'sample', hideBelow: 10 }), table('cadre', { hideBelow: 10 })],
      ...[table('panel', { design: 'sample' }), table('district', { design: 'aggregated' })]
    ],
    [indicator('O03')],
    change
  );
}

const codebook = withNames();
const query: RowQuery = {
  table: 'unit',
  waves: ['2014'],
  columns: ['unit_id', 'area', 'members'],
  where: null,
  order: [{ column: 'members', descending: true }],
  limit: 10
};
const is = (left: Operand, value: string | number): Predicate => ({
  ...{ type: 'compare', operator: '=', left },
  right: typeof value === 'string' ? { type: 'text', value } : { type: 'number', value }
});
const column = (name: string): Operand & { type: 'column' } => ({ type: 'column', name });

describe('allowRows(codebook, stored, query)', () => {
  const stored: StoredTable[] = ['unit', 'worker', 'cadre'].map((name) => {
    return { table: name, wave: '2014', name: `${name}_1`, rows: 1, columns: ['area', 'phone'], areas: [] };
  });
  const refusal = (change: object): string => {
    try {
      allowRows(codebook, stored, { ...query, ...change });
    } catch (error) {
      if (error instanceof RowsRefused) return `${error.reason} ${error.what}`;
      throw error;
    }
    return 'allowed';
  };

  test('allows the key, codes and numbers of a full count, and texts that the codebook says are no person’s', () => {
    expect(refusal({ columns: ['unit_id', 'unit_name', 'area', 'form', 'services', 'big', 'members'] })).toBe(
      'allowed'
    );
    expect(allowRows(codebook, stored, query).waveTables.map(({ name }) => name)).toEqual(['unit_1']);
  });

  test.each(['worker', 'cadre', 'panel', 'district'])(
    'refuses the table %s, whose rows are persons or areas',
    (name) => {
      expect(refusal({ table: name, columns: [], order: [] })).toBe(`notCensus ${name}`);
    }
  );

  test.each(['phone', 'remark', 'chair_age'])('refuses the column %s, wherever in the query it stands', (name) => {
    const hidden: Predicate[] = [
      is(column(name), '139'),
      { type: 'in', column: name, values: ['139'], negated: false },
      { type: 'has', column: name, value: '139', negated: true },
      { type: 'isNull', column: name, negated: false },
      {
        type: 'not',
        operand: { type: 'or', operands: [is(column('area'), 'A'), { type: 'and', operands: [is(column(name), 1)] }] }
      },
      is({ type: 'sum', operands: [column('members'), { type: 'negative', operand: column(name) }] }, 1),
      is({ type: 'where', value: { type: 'number', value: 1 }, condition: is(column(name), 1) }, 1),
      is({ type: 'product', operands: [{ type: 'where', value: column(name), condition: is(column('area'), 'A') }] }, 1)
    ];
    const queries = [
      { columns: ['unit_id', name] },
      { order: [{ column: name, descending: false }] },
      ...hidden.map((where) => ({ where }))
    ];
    expect(queries.map(refusal)).toEqual(queries.map(() => `personal ${name}`));
  });

  test.each(['nothing', '*', 'phone__missing', 'PHONE', 'area" , "phone', '__proto__', 'constructor', ''])(
    'refuses the column %s, which the codebook does not know',
    (name) => {
      expect(refusal({ columns: [name] })).toBe(`unknown ${name}`);
      expect(refusal({ where: { type: 'isNull', column: name, negated: false } })).toBe(`unknown ${name}`);
      expect(refusal({ order: [{ column: name, descending: true }] })).toBe(`unknown ${name}`);
    }
  );

  test.each([0, -1, 1.5, NaN, Infinity, '5 OFFSET 3'])('refuses a limit of %s', (limit) => {
    expect(refusal({ limit })).toBe('malformed limit');
  });

  test.each<[string, unknown]>([
    ['an operator that is a piece of SQL', { ...is(column('area'), 'A'), operator: '= \'A\' OR "phone" =' }],
    ['a kind of condition that there is not', { type: 'sql', sql: 'TRUE' }],
    ['a kind of operand that there is not', is({ type: 'sql', sql: '"phone"' } as unknown as Operand, 'A')],
    ['a column that is no text', { type: 'isNull', column: ['phone'], negated: false }]
  ])('refuses %s', (_, where) => {
    expect(refusal({ where })).toBe('malformed where');
    expect(refusal({ where: { type: 'not', operand: { type: 'and', operands: [where] } } })).toBe('malformed where');
  });

  test('what was allowed does not change with the query, and cannot be changed', () => {
    const mine = { ...query, columns: ['unit_id'] };
    const allowed = allowRows(codebook, stored, mine);
    mine.columns.push('phone');
    expect(allowed.query.columns).toEqual(['unit_id']);
    expect(() => allowed.query.columns.push('phone')).toThrow(TypeError);
    expect(() => allowed.waveTables.push({ wave: '2014', name: 'worker_1', columns: ['area'] })).toThrow(TypeError);
  });

  test('a query that tells one column when it is looked at and another when it is asked is held to the first', () => {
    let looks = 0;
    const columns = Object.defineProperty(['unit_id'], 0, { get: () => (looks++ === 0 ? 'unit_id' : 'phone') });
    expect(allowRows(codebook, stored, { ...query, columns }).query.columns).toEqual(['unit_id']);
  });
});

describe('duckdbRows(engine).rows(allowed)', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await nativeEngine();
  });
  afterAll(() => engine.close());

  const unit = (id: string, area: string, members: number | null, form: string | null) => {
    return { unit_id: id, unit_name: `${id} 厂's`, area, members, form, services: '|legal|jobs|', phone: '139' };
  };
  const ids = async (stored: StoredTable[], change: Partial<RowQuery>) => {
    const block = await duckdbRows(engine).rows(allowRows(codebook, stored, { ...query, ...change }));
    return { ids: block.columns.get('unit_id'), total: block.total, waves: block.waves };
  };
  const rows = [
    unit('u1', 'A', 5, 'joint'),
    unit('u2', 'B', 9, 'none'),
    unit('u3', 'A', null, null),
    unit('u4', 'A', 5, 'none')
  ];

  test('lists in the order that is asked for, then by the key, those without a value last', async () => {
    const stored = [await load(engine, 'unit', '2014', rows)];
    expect(await ids(stored, {})).toMatchObject({ ids: ['u2', 'u1', 'u4', 'u3'], total: 4 });
    expect(await ids(stored, { order: [{ column: 'members', descending: false }] })).toMatchObject({
      ids: ['u1', 'u4', 'u2', 'u3']
    });
    expect(await ids(stored, { order: [] })).toMatchObject({ ids: ['u1', 'u2', 'u3', 'u4'] });
  });

  test('gives the columns of the query and no other, codes as texts, numbers as numbers', async () => {
    const stored = [await load(engine, 'unit', '2014', rows)];
    const asked = { ...query, columns: ['unit_name', 'form', 'services', 'members'], limit: 1 };
    const block = await duckdbRows(engine).rows(allowRows(codebook, stored, asked));
    expect([...block.columns]).toEqual([
      ['unit_name', ["u2 厂's"]],
      ['form', ['none']],
      ['services', ['|legal|jobs|']],
      ['members', [9]]
    ]);
    expect(block.total).toBe(4);
  });

  test('lists the rows that a condition holds for, and says how many there are beside those it lists', async () => {
    const stored = [await load(engine, 'unit', '2014', rows)];
    const where: Predicate = { type: 'in', column: 'area', values: ['A', `x') OR ('1'='1`], negated: false };
    expect(await ids(stored, { where, limit: 2 })).toMatchObject({ ids: ['u1', 'u4'], total: 3 });
    expect(await ids(stored, { where: is(column('form'), `' OR ''='`) })).toMatchObject({ ids: [], total: 0 });
  });

  test('lists the waves that are asked for, of which one may lack a column', async () => {
    const before = await load(engine, 'unit', '2013', [{ unit_id: 'u0', area: 'A' }]);
    const now = await load(engine, 'unit', '2014', rows);
    const other = await load(engine, 'unit', '2012', [{ unit_id: 'old', area: 'A' }]);
    const found = await ids([other, before, now], { waves: ['2013', '2014'] });
    expect(found).toEqual({
      ids: ['u2', 'u1', 'u4', 'u0', 'u3'],
      total: 5,
      waves: ['2014', '2014', '2014', '2013', '2014']
    });
  });

  test('without a table of the wave there is nothing, and nothing is asked', async () => {
    expect(await ids([], {})).toEqual({ ids: [], total: 0, waves: [] });
    expect(duckdbRows(engine).statement(allowRows(codebook, [], query))).toBe('');
  });
});

describe('pageSource(engine, other).peekRows(allowed)', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await nativeEngine();
  });
  afterAll(() => engine.close());

  const nobody = { can: () => true, peek: () => null, cells: () => Promise.reject(new Error()), statement: () => '' };
  /** The tables, brought to the page. */
  async function brought(stored: StoredTable[], most?: number) {
    const source = pageSource(engine, nobody, most);
    const waveTables = stored.map(({ wave, name, columns }) => ({ wave, name, columns }));
    const asked = { waveTables, keys: [], sets: [], measures: [], where: null, weight: null, n: null };
    await source.prepare({ ...asked, variance: 'none' }, () => Promise.resolve());
    return source;
  }

  test.each([1, 2, 3, 4, 5, 6])(
    'lists what duckdbRows lists, in its order, of random tables: chance %i',
    async (seed) => {
      const random = sequence(seed);
      const pick = <One>(list: One[]): One => list[Math.floor(random() * list.length)]!;
      // written with one unit of UTF-16, with two, and one of the last of one: engines sort by code points
      const names = ['厂', 'a', 'A', '\u{20000}', '\uFF21', '', "it's", null];
      const rows = Array.from({ length: 60 }, (_, at) => ({
        unit_id: `u${pick([at, at + 100, at + 1000])}-${at}`,
        unit_name: pick(names),
        area: pick(['A', 'B', 'C', null]),
        members: pick([0, 1, 5, 12, 100, -3, null]),
        form: pick(['joint', 'none', null]),
        services: pick(['|legal|jobs|', '|jobs|', null]),
        big: pick([0, 1, null])
      }));
      const stored = [await load(engine, 'unit', '2014', rows)];
      const source = await brought(stored);
      const wheres: (Predicate | null)[] = [
        null,
        { type: 'in', column: 'area', values: ['A', 'C'], negated: random() < 0.5 },
        {
          type: 'and',
          operands: [{ type: 'has', column: 'services', value: 'legal', negated: false }, is(column('form'), 'none')]
        },
        { type: 'not', operand: { type: 'in', column: 'form', values: ['joint'], negated: false } },
        { type: 'compare', operator: '>', left: column('members'), right: { type: 'number', value: 1 } }
      ];
      for (const where of wheres)
        for (const order of [
          [{ column: 'members', descending: true }],
          [{ column: 'unit_name', descending: random() < 0.5 }],
          [
            { column: 'form', descending: true },
            { column: 'big', descending: false },
            { column: 'members', descending: random() < 0.5 }
          ],
          []
        ]) {
          const columns = ['unit_id', 'unit_name', 'members', 'services', 'big'];
          const allowed = allowRows(codebook, stored, { ...query, columns, where, order, limit: pick([1, 7, 1000]) });
          const expected = await duckdbRows(engine).rows(allowed);
          const found = source.peekRows(allowed)!;
          expect([found.waves, [...found.columns]]).toEqual([expected.waves, [...expected.columns]]);
          // the engine cannot say how many there are where it lists none
          expect(found.total).toBe(expected.total);
        }
    }
  );

  test('leaves to the engine what is not here: two waves, a table that is too large, one that was not brought', async () => {
    const [before, now] = [
      await load(engine, 'unit', '2013', [{ unit_id: 'u0', area: 'A', members: 1 }]),
      await load(engine, 'unit', '2014', [
        { unit_id: 'u1', area: 'A', members: 2 },
        { unit_id: 'u2', area: 'B', members: 3 }
      ])
    ];
    const of = (waves: string[]) => allowRows(codebook, [before, now], { ...query, waves });
    const source = await brought([before, now]);
    expect(source.peekRows(of(['2014']))?.total).toBe(2);
    expect(source.peekRows(of(['2013', '2014']))).toBeNull();
    expect((await brought([now], 1)).peekRows(of(['2014']))).toBeNull();
    expect((await brought([before])).peekRows(of(['2014']))).toBeNull();
  });

  test('a column that a table does not have is nothing, in a condition and in a list', async () => {
    const stored = [await load(engine, 'unit', '2014', [{ unit_id: 'u1', area: 'A' }])];
    const source = await brought(stored);
    const allowed = allowRows(codebook, stored, { ...query, columns: ['unit_id', 'form'] });
    expect(source.peekRows(allowed)).toEqual(await duckdbRows(engine).rows(allowed));
    const where: Predicate = { type: 'isNull', column: 'form', negated: false };
    expect(source.peekRows(allowRows(codebook, stored, { ...query, where }))?.total).toBe(1);
  });
});

import { openAsBlob, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Codebook, Indicator, TableSpec } from '../../../../src/lib/codebook/codebook';
import type { Predicate } from '../../../../src/lib/codebook/expression/expression';
import type { Row } from '../../../../src/lib/codebook/expression/holds';
import type { Engine } from '../../../../src/lib/engine/engine';
import { ask, type EstimateQuery } from '../../../../src/lib/estimates/ask';
import type { CellBlock } from '../../../../src/lib/estimates/cells/cellBlock';
import type { CellSource } from '../../../../src/lib/estimates/cells/cellQuery';
import { questionKey } from '../../../../src/lib/estimates/sources/precomputed';
import { filterChoices } from '../../../../src/lib/figures/view/filters';
import { load } from '../../../../src/lib/tables/load/load';
import type { StoredTable } from '../../../../src/lib/tables/store/stored';
import { nativeEngine } from '../../../nativeEngine';
import { codebookOf, rowsOf } from '../../../pack';
import { preparedSource } from '../../../preparedSource';
import { attack } from './attacker';
import { referenceSource } from '../cells';
import { Random } from '../random';
import { indicator, survey, table } from '../survey';
import { ALL, writeDown, type Seen } from '../reader';

/** Asks each question once. */
function patient(source: CellSource): CellSource {
  const answers = new Map<string, Promise<CellBlock>>();
  return {
    ...source,
    cells: (query) => {
      const key = questionKey(query);
      return answers.get(key) ?? answers.set(key, source.cells(query)).get(key)!;
    }
  };
}

/** Every view of every filter that a table of persons has: each value as a group, all of them as a filter, and some sets. */
async function views(
  source: CellSource,
  codebook: Codebook,
  stored: StoredTable[],
  table: TableSpec,
  choices: (filter: string) => string[],
  random: Random
): Promise<Seen[]> {
  const waves = [...new Set(stored.map(({ wave }) => wave))];
  const bases = codebook.bases.length > 0 ? codebook.bases.map(({ name }) => name) : [''];
  const see = async (filter: string, values: string[]): Promise<Seen> => {
    const filters = filter === '' ? {} : { [filter]: values };
    const asked = bases.map((base) => ask(source, codebook, stored, { waves, filters, base }));
    return { filter, values, estimates: (await Promise.all(asked)).flat() };
  };
  const seeGroups = async (filter: string, column: string, values: string[]): Promise<Seen[]> => {
    const asked = bases.map((base) => ask(source, codebook, stored, { waves, filters: {}, base, group: [column] }));
    const estimates = (await Promise.all(asked)).flat().filter(({ group }) => column in group);
    return values.map((value) => {
      return { filter, values: [value], estimates: estimates.filter(({ group }) => group[column] === value) };
    });
  };
  const seen = [await see(ALL.filter, ALL.values)];
  for (const { name, columns } of codebook.filters.filter(({ columns }) => table.name in columns)) {
    seen.push(...(await seeGroups(name, columns[table.name]!, choices(name))));
    const values = choices(name);
    const sets = Array.from({ length: 12 }, () => values.filter(() => random.chance(0.4)));
    const all = [values, ...sets.filter((set) => set.length > 1)];
    for (const set of all) seen.push(await see(name, set));
  }
  return seen;
}

/**
 * The survey with more definitions of persons: who is in the numerator of one is all whom another asks, universes lie within
 * each other, and one share has two bases.
 */
function withNested(codebook: Codebook): Codebook {
  const of = (id: string) => codebook.indicators.find((one) => one.id === id)!;
  const asked = (id: string, base: string, who: string, share: string): Indicator => {
    const universe = [of(who).numerator!].flatMap((one) => (one.type === 'where' ? [one.condition] : []))[0]!;
    return { ...of(share), id, base, universe, target: null };
  };
  const clean: Predicate = { ...(of('C02').universe as Predicate & { type: 'and' }).operands[2]! };
  const trait = (id: string, universe: Predicate | null, condition: Predicate): Indicator => ({
    ...of('C02'),
    ...{ id, universe, per: 1, format: 'percent', target: null },
    numerator: { type: 'where', value: { type: 'number', value: 1 }, condition },
    denominator: { type: 'number', value: 1 }
  });
  const high: Predicate = {
    ...{ type: 'compare', operator: '>=', left: { type: 'column', name: 'trait_clean' } },
    right: { type: 'number', value: 4 }
  };
  return {
    ...codebook,
    indicators: [
      ...codebook.indicators,
      { ...of('O10'), id: 'O06', base: 'covered' },
      asked('members', '', 'O06', 'S03'),
      asked('users', '', 'S04', 'S03'),
      asked('knowing', '', 'S03', 'O06'),
      trait('clean', clean, high),
      trait('cleanFew', { type: 'and', operands: [clean, high] }, { ...high, right: { type: 'number', value: 5 } })
    ]
  };
}

describe('the survey of Xiaogan', () => {
  let engine: Engine;
  let stored: StoredTable[];
  const plain = codebookOf('xiaogan');
  const path = (table: string, wave: string) => `data/surveys/xiaogan/waves/${wave}/${table}.csv`;
  const persons = plain.tables.filter(({ hideBelow }) => hideBelow > 0);
  const waves = plain.waves.map(({ id }) => id);
  beforeAll(async () => {
    engine = await nativeEngine();
    const sources = persons.flatMap(({ name }) =>
      waves.map(async (wave) => ({ file: await openAsBlob(path(name, wave)), name: `${name}.csv`, wave }))
    );
    stored = (await load(engine, plain, await Promise.all(sources))).flatMap(({ tables }) => tables);
  });
  afterAll(() => engine.close());

  test.each([
    ...persons.map((table) => [table.name, 'as it is', plain, table] as const),
    ...persons.map((table) => [table.name, 'with definitions within others', withNested(plain), table] as const)
  ])(
    'no hidden cell of the table %s, %s, follows from all that is shown of it',
    async (name, _, codebook, table) => {
      const source = patient(preparedSource(engine));
      const choices = (filter: string) => filterChoices(codebook, filter).map(({ name: code }) => code);
      const seen = await views(source, codebook, stored, table, choices, new Random(1));
      // parts of one indicator count the same persons: one of them tells what all do
      const first = new Set(
        codebook.indicators
          .flatMap(({ partOf }) => partOf ?? [])
          .map((whole) => codebook.indicators.find(({ partOf }) => partOf === whole)!)
      );
      const indicators = codebook.indicators.filter((one) => one.partOf === null || first.has(one));
      const all = waves.map((wave) => {
        const rows = rowsOf(codebook, name, readFileSync(path(name, wave), 'utf8'));
        return writeDown({ ...codebook, indicators }, table, wave, rows, seen);
      });
      expect(all.flatMap(({ wrong }) => wrong)).toEqual([]);
      const found = all.map(({ known, secrets }) => attack(known, secrets, table.hideBelow));
      expect(found.flat()).toEqual([]);
    },
    60_000
  );
});

/** A survey of persons: counties, zones and a municipal area of very different size, two definitions of one share among others. */
function randomSurvey(random: Random): { codebook: Codebook; stored: StoredTable[]; rows: Row[] } {
  const kinds = ['county', 'zone', 'municipal'];
  const codes = kinds.flatMap((kind, at) =>
    Array.from({ length: at === 2 ? 1 : 1 + random.below(5) }, (_, index) => [kind, `${kind}${index}`] as const)
  );
  const sizes = ['s', 'm', 'l', 'xl', 'xxl'].slice(0, 2 + random.below(4));
  const plain = survey(
    [table('worker', { design: random.pick(['census', 'sample']), hideBelow: 10 })],
    [
      indicator('joint', { table: 'worker', numerator: `1 WHERE form = 'joint'`, denominator: '1' }),
      indicator('jointOfBig', {
        table: 'worker',
        universe: 'big = 1',
        numerator: `1 WHERE form = 'joint'`,
        denominator: '1'
      }),
      indicator('few', {
        table: 'worker',
        universe: `form = 'none' AND big = 1`,
        numerator: '1 WHERE members >= 3',
        denominator: '1'
      }),
      indicator('big', { table: 'worker', numerator: '1 WHERE big = 1', denominator: '1' }),
      indicator('score', { table: 'worker', numerator: 'members', denominator: '1', format: 'number' }),
      indicator('ofThese', {
        table: 'worker',
        universe: `form = 'joint' AND members BETWEEN 0 AND 6`,
        numerator: '1 WHERE members >= 3',
        denominator: '1'
      }),
      indicator('uses', { table: 'worker', numerator: `1 WHERE 'legal' IN services`, denominator: '1' })
    ]
  );
  const codebook: Codebook = {
    ...plain,
    areaTypes: ['city', ...kinds].map((name) => ({ ...plain.areaTypes[0]!, name, reporting: name !== 'city' })),
    areas: [['city', 'R'] as const, ...codes].map(([type, code]) => {
      return { ...plain.areas[0]!, code, type, parent: code === 'R' ? null : 'R' };
    }),
    choices: new Map([...plain.choices, ['size', sizes.map((name) => ({ ...plain.choices.get('size')![0]!, name }))]])
  };
  const places = [...codes.map(([, code]) => code), ...(random.chance(0.3) ? ['R'] : [])];
  const [skew, blank, silent] = [0.5 + 3 * random.number(), random.pick([0, 0.05, 0.2]), random.pick([0, 0.02, 0.3])];
  const skewed = <T>(from: readonly T[]): T => from[Math.floor(random.number() ** skew * from.length)]!;
  const or = <T>(p: number, value: T) => (random.chance(p) ? null : value);
  const rows = Array.from({ length: 20 + random.below(500) }, (): Row => ({
    area: skewed(places),
    form: or(silent, random.pick(['joint', 'none'])),
    size: or(blank, skewed(sizes)),
    big: or(silent / 4, random.chance(0.9) ? 1 : 0),
    services: or(blank, random.pick(['|legal|', '|jobs|', '|legal|jobs|'])),
    members: or(silent, random.below(6))
  }));
  const areas = [...new Set(rows.map(({ area }) => String(area)))];
  const stored = [
    { table: 'worker', wave: '1', name: 'worker_1', rows: rows.length, columns: Object.keys(rows[0]!), areas }
  ];
  return { codebook, stored, rows };
}

describe('random surveys', () => {
  const source = (rows: Row[]): CellSource => patient(referenceSource(new Map([['worker_1', rows]])));

  test.each(Array.from({ length: 40 }, (_, seed) => seed))('nothing hidden is found, survey %i', async (seed) => {
    const random = new Random(seed);
    const { codebook, stored, rows } = randomSurvey(random);
    const persons = codebook.tables[0]!;
    const choices = (filter: string) =>
      filter === 'services' ? ['legal', 'jobs'] : codebook.choices.get(filter)!.map(({ name }) => name);
    const seen = await views(source(rows), codebook, stored, persons, choices, random);
    const { known, secrets, wrong } = writeDown(codebook, persons, '1', rows, seen);
    expect(wrong).toEqual([]);
    expect(attack(known, secrets)).toEqual([]);
  });

  test.each(Array.from({ length: 12 }, (_, seed) => 100 + seed))(
    'a group shows and hides what its value does as a filter, and no column that is no filter’s, survey %i',
    async (seed) => {
      const random = new Random(seed);
      const { codebook, stored, rows } = randomSurvey(random);
      const query = { waves: ['1'], base: '', filters: {} };
      const answer = (change: Partial<EstimateQuery>) => ask(source(rows), codebook, stored, { ...query, ...change });
      const filters: [string, string[]][] = [
        ['size', codebook.choices.get('size')!.map(({ name }) => name)],
        ['services', ['legal', 'jobs']]
      ];
      for (const [column, values] of filters) {
        const groups = await answer({ group: [column] });
        for (const value of values) {
          const ofGroup = groups.filter(({ group }) => group[column] === value);
          const ofFilter = await answer({ filters: { [column]: [value] } });
          expect(ofGroup).toEqual(ofFilter.map((one) => ({ ...one, group: { [column]: value } })));
        }
        expect(groups).toHaveLength(values.length * (await answer({})).length);
      }
      for (const group of [['form'], ['big'], ['size', 'services'], ['size', 'form']]) {
        const found = await answer({ group });
        const states = new Set(found.map(({ state, crossed, n }) => `${state} ${crossed} ${n}`));
        // where nobody has answered anything, nobody is
        states.delete('notReported undefined 0');
        expect(states).toEqual(new Set(['hidden true null']));
      }
    }
  );

  const codesOf = (id: string, values: string[], universe: Predicate | null = null): Indicator => ({
    ...indicator(id, { table: 'worker', numerator: '1', denominator: '1' }),
    universe,
    numerator: {
      ...{ type: 'where', value: { type: 'number', value: 1 } },
      condition: { type: 'in', column: 'form', values, negated: false }
    }
  });
  const answers = [codesOf('a', ['joint']), codesOf('b', ['none'])];
  const net = codesOf('net', ['joint', 'none']);

  test.each(Array.from({ length: 12 }, (_, seed) => 200 + seed))(
    'nothing hidden is found where codes are put together and weights left out, survey %i',
    async (seed) => {
      const random = new Random(seed);
      const { codebook: plain, stored: unweighted, rows: all } = randomSurvey(random);
      const codebook = {
        ...plain,
        derived: answers,
        tables: plain.tables.map((one) => ({ ...one, weight: 'weight' }))
      };
      const rows = all.map((row) => ({ ...row, weight: random.pick([0, 1, 2.5, null]) }));
      const stored = unweighted.map((one) => ({ ...one, columns: [...one.columns, 'weight'] }));
      const persons = codebook.tables[0]!;
      const sizes = codebook.choices.get('size')!.map(({ name }) => name);
      const choices = (filter: string) => (filter === 'services' ? ['legal', 'jobs'] : sizes);
      const seen = await views(source(rows), codebook, stored, persons, choices, random);
      const nets = [sizes.slice(0, 2), sizes.filter(() => random.chance(0.5))].filter(({ length }) => length > 1);
      for (const more of [{}, { unweighted: true }] as Partial<EstimateQuery>[]) {
        const query = { waves: ['1'], base: '', filters: {}, own: [net, ...answers], ...more };
        seen.push({ ...ALL, estimates: await ask(source(rows), codebook, stored, query) });
        const found = await ask(source(rows), codebook, stored, { ...query, group: ['size'], nets: { size: nets } });
        for (const values of [...sizes.map((size) => [size]), ...nets])
          seen.push({
            filter: 'size',
            values,
            estimates: found.filter(({ group }) => group['size'] === values.join('+'))
          });
      }
      // who weighs nothing, or nobody knows what, is not asked
      const asked = rows.map((row) =>
        row.weight ? row : { ...row, form: null, big: null, members: null, services: null }
      );
      const known = { ...codebook, indicators: [...codebook.indicators, net, ...answers] };
      const written = writeDown(known, persons, '1', asked, seen);
      expect(written.wrong).toEqual([]);
      expect(attack(written.known, written.secrets)).toEqual([]);
    }
  );

  test('definitions of other persons than those that are always judged show nobody', async () => {
    const { codebook: plain, stored, rows } = randomSurvey(new Random(5));
    const codebook = { ...plain, derived: answers };
    const few: Predicate = { type: 'isNull', column: 'members', negated: true };
    const states = async (own: Indicator) => {
      const found = await ask(source(rows), codebook, stored, {
        ...{ waves: ['1'], base: '', filters: {}, indicators: [], own: [own] }
      });
      return new Set(found.map(({ state }) => state));
    };
    expect(await states(net)).not.toEqual(new Set(['hidden']));
    for (const own of [
      codesOf('other', ['joint'], few),
      codesOf('unknown', ['joint', 'federation']),
      { ...net, denominator: { type: 'column', name: 'members' } as const },
      { ...net, numerator: { type: 'column', name: 'members' } as const }
    ])
      expect(await states(own)).toEqual(new Set(['hidden']));
  });

  test('two filters at once, and two codes that one person can have, show nobody', async () => {
    const { codebook, stored, rows } = randomSurvey(new Random(3));
    const several: Record<string, string[]>[] = [{ size: ['s'], services: ['legal'] }, { services: ['legal', 'jobs'] }];
    for (const filters of several) {
      const estimates = await ask(source(rows), codebook, stored, { waves: ['1'], filters, base: '' });
      expect(new Set(estimates.map(({ state }) => state))).toEqual(new Set(['hidden']));
      expect(estimates.every(({ n, value, nonresponse }) => n === null && value === null && nonresponse === null)).toBe(
        true
      );
      expect(estimates.every(({ crossed }) => crossed)).toBe(true);
    }
  });

  test('what is hidden is the same whichever definition is asked for', async () => {
    const { codebook, stored, rows } = randomSurvey(new Random(5));
    const query = { waves: ['1'], filters: { size: ['s'] }, base: '' };
    const all = await ask(source(rows), codebook, stored, query);
    for (const { id } of codebook.indicators) {
      const one = await ask(source(rows), codebook, stored, { ...query, indicators: [id] });
      expect(one).toEqual(all.filter(({ indicator: of }) => of === id));
    }
  });
});

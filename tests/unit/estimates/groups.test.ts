import { describe, expect, test } from 'vitest';
import type { Codebook } from '../../../src/lib/codebook/codebook';
import type { Row } from '../../../src/lib/codebook/expression/holds';
import { ask, type EstimateQuery } from '../../../src/lib/estimates/ask';
import type { Estimate } from '../../../src/lib/estimates/estimates';
import type { Group } from '../../../src/lib/estimates/place';
import { referenceSource } from './cells';
import { indicator, survey, table, times } from './survey';

async function estimates(codebook: Codebook, rows: Row[], query: Partial<EstimateQuery>): Promise<Estimate[]> {
  const areas = [...new Set(rows.map(({ area }) => String(area)))];
  const { name } = codebook.tables[0]!;
  const stored = [{ table: name, wave: '1', name: 't_1', rows: rows.length, columns: Object.keys(rows[0]!), areas }];
  return ask(referenceSource(new Map([['t_1', rows]])), codebook, stored, {
    waves: ['1'],
    filters: {},
    base: '',
    ...query
  });
}

const at = (found: Estimate[], area: string, id = 'O03') =>
  found.filter((one) => one.area === area && one.indicator === id);
const shown = ({ group, n, numerator, denominator, state }: Estimate) => ({ group, n, numerator, denominator, state });

describe('ask(source, codebook, stored, { group }): a full count', () => {
  const codebook = survey([table('unit')], [indicator('O03')]);
  const unit = (area: string, members: number, employees: number, more: Row): Row => ({
    area,
    members,
    employees,
    ...more
  });
  const rows = [
    unit('A', 1, 2, { size: 's', big: 0, services: '|legal|' }),
    unit('A', 3, 4, { size: 's', big: 1, services: '|legal|jobs|' }),
    unit('A', 5, 10, { size: 'l', big: 1, services: '|jobs|' }),
    unit('A', 7, 8, { size: null, big: 1, services: null }),
    unit('B', 9, 9, { size: 'l', big: null, services: '|legal|' })
  ];
  const value = (group: Group, n: number, numerator: number, denominator: number) => {
    return { group, n, numerator, denominator, state: 'value' };
  };

  test('a column of one code gives an estimate a code, and one of those who gave none', async () => {
    const found = await estimates(codebook, rows, { group: ['size'] });
    expect(at(found, 'A').map(shown)).toEqual([
      value({ size: 's' }, 2, 4, 6),
      value({ size: 'l' }, 1, 5, 10),
      value({ size: null }, 1, 7, 8)
    ]);
    expect(at(found, 'R').map(shown)).toEqual([
      value({ size: 's' }, 2, 4, 6),
      value({ size: 'l' }, 2, 14, 19),
      value({ size: null }, 1, 7, 8)
    ]);
  });

  test('an area that has no row of a group has no match there; one that has no row at all is not reported', async () => {
    const found = await estimates(codebook, rows, { group: ['size'] });
    expect(at(found, 'B').map(({ state }) => state)).toEqual(['noMatch', 'value', 'noMatch']);
    expect(at(found, 'C').map(({ state }) => state)).toEqual(['notReported', 'notReported', 'notReported']);
  });

  test('a column of several codes counts a row with each code that it names', async () => {
    const found = await estimates(codebook, rows, { group: ['services'] });
    expect(at(found, 'A').map(shown)).toEqual([
      value({ services: 'legal' }, 2, 4, 6),
      value({ services: 'jobs' }, 2, 8, 14)
    ]);
  });

  test('several columns give every combination of their values', async () => {
    const found = await estimates(codebook, rows, { group: ['big', 'services'] });
    expect(at(found, 'A').map(({ group, n }) => [group.big, group.services, n])).toEqual([
      ['1', 'legal', 1],
      ['1', 'jobs', 2],
      ['0', 'legal', 1],
      ['0', 'jobs', 0],
      [null, 'legal', 0],
      [null, 'jobs', 0]
    ]);
  });

  test('a filter keeps its rows of each group', async () => {
    const found = await estimates(codebook, rows, { group: ['size'], filters: { big: ['1'] } });
    expect(at(found, 'A').map(({ group, n }) => [group.size, n])).toEqual([
      ['s', 1],
      ['l', 1],
      [null, 1]
    ]);
  });

  test.each(['wealth', 'members', 'area'])(
    'a table that cannot be grouped by %s is not applicable, never ungrouped',
    async (column) => {
      const found = await estimates(codebook, rows, { group: ['size', column] });
      expect(at(found, 'A')).toHaveLength(1);
      expect(at(found, 'A')[0]).toMatchObject({
        ...{ state: 'notApplicable', unsliceable: true, n: 0, value: null },
        group: { size: null, [column]: null }
      });
    }
  );

  test('the largest part is that of the group', async () => {
    const parts = survey(
      [table('unit')],
      [
        indicator('O03', { combine: 'max' }),
        indicator('first', { partOf: 'O03' }),
        indicator('second', { partOf: 'O03', numerator: 'employees - members' })
      ]
    );
    const found = await estimates(parts, rows, { group: ['size'] });
    expect(at(found, 'A').map(({ group, part, value }) => [group.size, part, value])).toEqual([
      ['s', 'first', 4 / 6],
      ['l', 'first', 0.5],
      [null, 'first', 7 / 8]
    ]);
    expect(at(await estimates(parts, [unit('A', 1, 4, { size: 's' })], { group: ['size'] }), 'A')[0]).toMatchObject({
      ...{ group: { size: 's' }, part: 'second', value: 0.75 }
    });
  });
});

describe('ask(source, codebook, stored, { group }): a table of persons', () => {
  const persons = table('worker', { design: 'sample', hideBelow: 10 });
  const joint = indicator('joint', { table: 'worker', numerator: `1 WHERE form = 'joint'`, denominator: '1' });
  const codebook = survey([persons], [joint]);
  const some = (count: number, row: Row) => times(count, { form: 'joint', big: 1, services: '|legal|', ...row });
  const rows = [
    ...some(30, { area: 'A', size: 's' }),
    ...some(4, { area: 'A', size: 'l' }),
    ...some(25, { area: 'B', size: 's' }),
    ...some(20, { area: 'B', size: 'l' }),
    ...some(40, { area: 'C', size: 's' }),
    ...some(60, { area: 'C', size: 'l' }),
    ...some(50, { area: 'Z', size: 's' }),
    ...some(70, { area: 'Z', size: 'l' })
  ];

  test('a small group of an area is hidden, and with it what would give it away; nobody’s blank is a group', async () => {
    const found = await estimates(codebook, rows, { group: ['size'] });
    const hidden = found.flatMap(({ area, group, state }) => (state === 'hidden' ? [`${area} ${group.size}`] : []));
    // A's other group, since all of A is shown, and another area in each column, since the counties are
    expect(hidden.sort()).toEqual(['A l', 'A s', 'B l', 'B s']);
    expect(found.every(({ group }) => group.size === 's' || group.size === 'l')).toBe(true);
    expect(found.every(({ nonresponse, notEligible }) => nonresponse === null && notEligible === null)).toBe(true);
  });

  test.each<[string, Partial<EstimateQuery>]>([
    ['a column that is no filter’s', { group: ['big'] }],
    ['two columns', { group: ['size', 'services'] }],
    ['a column beside a filter', { group: ['size'], filters: { services: ['legal'] } }],
    ['a column beside its own filter', { group: ['size'], filters: { size: ['s'] } }]
  ])('by %s nothing is answered, and it says so', async (_, query) => {
    const found = await estimates(codebook, rows, query);
    expect(new Set(found.map(({ state }) => state))).toEqual(new Set(['hidden']));
    expect(found.every(({ crossed }) => crossed)).toBe(true);
    expect(
      found.every(
        ({ n, value, numerator, nonresponse }) =>
          n === null && value === null && numerator === 0 && nonresponse === null
      )
    ).toBe(true);
    expect(new Set(found.map(({ group }) => JSON.stringify(group))).size).toBeGreaterThan(1);
  });
});

import { expect, test } from 'vitest';
import { memoryNeeded } from '../../../../src/lib/tables/load/memory';
import { needed } from '../../../../src/lib/tables/checks/needed';
import { survey } from '../survey';

const [unit] = survey.tables;

test('needed(table, codebook) has the key, the design and what checks read', () => {
  expect([...needed(unit!, survey)].sort()).toEqual(['district', 'form', 'period', 'staff', 'unit_id']);
});

test('needed(table, codebook) has what filters read, what says who was asked, and what another table expects of it', () => {
  const variables = unit!.variables.map((variable) =>
    variable.name === 'mood'
      ? { ...variable, relevant: { type: 'isNull' as const, column: 'founded', negated: true } }
      : variable
  );
  const table = { ...unit!, variables };
  const person = { ...survey.tables[1]!, expected: { table: 'unit', column: 'pay' } };
  const filters = [{ name: 'mood', label: unit!.label, columns: { unit: 'mood' } }];
  const found = needed(table, { ...survey, tables: [table, person], filters });
  for (const column of ['mood', 'founded', 'pay']) expect(found).toContain(column);
  for (const column of ['safe', 'services']) expect(found).not.toContain(column);
});

test.each([
  [100e6, 10, 10, 520e6],
  [100e6, 10, 5, 485e6],
  [100e6, 0, 0, 520e6],
  [0, 10, 10, 450e6]
])('memoryNeeded(%d bytes, %d columns, %d taken) is %d', (bytes, columns, taken, expected) => {
  expect(memoryNeeded(bytes, columns, taken)).toBe(expected);
});

import { expect, test } from 'vitest';
import type { Row } from '../../../../src/lib/codebook/expression/holds';
import { codeOf, type OwnColumn } from '../../../../src/lib/codebook/own/ownColumn';
import type { Own, OwnValue } from '../../../../src/lib/codebook/own/own';
import { understand } from '../../../../src/lib/codebook/own/understand';
import { codebookOf } from '../../../pack';

const codebook = codebookOf('xiaogan');
const label = { zh: '试', en: 'try' };

function columnOf(...conditions: string[]): OwnColumn {
  const values = conditions.map((when, at): OwnValue => ({ name: `v${at + 1}`, label, when }));
  const own: Own = { variables: [{ name: 'own_a', label, table: 'unit', values, by: '', at: '' }], measures: [] };
  const { variables, faults } = understand(codebook, own);
  expect(faults).toEqual([]);
  return variables[0]!.column;
}

const segment = columnOf(`employees >= 100 AND ownership = 'private' AND industry_code = 'C'`);
const bands = columnOf('employees >= 300', 'employees >= 100', 'employees >= 25');
const crossed = columnOf(`ownership = 'private'`, 'employees >= 100');

test.each<[string, OwnColumn, Row, string | null]>([
  ['all hold', segment, { employees: 100, ownership: 'private', industry_code: 'C' }, 'v1'],
  ['one does not', segment, { employees: 99, ownership: 'private', industry_code: 'C' }, 'rest'],
  ['two are missing, and one does not: it is in no case', segment, { employees: 5 }, 'rest'],
  ['one is missing, and the others hold: it may be', segment, { employees: 100, industry_code: 'C' }, null],
  ['nothing is known: not the rest', segment, {}, null],
  ['the first that holds wins', bands, { employees: 300 }, 'v1'],
  ['the first does not hold, the second does', bands, { employees: 299 }, 'v2'],
  ['the last edge', bands, { employees: 25 }, 'v3'],
  ['below all edges', bands, { employees: 24 }, 'rest'],
  ['zero is an answer', bands, { employees: 0 }, 'rest'],
  ['missing is not zero', bands, { employees: null }, null],
  ['the first may hold, so that the second is not told though it holds', crossed, { employees: 500 }, null],
  ['the first is known not to hold, the second to hold', crossed, { employees: 500, ownership: 'state' }, 'v2'],
  ['the first holds, whatever is missing of the second', crossed, { ownership: 'private' }, 'v1'],
  ['the first does not hold, the second may', crossed, { ownership: 'state' }, null]
])('codeOf(column, row): %s', (_, column, row, code) => {
  expect(codeOf(column, row)).toBe(code);
});

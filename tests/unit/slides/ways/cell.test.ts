import { expect, test } from 'vitest';
import { cellOf } from '../../../../src/lib/slides/ways/cell';

test.each([
  ['a text', '孝南区', '孝南区'],
  ['a text of digits', '0012', '0012'],
  ['a rate', { text: '86.3', number: 86.34 }, { value: 86.34, format: '#,##0.0' }],
  ['a rate with sign and unit', { text: '✓ 86.3%', number: 86.34 }, { value: 86.34, format: '"✓ "#,##0.0"%"' }],
  ['a count', { text: '1,430', number: 1430 }, { value: 1430, format: '#,##0' }],
  ['a count in 万', { text: '1.67 万', number: 16_742 }, { value: 16_742, format: '#,##0' }],
  ['a change', { text: '+3.1', number: 3.14 }, { value: 3.14, format: '+#,##0.0;-#,##0.0' }],
  ['a fall', { text: '−1.4', number: -1.42 }, { value: -1.42, format: '#,##0.0' }],
  ['words with a second number', { text: '861，12 个县', number: 861 }, { value: 861, format: '#,##0' }],
  ['a quotation mark', { text: '"5', number: 5 }, { value: 5, format: '"\'"#,##0' }]
])('cellOf(cell) keeps %s as a spreadsheet does', (_, cell, kept) => {
  expect(cellOf(cell)).toEqual(kept);
});

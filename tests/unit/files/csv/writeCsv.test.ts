import { expect, test } from 'vitest';
import { writeCsv } from '../../../../src/lib/files/csv/writeCsv';

test('writeCsv(rows): byte order mark, CRLF, a quote where one is needed, nothing for null', () => {
  expect(
    writeCsv([
      ['单位', 'n'],
      ['a,"b"\nc', -1.5],
      [null, NaN]
    ])
  ).toBe('\uFEFF单位,n\r\n"a,""b""\nc",-1.5\r\n,\r\n');
  expect(writeCsv([])).toBe('\uFEFF');
});

test.each(['=1+1', '+86', '-1', '@SUM(A1)', '\tx', '＝1', '=HYPERLINK("x")'])(
  'writeCsv writes the text %j as text, not as a formula',
  (text) => {
    expect(writeCsv([[text]])).toMatch(/^\uFEFF"?'/);
  }
);

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { replaceFields } from '../../../../src/lib/files/csv/replaceFields';
import { splitRecords } from '../../../../src/lib/files/csv/splitRecords';

const edit = (line: number, place: number, text: string) => new Map([[line, new Map([[place, text]])]]);

describe('replaceFields(text, delimiter, edits) changes these fields and no other character', () => {
  test.each<[string, string, Map<number, Map<number, string>>, string]>([
    ['a field', 'a,b\r\n1,2\r\n3,4\r\n', edit(2, 1, '9'), 'a,b\r\n1,9\r\n3,4\r\n'],
    ['the last record without a line end', 'a,b\n1,2', edit(2, 0, '7'), 'a,b\n7,2'],
    ['after blank lines, which stay', 'a,b\n\n , \n1,2\n\n3,4\n', edit(4, 0, 'x'), 'a,b\n\n , \nx,2\n\n3,4\n'],
    ['a record of several lines', 'a,b\n"1\n1",2\n3,4\n', edit(2, 1, '5'), 'a,b\n"1\n1",5\n3,4\n'],
    ['the record after it', 'a,b\n"1\n1",2\n3,4\n', edit(4, 1, '5'), 'a,b\n"1\n1",2\n3,5\n'],
    ['behind a byte order mark', '\ufeffa,b\n1,2\n', edit(1, 0, 'A'), '\ufeffA,b\n1,2\n'],
    ['a text with quotes, delimiters and breaks', 'a,b\n1,2\n', edit(2, 1, 'x"y,z\n='), 'a,b\n1,"x""y,z\n="\n'],
    ['a field that is cleared', 'a,b\n1,2\n', edit(2, 0, ''), 'a,b\n,2\n']
  ])('%s', (_, text, edits, wanted) => {
    expect(replaceFields(text, ',', edits)).toBe(wanted);
  });

  test('a line or a field that is not there is an error, and nothing is written', () => {
    expect(() => replaceFields('a,b\n1,2\n', ',', edit(7, 0, 'x'))).toThrow(/line 7/);
    expect(() => replaceFields('a,b\n1,2\n', ',', edit(2, 5, 'x'))).toThrow(/field 5/);
  });

  test('whatever the texts are, the file reads the same but for the edit', () => {
    const field = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r\n', ' ', '=', '孝') });
    const filled = fc.array(field, { minLength: 2, maxLength: 2 }).map(([a, b]) => [`k${a}`, `v${b}`]);
    fc.assert(
      fc.property(
        fc.array(filled, { minLength: 1, maxLength: 6 }),
        fc.nat(),
        fc.nat(1),
        field,
        (rows, at, place, text) => {
          const written = rows.map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(',')).join('\n');
          const before = [...splitRecords(written, ',', true)];
          const { line } = before[at % before.length]!;
          const after = [...splitRecords(replaceFields(written, ',', edit(line, place, `t${text}`)), ',', true)];
          const wanted = before.map(({ fields }, row) =>
            row === at % before.length ? fields.map((one, column) => (column === place ? `t${text}` : one)) : fields
          );
          expect(after.map(({ fields }) => fields)).toEqual(wanted);
        }
      )
    );
  });
});

import { expect, test } from 'vitest';
import { readPasted } from '../../../../src/lib/files/csv/readPasted';

test('readPasted(text) reads cells as Excel puts them on the clipboard: tabs, CRLF, quotes only around a cell that needs them', () => {
  expect(readPasted('单位\t人数\r\n"一\n二"\t"说""好"""\r\n三\t=1+1\r\n')).toBe(
    '"单位","人数"\n"一\n二","说""好"""\n"三","=1+1"'
  );
});

test('readPasted(text) keeps empty cells and passes over empty rows', () => {
  expect(readPasted('a\tb\tc\n1\t\t3\n\t\t\n4\t5\t')).toBe('"a","b","c"\n"1","","3"\n"4","5",""');
});

test.each(['', 'one word', 'a line\nand another, with a comma', 'a\tb'])('readPasted(%j) is null: no table', (text) => {
  expect(readPasted(text)).toBeNull();
});

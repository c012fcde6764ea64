import { expect, test } from 'vitest';
import { midSentence } from '../../../src/lib/i18n/midSentence';

test.each([
  ['Counties and districts', 'counties and districts'],
  ['Size class (NBS 2017)', 'size class (NBS 2017)'],
  ['NBS size class', 'NBS size class'],
  ['ESOPs', 'ESOPs'],
  ['A union of their own', 'a union of their own'],
  ['县（市、区）', '县（市、区）'],
  ['25+ employees', '25+ employees'],
  ['', '']
])('a label within a sentence keeps its abbreviations: %j is %j', (label, said) => {
  expect(midSentence(label)).toBe(said);
});

import { expect, test } from 'vitest';
import { placements } from '../../../../src/routes/files/placements';

test.each([
  [{ overlaps: false, areasOverlap: false, overSimulated: false }, ['replace']],
  [{ overlaps: true, areasOverlap: false, overSimulated: false }, ['append', 'replace']],
  [{ overlaps: true, areasOverlap: true, overSimulated: false }, ['replaceAreas', 'replace', 'append']],
  [{ overlaps: true, areasOverlap: true, overSimulated: true }, ['only', 'replaceAreas', 'replace', 'append']],
  [{ overlaps: false, areasOverlap: false, overSimulated: true }, ['only', 'replace']]
])('placements(%o) offers each way once, the likeliest first', (pending, ways) => {
  expect(placements(pending).map(({ value }) => value)).toEqual(ways);
});

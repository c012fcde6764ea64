import { expect, test } from 'vitest';
import { sniff, type Shape } from '../../../src/lib/intake/sniff';

async function shape(text: string): Promise<Shape> {
  const result = await sniff(new Blob([text]));
  if ('problem' in result) throw new Error(result.problem.code);
  return result;
}

test.each([
  ['a,b,c\n1,2,3\n', ',', ['a', 'b', 'c'], 6, 2],
  ['a;b\n1,5;2\n', ';', ['a', 'b'], 4, 2],
  ['a\tb\r\n1\t2\r\n', '\t', ['a', 'b'], 5, 2],
  ['\ufeff职,"b,""c"""\n1,2\n', ',', ['职', 'b,"c"'], 17, 2],
  ['\n \r\n"a;1\nx";b\n1;2\n', ';', ['a;1\nx', 'b'], 14, 5],
  ['a,b', ',', ['a', 'b'], 3, 2]
])('sniff(%j) finds delimiter, header and where records begin', async (text, delimiter, header, start, firstLine) => {
  expect(await shape(text)).toEqual({ delimiter, header, start, firstLine });
});

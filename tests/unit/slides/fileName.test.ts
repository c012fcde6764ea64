import { expect, test } from 'vitest';
import { fileName } from '../../../src/lib/slides/fileName';

test.each([
  [['孝感市基层工会大调研', '建会率', '2014年'], '孝感市基层工会大调研_建会率_2014年.png'],
  [['a/b\\c:d*e?f"g<h>i|j'], 'a-b-c-d-e-f-g-h-i-j.png'],
  [['  ..hidden.. ', ''], 'hidden.png'],
  [['con'], '_con.png'],
  [['LPT1'], '_LPT1.png'],
  [['\u202Egnp.exe'], 'gnp.exe.png'],
  [[''], 'figure.png'],
  [['长'.repeat(300)], `${'长'.repeat(100)}.png`]
])('fileName(%j, "png") is %j', (parts, name) => {
  expect(fileName(parts, 'png')).toBe(name);
});

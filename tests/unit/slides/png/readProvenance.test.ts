import { expect, test } from 'vitest';
import { textChunk, withProvenance } from '../../../../src/lib/slides/png/provenance';
import { isPng, readProvenance } from '../../../../src/lib/slides/png/readProvenance';

/** The smallest PNG: one grey pixel (written by hand after the PNG specification, CRCs by zlib). */
const pixel = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=='),
  (letter) => letter.charCodeAt(0)
);
const file = (bytes: Uint8Array) => new Blob([bytes as Uint8Array<ArrayBuffer>]);

test('readProvenance(file) reads what withProvenance(png, provenance) wrote', async () => {
  const provenance = { Title: '大悟县建会率最低', Spec: '{"version":1}', Tables: 'unit_1 worker_2' };
  expect(await readProvenance(file(withProvenance(pixel, provenance)))).toEqual(provenance);
});

test('a picture from elsewhere says nothing of itself', async () => {
  expect(await isPng(file(pixel))).toBe(true);
  expect(await readProvenance(file(pixel))).toEqual({});
});

test.each([
  ['nothing', new Uint8Array()],
  ['a CSV', new TextEncoder().encode('编号,名称\n1,甲')],
  ['a JPEG', Uint8Array.from([0xff, 0xd8, 0xff, 0xe0])]
])('isPng(file) is false of %s', async (_, bytes) => {
  expect(await isPng(file(bytes))).toBe(false);
});

test('cut, lengthened and lying files are read without an error, and only whole texts are taken', async () => {
  const whole = withProvenance(pixel, { Title: 'a', Spec: '{}' });
  for (let length = 0; length <= whole.length; length++) {
    const found = await readProvenance(file(whole.slice(0, length)));
    for (const [keyword, text] of Object.entries(found))
      expect({ Title: 'a', Spec: '{}' }).toMatchObject({ [keyword]: text });
  }
  const lying = whole.slice();
  new DataView(lying.buffer).setUint32(33, 0xffffffff);
  expect(await readProvenance(file(lying))).toEqual({});
});

test('a keyword that every object has changes nothing', async () => {
  const chunk = textChunk('__proto__', '{"polluted":true}');
  const bytes = new Uint8Array([...pixel.subarray(0, 33), ...chunk, ...pixel.subarray(33)]);
  expect(await readProvenance(file(bytes))).toEqual({});
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});

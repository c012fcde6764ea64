import { expect, test } from 'vitest';
import { crc32 } from '../../../../src/lib/files/zip/crc32';
import { textChunk, withProvenance } from '../../../../src/lib/slides/png/provenance';
import { shortCode } from '../../../../src/lib/slides/shortCode';

const bytes = (text: string) => new TextEncoder().encode(text);
/** One transparent pixel. */
const png = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='),
  (character) => character.charCodeAt(0)
);

test('crc32(bytes) has the check value of the catalogue of CRC algorithms, CRC-32/ISO-HDLC', () => {
  expect(crc32(bytes('123456789'))).toBe(0xcbf43926);
  expect(crc32(bytes(''))).toBe(0);
});

test('crc32(bytes) is what every PNG ends with: AE 42 60 82 for IEND', () => {
  expect(crc32(bytes('IEND'))).toBe(0xae426082);
});

test('textChunk(keyword, text) is length, iTXt, keyword, flags, UTF-8, CRC', () => {
  const chunk = textChunk('Title', '建会率');
  const view = new DataView(chunk.buffer);
  expect(view.getUint32(0)).toBe(chunk.length - 12);
  expect([...chunk.subarray(4, 18)]).toEqual([...bytes('iTXtTitle'), 0, 0, 0, 0, 0]);
  expect(new TextDecoder().decode(chunk.subarray(18, -4))).toBe('建会率');
  expect(view.getUint32(chunk.length - 4)).toBe(crc32(chunk.subarray(4, -4)));
});

test.each(['', ' lead', 'trail ', '标题', 'x'.repeat(80)])('textChunk(%j, text) refuses the keyword', (keyword) => {
  expect(() => textChunk(keyword, '')).toThrow('keyword');
});

test('withProvenance(png, provenance) puts its chunks behind IHDR and leaves the rest', () => {
  const marked = withProvenance(png, { Title: 'a', Source: 'b' });
  const added = textChunk('Title', 'a').length + textChunk('Source', 'b').length;
  expect(marked.length).toBe(png.length + added);
  expect([...marked.subarray(0, 33)]).toEqual([...png.subarray(0, 33)]);
  expect([...marked.subarray(33 + added)]).toEqual([...png.subarray(33)]);
  expect(() => withProvenance(bytes('GIF89a'), {})).toThrow('not a PNG');
});

test('shortCode(text) is the same for the same text, in letters that cannot be misread', () => {
  expect(shortCode('?w=2014')).toBe(shortCode('?w=2014'));
  expect(shortCode('?w=2014')).not.toBe(shortCode('?w=2013'));
  expect(shortCode('x')).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
});

test('shortCode(text) uses all of its letters at each of its places', () => {
  const codes = Array.from({ length: 2000 }, (_, at) => shortCode(`?w=${at}`).replace('-', ''));
  for (let place = 0; place < 8; place++) expect(new Set(codes.map((code) => code[place])).size).toBe(32);
  expect(new Set(codes).size).toBe(2000);
});

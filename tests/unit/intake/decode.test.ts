import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { decode, type Decoded } from '../../../src/lib/intake/decode';

const file = (name: string) => new Blob([readFileSync(`tests/fixtures/intake/${name}`)]);

async function decoded(blob: Blob, chunkBytes?: number): Promise<Decoded & { plain: string }> {
  const result = await decode(blob, { chunkBytes });
  if ('problem' in result) throw new Error(result.problem.code);
  return { ...result, plain: await result.text.text() };
}

// every chunk size puts a chunk's edge at every offset of some character of one, two, three and four bytes
test.each(Array.from({ length: 12 }, (_, size) => size + 1))(
  'decode(gb18030.csv, { chunkBytes: %i }) damages no character at a chunk edge',
  async (chunkBytes) => {
    const { encoding, plain } = await decoded(file('gb18030.csv'), chunkBytes);
    expect(encoding).toBe('gb18030');
    expect(plain).toContain('\n一厂,2014,东区,单独建会,');
    expect(plain).toContain('\n𠮷野家㐀店,2014,西区,联合建会,35,2800,否,困难帮扶,2010/11/30,不满意\n');
    expect(plain).not.toContain('\ufffd');
  }
);

test.each([1, 2, 3, 5])('decode(UTF-8, { chunkBytes: %i }) knows UTF-8 whatever the chunks', async (chunkBytes) => {
  const text = 'é职工𠮷野家\n';
  const { encoding, plain } = await decoded(new Blob([text]), chunkBytes);
  expect([encoding, plain]).toEqual(['utf-8', text]);
});

test('decode(bom.csv) tells a byte order mark', async () => {
  expect((await decoded(file('bom.csv'))).encoding).toBe('utf-8-bom');
});

test('decode gives the same fingerprint whatever the chunks, and another for one changed byte', async () => {
  const prints = await Promise.all(
    [1, 7, 1000].map(async (size) => (await decoded(file('clean.csv'), size)).fingerprint)
  );
  expect(new Set(prints).size).toBe(1);
  const changed = new Blob([(await file('clean.csv').text()).replace('120', '121')]);
  expect((await decoded(changed)).fingerprint).not.toBe(prints[0]);
});

test.each([
  ['empty.csv', { code: 'empty', detail: {} }],
  ['workbook.xlsx', { code: 'binary', detail: { kind: 'workbook' } }],
  ['old_workbook.xls', { code: 'binary', detail: { kind: 'workbook' } }],
  ['picture.csv', { code: 'binary', detail: { kind: 'other' } }],
  ['utf16.csv', { code: 'binary', detail: { kind: 'utf-16' } }]
])('decode(%s) gives a problem, not a text', async (name, problem) => {
  expect(await decode(file(name))).toEqual({ problem });
});

test('decode of bytes that are no text in any encoding says binary', async () => {
  const noise = new Uint8Array(5000).map((_, i) => 0x80 + ((i * 2654435761) >>> 25));
  expect(await decode(new Blob([noise]))).toMatchObject({ problem: { code: 'binary' } });
});

test('decode stops when its signal fires, and reports its progress before', async () => {
  const stop = new AbortController();
  const shares: number[] = [];
  const progress = (share: number) => {
    shares.push(share);
    if (share >= 0.5) stop.abort();
  };
  const work = decode(new Blob(['x'.repeat(100)]), { chunkBytes: 10, signal: stop.signal, progress });
  await expect(work).rejects.toMatchObject({ name: 'AbortError' });
  expect(shares).toEqual([0.1, 0.2, 0.3, 0.4, 0.5]);
});

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { decode, NotUtf8, type Decoded } from '../../../../src/lib/intake/text/decode';
import type { Encoding } from '../../../../src/lib/intake/report/reading';
import { LiveText } from '../../../../src/lib/intake/text/LiveText';
import type { Problem } from '../../../../src/lib/intake/report/report';
import { yieldToMain } from '../../../../src/lib/page/yieldToMain';
import { gb18030 } from '../../../gb18030';
import { pieceOf } from '../live';

const file = (name: string) => new Blob([readFileSync(`tests/fixtures/intake/${name}`)]);

const plainOf = async (result: Decoded | { problem: Problem }) =>
  written(await (result as Decoded).text.slice(0, Infinity));

const written = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

async function decoded(
  blob: Blob,
  chunkBytes?: number
): Promise<{ encoding: Encoding; fingerprint: string; plain: string }> {
  const result = await decode(blob, { chunkBytes });
  if ('problem' in result) throw new Error(result.problem.code);
  return { encoding: result.encoding, fingerprint: await result.text.fingerprint, plain: await plainOf(result) };
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
  ['utf-16le', [0xff, 0xfe], false],
  ['utf-16be', [0xfe, 0xff], true]
] as const)(
  'decode(%s with its mark) reads every character, whatever the chunks',
  async (encoding, mark, bigEndian) => {
    const text = '单位\t职工\r\n𠮷野家\té"1"\r\n';
    const units = Array.from(text, (character) =>
      Array.from({ length: character.length }, (_, at) => character.charCodeAt(at))
    );
    const bytes = units.flat().flatMap((unit) => (bigEndian ? [unit >> 8, unit & 0xff] : [unit & 0xff, unit >> 8]));
    for (const chunkBytes of [1, 2, 3, 5, 1000]) {
      expect(await decoded(new Blob([new Uint8Array([...mark, ...bytes])]), chunkBytes)).toMatchObject({
        encoding,
        plain: text
      });
    }
  }
);

test('decode(file, { encoding }) reads what the person says it is, and never refuses', async () => {
  const gbk = new Blob([new Uint8Array([0xb5, 0xa5, 0xce, 0xbb, 0x2c, 0x31])]);
  expect(await decoded(gbk)).toMatchObject({ encoding: 'gb18030', plain: '单位,1' });
  const asUtf8 = await decode(gbk, { encoding: 'utf-8' });
  expect(await plainOf(asUtf8)).toBe('\ufffd\ufffdλ,1');
  const asGbk = await decode(new Blob(['单位,1']), { encoding: 'gb18030' });
  expect(await plainOf(asGbk)).toBe('鍗曚綅,1');
});

test('decode leaves NUL characters out of a text', async () => {
  expect(await decoded(new Blob(['a,\0b\n职,\0\0\n']))).toMatchObject({ encoding: 'utf-8', plain: 'a,b\n职,\n' });
});

test.each([
  ['empty.csv', { code: 'empty', detail: {} }],
  ['picture.csv', { code: 'binary', detail: {} }]
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
  const reading = await decode(new Blob(['x'.repeat(100)]), { chunkBytes: 10, signal: stop.signal, progress });
  await expect(plainOf(reading)).rejects.toMatchObject({ name: 'AbortError' });
  expect(shares).toEqual([0.1, 0.2, 0.3, 0.4, 0.5]);
});

const lines = ['编号,工会', '一厂,\ufeff有', '𠮷野家,\u0000无', '', '会'];

test.each([
  ['gb18030', (text: string) => gb18030(text)],
  ['utf-16le', (text: string) => Buffer.from('\ufeff' + text, 'utf16le')],
  ['utf-16be', (text: string) => Buffer.from('\ufeff' + text, 'utf16le').swap16()],
  ['utf-8', (text: string) => Buffer.from(text)]
] as const)(
  'a text in %s that is not held is the same whenever it is read again, and wherever',
  async (encoding, encode) => {
    for (const end of ['\n', '\r\n', '\r']) {
      const text = lines.join(end);
      const plain = new TextEncoder().encode(text.replace('\0', ''));
      for (const chunkBytes of [1, 2, 3, 8, 1000]) {
        for (const maxHeld of [0, 20]) {
          const result = (await decode(new Blob([encode(text)]), { encoding, chunkBytes, maxHeld })) as Decoded;
          expect(await result.text.slice(0, Infinity)).toEqual(plain);
          result.text.forget();
          for (let at = 0; at < plain.length; at += 5)
            expect(await result.text.slice(at, at + 7)).toEqual(plain.slice(at, at + 7));
          expect(result.text.size).toBe(plain.length);
        }
      }
    }
  }
);

test('decode says its encoding from the head; a text that is no UTF-8 further down fails with NotUtf8', async () => {
  const file = new Blob(['abc,1\n'.repeat(10), new Uint8Array([0xb5, 0xa5])]);
  const reading = (await decode(file, { headBytes: 20, chunkBytes: 7 })) as Decoded;
  expect(reading.encoding).toBe('utf-8');
  expect(written(await reading.text.slice(0, 5))).toBe('abc,1');
  await expect(reading.text.slice(0, Infinity)).rejects.toThrow(NotUtf8);
  expect(await decode(file)).toMatchObject({ encoding: 'gb18030' });
});

test('a text can be used from its front while the rest is still read', async () => {
  let more = (_: string) => {};
  const text = new LiveText(async (add) => {
    await add(pieceOf('职工'));
    const rest = await new Promise<string>((resolve) => (more = resolve));
    await add(pieceOf(rest));
    return 'print';
  });
  expect(written(await text.slice(0, 3))).toBe('职');
  const later = text.slice(3, 9);
  more('之家');
  expect(written(await later)).toBe('工之');
  expect(written(await text.slice(9, 100))).toBe('家');
  expect((await text.slice(12, 100)).length).toBe(0);
  expect(written(await text.slice(0, Infinity))).toBe('职工之家');
});

test('a text is read a few megabytes ahead of what is asked for, and to its end when that is', async () => {
  const megabyte = { ...pieceOf('x'.repeat(1 << 20)), bytes: null };
  let given = 0;
  const text = new LiveText(async (add) => {
    for (; given < 100; given++) await add(megabyte);
    return 'print';
  });
  await yieldToMain();
  const atFirst = given;
  expect(atFirst).toBeLessThan(10);
  await text.slice(0, 20 << 20);
  await yieldToMain();
  expect(given - 20).toBe(atFirst);
  expect((await text.slice(99 << 20, Infinity)).length).toBe(1 << 20);
  expect(await text.fingerprint).toBe('print');
});

test('a text whose stretch could not be read is read again when it is asked for again', async () => {
  const bytes = new TextEncoder().encode('工会');
  const answers = [() => Promise.reject(new Error('the disk is away')), () => Promise.resolve(bytes)];
  const text = new LiveText(async (add) => {
    await add({ size: bytes.length, read: () => answers.shift()!(), bytes: null });
    return 'print';
  });
  await expect(text.slice(0, 3)).rejects.toThrow('the disk is away');
  expect(written(await text.slice(0, 3))).toBe('工');
  expect(written(await text.slice(3, 6))).toBe('会');
});

test.each([1, 2, 3, 1000])(
  'decode(UTF-8 cut off inside its last character, { chunkBytes: %i }) loses that one only',
  async (chunkBytes) => {
    const bytes = new TextEncoder().encode('单位,工会');
    for (const cut of [1, 2]) {
      const found = await decoded(new Blob([bytes.slice(0, bytes.length - cut)]), chunkBytes);
      expect(found).toMatchObject({ encoding: 'utf-8', plain: '单位,工' });
    }
  }
);

import { BlobReader, TextWriter, ZipReader, type FileEntry } from '@zip.js/zip.js/lib/zip-core-native.js';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { unzip } from '../../../../src/lib/files/zip/unzip';
import { zipped } from '../../intake/zipped';

/** As lenient as the library can be, and with the names as Windows writes them in China. */
async function byLibrary(zip: Blob): Promise<[string, string][]> {
  const decodeText = (bytes: Uint8Array, encoding: string) =>
    encoding === 'utf-8' ? undefined : new TextDecoder(isUtf8(bytes) ? 'utf-8' : 'gb18030').decode(bytes);
  const entries = await new ZipReader(new BlobReader(zip)).getEntries({ decodeText, strictness: 'tolerant' });
  const files = entries.filter((entry): entry is FileEntry => !entry.directory);
  return Promise.all(
    files.map(async (file) => [
      file.filename,
      await file.getData(new TextWriter(), { checkSignature: true, useWebWorkers: false, strictness: 'tolerant' })
    ])
  );
}

function isUtf8(bytes: Uint8Array): boolean {
  return !new TextDecoder().decode(bytes).includes('\ufffd');
}

async function byUs(zip: Blob): Promise<[string, string][]> {
  const files = await unzip(zip);
  if ('problem' in files) throw new Error(JSON.stringify(files.problem));
  return Promise.all(files.map(async ({ path, file }) => [path, await file.text()] as [string, string]));
}

const content = 'a,b\n1,2\n'.repeat(100);
const gbk = new Uint8Array([0xb6, 0xab, 0xc7, 0xf8]); // 东区

test.each([
  ['made by Windows', new Blob([readFileSync('tests/fixtures/intake/districts.zip')])],
  ['with a name in GBK', zipped([{ name: gbk, content, flags: 0 }])],
  ['with a name in UTF-8 that does not say so', zipped([{ name: '西区.csv', content, flags: 0 }])],
  ['behind a program', zipped([{ name: 'x.csv', content }], 1000)],
  ['with a stored file', zipped([{ name: 'x.csv', content, method: 0 }])],
  ['with numbers of large zips', zipped([{ name: 'x.csv', content, zip64: true }])]
])('unzip(zip) and zip.js read the same from a zip %s', async (_, zip) => {
  // what systems hide is left out by us
  const tables = (await byLibrary(zip)).filter(([path]) => !/(^|\/)(__MACOSX|\.|~\$)/.test(path));
  expect(await byUs(zip)).toEqual(tables);
});

/** The reason for a reader of our own: a zip that hides how much is in it is to be told as too large, not as damaged. */
test('zip.js believes a zip that lies about its size and calls it damaged, unzip(zip) tells that more comes out than may', async () => {
  const lying = zipped([{ name: 'x.csv', content: 'x'.repeat(1_000_000), size: 10 }]);
  await expect(byLibrary(lying)).rejects.toThrow('Invalid uncompressed size');
  expect(await unzip(lying, { limit: 1000 })).toMatchObject({ problem: { code: 'tooLarge', detail: { limit: 1000 } } });
});

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isZip, maxFiles, unzip } from '../../../../src/lib/files/zip/unzip';
import { zipped } from '../../intake/zipped';

const fixture = (name: string) => new Blob([readFileSync(`tests/fixtures/intake/${name}`)]);

async function contents(zip: Blob): Promise<[string, string][]> {
  const files = await unzip(zip);
  if ('problem' in files) throw new Error(JSON.stringify(files.problem));
  return Promise.all(files.map(async ({ path, file }) => [path, await file.text()] as [string, string]));
}

test('unzip(districts.zip) gives the files of a zip made by Windows, their names in GBK, without what systems hide', async () => {
  expect(await contents(fixture('districts.zip'))).toEqual([
    ['汇总/东区.csv', 'unit_id,district\n1,100001\n'],
    ['汇总/西区.csv', 'unit_id,district\n2,100002\n']
  ]);
});

test('unzip reads names in UTF-8 with and without its flag, and in GBK', async () => {
  const gbk = new Uint8Array([0xb6, 0xab, 0xc7, 0xf8]); // 东区
  const zip = zipped([
    { name: '东区.csv', content: 'a' },
    { name: '西区.csv', content: 'b', flags: 0 },
    { name: gbk, content: 'c', flags: 0 },
    { name: 'é.csv', content: 'd' }
  ]);
  expect(await contents(zip)).toEqual([
    ['东区.csv', 'a'],
    ['西区.csv', 'b'],
    ['东区', 'c'],
    ['é.csv', 'd']
  ]);
});

test.each([
  ['../../etc/x.csv', 'etc/x.csv'],
  ['/x.csv', 'x.csv'],
  ['C:\\a\\x.csv', 'a/x.csv'],
  ['a/./b//x.csv', 'a/b/x.csv']
])('unzip: the name %j is only a label, %j', async (name, path) => {
  expect(await contents(zipped([{ name, content: '1' }]))).toEqual([[path, '1']]);
});

test('unzip leaves out folders and what systems hide, but no table whose name begins with a dot', async () => {
  const names = [
    'a/',
    '__MACOSX/a/._x.csv',
    '.DS_Store',
    'a/.x.csv',
    'a/~$x.xlsx',
    'Thumbs.db',
    'desktop.ini',
    'a/x.csv'
  ];
  expect(await contents(zipped(names.map((name) => ({ name, content: '1' }))))).toEqual([
    ['a/.x.csv', '1'],
    ['a/x.csv', '1']
  ]);
});

test('unzip opens the zips in a zip, and leaves workbooks closed', async () => {
  const inner = new Uint8Array(await zipped([{ name: 'x.csv', content: '1' }]).arrayBuffer());
  const book = new Uint8Array(await zipped([{ name: '[Content_Types].xml', content: '' }]).arrayBuffer());
  const zip = zipped([
    { name: 'east.zip', content: inner },
    { name: 'book.xlsx', content: book }
  ]);
  const files = await unzip(zip);
  expect(files).toMatchObject([{ path: 'east.zip/x.csv' }, { path: 'book.xlsx' }]);
});

test('unzip reads stored files, numbers of large zips, and a zip behind a program', async () => {
  const files = [
    { name: 'stored.csv', content: 'abc', method: 0 },
    { name: 'large.csv', content: 'def', zip64: true }
  ];
  for (const before of [0, 1000]) {
    expect(await contents(zipped(files, before))).toEqual([
      ['stored.csv', 'abc'],
      ['large.csv', 'def']
    ]);
  }
});

const sound = { name: 'x.csv', content: 'a,b\n1,2\n'.repeat(100) };
const cut = async (zip: Blob, end: number) => zip.slice(0, zip.size - end);

test.each([
  ['an encrypted file', async () => zipped([sound, { ...sound, flags: 1 }]), { reason: 'protected' }],
  ['a wrong checksum', async () => zipped([{ ...sound, crc: 1 }]), { reason: 'damaged' }],
  ['a wrong size', async () => zipped([{ ...sound, size: 5 }]), { reason: 'damaged' }],
  ['no directory', async () => cut(zipped([sound]), 30), { reason: 'damaged' }],
  ['a packing nobody knows', async () => zipped([{ ...sound, method: 12 }]), { reason: 'damaged' }],
  ['nothing in it', async () => zipped([]), { reason: 'empty' }],
  ['only hidden files', async () => zipped([{ ...sound, name: '.x' }]), { reason: 'empty' }],
  [
    'too many files',
    async () => zipped(Array.from({ length: maxFiles + 1 }, (_, n) => ({ name: `${n}`, content: '' }))),
    { reason: 'tooMany', limit: maxFiles }
  ]
])('unzip of a zip with %s says so', async (_, zip, detail) => {
  expect(await unzip(await zip())).toEqual({ problem: { code: 'zip', detail } });
});

test('unzip({ limit }) stops at what comes out, not at what the zip says of itself', async () => {
  const content = 'x'.repeat(1_000_000);
  const honest = await unzip(zipped([{ name: 'x.csv', content }]), { limit: 1000 });
  expect(honest).toEqual({ problem: { code: 'tooLarge', detail: { bytes: 1_000_000, limit: 1000 } } });
  const lying = await unzip(zipped([{ name: 'x.csv', content, size: 10 }]), { limit: 1000 });
  expect(lying).toMatchObject({ problem: { code: 'tooLarge', detail: { limit: 1000 } } });
});

test('unzip stops when its signal fires', async () => {
  const stop = new AbortController();
  const work = unzip(zipped([{ name: 'x.csv', content: 'x'.repeat(5_000_000) }]), { signal: stop.signal });
  stop.abort();
  await expect(work).rejects.toMatchObject({ name: 'AbortError' });
});

test.each([
  ['districts.zip', true],
  ['book.xlsx', false],
  ['workbook.xlsx', false],
  ['clean.csv', false],
  ['empty.csv', false]
])('isZip(%s) is %s, by its content', async (name, zip) => {
  expect(await isZip(fixture(name))).toBe(zip);
});

test.each([
  ['ends within its first header', 'PK\u0003\u0004 cut off here'],
  ['has zeros after its first bytes', 'PK\u0003\u0004' + '\0'.repeat(600)]
])('isZip: a file that %s is told as what its name says: as a workbook, and else as a zip', async (_, text) => {
  expect(await isZip(new File([text], 'book.xlsx'))).toBe(false);
  for (const name of ['files.zip', 'units.csv']) expect(await isZip(new File([text], name))).toBe(true);
});

test('isZip: a file that ends within the name of its first file is told as a workbook, which people have', async () => {
  const cut = 'PK\u0003\u0004' + '\0'.repeat(22) + '\u0013\0\0\0[Con';
  expect(await isZip(new Blob([cut]))).toBe(false);
});

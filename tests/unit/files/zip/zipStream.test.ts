import { expect, test } from 'vitest';
import { BlobReader, TextWriter, ZipReader, type FileEntry } from '@zip.js/zip.js/lib/zip-core-native.js';
import { unzip } from '../../../../src/lib/files/zip/unzip';
import { ZipStream } from '../../../../src/lib/files/zip/zipStream';

const files: [string, string][] = [
  ['01_全市汇报：湨水𠮷㐀.txt', '一'.repeat(1000)],
  ['02_empty.txt', ''],
  ['03_plain.txt', 'abc']
];

async function zipOf(): Promise<Blob> {
  const zip = new ZipStream();
  for (const [name, content] of files) await zip.add(name, new Blob([content]));
  return zip.end();
}

test('ZipStream: zip.js and our own reader find every file under its Chinese name, with a sum that holds', async () => {
  const zip = await zipOf();
  const entries = (await new ZipReader(new BlobReader(zip)).getEntries()) as FileEntry[];
  const read = await Promise.all(
    entries.map(async (one) => [
      one.filename,
      await one.getData(new TextWriter(), { checkSignature: true, useWebWorkers: false })
    ])
  );
  expect(read).toEqual(files);
  const ours = await unzip(zip);
  if ('problem' in ours) throw new Error(JSON.stringify(ours.problem));
  expect(await Promise.all(ours.map(async ({ path, file }) => [path, await file.text()]))).toEqual(files);
});

test('ZipStream says of every name that it is UTF-8, in both places where Windows looks', async () => {
  const bytes = Buffer.from(await (await zipOf()).arrayBuffer());
  const flags = (signature: number, at: number) => {
    const found: number[] = [];
    for (let place = 0; place + 4 <= bytes.length; place++)
      if (bytes.readUInt32LE(place) === signature) found.push(bytes.readUInt16LE(place + at));
    return found;
  };
  expect(flags(0x04034b50, 6)).toEqual([0x800, 0x800, 0x800]);
  expect(flags(0x02014b50, 8)).toEqual([0x800, 0x800, 0x800]);
});

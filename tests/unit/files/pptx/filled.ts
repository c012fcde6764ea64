import { readFileSync } from 'node:fs';
import { unzipSync, zipSync } from 'fflate';
import { expect } from 'vitest';
import { Filling, type Fills } from '../../../../src/lib/files/pptx/filling';
import { relationsOf } from '../../../../src/lib/files/pptx/relations';
import { readTemplate, type Template } from '../../../../src/lib/files/pptx/template';
import { all, parse } from '../../../../src/lib/files/pptx/xml';

const png = new Uint8Array(readFileSync('tests/fixtures/pptx/logo.png'));
export const bytesOf = (name: string) => new Uint8Array(readFileSync(`tests/fixtures/pptx/${name}.pptx`));
export const partsOf = (bytes: Uint8Array) => unzipSync(bytes) as Record<string, Uint8Array<ArrayBuffer>>;
export const textOf = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);

/** A fixture with some of its parts changed. */
export function changed(name: string, change: (parts: Record<string, Uint8Array>) => void): Uint8Array {
  const parts = partsOf(bytesOf(name));
  change(parts);
  return zipSync(parts);
}
export const edit = (path: string, from: string | RegExp, to: string) => (parts: Record<string, Uint8Array>) => {
  const text = textOf(parts[path]);
  expect(text).toMatch(from);
  parts[path] = new TextEncoder().encode(text.replace(from, () => to));
};

export async function opened(bytes: Uint8Array): Promise<Template> {
  const template = await readTemplate(new Blob([bytes as Uint8Array<ArrayBuffer>]));
  if ('fault' in template) throw new Error(JSON.stringify(template.fault));
  return template;
}
export const fills = (title: string, more: Partial<Fills> = {}): Fills => ({
  words: { title, subtitle: '建会率，%', sentence: '汉川市差 194 家。', definition: '口径甲', source: '来源：大调研' },
  picture: { png, words: title },
  table: {
    head: ['地区', '建会率'],
    rows: [
      ['汉川市', '86.3%'],
      ['大悟县', '66.4%']
    ],
    numeric: [false, true]
  },
  notes: '口径甲\n来源：大调研',
  ...more
});

/** Cover, two figures and a table in a template, as parts. */
export async function filled(bytes: Uint8Array, titles = ['封面', '图一', '图二']) {
  const template = await opened(bytes);
  const { cover, figure, table } = template.patterns;
  const filling = new Filling(template);
  const [first, ...others] = titles;
  filling.add(cover ?? figure, fills(first!));
  for (const title of others) filling.add(figure, fills(title));
  if (table) filling.add(table, fills('附表'));
  return partsOf(new Uint8Array(await (await filling.end()).arrayBuffer()));
}

/** Texts of the slides in the order in which they are shown. */
export function shown(parts: Record<string, Uint8Array<ArrayBuffer>>): string[][] {
  const map = new Map(Object.entries(parts));
  const ids = [...textOf(parts['ppt/presentation.xml']).matchAll(/<p:sldId\b[^>]*r:id="([^"]+)"/g)].map(([, id]) => id);
  const relations = relationsOf(map, 'ppt/presentation.xml');
  return ids.map((id) => {
    const { target } = relations.find((one) => one.id === id)!;
    return all(parse(textOf(parts[target])), 'p').map((line) =>
      all(line, 't')
        .map((one) => one.text)
        .join('')
    );
  });
}

import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { parse } from '../../../../src/lib/files/pptx/xml';
import { deckPptx } from '../../../../src/lib/slides/deck/deckPptx';
import type { Leaving } from '../../../../src/lib/slides/deck/pictures';
import type { SlidePng } from '../../../../src/lib/slides/deck/pngs';
import { slideSizes } from '../../../../src/lib/slides/slideSizes';
import { slideThemes } from '../../../../src/lib/slides/slideThemes';
import { schemaFaults } from '../../../officeSchema';

const png = new Blob([new Uint8Array(readFileSync('tests/fixtures/pptx/logo.png'))]);

/** A deck of one slide with its table, all words of which hold the given ones. */
async function written(words: string, source = words): Promise<Record<string, string>> {
  return textsOf(await packed(words, source));
}
const textsOf = (bytes: Uint8Array) =>
  Object.fromEntries(
    Object.entries(unzipSync(bytes)).flatMap(([path, part]) =>
      /\.(xml|rels)$/.test(path) ? [[path, new TextDecoder().decode(part)]] : []
    )
  );

async function packed(words: string, source: string): Promise<Uint8Array> {
  const basis = { subtitle: words, definition: words, brief: null, n: null, source: words, notes: [words] };
  const caption = {
    ...basis,
    title: words,
    sentence: words,
    simulated: true,
    date: words,
    marking: words,
    code: words
  };
  const table = { head: [words, '建会率'], rows: [[words, { text: words, number: 1 }]] };
  const figure = { spec: { kind: 'areas' }, title: words, table, basis, simulated: true };
  const said = { figure, words: { title: { text: words } } };
  const leaving = {
    slides: [said],
    snapshot: { survey: { codebook: { source: { 'zh-CN': source, en: source } } } },
    marking: words,
    size: slideSizes.wide,
    theme: slideThemes[0]
  } as unknown as Leaving;
  const pngs = (async function* () {
    yield { png, caption, said } as unknown as SlidePng;
  })();
  return new Uint8Array(await (await deckPptx(leaving, pngs)).arrayBuffer());
}

test.each([
  ["PowerPoint's soft line break", '全市汇报\u000b建会率', '全市汇报建会率'],
  ['other characters that no XML may hold', '甲\u0000\u001f乙\ufffe\uffff', '甲乙'],
  ['half of a pair', '甲\ud842乙\udfb7𠮷', '甲乙𠮷'],
  ['signs of markup', 'Unions & Statistics <b>"x"', 'Unions &amp; Statistics &lt;b&gt;&quot;x&quot;']
])('deckPptx(leaving) with %s in each of its words is all XML, with the words as they are', async (_, words, clean) => {
  const parts = await written(words);
  for (const [path, text] of Object.entries(parts)) expect(() => parse(text), path).not.toThrow();
  expect(parts['docProps/core.xml']).toContain(`<dc:title>${clean}</dc:title>`);
  expect(parts['docProps/core.xml']).toContain(`<dc:subject>${clean}</dc:subject>`);
  expect(parts['docProps/app.xml']).toContain(`<Company>${clean}</Company>`);
  // title, subtitle and sentence of the slide; title, cells, note and marking of its table
  expect(parts['ppt/slides/slide1.xml']!.split(clean).length - 1).toBe(4);
  expect(parts['ppt/slides/slide2.xml']!.split(clean).length - 1).toBeGreaterThanOrEqual(6);
  expect(parts['ppt/notesSlides/notesSlide1.xml']).toContain(clean);
  // its author is no library
  for (const text of Object.values(parts)) expect(text).not.toMatch(/\ufffd|PptxGenJS/);
});

test.each(['Office of Trade Unions & Statistics', '<b>x', '市总工会\u000b办公室'])(
  'deckPptx(leaving) of a survey by %s is by the schema',
  async (source) => {
    expect(await schemaFaults(await packed('建会率', source), 'pptx')).toEqual([]);
  }
);

import { unzipSync, zipSync } from 'fflate';
import Pptx from 'pptxgenjs';
import { expect, test } from 'vitest';
import { putInSchemaOrder } from '../../../../src/lib/slides/deck/schemaOrder';
import { schemaFaults } from '../../../officeSchema';

/** What PptxGenJS writes of a slide with notes and a paragraph of some runs, and of one without. */
async function written(): Promise<Map<string, Uint8Array>> {
  const deck = new Pptx();
  const slide = deck.addSlide();
  const options = { align: 'right' as const, lineSpacingMultiple: 0.95 };
  slide.addText(
    ['来源', '模拟数据', '内部资料'].map((text) => ({ text, options })),
    { x: 1, y: 1, w: 5, h: 1 }
  );
  slide.addNotes('口径');
  deck.addSlide().addText('第二页', { x: 1, y: 1, w: 5, h: 1 });
  const parts = unzipSync(new Uint8Array((await deck.write({ outputType: 'arraybuffer' })) as ArrayBuffer));
  return new Map(Object.entries(parts));
}
const faultsOf = (parts: Map<string, Uint8Array>) => schemaFaults(zipSync(Object.fromEntries(parts)), 'pptx');
const textsOf = (bytes: Uint8Array | undefined) =>
  [...new TextDecoder().decode(bytes).matchAll(/<a:t>([^<]*)<\/a:t>/g)].map(([, text]) => text);

test('putInSchemaOrder(parts) takes away all that Open XML SDK finds in a presentation by PptxGenJS, and no word', async () => {
  const parts = await written();
  expect((await faultsOf(parts)).map((fault) => /unexpected child element '[^']*:(\w+)'/.exec(fault)?.[1])).toEqual([
    'notesMasterIdLst',
    'pPr'
  ]);
  putInSchemaOrder(parts);
  expect(await faultsOf(parts)).toEqual([]);
  expect(textsOf(parts.get('ppt/slides/slide1.xml'))).toEqual(['来源', '模拟数据', '内部资料']);
  // the paragraph keeps the properties that stand before its runs
  expect(new TextDecoder().decode(parts.get('ppt/slides/slide1.xml'))).toMatch(
    /<a:p><a:pPr [^>]*algn="r"[^>]*>.*?<\/a:pPr><a:r>/s
  );
});

test('putInSchemaOrder(parts) leaves alone what is in order', async () => {
  const parts = await written();
  putInSchemaOrder(parts);
  const once = new Map(parts);
  putInSchemaOrder(parts);
  for (const [path, bytes] of parts) expect(bytes, path).toBe(once.get(path));
});

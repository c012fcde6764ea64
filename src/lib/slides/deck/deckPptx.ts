import type PptxGenJS from 'pptxgenjs';
import { theme } from '../../charts/theme';
import { readParts, writeParts } from '../../files/pptx/parts';
import { escapeXml, xmlText } from '../../files/pptx/xml';
import { text } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import type { Caption } from '../caption';
import { identity, slideLayout, type Part } from '../slideLayout';
import type { SlideSize } from '../slideSizes';
import { lineWidth } from '../wrap';
import { appendixOf, tableRoom, type AppendixPage } from './appendix';
import { columnShare, readable } from './columns';
import { notesOf } from './notes';
import { officeWords, spaced, type OfficeWords } from './officeWords';
import type { Leaving } from './pictures';
import { eachPng, type SlidePng } from './pngs';
import { putInSchemaOrder } from './schemaOrder';

/** px of a slide, the shorter side of which is 7.5 inches. */
const inch = 144;
const point = 2;
/** Layouts of the presentation: of a slide with a chart, and of the first one. */
type Master = 'figure' | 'cover';
const hex = (colour: string): string => colour.slice(1).toUpperCase();
/** the first family of the page's that offices have */
const font = 'Microsoft YaHei';

/**
 * The slides of a deck as a presentation: each the picture of its chart and foot with title, subtitle and sentence as text over it,
 * 口径 and source in its notes; behind them the tables, as tables.
 */
export async function deckPptx(
  leaving: Leaving,
  pngs: AsyncIterable<SlidePng> = eachPng(leaving, 1, () => ({ bare: true }))
): Promise<Blob> {
  const { default: Pptx } = await import('pptxgenjs');
  const deck = new Pptx();
  const { size } = leaving;
  deck.defineLayout({ name: 'slide', width: size.width / inch, height: size.height / inch });
  deck.layout = 'slide';
  deck.title = xmlText(leaving.slides[0]?.words.title.text ?? '');
  deck.author = m.app_name();
  const source = text(leaving.snapshot.survey.codebook.source);
  deck.subject = xmlText(source);
  // PptxGenJS escapes all but this
  deck.company = escapeXml(source);
  deck.theme = { headFontFace: font, bodyFontFace: font };
  const margin = Math.round(size.width * 0.05);
  const place = { x: margin + 38, w: size.width - 2 * margin - 38 };
  defineMaster(deck, 'figure', { ...place, y: 74, h: 120, fontSize: 27 });
  defineMaster(deck, 'cover', { ...place, y: Math.round(size.height * 0.31), h: 210, fontSize: 42 });
  const pages: AppendixPage[] = [];
  let number = 0;
  const images: Blob[] = [];
  for await (const { png, caption, said } of pngs) {
    images.push(png);
    addSlide(deck, caption, leaving);
    pages.push(...appendixOf(said.figure, ++number, tableRoom(size)));
  }
  for (const page of pages) addTable(deck, page, leaving.marking, size);
  return withImages((await deck.write({ outputType: 'blob' })) as Blob, images);
}

/** One pixel: PptxGenJS would take each picture to base64 and back at one time, while the page does not answer. */
const pixel =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==';

/** The pictures in the places of what stands for them. */
async function withImages(written: Blob, images: readonly Blob[]): Promise<Blob> {
  const parts = await readParts(written);
  for (const [at, image] of images.entries()) {
    const path = `ppt/media/image-${at + 1}-1.png`;
    if (!parts.has(path)) throw new Error(`deckPptx: PptxGenJS has written no ${path}`);
    parts.set(path, new Uint8Array(await image.arrayBuffer()));
  }
  putInSchemaOrder(parts);
  return writeParts(parts, written.type);
}

/** A title is a placeholder, so that outlines have it; it stands where its layout has it. */
function defineMaster(
  deck: PptxGenJS,
  name: Master,
  place: { x: number; y: number; w: number; h: number; fontSize: number }
): void {
  const options = {
    name: 'title',
    type: 'title' as const,
    x: place.x / inch,
    y: place.y / inch,
    w: place.w / inch,
    h: place.h / inch,
    margin: 0,
    align: 'left' as const,
    valign: 'top' as const,
    bold: true,
    fontFace: font,
    fontSize: place.fontSize,
    color: hex(theme.ink)
  };
  deck.defineSlideMaster({
    title: name,
    background: { color: 'FFFFFF' },
    objects: [{ placeholder: { options, text: '' } }]
  });
}

function addSlide(deck: PptxGenJS, caption: Caption, { size, theme: look }: Leaving): void {
  const slide = deck.addSlide({ masterName: caption.isCover ? 'cover' : 'figure' });
  slide.addImage({ data: pixel, x: 0, y: 0, w: '100%', h: '100%', altText: xmlText(caption.title) });
  const layout = slideLayout(caption, size, look);
  for (const part of ['title', 'subtitle', 'sentence'] as const) {
    const words = officeWords(caption, part, layout, size);
    if (words) addWords(slide, words, part);
  }
  slide.addNotes(xmlText(notesOf(caption)));
}

/** Words as one text that can be changed. */
function addWords(slide: PptxGenJS.Slide, words: OfficeWords, part: Part): void {
  const fontSize = words.size / point;
  // of a placeholder PptxGenJS takes the size of its layout, unless a run has its own
  slide.addText([{ text: xmlText(words.text), options: { fontSize } }], {
    ...(part === 'title' ? { placeholder: 'title' } : {}),
    x: words.x / inch,
    y: words.y / inch,
    w: words.width / inch,
    h: words.height / inch,
    margin: 0,
    align: 'left',
    valign: 'top',
    fontFace: font,
    fontSize,
    bold: words.bold,
    color: hex(words.fill),
    lineSpacingMultiple: 0.95,
    fit: 'shrink'
  });
}

function addTable(
  deck: PptxGenJS,
  { title, head, rows, numeric, note, isSimulated }: AppendixPage,
  marking: string,
  page: SlideSize
): void {
  const slide = deck.addSlide({ masterName: 'figure' });
  const margin = Math.round(page.width * 0.05) / inch;
  const width = page.width / inch - 2 * margin;
  const shares = head.map((words, at) =>
    columnShare(
      words,
      rows.map((row) => row[at]!)
    )
  );
  const size = Math.min(12, Math.max(readable(page), (width * 72) / shares.reduce((sum, share) => sum + share, 0)));
  const fontSize = Math.min(22, Math.floor((width * 72) / (lineWidth(title, 1, true) * spaced)));
  slide.addText([{ text: xmlText(title), options: { fontSize } }], { placeholder: 'title' });
  const border = { type: 'solid' as const, pt: 0.75, color: hex(theme.line) };
  const cell = (words: string, at: number, isHead: boolean): PptxGenJS.TableCell => ({
    text: xmlText(words),
    options: {
      align: numeric[at] ? 'right' : 'left',
      valign: 'middle',
      bold: isHead,
      color: hex(isHead ? theme.ink2 : theme.ink),
      border: [{ type: 'none' }, { type: 'none' }, border, { type: 'none' }],
      ...(isHead ? { fill: { color: hex(theme.emphasis) } } : {})
    }
  });
  slide.addTable(
    [
      head.map((words, at) => cell(words, at, true)),
      ...rows.map((row) => row.map((words, at) => cell(words, at, false)))
    ],
    {
      x: margin,
      y: 170 / inch,
      colW: widthsOf(shares, size, width),
      fontFace: font,
      fontSize: size,
      margin: [0.02, 0.06, 0.02, 0.06],
      rowH: 0.3
    }
  );
  const grey = { color: hex(theme.ink3) };
  const said = [
    { text: xmlText(note), options: grey },
    ...(isSimulated ? [{ text: m.slide_simulated(), options: { color: hex(identity.simulated), bold: true } }] : []),
    ...(marking === '' ? [] : [{ text: xmlText(marking), options: grey }])
  ];
  slide.addText(
    said.flatMap((run, at) => (at === 0 ? run : [{ text: m.slide_bullet(), options: grey }, run])),
    {
      x: margin,
      y: (page.height - 70) / inch,
      w: width,
      h: 0.3,
      margin: 0,
      fontFace: font,
      fontSize: 10
    }
  );
}

/** Inches: columns share the page as their words need it; a table of few columns does not fill it, so that its numbers stand by their names. */
function widthsOf(shares: number[], size: number, page: number): number[] {
  const sum = shares.reduce((all, one) => all + one, 0);
  const width = Math.min(page, ((sum * size) / 72) * 1.6);
  return shares.map((share) => (share / sum) * width);
}

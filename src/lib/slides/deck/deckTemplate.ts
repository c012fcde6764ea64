import { Filling, type Fills } from '../../files/pptx/filling';
import { rowsFor } from '../../files/pptx/shapes';
import type { Pattern, Template } from '../../files/pptx/template';
import type { Said } from '../../decks/told';
import type { Figure } from '../../figures/figure';
import { m } from '../../paraglide/messages';
import type { SlideSize } from '../slideSizes';
import { appendixOf, type AppendixPage, type TableRoom } from './appendix';
import { readable } from './columns';
import { notesOf } from './notes';
import type { Leaving } from './pictures';
import { eachPng } from './pngs';
import { has, left, listed, together, wordsOf } from './templateWords';

/** Image px per px of a slide: a picture that fills a part of one is as sharp as one that fills all. */
const sharpness = 1.5;

/** The slides of a deck in a template of the unit: words in its places, and in the picture whatever it has no place for. */
export async function deckTemplate(leaving: Leaving, template: Template): Promise<Blob> {
  const filling = new Filling(template);
  const { cover, figure, table } = template.patterns;
  const patternOf = (kind: string) => (kind === 'cover' && cover ? cover : figure);
  const pages: AppendixPage[] = [];
  const pngs = eachPng(leaving, sharpness, ({ figure: one }) => {
    const pattern = patternOf(one.spec.kind);
    if (!takesPicture(pattern, one)) return {};
    return { size: placeOf(pattern, template), reword: (caption) => left(caption, pattern) };
  });
  let number = 0;
  for await (const { caption, said, png: image } of pngs) {
    const pattern = patternOf(said.figure.spec.kind);
    const png = takesPicture(pattern, said.figure) ? new Uint8Array(await image.arrayBuffer()) : null;
    number++;
    filling.add(pattern, {
      words: png ? wordsOf(caption) : together(caption, pattern),
      picture: png && { png, words: caption.title },
      table: has(pattern, 'table') ? tableOf(appendixOf(said.figure, number, roomOf(pattern)), said) : null,
      notes: notesOf(caption)
    });
    if (table) pages.push(...appendixOf(said.figure, number, roomOf(table)));
  }
  for (const page of table ? pages : []) filling.add(table!, tableFills(page, table!, leaving.marking));
  return filling.end();
}

/** EMU of a point. */
const point = 12700;

function roomOf({ slots, lineage }: Pattern): TableRoom {
  const box = slots.find(({ kind }) => kind === 'table')?.box;
  return { rows: rowsFor(box?.height ?? 0), width: (box?.width ?? 0) / point / readable(lineage) };
}

/** A cover is words alone, wherever the template has a place for them. */
const takesPicture = (pattern: Pattern, { spec }: Figure): boolean => spec.kind !== 'cover' || !has(pattern, 'title');

/** px of the place of the picture, where the shorter side of the template is 1080. */
function placeOf({ slots, lineage }: Pattern, { width, height }: Template): SlideSize {
  const px = 1080 / Math.min(width, height);
  const box = slots.find(({ kind }) => kind === 'picture')?.box ?? {
    width: lineage.width * 0.9,
    height: lineage.height * 0.7
  };
  return { width: Math.round(box.width * px), height: Math.round(box.height * px) };
}

/** The table of a figure beside its picture: whole, else it says how much it leaves out. */
function tableOf(pages: AppendixPage[], { figure: { table } }: Said): AppendixPage | null {
  const [first] = pages;
  const isWide = first !== undefined && table.rows.length === first.rows.length && pages.length > 1;
  if (!first || isWide) return null;
  if (pages.length === 1 && first.rows.length === table.rows.length) return first;
  const rows = first.rows.slice(0, -1);
  return { ...first, rows: [...rows, [m.briefing_appendix_more({ count: table.rows.length - rows.length })]] };
}

function tableFills({ title, note, isSimulated, ...table }: AppendixPage, pattern: Pattern, marking: string): Fills {
  const source = listed(note, isSimulated ? m.slide_simulated() : '', marking);
  const place = (['source', 'definition', 'subtitle'] as const).find((kind) => has(pattern, kind));
  const words = place ? { title, [place]: source } : { title: `${title}\n${source}` };
  return { words, picture: null, table, notes: source };
}

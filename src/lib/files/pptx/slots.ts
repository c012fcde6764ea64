import { onSlide, ownBox, nameOf, placeholderOf, placeholderType, type Box, type Lineage } from './boxes';
import { all, child, children, localName, whole, type XmlElement } from './xml';

export const slotKinds = ['title', 'subtitle', 'sentence', 'picture', 'table', 'definition', 'source'] as const;
export type SlotKind = (typeof slotKinds)[number];

/** A place of a slide that is to be filled. */
export interface Slot {
  kind: SlotKind;
  /** a cell, where words stand in a table */
  shape: XmlElement;
  /** its words name the place, {{title}}, among others: only those are replaced */
  isToken: boolean;
  /** in the coordinates of what it is in; null where nobody says it */
  frame: Box | null;
  /** on the slide */
  box: Box;
}

/** What people call the places, as the whole name of a shape; 标题 1, which a program calls it by itself, is no name. */
const words: Record<SlotKind, string[]> = {
  title: ['标题', '主标题', 'title'],
  subtitle: ['副标题', 'subtitle'],
  sentence: ['关键句', '要点', '结论', 'sentence', 'finding'],
  picture: ['图', '图片', '图表', 'picture', 'image', 'chart', 'figure'],
  table: ['表', '表格', 'table'],
  definition: ['口径', '附注', '说明', 'definition', 'note', 'notes'],
  source: ['来源', '数据来源', 'source']
};

export const slotNamed = (name: string): SlotKind | null =>
  slotKinds.find((kind) => words[kind].includes(name.trim().toLowerCase())) ?? null;

/** {{title}}, {{ 标题 }} */
export const token = /\{\{\s*([^{}]{1,20}?)\s*\}\}/g;

const shapeNames = new Set(['sp', 'pic', 'graphicFrame']);

/** The shapes of a slide with the groups that they are in. */
function shapes(
  tree: XmlElement | undefined,
  groups: XmlElement[] = []
): { shape: XmlElement; groups: XmlElement[] }[] {
  return children(tree!).flatMap((one) => {
    if (localName(one) === 'grpSp') return shapes(one, [...groups, one]);
    return shapeNames.has(localName(one)) ? [{ shape: one, groups }] : [];
  });
}

/** Places that a slide names itself, by shapes or by words; titles that are placeholders go with them. */
export function namedSlots(lineage: Lineage): Slot[] {
  const found = shapesOf(lineage).flatMap(({ shape, groups }): Slot[] => {
    const named = slotNamed(nameOf(shape));
    if (named && (isArea(named) || isText(shape))) return [slot(named, shape, groups, lineage)];
    if (!isText(shape)) return cellSlots(shape, groups, lineage);
    // a slot that is all there is in a picture's or table's place
    return tokensOf(shape).map((kind) => slot(kind, shape, groups, lineage, !isArea(kind)));
  });
  if (found.length === 0) return [];
  const slots = unique(found);
  const isFree = ({ kind, shape }: Slot) => !slots.some((one) => one.kind === kind || one.shape === shape);
  return [...slots, ...titles(lineage).filter(isFree)];
}

/** Places of a slide that names none: its titles, and the largest placeholder for the picture. */
export function plainSlots(lineage: Lineage): Slot[] {
  const [largest] = shapesOf(lineage)
    .filter(({ shape }) => {
      const own = placeholderOf(shape);
      return own && content.has(placeholderType(own));
    })
    .map(({ shape, groups }) => slot('picture', shape, groups, lineage))
    .filter(({ frame }) => frame !== null)
    .sort((a, b) => area(b) - area(a));
  return [...titles(lineage), ...(largest ? [largest] : [])];
}

const content = new Set(['obj', 'body', 'pic', 'chart', 'tbl', 'dgm', 'media', 'clipArt']);
const area = ({ box }: Slot): number => box.width * box.height;
/** photographs, tables and charts hold no words of their own */
const isText = (shape: XmlElement): boolean => localName(shape) === 'sp';
const isArea = (kind: SlotKind): boolean => kind === 'picture' || kind === 'table';

const shapesOf = ({ sheets: [slide] }: Lineage) => {
  const tree = child(child(slide, 'cSld'), 'spTree');
  return tree ? shapes(tree) : [];
};

function titles(lineage: Lineage): Slot[] {
  return unique(
    shapesOf(lineage).flatMap(({ shape, groups }) => {
      const own = isText(shape) ? placeholderOf(shape) : undefined;
      const type = own ? placeholderType(own) : '';
      if (type === 'title' || type === 'ctrTitle') return slot('title', shape, groups, lineage);
      return type === 'subTitle' ? slot('subtitle', shape, groups, lineage) : [];
    })
  );
}

function slot(kind: SlotKind, shape: XmlElement, groups: XmlElement[], lineage: Lineage, isToken = false): Slot {
  const frame = ownBox(shape, lineage);
  const { width, height } = lineage;
  // below where titles stand
  const usual = { x: width * 0.05, y: height * 0.22, width: width * 0.9, height: height * 0.68 };
  return { kind, shape, isToken, frame, box: frame ? onSlide(frame, groups) : usual };
}

/** The cells of a table whose words name places; one that names the picture's or the table's alone is that place as a whole. */
function cellSlots(table: XmlElement, groups: XmlElement[], lineage: Lineage): Slot[] {
  const cells = cellsOf(table).map((one) => ({ ...one, kinds: tokensOf(one.cell) }));
  const kinds = cells.flatMap((one) => one.kinds);
  const words = kinds.filter((kind) => !isArea(kind));
  if (words.length === 0) return kinds.slice(0, 1).map((kind) => slot(kind, table, groups, lineage));
  const { box } = slot('source', table, groups, lineage);
  return cells
    .filter((one) => one.kinds.length > 0)
    .flatMap(({ cell, width, height }) =>
      words.map((kind) => ({ kind, shape: cell, isToken: true, frame: null, box: { ...box, width, height } }))
    );
}

/** Cells with the room that they have, in EMU: of those that one reaches over, too. */
function cellsOf(table: XmlElement): { cell: XmlElement; width: number; height: number }[] {
  const sum = (sizes: number[], from: number, count: number) =>
    sizes.slice(from, from + count).reduce((all, one) => all + one, 0);
  const widths = all(table, 'gridCol').map((one) => whole(one, 'w'));
  const rows = all(table, 'tr');
  const heights = rows.map((one) => whole(one, 'h'));
  return rows.flatMap((row, down) =>
    children(row)
      .filter((one) => localName(one) === 'tc')
      .map((cell, along) => ({
        cell,
        width: sum(widths, along, whole(cell, 'gridSpan', 1)),
        height: sum(heights, down, whole(cell, 'rowSpan', 1))
      }))
  );
}

/** Of two places of one kind or of one shape the first is meant; words may stand in many. */
function unique(slots: Slot[]): Slot[] {
  return slots.filter(
    (one, at) =>
      !slots
        .slice(0, at)
        .some(
          (other) =>
            (other.kind === one.kind && !one.isToken && !other.isToken) ||
            (other.shape === one.shape && !(one.isToken && other.isToken))
        )
  );
}

/** The places that words of a shape name; split as programs split texts. */
function tokensOf(shape: XmlElement): SlotKind[] {
  const body = child(shape, 'txBody');
  if (!body) return [];
  const lines = all(body, 'p').map((paragraph) =>
    all(paragraph, 't')
      .map((one) => one.text)
      .join('')
  );
  const kinds = lines.flatMap((line) => [...line.matchAll(token)].flatMap(([, name]) => slotNamed(name!) ?? []));
  return [...new Set(kinds)];
}

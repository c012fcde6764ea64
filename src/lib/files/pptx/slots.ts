import { onSlide, ownBox, nameOf, placeholderOf, placeholderType, type Box, type Lineage } from './boxes';
import { all, child, children, localName, type XmlElement } from './xml';

export const slotKinds = ['title', 'subtitle', 'sentence', 'picture', 'table', 'definition', 'source'] as const;
export type SlotKind = (typeof slotKinds)[number];

/** A place of a slide that is to be filled. */
export interface Slot {
  kind: SlotKind;
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
    const tokens = tokensOf(shape);
    // a slot that is all there is in a picture's or table's place
    const kinds = named ? [named] : tokens;
    return kinds.map((kind) => slot(kind, shape, groups, lineage, named === null && !isArea(kind)));
  });
  if (found.length === 0) return [];
  return unique([...found, ...titles(lineage)]);
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
const isArea = (kind: SlotKind): boolean => kind === 'picture' || kind === 'table';

const shapesOf = ({ sheets: [slide] }: Lineage) => {
  const tree = child(child(slide, 'cSld'), 'spTree');
  return tree ? shapes(tree) : [];
};

function titles(lineage: Lineage): Slot[] {
  return unique(
    shapesOf(lineage).flatMap(({ shape, groups }) => {
      const own = placeholderOf(shape);
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

/** Of two places of one kind or of one shape the first is meant; words may stand in many. */
function unique(slots: Slot[]): Slot[] {
  return slots.filter(
    (one, at) =>
      !slots
        .slice(0, at)
        .some(
          (other) =>
            (other.kind === one.kind && !(one.isToken && other.isToken)) ||
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

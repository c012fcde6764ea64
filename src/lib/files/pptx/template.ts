import { lineageOf, type Lineage } from './boxes';
import { refuseActive } from './inert';
import { readParts, Refusal, textOf, type Parts, type TemplateFault } from './parts';
import { related, relationsOf } from './relations';
import { namedSlots, plainSlots, type Slot, type SlotKind } from './slots';
import { layoutSlides } from './layoutSlides';
import { at, children, parse, whole } from './xml';

/** A slide of a template that others are made of. */
export interface Pattern {
  path: string;
  slots: Slot[];
  lineage: Lineage;
}

/** What a slide of the deck is to its template. */
export type Role = 'cover' | 'figure' | 'table';

/** A presentation whose slides are filled; nothing of it is changed here. */
export interface Template {
  parts: Parts;
  /** path of its main part */
  presentation: string;
  /** EMU */
  width: number;
  height: number;
  /** paths in their order */
  slides: string[];
  patterns: Partial<Record<Role, Pattern>> & { figure: Pattern };
  /** it names its places; else the picture goes into its largest placeholder */
  isNamed: boolean;
}

/** Reads a presentation that somebody brought: bytes of a stranger, of which nothing is ever run or fetched. */
export async function readTemplate(file: Blob): Promise<Template | { fault: TemplateFault }> {
  try {
    return templateOf(await readParts(file));
  } catch (cause) {
    if (cause instanceof Refusal) return { fault: cause.fault };
    // a text that is no XML, or is nested beyond all measure
    if (cause instanceof Error && !(cause instanceof DOMException)) return { fault: { reason: 'damaged', found: '' } };
    throw cause;
  }
}

function templateOf(parts: Parts): Template {
  refuseActive(parts);
  const presentation = related(parts, '', 'officeDocument')?.target ?? '';
  const root = parse(textOf(parts, presentation));
  // the strict kind has other names for everything
  if (Object.values(root.attributes).some((uri) => /^http:..purl\.oclc\.org\b/.test(uri))) throw new Refusal('old');
  const relations = relationsOf(parts, presentation);
  const slides = children(at(root, 'sldIdLst') ?? root).flatMap((one) => {
    const id = one.attributes['r:id'] ?? relationId(one.attributes);
    return relations.filter((relation) => relation.id === id && relation.kind === 'slide').map(({ target }) => target);
  });
  const size = at(root, 'sldSz');
  const [width, height] = [whole(size, 'cx'), whole(size, 'cy')];
  if (width < 914_400 || height < 914_400) throw new Refusal('damaged', presentation);
  const read = (path: string) => ({ path, lineage: lineageOf(parts, path, { width, height }) });
  const own = slides.map(read);
  const named = own.map((one) => ({ ...one, slots: namedSlots(one.lineage) })).filter(({ slots }) => slots.length > 0);
  const common = { parts, presentation, width, height, slides };
  if (named.length > 0) return { ...common, patterns: byName(named), isNamed: true };
  const plain = (paths: { path: string; lineage: Lineage }[]) =>
    byPlaceholder(paths.map((one) => ({ ...one, slots: plainSlots(one.lineage) })));
  const patterns = plain(own) ?? plain(layoutSlides(parts, presentation).map(read));
  if (!patterns) throw new Refusal('empty');
  return { ...common, patterns, isNamed: false };
}

const relationId = (attributes: Record<string, string>): string | undefined =>
  Object.entries(attributes).find(([name]) => name.endsWith(':id'))?.[1];

const has = ({ slots }: Pattern, kind: SlotKind): boolean => slots.some((one) => one.kind === kind);

function byName(named: Pattern[]): Template['patterns'] {
  const wordsOnly = named.find((one) => !has(one, 'picture') && !has(one, 'table'));
  const table = named.find((one) => has(one, 'table') && !has(one, 'picture'));
  const figure =
    named.find((one) => has(one, 'picture')) ?? withPicture(named.find((one) => one !== wordsOnly) ?? named[0]!);
  return {
    figure,
    ...(wordsOnly && wordsOnly.path !== figure.path ? { cover: wordsOnly } : {}),
    ...(table && table.path !== figure.path ? { table } : {})
  };
}

/** A slide that names places for words alone: the picture goes into its largest placeholder that has no name, else below the title. */
function withPicture(pattern: Pattern): Pattern {
  const free = plainSlots(pattern.lineage).find(
    ({ kind, shape }) => kind === 'picture' && !pattern.slots.some((slot) => slot.shape === shape)
  );
  return free ? { ...pattern, slots: [...pattern.slots, free] } : pattern;
}

function byPlaceholder(patterns: Pattern[]): Template['patterns'] | null {
  const size = ({ slots }: Pattern) => {
    const box = slots.find(({ kind }) => kind === 'picture')?.box;
    return box ? box.width * box.height : 0;
  };
  const [figure] = [...patterns].sort((a, b) => size(b) - size(a));
  if (!figure || size(figure) === 0) return null;
  const cover = patterns.find((one) => one !== figure && has(one, 'title') && size(one) === 0);
  return { figure, ...(cover ? { cover } : {}) };
}

/** What a template has room for, in the order of its places. */
export const kindsOf = ({ patterns }: Template): SlotKind[] => [
  ...new Set(Object.values(patterns).flatMap(({ slots }) => slots.map(({ kind }) => kind)))
];

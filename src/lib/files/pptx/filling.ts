import { lineageOf, placeholderOf, placeholderType, type Box } from './boxes';
import { declareParts, forgetParts, retype } from './contentTypes';
import { copyPart, reachable } from './copyPart';
import { fillTokens, fillWords } from './fillWords';
import { setText, textOf, writeParts, type Parts } from './parts';
import { forgetSlides } from './forgetSlides';
import { freeBeside, lead, relate, related, relationsOf, relationsPath } from './relations';
import { pictureMarkup, tableMarkup, type TableWords } from './shapes';
import type { Slot, SlotKind } from './slots';
import type { Pattern, Template } from './template';
import { all, at, attribute, children, Edits, parse, sourceOf, whole, type XmlElement } from './xml';

/** What goes into a slide; a place for which there is nothing is emptied. */
export interface Fills {
  words: Partial<Record<SlotKind, string>>;
  picture: { png: Uint8Array<ArrayBuffer>; words: string } | null;
  table: TableWords | null;
  /** for whoever speaks, where the template has notes */
  notes: string;
}

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const namespaces = {
  a: 'http://schemas.openxmlformats.org/drawingml/2006/main',
  p: 'http://schemas.openxmlformats.org/presentationml/2006/main',
  r: office
};
const presentationType = 'application/vnd.openxmlformats-officedocument.presentationml.presentation';

/** Fills slides of a template one after the other; what it does not fill stays byte for byte. */
export class Filling {
  readonly #parts: Parts;
  readonly #from: Parts;
  readonly #types = new Map<string, string>();
  /** paths of the slides that were filled, in their order */
  readonly #made: string[] = [];
  readonly #before: Set<string>;

  constructor(private readonly template: Template) {
    this.#from = template.parts;
    this.#parts = new Map(template.parts);
    this.#before = reachable(this.#from);
  }

  /** One more slide: its pattern itself the first time, then copies of it. */
  add(pattern: Pattern, fills: Fills): void {
    const path = this.#made.includes(pattern.path)
      ? copyPart(this.#from, this.#parts, pattern.path, this.#types)
      : pattern.path;
    const text = textOf(this.#from, pattern.path);
    const filled = this.#fill(path, text, pattern, fills);
    setText(this.#parts, path, filled);
    // what stood where the picture stands now does not leave with it
    const drawings = drawingsOf(this.#parts, path, filled);
    lead(this.#parts, path, ({ id, kind, target }) =>
      replaced.test(kind) && !names(filled, id) && !drawings.has(id) ? null : target
    );
    this.#note(path, fills.notes);
    this.#made.push(path);
  }

  async end(): Promise<Blob> {
    const { presentation } = this.template;
    this.#order();
    forgetSlides(this.#parts);
    const now = reachable(this.#parts);
    for (const path of [...this.#before, ...this.#types.keys()]) {
      if (now.has(path)) continue;
      this.#parts.delete(path);
      this.#parts.delete(relationsPath(path));
    }
    declareParts(this.#parts, this.#types);
    forgetParts(this.#parts);
    retype(this.#parts, presentation, `${presentationType}.main+xml`);
    return writeParts(this.#parts, presentationType);
  }

  #fill(path: string, text: string, { slots, lineage }: Pattern, { words, picture, table }: Fills): string {
    const edits = new Edits();
    const root = lineage.sheets[0]!;
    const declared = declaredIn(root);
    const tokens = new Map(slots.filter(({ isToken }) => isToken).map(({ shape, box }) => [shape, box]));
    for (const [shape, box] of tokens)
      fillTokens(edits, text, { shape, box, lineage, words: (kind) => words[kind] ?? '' });
    for (const slot of slots.filter(({ isToken }) => !isToken)) {
      const { kind, shape, frame, box } = slot;
      if (kind !== 'picture' && kind !== 'table') {
        fillWords(edits, text, { shape, words: words[kind] ?? '', box, lineage, declared });
        continue;
      }
      const named = { ...identity(shape), frame: frame ?? box, declared };
      if (kind === 'picture') edits.replace(shape, picture ? this.#picture(path, named, picture) : '');
      else edits.replace(shape, table ? tableMarkup(named, table, scaleOf(slot)) : '');
    }
    if (picture && !slots.some(({ kind }) => kind === 'picture')) {
      const { width, height } = lineage;
      const frame: Box = { x: width * 0.05, y: height * 0.24, width: width * 0.9, height: height * 0.7 };
      const ids = new Set(all(root, 'cNvPr').map((one) => whole(one, 'id')));
      const named = { id: Math.max(1, ...ids) + 1, name: 'Picture', frame, declared };
      edits.append(text, at(root, 'cSld', 'spTree')!, this.#picture(path, named, picture));
    }
    return edits.on(text);
  }

  #picture(
    path: string,
    named: { id: number; name: string; frame: Box; declared: string },
    { png, words }: NonNullable<Fills['picture']>
  ): string {
    const folder = path.slice(0, path.lastIndexOf('/', path.lastIndexOf('/') - 1) + 1);
    const image = freeBeside(`${folder}media/briefing1.png`, this.#parts);
    this.#parts.set(image, png);
    this.#types.set(image, 'image/png');
    return pictureMarkup(named, relate(this.#parts, path, `${office}/image`, image), words);
  }

  /** 口径 and source in the notes of a slide. */
  #note(path: string, notes: string): void {
    const own = related(this.#parts, path, 'notesSlide')?.target;
    if (own === undefined || !this.#parts.has(own)) return;
    const text = textOf(this.#parts, own);
    const { width, height } = this.template;
    const lineage = lineageOf(new Map([[own, this.#parts.get(own)!]]), own, { width, height });
    const root = lineage.sheets[0]!;
    const shape = all(root, 'sp').find((one) => {
      const placeholder = placeholderOf(one);
      return placeholder && placeholderType(placeholder) === 'body';
    });
    if (!shape) return;
    const edits = new Edits();
    const box = { x: 0, y: 0, width: width * 100, height: height * 100 };
    fillWords(edits, text, { shape, words: notes, box, lineage, declared: declaredIn(root) });
    setText(this.#parts, own, edits.on(text));
  }

  /** The filled slides in the place of the first pattern; slides that are none stay around them. */
  #order(): void {
    const { presentation, slides, patterns } = this.template;
    const places = Object.values(patterns).map(({ path }) => path);
    const isKept = (path: string) => !places.includes(path);
    const first = slides.findIndex((path) => !isKept(path));
    const cut = first < 0 ? slides.length : first;
    const order = [...slides.slice(0, cut), ...this.#made, ...slides.slice(cut).filter(isKept)];
    for (const path of order)
      if (!relationsOf(this.#parts, presentation).some(({ kind, target }) => kind === 'slide' && target === path))
        relate(this.#parts, presentation, `${office}/slide`, path);
    lead(this.#parts, presentation, ({ kind, target }) =>
      kind === 'slide' && !order.includes(target) ? null : target
    );
    const relations = new Map(relationsOf(this.#parts, presentation).map(({ id, target }) => [target, id]));
    const text = textOf(this.#parts, presentation);
    const root = parse(text);
    const list = at(root, 'sldIdLst');
    const known = new Map(children(list ?? root).map((one) => [relationOf(one), one]));
    let id = Math.max(255, ...children(list ?? root).map((one) => whole(one, 'id')));
    const markup = order.map((path) => {
      const relation = relations.get(path)!;
      const own = list && known.get(relation);
      return own
        ? sourceOf(text, own)
        : `<p:sldId xmlns:p="${namespaces.p}" xmlns:r="${office}" id="${++id}" r:id="${relation}"/>`;
    });
    const edits = new Edits();
    const listed = `<p:sldIdLst xmlns:p="${namespaces.p}">${markup.join('')}</p:sldIdLst>`;
    if (list) edits.replace(list, listed);
    else
      edits.after(
        children(root)
          .filter((one) => /MasterIdLst$/.test(one.name))
          .at(-1)!,
        listed
      );
    // they name slides one by one
    for (const one of children(root)) if (/custShowLst$/.test(one.name)) edits.replace(one, '');
    for (const one of all(root, 'ext')) if (attribute(one, 'uri')?.toUpperCase() === sections) edits.replace(one, '');
    setText(this.#parts, presentation, edits.on(text));
  }
}

const sections = '{521415D9-36F7-43E2-AB2F-B90AF26B5E84}';
const replaced = /^(image|chart|chartEx|package|diagram\w*|audio|video|media|hyperlink|slide)$/;

const names = (text: string, id: string): boolean => text.includes(`"${id}"`) || text.includes(`'${id}'`);

/** Ids of the relations to how SmartArt was drawn: its data names them, the slide does not. */
function drawingsOf(parts: Parts, path: string, text: string): Set<string> {
  const data = relationsOf(parts, path).filter(
    ({ id, kind, target }) => kind === 'diagramData' && names(text, id) && parts.has(target)
  );
  return new Set(
    data.flatMap(({ target }) => [...textOf(parts, target).matchAll(/\brelId=["']([^"']+)/g)].map(([, id]) => id!))
  );
}

const relationOf = (one: XmlElement): string | undefined =>
  Object.entries(one.attributes).find(([name]) => name.endsWith(':id'))?.[1];

const declaredIn = ({ attributes }: XmlElement): string =>
  Object.entries(namespaces)
    .filter(([prefix, uri]) => attributes[`xmlns:${prefix}`] !== uri)
    .map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`)
    .join('');

function identity(shape: XmlElement): { id: number; name: string } {
  const [own] = all(shape, 'cNvPr');
  return { id: whole(own, 'id', 2), name: attribute(own, 'name') ?? '' };
}

const scaleOf = ({ frame, box }: Slot): number => (frame ? box.height / frame.height : 1);

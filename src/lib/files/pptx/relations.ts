import { pathOf, setText, textOf, type Parts } from './parts';
import { attribute, children, Edits, escapeXml, parse } from './xml';

/** What a part names of others. */
export interface Relation {
  id: string;
  /** the last word of its type: slide, slideLayout, image, … */
  kind: string;
  type: string;
  /** path of the other part; of an external one as it stands there */
  target: string;
  external: boolean;
}

const packageBase = 'http://schemas.openxmlformats.org/package/2006/relationships';

export function relationsPath(path: string): string {
  const cut = path.lastIndexOf('/') + 1;
  return `${path.slice(0, cut)}_rels/${path.slice(cut)}.rels`;
}

export function relationsOf(parts: Parts, path: string): Relation[] {
  const own = relationsPath(path);
  if (!parts.has(own)) return [];
  return children(parse(textOf(parts, own))).map((one) => {
    const type = attribute(one, 'Type') ?? '';
    const external = attribute(one, 'TargetMode') === 'External';
    const named = attribute(one, 'Target') ?? '';
    return {
      id: attribute(one, 'Id') ?? '',
      kind: type.slice(type.lastIndexOf('/') + 1),
      type,
      target: external ? named : pathOf(parts, resolve(path, named)),
      external
    };
  });
}

/** The first relation of a kind. */
export const related = (parts: Parts, path: string, kind: string): Relation | undefined =>
  relationsOf(parts, path).find((one) => one.kind === kind);

/** One more relation of a part; all others stay as they are written. @returns its id */
export function relate(parts: Parts, path: string, type: string, target: string): string {
  const own = relationsPath(path);
  const taken = new Set(relationsOf(parts, path).map(({ id }) => id));
  const id = free((number) => `rId${number}`, taken);
  const markup = `<Relationship Id="${id}" Type="${escapeXml(type)}" Target="${escapeXml(relative(path, target))}"/>`;
  const text = parts.has(own)
    ? textOf(parts, own)
    : `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="${packageBase}"/>`;
  const edits = new Edits();
  edits.append(text, parse(text), prefixed(text, markup));
  setText(parts, own, edits.on(text));
  return id;
}

/** Takes relations away, or leads them to other parts; null takes one away. */
export function lead(parts: Parts, path: string, to: (relation: Relation) => string | null): void {
  const own = relationsPath(path);
  if (!parts.has(own)) return;
  const text = textOf(parts, own);
  const edits = new Edits();
  const elements = children(parse(text));
  relationsOf(parts, path).forEach((relation, at) => {
    const element = elements[at]!;
    const target = to(relation);
    if (target === relation.target) return;
    if (target === null) return edits.replace(element, '');
    const { id, type } = relation;
    const markup = `<Relationship Id="${escapeXml(id)}" Type="${escapeXml(type)}" Target="${escapeXml(relative(path, target))}"/>`;
    edits.replace(element, prefixed(text, markup));
  });
  setText(parts, own, edits.on(text));
}

/** As the file itself writes its elements. */
function prefixed(text: string, markup: string): string {
  const { name } = parse(text);
  return markup.replace('<Relationship ', `<${name.slice(0, name.indexOf(':') + 1)}Relationship `);
}

/** Path of a target, which is named from where its part stands. */
export function resolve(path: string, target: string): string {
  const steps = target.startsWith('/') ? [] : path.split('/').slice(0, -1);
  for (const step of decoded(target).split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}

function decoded(target: string): string {
  try {
    return decodeURI(target);
  } catch {
    return target;
  }
}

function relative(path: string, target: string): string {
  const from = path.split('/').slice(0, -1);
  const to = target.split('/');
  let same = 0;
  while (same < from.length && from[same] === to[same]) same++;
  return encodeURI([...from.slice(same).map(() => '..'), ...to.slice(same)].join('/'));
}

/** The first name by number that nobody has. */
function free(name: (number: number) => string, taken: { has: (name: string) => boolean }): string {
  let number = 1;
  while (taken.has(name(number))) number++;
  return name(number);
}

/** A path beside another one that no part has: its number is another. */
export function freeBeside(path: string, parts: Parts): string {
  const [, stem, extension] = /^(.*?)\d*(\.[^./]*)?$/.exec(path)!;
  const taken = new Set([...parts.keys()].map((one) => one.toLowerCase()));
  return free((number) => `${stem}${number}${extension ?? ''}`, {
    has: (name) => taken.has(name.toLowerCase())
  });
}

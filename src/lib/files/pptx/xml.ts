import { parseXml, XmlElement } from '@rgrove/parse-xml';

export type { XmlElement };

/** The root of a text of XML; elements know where they stand in it. Entities of the text's own are never expanded. @throws where it is none */
export function parse(text: string): XmlElement {
  const { root } = parseXml(text, { includeOffsets: true });
  if (!root) throw new Error('no root element');
  return root;
}

/** A name without its prefix. */
export const localName = ({ name }: XmlElement): string => name.slice(name.indexOf(':') + 1);

export const children = (element: XmlElement): XmlElement[] =>
  element.children.filter((one): one is XmlElement => one instanceof XmlElement);

export const child = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  element && children(element).find((one) => localName(one) === name);

/** The first that a path of names leads to. */
export const at = (element: XmlElement | undefined, ...names: string[]): XmlElement | undefined =>
  names.reduce(child, element);

/** All elements of a name, in their order. */
export function all(element: XmlElement, name: string): XmlElement[] {
  return children(element).flatMap((one) => [...(localName(one) === name ? [one] : []), ...all(one, name)]);
}

/** An attribute by its name; one with a prefix only where none has the plain name. */
export function attribute(element: XmlElement | undefined, name: string): string | undefined {
  const attributes = element?.attributes ?? {};
  return attributes[name] ?? Object.entries(attributes).find(([key]) => key.endsWith(`:${name}`))?.[1];
}

/** An attribute that is a whole number, else what is given. */
export function whole(element: XmlElement | undefined, name: string, otherwise = 0): number {
  const words = attribute(element, name);
  return words !== undefined && /^-?\d+$/.test(words) ? Number(words) : otherwise;
}

export const sourceOf = (text: string, { start, end }: XmlElement): string => text.slice(start, end);

/** Changes of a text by place; whatever they do not name stays as it is. */
export class Edits {
  #edits: { start: number; end: number; by: string }[] = [];

  replace({ start, end }: { start: number; end: number }, by: string): void {
    this.#edits.push({ start, end, by });
  }

  /** Behind all that is in an element. */
  append(text: string, element: XmlElement, markup: string): void {
    const source = sourceOf(text, element);
    if (!source.endsWith('/>')) return this.replace(here(element.start + source.lastIndexOf('</')), markup);
    this.replace({ start: element.end - 2, end: element.end }, `>${markup}</${element.name}>`);
  }

  after({ end }: XmlElement, markup: string): void {
    this.replace(here(end), markup);
  }

  on(text: string): string {
    let rest = text;
    const fromBehind = [...this.#edits].reverse().sort((a, b) => b.start - a.start);
    for (const { start, end, by } of fromBehind) rest = rest.slice(0, start) + by + rest.slice(end);
    return rest;
  }
}

const here = (start: number) => ({ start, end: start });

// eslint-disable-next-line no-control-regex -- what no XML may hold
const notXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const halfPair = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** A text without the characters that no XML may hold. */
export const xmlText = (text: string): string => text.replace(notXml, '').replace(halfPair, '');

/** A text for an element or an attribute. */
export const escapeXml = (text: string): string =>
  xmlText(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

import { pathOf, setText, textOf, type Parts } from './parts';
import { attribute, children, Edits, escapeXml, localName, parse, type XmlElement } from './xml';

const path = '[Content_Types].xml';

/** What a part is, by the list of the file. */
export function contentType(parts: Parts, part: string): string | null {
  const elements = children(parse(textOf(parts, path)));
  const own = elements.find((one) => isOf(one, part));
  const extension = part.slice(part.lastIndexOf('.') + 1).toLowerCase();
  const byExtension = elements.find(
    (one) => localName(one) === 'Default' && attribute(one, 'Extension')?.toLowerCase() === extension
  );
  return attribute(own ?? byExtension, 'ContentType') ?? null;
}

const isOf = (element: XmlElement, part: string): boolean =>
  attribute(element, 'PartName')?.toLowerCase() === `/${part}`.toLowerCase();

/** Says what new parts are; those that the list knows by their extension need no word. */
export function declareParts(parts: Parts, types: ReadonlyMap<string, string>): void {
  const missing = [...types].filter(([part, type]) => contentType(parts, part) !== type);
  const text = textOf(parts, path);
  const root = parse(text);
  const prefix = root.name.slice(0, root.name.indexOf(':') + 1);
  const edits = new Edits();
  const markup = missing.map(
    ([part, type]) => `<${prefix}Override PartName="/${escapeXml(part)}" ContentType="${escapeXml(type)}"/>`
  );
  edits.append(text, root, markup.join(''));
  setText(parts, path, edits.on(text));
}

/** Forgets parts that are there no more. */
export function forgetParts(parts: Parts): void {
  const text = textOf(parts, path);
  const edits = new Edits();
  for (const one of children(parse(text))) {
    const part = attribute(one, 'PartName');
    if (part !== undefined && !parts.has(pathOf(parts, part.replace(/^\//, '')))) edits.replace(one, '');
  }
  setText(parts, path, edits.on(text));
}

/** A part becomes another kind of thing. */
export function retype(parts: Parts, part: string, type: string): void {
  const text = textOf(parts, path);
  const edits = new Edits();
  const own = children(parse(text)).find((one) => isOf(one, part));
  if (!own || attribute(own, 'ContentType') === type) return;
  const { name } = own;
  edits.replace(own, `<${name} PartName="/${escapeXml(part)}" ContentType="${escapeXml(type)}"/>`);
  setText(parts, path, edits.on(text));
}

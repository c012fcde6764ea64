import { textOf, type Parts } from './parts';
import { related } from './relations';
import { all, at, attribute, child, children, localName, parse, whole, type XmlElement } from './xml';

/** A place on a slide, in EMU. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A slide with what it inherits from: its layout, and the layout's master. */
export interface Lineage {
  /** roots, the nearest first */
  sheets: XmlElement[];
  width: number;
  height: number;
}

export function lineageOf(parts: Parts, path: string, size: { width: number; height: number }): Lineage {
  const sheets = [parse(textOf(parts, path))];
  for (let sheet: string | undefined = path; sheet !== undefined;) {
    const next: string | undefined = (related(parts, sheet, 'slideLayout') ?? related(parts, sheet, 'slideMaster'))
      ?.target;
    // a master names its layouts, too
    sheet = next !== undefined && parts.has(next) && sheets.length < 3 ? next : undefined;
    if (sheet !== undefined) sheets.push(parse(textOf(parts, sheet)));
  }
  return { sheets, ...size };
}

/** What a shape says of itself: its name and which placeholder it is. */
export const properties = (shape: XmlElement): XmlElement | undefined =>
  children(shape).find((one) => /^nv\w*Pr$/.test(localName(one)));
export const nameOf = (shape: XmlElement): string =>
  (attribute(child(properties(shape), 'cNvPr'), 'name') ?? '').trim();
export const placeholderOf = (shape: XmlElement): XmlElement | undefined => at(properties(shape), 'nvPr', 'ph');
/** body where it does not say */
export const placeholderType = (placeholder: XmlElement): string => attribute(placeholder, 'type') ?? 'obj';

/** The shape and those of the layout and of the master that it fills, the nearest first. */
export function ancestry(shape: XmlElement, { sheets }: Lineage): XmlElement[] {
  const placeholder = placeholderOf(shape);
  if (!placeholder) return [shape];
  const [type, index] = [placeholderType(placeholder), attribute(placeholder, 'idx')];
  const kin: Record<string, string> = { ctrTitle: 'title', subTitle: 'body', obj: 'body' };
  const inherited = sheets.slice(1).flatMap((sheet) => {
    const shapes = all(sheet, 'sp').flatMap((one) => {
      const own = placeholderOf(one);
      return own ? [{ one, own, of: placeholderType(own) }] : [];
    });
    const found =
      shapes.find(({ own }) => index !== undefined && attribute(own, 'idx') === index) ??
      shapes.find(({ of }) => of === type) ??
      shapes.find(({ of }) => of === kin[type]);
    return found ? [found.one] : [];
  });
  return [shape, ...inherited];
}

/** Where a shape says that it stands, in the coordinates of what it is in; null where nobody says it. */
export const ownBox = (shape: XmlElement, lineage: Lineage): Box | null =>
  ancestry(shape, lineage).flatMap((one) => frameOf(one) ?? [])[0] ?? null;

/** The same on the slide. @param groups those that it is in, the outermost first */
export const onSlide = (box: Box, groups: XmlElement[]): Box =>
  [...groups].reverse().reduce((inner, group) => outOf(group, inner), box);

const frameOf = (shape: XmlElement): Box | null => {
  const frame = child(shape, 'xfrm') ?? at(shape, 'spPr', 'xfrm') ?? at(shape, 'grpSpPr', 'xfrm');
  return rectangle(child(frame, 'off'), child(frame, 'ext'));
};

function rectangle(offset: XmlElement | undefined, extent: XmlElement | undefined): Box | null {
  const box = { x: whole(offset, 'x'), y: whole(offset, 'y'), width: whole(extent, 'cx'), height: whole(extent, 'cy') };
  return box.width > 0 && box.height > 0 ? box : null;
}

/** A box in the coordinates of a group as one in those around it. */
function outOf(group: XmlElement, box: Box): Box {
  const outer = frameOf(group);
  const frame = at(group, 'grpSpPr', 'xfrm');
  const inner = rectangle(child(frame, 'chOff'), child(frame, 'chExt'));
  if (!outer || !inner) return box;
  const [byX, byY] = [outer.width / inner.width, outer.height / inner.height];
  return {
    x: outer.x + (box.x - inner.x) * byX,
    y: outer.y + (box.y - inner.y) * byY,
    width: box.width * byX,
    height: box.height * byY
  };
}

import { contentType } from './contentTypes';
import type { Parts } from './parts';
import { freeBeside, lead, relationsOf, relationsPath } from './relations';

/** What several slides may have in common. */
const shared = new Set([
  ...['slideLayout', 'slideMaster', 'notesMaster', 'theme', 'themeOverride', 'slide', 'image', 'font'],
  ...['audio', 'video', 'media', 'hyperlink', 'tags']
]);
/** What was said of a slide of the template. */
const left = /comment|slideUpdateInfo/i;

/**
 * Copies a part with all that belongs to it alone: charts with their workbooks, notes.
 * @param from the parts as they came; the copy stands in the others
 * @param types is told what the new parts are
 * @returns the path of the copy
 */
export function copyPart(from: Parts, to: Parts, path: string, types: Map<string, string>): string {
  const copies = new Map<string, string>();
  return copy(path);

  function copy(one: string): string {
    const known = copies.get(one);
    if (known !== undefined) return known;
    const free = freeBeside(one, to);
    copies.set(one, free);
    to.set(free, from.get(one)!);
    types.set(free, contentType(from, one) ?? 'application/xml');
    const relations = from.get(relationsPath(one));
    if (!relations) return free;
    to.set(relationsPath(free), relations);
    // a relation leads to where it led from the first place: both stand in one folder
    lead(to, free, ({ external, kind, target }) => {
      if (external) return target;
      if (left.test(kind)) return null;
      // notes lead back to their slide
      if (copies.has(target)) return copies.get(target)!;
      return shared.has(kind) || !from.has(target) ? target : copy(target);
    });
    return free;
  }
}

/** All parts that a presentation leads to. */
export function reachable(parts: Parts): Set<string> {
  const found = new Set<string>();
  const walk = (path: string) => {
    for (const { target, external } of relationsOf(parts, path)) {
      if (external || found.has(target) || !parts.has(target)) continue;
      found.add(target);
      walk(target);
    }
  };
  walk('');
  return found;
}

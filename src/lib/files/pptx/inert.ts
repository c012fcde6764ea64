import { contentType } from './contentTypes';
import { Refusal, type Parts } from './parts';
import { relationsOf } from './relations';

/** Relations to the outside that do nothing until somebody presses them. */
const waits = new Set(['hyperlink']);
const runs = /vbaProject|activeX|macroEnabled|control\b|oleObject/i;

/** @throws Refusal when a template holds something that runs, or that fetches from elsewhere when it is opened */
export function refuseActive(parts: Parts): void {
  for (const path of parts.keys()) {
    if (path === '[Content_Types].xml') continue;
    if (/\.(vbs|js|exe|dll|bat|cmd|ps1|scr)$/i.test(path)) throw new Refusal('macros', path);
    if (/vbaProject|(^|\/)activeX\//i.test(path) || runs.test(contentType(parts, path) ?? ''))
      throw new Refusal('macros', path);
    if (!path.endsWith('.rels')) continue;
    const of = path.replace(/_rels\/([^/]*)\.rels$/, '$1');
    for (const { external, kind, target } of relationsOf(parts, of)) {
      if (/vbaProject|activeX/i.test(kind)) throw new Refusal('macros', path);
      if (external && !waits.has(kind)) throw new Refusal('external', target);
    }
  }
}

import { setText, textOf, type Parts } from './parts';
import { lead, related } from './relations';
import { children, Edits, parse } from './xml';

/** Takes out what a presentation says of the slides that it had: its small picture, their titles and counts. */
export function forgetSlides(parts: Parts): void {
  lead(parts, '', ({ kind, target }) => (kind === 'thumbnail' ? null : target));
  const path = related(parts, '', 'extended-properties')?.target;
  if (path === undefined || !parts.has(path)) return;
  const text = textOf(parts, path);
  const edits = new Edits();
  for (const one of children(parse(text))) if (ofSlides.test(one.name)) edits.replace(one, '');
  setText(parts, path, edits.on(text));
}

const ofSlides = /^(\w+:)?(HeadingPairs|TitlesOfParts|Slides|HiddenSlides|Notes|Words|Paragraphs|MMClips)$/;

import type { SlotKind } from '../../files/pptx/slots';
import type { Pattern } from '../../files/pptx/template';
import { m } from '../../paraglide/messages';
import type { Caption } from '../caption';

export const has = ({ slots }: Pick<Pattern, 'slots'>, kind: SlotKind): boolean =>
  slots.some((one) => one.kind === kind);

/** The words of a picture in a template: those that the template has no place for. */
export function left(caption: Caption, pattern: Pick<Pattern, 'slots'>): Caption {
  const blank = (kind: SlotKind, words: string) => (has(pattern, kind) ? '' : words);
  const defined = has(pattern, 'definition');
  const sourced = has(pattern, 'source');
  return {
    ...caption,
    title: blank('title', caption.title),
    subtitle: blank('subtitle', caption.subtitle),
    sentence: blank('sentence', caption.sentence ?? ''),
    ...(defined ? { definition: '', brief: null, n: null, notes: [] } : {}),
    ...(sourced ? { source: '', date: '', marking: '', code: '' } : {}),
    isInset: true,
    isCover: false
  };
}

export const listed = (...parts: (string | null | undefined)[]) => parts.filter((one) => one).join(m.slide_bullet());

/** What each place gets. */
export function wordsOf(caption: Caption): Partial<Record<SlotKind, string>> {
  const { definition, brief, n, notes } = caption;
  const defined = definition === '' ? '' : m.slide_definition({ definition: brief ?? definition });
  return {
    title: caption.title,
    subtitle: caption.subtitle,
    sentence: caption.sentence ?? '',
    definition: [defined, n ?? '', ...notes].filter((one) => one !== '').join(m.slide_semicolon()),
    source: listed(
      m.slide_source({ source: caption.source }),
      caption.simulated ? m.slide_simulated() : '',
      m.slide_made({ date: caption.date }),
      caption.marking,
      caption.code
    )
  };
}

/** Of a slide without a picture: what has no place of its own stands under what has. */
export function together(caption: Caption, pattern: Pick<Pattern, 'slots'>): Partial<Record<SlotKind, string>> {
  const words = wordsOf(caption);
  const under = (['subtitle', 'sentence', 'source', 'title'] as const).find((kind) => has(pattern, kind));
  const homeless = (['sentence', 'source'] as const).flatMap((kind) => (has(pattern, kind) ? [] : (words[kind] ?? '')));
  if (!under) return words;
  return { ...words, [under]: [words[under], ...homeless].filter((one) => one !== '').join('\n') };
}

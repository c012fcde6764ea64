import type { Deck } from '$lib/codebook/decks/deck';
import type { Said } from '$lib/decks/told';
import type { Template } from '$lib/files/pptx/template';
import { text } from '$lib/i18n/format';
import { m } from '$lib/paraglide/messages';
import { fileName } from '$lib/slides/fileName';
import type { Leaving } from '$lib/slides/deck/pictures';

export const formats = ['pptx', 'template', 'png', 'png-large', 'svg', 'print'] as const;
export type Format = (typeof formats)[number];

export const formatLabels: Record<Exclude<Format, 'template'>, () => string> = {
  pptx: m.briefing_format_pptx,
  png: m.briefing_format_png,
  'png-large': m.briefing_format_png_large,
  svg: m.briefing_format_svg,
  print: m.briefing_format_print
};

/** What leaves, as a file; the pages to print are no file. @param template of the unit, where it leaves in that */
export async function leavingFile(
  format: Exclude<Format, 'print'>,
  leaving: Leaving,
  template: Template | null
): Promise<Blob> {
  if (format === 'template') {
    if (!template) throw new Error('leavingFile: no template');
    return (await import('$lib/slides/deck/deckTemplate')).deckTemplate(leaving, template);
  }
  if (format === 'pptx') return (await import('$lib/slides/deck/deckPptx')).deckPptx(leaving);
  const { deckZip } = await import('$lib/slides/deck/deckZip');
  return deckZip(leaving, format === 'svg' ? 'svg' : { scale: format === 'png' ? 1 : 2 });
}

const extensions: Partial<Record<Format, string>> = { pptx: 'pptx', template: 'pptx', print: 'pdf' };

/** Survey, wave and deck, and that the numbers are made up. */
export function leavingName(
  format: Format,
  deck: Deck,
  { slides, snapshot }: Pick<Leaving, 'slides' | 'snapshot'>
): string {
  const { codebook } = snapshot.survey;
  const simulated = slides.some(({ figure }: Said) => figure.simulated) ? m.ui_simulated() : '';
  const wave = slides[0]?.figure.spec.view.wave ?? '';
  return fileName([text(codebook.title), wave, text(deck.label), simulated], extensions[format] ?? 'zip');
}

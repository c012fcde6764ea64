import { text } from '../i18n/format';
import { m } from '../paraglide/messages';
import { download } from '../files/download';
import type { Figure } from '../figures/figure';
import { toClipboard } from '../page/clipboard';
import { fileName } from './fileName';
import type { Snapshot } from './snapshot';
import type { Way } from './ways/ways';

/** Makes what a way out gives and hands it over. @returns statements to show, or what to tell the reader */
export async function takeOut(
  way: Way,
  figure: Figure,
  snapshot: Snapshot
): Promise<{ statements: string[] } | { said: string | null }> {
  const make = await way.make();
  const made = await make(figure, snapshot);
  if ('statements' in made) return made;
  if ('file' in made) {
    download(made.file, nameOf(figure, snapshot, made.extension));
    return { said: null };
  }
  return {
    said: toClipboard(made.clip) ? m.figure_in_clipboard({ figure: figure.title }) : m.figure_not_in_clipboard()
  };
}

function nameOf({ title, spec, simulated }: Figure, { survey }: Snapshot, extension: string): string {
  return fileName([text(survey.codebook.title), spec.view.wave, title, simulated ? m.ui_simulated() : ''], extension);
}

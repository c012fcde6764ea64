import { text } from '../i18n/format';
import { figureMarks, figureRefusals } from '../decks/gate/figureGate';
import { m } from '../paraglide/messages';
import { download } from '../files/download';
import type { Figure } from '../figures/figure';
import { toClipboard } from '../page/clipboard';
import { fileName } from './fileName';
import type { Snapshot } from './snapshot';
import type { Way } from './ways/ways';

/** What has left, for the log of this machine. */
export interface Left {
  file: string;
  marks: string[];
}

/** An address and a statement hold no number of the survey. */
const harmless = new Set(['link', 'sql']);

/**
 * Makes what a way out gives and hands it over, unless it would give persons away.
 * @returns statements to show, or what to tell the reader and what has left
 */
export async function takeOut(
  way: Way,
  figure: Figure,
  snapshot: Snapshot
): Promise<{ statements: string[] } | { said: string | null; left: Left | null }> {
  const refusals = harmless.has(way.id) ? [] : figureRefusals(figure, snapshot.survey.codebook);
  if (refusals.length > 0) return { said: refusals.join(' '), left: null };
  const make = await way.make();
  const made = await make(figure, snapshot);
  if ('statements' in made) return made;
  if ('file' in made) {
    const file = nameOf(figure, snapshot, made.extension);
    download(made.file, file);
    return { said: null, left: { file, marks: figureMarks(figure) } };
  }
  if (!toClipboard(made.clip)) return { said: m.figure_not_in_clipboard(), left: null };
  const file = m.figure_log_clipboard({ figure: figure.title });
  return {
    said: m.figure_in_clipboard({ figure: figure.title }) + (made.said ?? ''),
    left: harmless.has(way.id) ? null : { file, marks: figureMarks(figure) }
  };
}

function nameOf({ title, spec, simulated }: Figure, { survey }: Snapshot, extension: string): string {
  return fileName([text(survey.codebook.title), spec.view.wave, title, simulated ? m.ui_simulated() : ''], extension);
}

import { m } from '../../paraglide/messages';
import type { Explanation } from './explanation';

/** An explanation as one paragraph that stands under a table or at the foot of a page. */
export function footnote(
  { title, value, sentences, facts }: Pick<Explanation, 'title' | 'value' | 'sentences' | 'facts'>,
  source: string,
  simulated: boolean
): string {
  // a name may end with a stop of its own
  const named = (label: string, words: string) => m.explain_named({ label, words: words.replace(/[.。]$/, '') });
  const parts = [
    named(title, value),
    ...sentences,
    ...facts.map(({ label, lines }) => named(label, lines.join(m.slide_semicolon()))),
    m.explain_source({ source }),
    ...(simulated ? [m.explain_simulated()] : [])
  ];
  return parts.reduce((before, after) => m.explain_joined({ before, after }));
}

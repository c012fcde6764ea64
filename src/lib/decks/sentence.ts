import type { Answers } from '../figures/answers';
import type { Figure } from '../figures/figure';
import { read } from '../figures/reading';
import { standoutLines } from '../figures/words/profile';
import { m } from '../paraglide/messages';
import { plain } from '../figures/words/sentence';
import { progressText } from '../figures/words/sentences';

/** The sentence under the title of a slide: what its title leaves open. '' where the figure says all. */
export function ownSentence(figure: Figure, answers: Answers): string {
  const { chart, spec, indicators, headline } = figure;
  const { results } = read(spec.view, answers);
  const [indicator] = indicators;
  if (chart.type === 'bars' && indicator && spec.view.area === answers.codebook.root)
    return plain(progressText(results, indicator));
  if (chart.type === 'funnel' && chart.subject.drop !== null) return plain(headline);
  if (spec.kind === 'sentences') return plain(headline);
  if (chart.type === 'panels') return m.figure_ranked_order();
  if (chart.type === 'profile') return standoutLines(chart.subject).slice(0, 2).join(m.slide_semicolon());
  return '';
}

import { cardsTable } from '../../charts/cards/table';
import type { CardSubject } from '../../charts/cards/subject';
import { markKey } from '../../charts/mark';
import { comparison, differentParts } from '../../estimates/compare/change';
import { changes } from '../../estimates/compare/changes';
import type { Estimate } from '../../estimates/estimates';
import { text } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import type { Answers } from '../answers';
import type { FigureKind } from '../figure';
import { wholeQuestion } from '../question';
import { read } from '../reading';
import { NO_COMPARISON, type View } from '../view/view';
import { indicatorsHeadline } from '../words/headline';
import { scopeText } from '../words/wording';
import { shortfallNote, rowNotes } from '../words/sumNotes';

interface CardPlan {
  heading: string;
  headline: string;
  supporting: string[];
}

/** A card a coverage; of a single coverage, a card an indicator. */
function cardsOf({ codebook: { coverages } }: Answers): CardPlan[] {
  if (coverages.length > 1)
    return coverages.map(({ label, headline, supporting }) => ({ heading: text(label), headline, supporting }));
  return coverages.flatMap(({ label, headline, supporting }) =>
    [headline, ...supporting].map((id) => ({ heading: text(label), headline: id, supporting: [] }))
  );
}

/** The coverages at a glance, of the area that is looked at. */
export const cards: FigureKind<object> = {
  resolve: () => ({}),
  questions: ({ view }, survey) => [wholeQuestion(view, survey)],
  opens: ({ view }) => ({ page: '/', choices: { compare: view.compare ?? NO_COMPARISON } }),
  build({ view }, _, answers) {
    const { codebook, results, areas, root, mark, waveLabel } = read(view, answers);
    const area = areas.find(({ code }) => code === view.area) ?? root;
    const plans = cardsOf(answers);
    const now = (id: string) => answers.estimate(id, view.wave, view.area);
    const before = (id: string) => answers.estimate(id, view.compare, view.area);
    // the cards are one figure: what is told of their changes is told of all together
    const changed = changes(plans.map(({ headline }) => [now(headline), before(headline)]));
    const subject = {
      area,
      previousWave: view.compare === null ? null : waveLabel(view.compare),
      cards: plans.map(({ heading, headline, supporting }, at): CardSubject => {
        const indicator = answers.indicator(headline)!;
        const [estimate, previous] = [now(headline), before(headline)];
        const pair = comparison(estimate, previous);
        return {
          heading,
          indicator: mark(indicator),
          estimate,
          change: changed[at] ?? null,
          without: withoutText(view, answers, estimate, previous),
          scope: pair ? scopeText(codebook, pair) : '',
          // a dot of another territory or part would stand beside the bar as if it were of this one
          previous: pair?.excluded.length === 0 && !differentParts(estimate, previous) ? previous : null,
          notes: estimate ? rowNotes(codebook, estimate, indicator) : [],
          shortfallNote: estimate && shortfallNote(codebook, estimate, indicator, true),
          supporting: supporting.map((id) => ({
            indicator: mark(answers.indicator(id)!),
            estimate: now(id),
            change: null
          }))
        };
      })
    };
    const ids = [...new Set(plans.flatMap(({ headline, supporting }) => [headline, ...supporting]))];
    const own = ids.map((id) => answers.indicator(id)!);
    return {
      title: m.overview_cards(),
      subtitle: area.label,
      headline: [{ text: indicatorsHeadline(results, own, null) }],
      indicators: own,
      table: cardsTable(subject),
      chart: { type: 'cards', subject },
      leads: Object.fromEntries(ids.map((indicator) => [markKey(view.area, indicator), { indicator }])),
      shows: { waves: [view.wave, view.compare], area: view.area }
    };
  }
};

/** Why there is no change: of the first wave that it is one, and of a wave that was asked for that it has nothing; of no comparison nothing. */
function withoutText(view: View, { codebook }: Answers, now: Estimate | null, before: Estimate | null): string {
  if (differentParts(now, before))
    return m.change_other_part({ wave: text(codebook.waves.find(({ id }) => id === view.compare)?.label ?? {}) });
  if (view.compare !== null) return m.ui_nothing_comparable();
  return view.wave === codebook.waves[0]?.id ? m.ui_no_change() : '';
}

import { lossAt, type FunnelSubject } from '../../charts/funnel/layout';
import { funnelTable } from '../../charts/funnel/table';
import { byAreaType, estimateFinder, type AreaMark } from '../../charts/subject';
import { compareNames, text } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import type { FigureKind } from '../figure';
import { areaLeads } from '../leads';
import { wholeQuestion } from '../question';
import { read } from '../reading';
import { funnelHeadline } from '../words/headline';
import { largestAt, lossSentence, stepName } from './loss';

/** The step that loses most of what is looked at. */
export const LARGEST = '*';

/**
 * The survey's steps of coverage, each a part of the one before, by area.
 * @param drop indicator of the step whose loss orders the areas, or LARGEST; null: areas are in their order
 */
export const funnel: FigureKind<{ drop: string | null }> = {
  resolve({ drop }, { codebook }) {
    const { funnel: steps } = codebook.overview;
    if (steps.length === 0) return { fault: m.figure_spec_unknown() };
    if (drop == null || drop === LARGEST) return { drop: drop ?? null };
    const known = steps.find(({ indicator }) => indicator === drop)?.indicator;
    return known === undefined ? { fault: m.figure_spec_indicator({ indicator: String(drop) }) } : { drop: known };
  },
  questions: ({ view }, survey) => [wholeQuestion(view, survey)],
  opens: ({ drop }) =>
    drop === null ? { page: '/', choices: {} } : { page: '/gaps', choices: { drop: drop === LARGEST ? null : drop } },
  build({ view, drop }, _, answers) {
    const { codebook, results, areas, root, areaTypes, selected, mark } = read(view, answers);
    const steps = codebook.overview.funnel.flatMap(({ indicator: id, label }) => {
      const indicator = answers.indicator(id);
      return indicator ? [{ indicator, label: text(label) }] : [];
    });
    const marks = steps.map(({ indicator, label }) => ({ indicator: mark(indicator), label }));
    const find = estimateFinder(results.estimates);
    const lossOf = (area: string, at: number) =>
      lossAt(marks, at, (step) => find(step.indicator.id, area))?.loss ?? null;
    const losses = marks.map((_, at) => lossOf(view.area, at));
    const chosen = drop === LARGEST ? largestAt(losses) : steps.findIndex(({ indicator }) => indicator.id === drop);
    const at = drop === null || chosen < 0 ? null : chosen;
    const subject: FunnelSubject = {
      estimates: results.estimates,
      total: root,
      areas:
        at === null
          ? areas
          : byAreaType(areas, areaTypes).flatMap((group) => most(group.areas, (code) => lossOf(code, at))),
      areaTypes,
      steps: marks,
      selected,
      drop: at
    };
    const name = at === null ? '' : stepName(marks, at);
    return {
      title: m.overview_funnel({ steps: steps.map(({ label }) => label).join(' → ') }),
      subtitle: at === null ? m.overview_funnel_subtitle() : m.gaps_break_subtitle({ step: name }),
      headline: at === null ? [{ text: funnelHeadline(results) }] : lossSentence(results, marks, at, subject.areas),
      indicators: steps.map(({ indicator }) => indicator),
      remarks: [m.overview_funnel_unrounded()],
      table: funnelTable(subject),
      chart: { type: 'funnel', subject },
      leads: areaLeads([root, ...areas], [root.code, ...selected]),
      shows: { waves: [view.wave] }
    };
  }
};

/** Whoever loses most first; those of whom it is not known after the others, by name. */
function most(areas: AreaMark[], lossOf: (area: string) => number | null): AreaMark[] {
  const byName = compareNames();
  const size = ({ code }: AreaMark) => lossOf(code) ?? -Infinity;
  const order = (a: number, b: number) => (a === b ? 0 : b - a);
  return [...areas].sort((a, b) => order(size(a), size(b)) || byName(a.label, b.label));
}

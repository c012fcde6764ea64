import { dumbbellTable } from '../../charts/dumbbell/table';
import { isComparable, pairFinder, type DumbbellSubject } from '../../charts/dumbbell/layout';
import type { Codebook } from '../../codebook/codebook';
import type { EstimateQuery } from '../../estimates/ask';
import { comparePair, tell } from '../../estimates/compare/compare';
import { text } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import type { FigureKind } from '../figure';
import { areaLeads } from '../leads';
import { wholeQuestion } from '../question';
import { read } from '../reading';
import type { View } from '../view/view';
import { contrastSentence } from '../words/contrast';
import { differencesNote, listText } from '../words/wording';

/** Two indicators of the same format by area: what the second says beside the first, and where a sample cannot tell them apart. */
export const dumbbell: FigureKind<{ indicators: [string, string] }> = {
  resolve({ indicators }, { codebook }) {
    const ids = Array.isArray(indicators) ? (indicators as unknown[]) : [];
    const known = [...codebook.indicators, ...codebook.derived];
    const [first, second] = ids.map((id) => known.find((one) => one.id === id));
    if (ids.length !== 2 || !first || !second) return { fault: m.figure_spec_indicator({ indicator: ids.join(' ') }) };
    if (first.id === second.id || first.format !== second.format) return { fault: m.figure_spec_unknown() };
    return { indicators: [first.id, second.id] };
  },
  questions: ({ view, indicators }, survey) => [
    wholeQuestion(view, survey),
    ...derivedQuestion(view, survey.codebook, indicators)
  ],
  opens: ({ indicators: [, indicator] }) => ({ page: '/gaps', choices: { indicator } }),
  build({ view, indicators: [one, other] }, _, answers) {
    const { codebook, results, areas, root, areaTypes, selected, mark } = read(view, answers);
    const [first, second] = [answers.indicator(one)!, answers.indicator(other)!];
    const own = derivedQuestion(view, codebook, [one, other]).flatMap((query) => answers.further(query) ?? []);
    const estimates = [...results.estimates, ...own];
    // the whole, of which a sentence tells, is no test among those of its parts
    const untold = [[root], areas].flatMap((family) => {
      const pairs = family.map(({ code }) => [one, other].map((id) => answers.estimate(id, view.wave, code)));
      const told = tell(pairs.map(([first, second]) => comparePair(first, second)));
      return family.flatMap(({ code }, at) => (told[at] === 'notSignificant' ? [code] : []));
    });
    const subject: DumbbellSubject = {
      estimates,
      total: root,
      areas,
      areaTypes,
      indicators: [mark(first), mark(second)],
      selected,
      untold
    };
    const pairOf = pairFinder(subject);
    const printed = [root, ...areas].map(pairOf).filter(isComparable);
    const pair = codebook.gaps.pairs.find(({ indicators }) => indicators[0] === one && indicators[1] === other);
    const title = pair ? text(pair.label) : listText([text(first.label), text(second.label)]);
    const named = {
      ...results,
      estimates,
      codebook: { ...codebook, indicators: [...codebook.indicators, first, second] }
    };
    return {
      title,
      subtitle: pair ? listText([text(first.label), text(second.label)]) : text(first.unit),
      headline: contrastSentence(named, [one, other]) ?? [{ text: title }],
      indicators: [first, second],
      remarks: [
        ...(untold.length > 0 ? [m.gaps_pair_untold()] : []),
        ...differencesNote(printed.map(([a, b]) => [a.value, b.value, first]))
      ],
      table: dumbbellTable(subject),
      chart: { type: 'dumbbell', subject },
      leads: areaLeads([root, ...areas], [root.code, ...selected]),
      shows: {
        waves: [view.wave],
        estimates: estimates.filter(
          ({ indicator, group }) => (indicator === one || indicator === other) && Object.keys(group).length === 0
        )
      }
    };
  }
};

/** What only the pair needs. */
function derivedQuestion({ wave, filters, base }: View, { derived }: Codebook, ids: string[]): EstimateQuery[] {
  const own = ids.filter((id) => derived.some((one) => one.id === id));
  return own.length > 0 ? [{ waves: [wave], filters, base, indicators: own }] : [];
}

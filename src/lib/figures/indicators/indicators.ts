import type { IndicatorsSubject } from '../../charts/indicators/subject';
import { indicatorsTable } from '../../charts/indicators/table';
import { markKey } from '../../charts/mark';
import type { Indicator } from '../../codebook/codebook';
import { comparison, differentParts } from '../../estimates/compare/change';
import { changes } from '../../estimates/compare/changes';
import { text } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import type { FigureKind } from '../figure';
import { wholeQuestion } from '../question';
import { read } from '../reading';
import { NO_COMPARISON } from '../view/view';
import { indicatorsHeadline } from '../words/headline';
import { scopeText } from '../words/wording';

/** All indicators of a coverage for the area that is looked at. The changes of a page are told together, whatever coverage they are of. */
export const indicators: FigureKind<{ coverage: string }> = {
  resolve: ({ coverage }, { codebook }) => {
    const known = codebook.coverages.find(({ name }) => name === coverage)?.name;
    return known === undefined ? { fault: m.figure_spec_unknown() } : { coverage: known };
  },
  questions: ({ view }, survey) => [wholeQuestion(view, survey)],
  opens: ({ view }) => ({ page: '/indicators', choices: { compare: view.compare ?? NO_COMPARISON } }),
  build({ view, coverage }, _, answers) {
    const { codebook, results, areas, root, mark, waveLabel } = read(view, answers);
    const area = areas.find(({ code }) => code === view.area) ?? root;
    const label = text(codebook.coverages.find(({ name }) => name === coverage)!.label);
    const all = [...new Set(codebook.indicators.map(({ id }) => id))].map((id) => answers.indicator(id)!);
    const pairs = all.map(
      ({ id }) => [answers.estimate(id, view.wave, view.area), answers.estimate(id, view.compare, view.area)] as const
    );
    const changed = changes(pairs);
    const subject: IndicatorsSubject = {
      label,
      rows: all.flatMap((indicator, at) => {
        if (indicator.coverage !== coverage) return [];
        const [estimate, previous] = pairs[at]!;
        const pair = comparison(estimate, previous);
        return {
          indicator: mark(indicator),
          isPart: indicator.partOf !== null,
          estimate,
          change: changed[at] ?? null,
          other: differentParts(estimate, previous)
            ? m.change_other_part({ wave: waveLabel(previous?.wave ?? null) })
            : '',
          scope: pair ? scopeText(codebook, pair) : '',
          definition: definitionOf(indicator),
          basis: text(indicator.basis),
          source: indicator.source
        };
      })
    };
    const shown = all.filter((indicator) => indicator.coverage === coverage);
    // the parts of an indicator are told by it
    const wholes = shown.filter(({ partOf }) => partOf === null);
    return {
      title: label,
      subtitle: area.label,
      headline: [{ text: indicatorsHeadline(results, wholes, label) }],
      indicators: shown,
      table: indicatorsTable(subject),
      chart: { type: 'indicators', subject },
      leads: Object.fromEntries(
        shown.map(({ id }) => [markKey(view.area, id), { page: '/indicator' as const, indicator: id }])
      ),
      shows: { waves: [view.wave, view.compare], area: view.area }
    };
  }
};

const definitionOf = ({ numerator, numeratorLabel, denominatorLabel }: Indicator): string =>
  numerator
    ? `${text(numeratorLabel)} ÷ ${text(denominatorLabel)}`
    : `${text(numeratorLabel)}，${text(denominatorLabel)}`;

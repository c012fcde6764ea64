import { barsTable } from '../../charts/bars/table';
import type { BarsSubject } from '../../charts/bars/subject';
import { text } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import type { FigureKind } from '../figure';
import { savedIndicator } from '../indicatorOption';
import { areaLeads } from '../leads';
import { wholeQuestion } from '../question';
import { read } from '../reading';
import { NO_COMPARISON } from '../view/view';
import { finding } from '../words/finding';

/** Longer lists show their ends. */
const long = 60;

/** One indicator by area, ranked. */
export const bars: FigureKind<{ indicator: string }> = {
  resolve: ({ indicator }, survey) => {
    const found = savedIndicator(indicator, survey);
    return 'fault' in found ? found : { indicator: found.id };
  },
  questions: ({ view }, survey) => [wholeQuestion(view, survey)],
  opens: ({ view, indicator }) => ({ page: '/', choices: { indicator, compare: view.compare ?? NO_COMPARISON } }),
  build({ view, indicator: id }, _, answers) {
    const { codebook, results, areas, root, areaTypes, selected, mark, waveLabel } = read(view, answers);
    const indicator = answers.indicator(id)!;
    const subject: BarsSubject = {
      estimates: results.estimates,
      ...(view.compare === null ? {} : { previous: results.previous, previousWave: waveLabel(view.compare) }),
      wave: waveLabel(view.wave),
      areas,
      areaTypes,
      indicator: mark(indicator),
      selected,
      ends: areas.length > long ? 12 : null,
      total: { label: root.label, estimate: answers.estimate(id, view.wave, codebook.root) ?? undefined }
    };
    return {
      title: text(indicator.label),
      subtitle: m.overview_ratio({
        unit: text(indicator.unit),
        numerator: text(indicator.numeratorLabel),
        denominator: text(indicator.denominatorLabel)
      }),
      headline: finding(results, indicator),
      indicators: [indicator],
      table: barsTable(subject),
      chart: { type: 'bars', subject },
      leads: areaLeads(areas, selected),
      shows: { waves: [view.wave, view.compare] }
    };
  }
};

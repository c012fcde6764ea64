import { formatDate, text } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import { groupTexts } from '../units/groupTexts';
import { filterWords, ownMeanings } from '../view/filters';
import type { Asked, Fact } from './explanation';

/** What was chosen: the wave, the denominator where there are several, the filters and the group. */
export function viewFacts({ codebook, view, estimate, indicator, table }: Asked): Fact[] {
  const wave = codebook.waves.find(({ id }) => id === estimate.wave);
  const base = codebook.bases.find(({ name }) => name === indicator.base);
  const filters = filterWords(codebook, view.filters);
  const group = groupTexts(codebook, table, estimate.group);
  return [
    {
      label: m.session_wave(),
      lines: wave ? [m.explain_wave({ wave: text(wave.label), date: formatDate(wave.referenceDate) })] : []
    },
    { label: m.session_base(), lines: base ? [text(base.label)] : [] },
    {
      label: m.session_filters(),
      lines: [
        ...(filters.length > 0 ? filters : [m.explain_no_filters()]),
        ...ownMeanings(codebook, [
          Object.keys(view.filters),
          estimate.group,
          indicator.universe,
          indicator.numerator,
          indicator.denominator
        ]),
        ...(group.length > 0 ? [m.explain_group({ group: group.join(m.units_fact_separator()) })] : [])
      ]
    }
  ];
}

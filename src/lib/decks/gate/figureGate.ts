import type { Codebook } from '../../codebook/codebook';
import type { Figure } from '../../figures/figure';
import { areaText } from '../../figures/words/wording';
import { text } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import { figureTexts } from './figureTexts';
import { isCalculated } from './gate';
import { giveAways } from './giveAways';
import { masked, personalNumbers, shortened } from './personal';

/** Why a figure may not leave by itself: numbers of persons in what somebody wrote, and persons too few to be told. [] where it may. */
export function figureRefusals(figure: Figure, codebook: Codebook): string[] {
  // the file has the name of the survey
  const written = [text(codebook.title), ...figureTexts(figure)];
  const title = shortened(figure.title);
  const label = (id: string) =>
    text([...codebook.indicators, ...codebook.derived].find((one) => one.id === id)?.label ?? {}) || id;
  return [
    ...[...new Set(written.flatMap(personalNumbers))].map((found) =>
      m.figure_refused_personal({ figure: title, found: masked(found) })
    ),
    ...giveAways([{ figure }], codebook).map(({ indicator, area }) =>
      m.figure_refused_hidden({
        figure: title,
        area: shortened(areaText(codebook, area)),
        indicator: shortened(label(indicator))
      })
    )
  ];
}

/** What of its numbers a reader must know. */
export const figureMarks = ({ simulated, spec }: Figure): string[] => [
  ...(simulated ? [m.ui_simulated()] : []),
  ...(isCalculated(spec.kind) ? [m.briefing_mark_calculated()] : [])
];

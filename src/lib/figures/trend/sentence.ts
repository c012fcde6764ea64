import { isKnown, type TrendLine } from '../../charts/trend/subject';
import type { Codebook, Indicator } from '../../codebook/codebook';
import { text } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import type { Answers } from '../answers';
import { changeText } from '../words/changes';
import type { Ranked } from '../words/results';
import { compose, type Sentence } from '../words/sentence';
import { labelIn, rateText } from '../words/wording';

/** More waves than this are told by the first and the last. */
const most = 4;

/** What the indicator was in the waves, and whether it has changed since the one before the last. */
export function trendSentence(answers: Answers, indicator: Indicator, area: string, { points }: TrendLine): Sentence {
  const { codebook } = answers;
  const label = labelIn(codebook, area, indicator);
  return compose((mark) => {
    const known = points.filter(isKnown);
    const last = known.at(-1);
    if (!last) return m.sentence_end({ sentence: m.indicator_trend_none({ label }) });
    const shown = known.length > most ? [known[0]!, last] : known;
    const values = shown.map(({ wave, estimate }) =>
      m.indicator_trend_value({
        wave: waveText(codebook, wave),
        value: mark(rateText(estimate.value, indicator), estimate)
      })
    );
    const said = m.indicator_trend({ label, values: values.join(m.ui_list_separator()) });
    return m.sentence_end({ sentence: [said, ...ending()].join(m.sentence_separator()) });

    function ending(): string[] {
      if (known.length < 2) return [m.indicator_trend_one()];
      if (last!.broken !== '' && last!.change === null) return [m.indicator_trend_broken()];
      const before = known.at(-2)!;
      const results = {
        codebook,
        estimates: answers.wave(codebook.waves[last!.wave]!.id),
        previous: answers.wave(codebook.waves[before.wave]!.id),
        area
      };
      const changed = changeText(results, last!.estimate as Ranked, indicator, last!.change?.told ?? null);
      return changed === null ? [] : [changed];
    }
  });
}

const waveText = ({ waves }: Codebook, wave: number): string => text(waves[wave]!.label);

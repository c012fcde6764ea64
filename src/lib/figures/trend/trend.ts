import { isKnown, type TrendLine, type TrendSubject } from '../../charts/trend/subject';
import { trendTable } from '../../charts/trend/table';
import { text } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import type { FigureKind, Lead } from '../figure';
import { savedIndicator } from '../indicatorOption';
import { wholeQuestion } from '../question';
import { read } from '../reading';
import { joined, pointsOf } from './points';
import { trendSentence } from './sentence';
import { differencesNote, type PrintedPair } from '../words/wording';

/** One indicator over all waves of the survey, of the whole and of the area that is looked at. */
export const trend: FigureKind<{ indicator: string }> = {
  resolve: ({ indicator }, survey) => {
    const found = savedIndicator(indicator, survey);
    return 'fault' in found ? found : { indicator: found.id };
  },
  questions: ({ view }, survey) => [wholeQuestion(view, survey)],
  opens: ({ indicator }) => ({ page: '/indicator', choices: { indicator } }),
  build({ view, indicator: id }, { stored }, answers) {
    const { codebook, areas, root, mark } = read(view, answers);
    const indicator = answers.indicator(id)!;
    const area = areas.find(({ code }) => code === view.area) ?? root;
    const places = area === root ? [root] : [area, root];
    const points = joined(
      codebook,
      places.map(({ code }) => pointsOf(answers, stored, indicator, code))
    );
    const lines = places.map(({ label }, at): TrendLine => ({ label, isMain: at === 0, points: points[at]! }));
    const subject: TrendSubject = {
      label: m.indicator_trend_title({ indicator: text(indicator.label) }),
      indicator: mark(indicator),
      waves: codebook.waves.map(({ id: wave, label, referenceDate }) => ({
        id: wave,
        label: text(label),
        date: Number.isNaN(Date.parse(referenceDate)) ? null : Date.parse(referenceDate)
      })),
      lines,
      selected: codebook.waves.findIndex((wave) => wave.id === view.wave)
    };
    const printed = lines.flatMap(({ points }) =>
      points.map((point, wave): PrintedPair => [
        point.change && point.estimate?.value,
        points.slice(0, wave).filter(isKnown).at(-1)?.estimate.value,
        indicator
      ])
    );
    return {
      title: subject.label,
      subtitle: m.indicator_trend_subtitle(),
      headline: trendSentence(answers, indicator, area.code, lines[0]!),
      indicators: [indicator],
      remarks: [
        ...new Set(lines.flatMap((line) => line.points.flatMap(({ broken }) => broken || []))),
        ...differencesNote(printed)
      ],
      table: trendTable(subject),
      chart: { type: 'trend', subject },
      leads: Object.fromEntries(
        lines.flatMap((line) =>
          line.points.flatMap((point): [string, Lead][] =>
            point.mark === null ? [] : [[point.mark, { wave: codebook.waves[point.wave]!.id }]]
          )
        )
      ),
      shows: {
        waves: codebook.waves.map((wave) => wave.id),
        area: area.code,
        estimates: lines.flatMap((line) => line.points.flatMap(({ estimate }) => estimate ?? []))
      }
    };
  }
};

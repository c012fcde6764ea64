import { markKey } from '../../charts/mark';
import type { ProfileRow, ProfileSubject } from '../../charts/profile/subject';
import { profileTable } from '../../charts/profile/table';
import type { Indicator } from '../../codebook/codebook';
import { changes, type Change } from '../../estimates/compare/changes';
import { compareWithTotal, tell, type Comparison } from '../../estimates/compare/compare';
import { isRanked } from '../../estimates/compare/rank';
import type { Estimate } from '../../estimates/estimates';
import { m } from '../../paraglide/messages';
import type { FigureKind } from '../figure';
import { savedIndicator } from '../indicatorOption';
import { wholeQuestion } from '../question';
import { read } from '../reading';
import { NO_COMPARISON } from '../view/view';
import { profileHeadline, standoutLines } from '../words/profile';
import { differencesNote, type PrintedPair, areaTypeText } from '../words/wording';

/** All that is known of one area, an indicator a row. Differences to the whole are told together, and so are changes. */
export const profile: FigureKind<{ marked: string | null; /** absent: all */ indicators?: string[] }> = {
  resolve: ({ marked, indicators }, survey) => {
    const wanted = [
      ...(marked == null ? [] : [marked]),
      ...(Array.isArray(indicators) ? (indicators as unknown[]) : [])
    ];
    for (const one of wanted) {
      const found = savedIndicator(one, survey);
      if ('fault' in found) return found;
    }
    const some = Array.isArray(indicators) ? { indicators: indicators as string[] } : {};
    return { marked: (marked as string | undefined) ?? null, ...some };
  },
  questions: ({ view }, survey) => [wholeQuestion(view, survey)],
  opens: ({ view, marked }) => ({
    page: '/district',
    choices: { compare: view.compare ?? NO_COMPARISON, ...(marked === null ? {} : { indicator: marked }) }
  }),
  build({ view, marked, indicators: some }, _, answers) {
    const { codebook, areas, root, coverages, mark, waveLabel } = read(view, answers);
    const area = areas.find(({ code }) => code === view.area) ?? root;
    const isWhole = area === root;
    const whole = codebook.indicators.filter(({ partOf }) => partOf === null).map(({ id }) => id);
    const shown = [...new Set(some ?? whole)].map((id) => answers.indicator(id)!);
    const at = (id: string, wave: string | null, code: string) => answers.estimate(id, wave, code);
    const changed = changes(
      shown.map(({ id }) => [at(id, view.wave, area.code), at(id, view.compare, area.code)] as const)
    );
    const compared = shown.map(({ id }) =>
      isWhole ? null : fairly(at(id, view.wave, area.code), at(id, view.wave, root.code))
    );
    const told = tell(compared);
    const peers = areas.filter(({ type, code }) => code !== area.code && (isWhole || type === area.type));
    const rows = shown.map((indicator, index): { indicator: Indicator; row: ProfileRow } => ({
      indicator,
      row: {
        indicator: mark(indicator),
        estimate: at(indicator.id, view.wave, area.code),
        whole: isWhole ? null : at(indicator.id, view.wave, root.code),
        peers: peers.flatMap(({ code }) => at(indicator.id, view.wave, code) ?? []),
        beside: compared[index] ? ({ ...compared[index], told: told[index]! } satisfies Change) : null,
        change: changed[index] ?? null
      }
    }));
    const subject: ProfileSubject = {
      area,
      names: isWhole ? [area.label] : areas.filter((one) => one !== root).map(({ label }) => label),
      whole: isWhole ? null : root,
      kind: isWhole ? '' : areaTypeText(codebook, area.type),
      groups: coverages.flatMap((coverage) => {
        const some = rows.filter(({ indicator }) => indicator.coverage === coverage.name).map(({ row }) => row);
        return some.length > 0 ? [{ coverage, rows: some }] : [];
      }),
      previousWave: view.compare === null ? null : waveLabel(view.compare),
      selected: marked
    };
    const printed = rows.map(({ indicator, row }): PrintedPair => [
      row.beside && row.estimate?.value,
      row.whole?.value,
      indicator
    ]);
    return {
      title: m.district_profile({ area: area.label }),
      subtitle: [
        isWhole ? m.district_profile_whole() : m.district_profile_beside({ area: root.label }),
        ...(shown.some(({ format }) => format === 'number') ? [m.district_profile_own_scale()] : [])
      ].join(m.slide_semicolon()),
      headline: [{ text: profileHeadline(subject) }],
      indicators: shown,
      remarks: [...standoutLines(subject), ...differencesNote(printed)],
      table: profileTable(subject),
      chart: { type: 'profile', subject },
      leads: Object.fromEntries(shown.map(({ id }) => [markKey(area.code, id), { indicator: id }])),
      shows: {
        waves: [view.wave, view.compare],
        area: area.code,
        estimates: answers.estimates.filter(
          (one) => [area.code, root.code].includes(one.area) && [view.wave, view.compare].includes(one.wave)
        )
      }
    };
  }
};

/** Only what is ranked is held beside the whole. */
function fairly(area: Estimate | null, whole: Estimate | null): Comparison | null {
  return area && whole && isRanked(area) && isRanked(whole) ? compareWithTotal(area, whole) : null;
}

import { outcomeWords, wordsOf, type RangeMark, type RangesSubject } from '../../charts/ranges/layout';
import { markKey } from '../../charts/mark';
import { sentence } from '../../charts/sentence';
import { estimateCells, numberCell, valueCell, type Table } from '../../charts/table';
import type { Codebook, Indicator } from '../../codebook/codebook';
import { countedOf } from '../../codebook/gaps/derive';
import { outcomeOf, silenceOf } from '../../estimates/silence';
import { formatCount } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import type { FigureKind } from '../figure';
import { wholeQuestion } from '../question';
import { read } from '../reading';
import { expectedQuestion, silentUnits } from '../silent';
import { listText } from '../words/wording';

/** For every rate that counts units: where it would be if all units of which nothing is known were covered, and if none were. */
export const ranges: FigureKind<object> = {
  resolve: (_, { codebook }) => (canBeSilent(codebook) ? {} : { fault: m.figure_spec_unknown() }),
  questions: ({ view }, survey) => [
    wholeQuestion(view, survey),
    ...expectedQuestion(view, survey.codebook, tablesOf(survey.codebook))
  ],
  opens: () => ({ page: '/gaps', choices: {} }),
  build({ view }, _, answers) {
    const { codebook, areas, root, mark } = read(view, answers);
    const area = areas.find(({ code }) => code === view.area) ?? root;
    const indicators = counting(answers.codebook);
    const rows = indicators.map((indicator): RangeMark => {
      const estimate = answers.estimate(indicator.id, view.wave, view.area) ?? undefined;
      const silent = silentUnits(answers, codebook, indicator.table, view, tablesOf(codebook));
      const silence = estimate ? silenceOf(estimate, { blank: estimate.nonresponse ?? 0, silent: silent ?? 0 }) : null;
      const judged = estimate?.target ?? null;
      const outcome = silence && !estimate?.few ? outcomeOf(silence, judged) : null;
      const row = {
        key: markKey(view.area, indicator.id),
        indicator: mark(indicator),
        estimate,
        silence,
        outcome,
        sentence: ''
      };
      return {
        ...row,
        sentence: [sentence(area, row.indicator, estimate), wordsOf(row)]
          .filter((part) => part !== '')
          .join(m.chart_comma())
      };
    });
    const subject: RangesSubject = { rows, label: m.gaps_range_title({ area: area.label }) };
    const tables = [...new Set(indicators.map(({ table }) => table))];
    const silents = tables.map((table) => silentUnits(answers, codebook, table, view, tablesOf(codebook)));
    const of = (outcome: RangeMark['outcome']) => rows.filter((row) => row.outcome === outcome);
    const below = of('staysBelow');
    const named = below.length > 0 && below.length <= 3 ? listText(below.map(({ indicator }) => indicator.label)) : '';
    const judged = rows.filter(({ outcome }) => outcome !== null).length;
    const said =
      judged === 0
        ? m.gaps_range_none({ area: area.label })
        : [
            below.length === judged && judged > 1
              ? m.gaps_range_all({ area: area.label, of: judged })
              : named === ''
                ? m.gaps_range_below({ area: area.label, count: below.length, of: judged })
                : m.gaps_range_below_named({ area: area.label, names: named }),
            ...(of('open').length > 0
              ? [
                  m.gaps_range_open({
                    names: listText(
                      of('open')
                        .slice(0, 4)
                        .map(({ indicator }) => indicator.label)
                    ),
                    count: of('open').length
                  })
                ]
              : [])
          ].join(m.sentence_separator());
    return {
      title: m.gaps_range_title({ area: area.label }),
      subtitle: m.gaps_range_subtitle(),
      headline: [{ text: m.sentence_end({ sentence: said }) }],
      indicators,
      remarks: [
        m.gaps_range_means(),
        ...silents.map((silent) =>
          silent === null ? m.gaps_range_unexpected() : m.gaps_range_silent({ count: silent })
        ),
        ...(Object.values(view.filters).some((codes) => codes.length > 0) ? [m.gaps_range_filtered()] : [])
      ],
      table: tableOf(rows),
      chart: { type: 'ranges', subject },
      leads: Object.fromEntries(rows.map(({ key, indicator }) => [key, { indicator: indicator.id }])),
      shows: { waves: [view.wave], area: view.area }
    };
  }
};

/** Whether any rate of a survey counts units that could be silent. */
export const canBeSilent = (codebook: Codebook): boolean => counting(codebook).length > 0;

/** One definition an indicator with a target, of those that count rows of a full count of which nothing is hidden. */
function counting({ indicators, tables }: Codebook): Indicator[] {
  const counts = new Set(
    tables.filter(({ design, hideBelow }) => design === 'census' && hideBelow === 0).map(({ name }) => name)
  );
  const first = new Map<string, Indicator>();
  for (const one of indicators)
    if (
      counts.has(one.table) &&
      one.partOf === null &&
      one.direction === 'up' &&
      one.target !== null &&
      countedOf(one) &&
      !first.has(one.id)
    )
      first.set(one.id, one);
  return [...first.values()];
}

const tablesOf = (codebook: Codebook): string[] => [...new Set(counting(codebook).map(({ table }) => table))];

function tableOf(rows: RangeMark[]): Table {
  return {
    head: [
      m.chart_shortfalls_head_indicator(),
      m.indicators_value(),
      m.chart_column_state(),
      m.chart_column_numerator(),
      m.chart_column_denominator(),
      m.gaps_range_blank(),
      m.gaps_range_silent_units(),
      m.gaps_range_lower(),
      m.gaps_range_upper(),
      m.chart_column_target(),
      m.gaps_range_outcome()
    ],
    rows: rows.map(({ indicator, estimate, silence, outcome }) => {
      const [value, state, , numerator, denominator, , , target] = estimateCells(estimate, indicator);
      return [
        indicator.label,
        ...[value!, state!, numerator!, denominator!],
        numberCell(silence?.blank, formatCount),
        numberCell(silence?.silent, formatCount),
        valueCell(silence?.lower, 'percent'),
        valueCell(silence?.upper, 'percent'),
        target!,
        outcome === null ? '' : outcomeWords[outcome]()
      ];
    })
  };
}

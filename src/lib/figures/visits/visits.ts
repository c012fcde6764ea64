import type { CurveSubject } from '../../charts/curve/subject';
import { numberCell, valueCell, type Table } from '../../charts/table';
import type { Codebook, Indicator, Visit } from '../../codebook/codebook';
import { geographyOf } from '../../estimates/geography';
import { formatCount, text } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import type { Answers } from '../answers';
import type { Draft, FigureKind } from '../figure';
import { wholeQuestion } from '../question';
import { read } from '../reading';
import { areaText, targetText } from '../words/wording';
import { hasValue } from '../words/results';
import { pathOf, shareAfter, unitsTo, type Path } from './path';
import { maxVisits, visitRows } from './rows';
import { firstUnits, firstWords, goalWords, visitSentence } from './sentence';

interface Options {
  /** of a visit of the survey */
  indicator: string;
  /** a target that somebody tries out, 0..1; null: that of the survey */
  goal: number | null;
}

/** So many units stand in its table; the list of all is one press further. */
const listed = 200;

/** Whom to visit first: the units that lack something, the largest first, and what each adds. It is a calculation. */
export const visits: FigureKind<Options> = {
  resolve({ indicator, goal }, { codebook }) {
    const visit = codebook.gaps.visits.find((one) => one.indicator === indicator);
    if (!visit) return { fault: m.figure_spec_indicator({ indicator: String(indicator) }) };
    if (goal == null) return { indicator: visit.indicator, goal: null };
    const isShare = typeof goal === 'number' && goal >= 0 && goal <= 1;
    return isShare ? { indicator: visit.indicator, goal } : { fault: m.figure_spec_unknown() };
  },
  questions: ({ view }, survey) => [wholeQuestion(view, survey)],
  rows({ view, indicator }, { codebook }) {
    const query = visitRows(visitOf(codebook, indicator), view, codebook);
    return query ? [query] : [];
  },
  opens: ({ indicator, goal }) => ({
    page: '/gaps',
    choices: { goal: goal === null ? null : String(Math.round(goal * 100)), visit: indicator }
  }),
  build({ view, indicator: id, goal }, _, answers) {
    const { codebook, areas, root } = read(view, answers);
    const visit = visitOf(codebook, id);
    const indicator = answers.indicator(id)!;
    const area = areas.find(({ code }) => code === view.area) ?? root;
    const estimate = answers.estimate(id, view.wave, view.area) ?? undefined;
    const query = visitRows(visit, view, codebook);
    const block = query && answers.rows(query);
    const isCount = hasValue(estimate) && !estimate.weighted;
    const without = new Set(estimate?.sum?.conflicts ?? []);
    const { reporting } = geographyOf(codebook);
    const table = codebook.tables.find(({ name }) => name === indicator.table)!;
    const places = block?.columns.get(table.area) ?? [];
    const areaAt = (at: number) => reporting.get(String(places[at])) ?? String(places[at]);
    const path = isCount && block ? pathOf(visit, estimate, block, (at) => !without.has(areaAt(at))) : null;
    const target = goal ?? estimate?.target ?? null;
    const unit = text(table.observation);
    const words = { indicator, unit, large: visit.large, isTried: goal !== null };
    return {
      title: m.gaps_visit_title({ area: area.label, indicator: text(indicator.label) }),
      subtitle: m.gaps_visit_subtitle(),
      headline: visitSentence(path, target, estimate, words),
      indicators: [indicator],
      remarks: [
        m.gaps_visit_is_calculated(),
        ...(goal === null ? [] : [m.gaps_visit_tried({ target: targetText(goal, indicator) })]),
        ...(path && path.unknown > 0 ? [m.gaps_visit_unknown({ count: path.unknown })] : []),
        ...(path?.isCut ? [m.gaps_visit_cut({ count: formatCount(maxVisits) })] : [])
      ],
      table: tableOf(codebook, indicator, visit, answers, path, query),
      chart: { type: 'curve', subject: subjectOf(path, target, estimate?.value ?? null, words) },
      leads: goalLeads(path),
      shows: { waves: [view.wave], area: view.area }
    };
  }
};

const visitOf = ({ gaps }: Codebook, indicator: string): Visit =>
  gaps.visits.find((one) => one.indicator === indicator)!;

const goalMark = (share: number): string => `goal ${Math.round(share * 100)}`;

/** Whole per cents that the units could reach. */
function goalsOf(path: Path): number[] {
  const most = shareAfter(path, path.numerators.length);
  const [from, to] = [Math.floor(path.start * 100) + 1, Math.min(100, Math.floor(most * 100 + 1e-9))];
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => (from + at) / 100);
}

function goalLeads(path: Path | null): Draft['leads'] {
  return Object.fromEntries(
    (path ? goalsOf(path) : []).map((share) => [goalMark(share), { goal: String(Math.round(share * 100)) }] as const)
  );
}

interface Words {
  indicator: Indicator;
  unit: string;
  large: number;
  isTried: boolean;
}

function subjectOf(path: Path | null, target: number | null, value: number | null, words: Words): CurveSubject {
  const { indicator, unit, isTried } = words;
  const common = { x: m.gaps_visit_x(), y: text(indicator.label), label: m.gaps_visit_label() };
  if (!path) return { ...common, shares: [value ?? 0], target: null, points: [], goals: [] };
  const needed = target === null ? null : unitsTo(path, target);
  const first = firstUnits(path);
  const points = [
    ...(first > 0 ? [{ units: first, words: firstWords(path, first, words), isGoal: false }] : []),
    ...(needed !== null && needed > 0 && target !== null
      ? [{ units: needed, words: goalWords(needed, unit), isGoal: true }]
      : [])
  ];
  return {
    ...common,
    shares: [path.start, ...path.numerators.map((sum) => sum / path.denominator)],
    target:
      target === null
        ? null
        : {
            share: target,
            words: isTried
              ? m.gaps_visit_target_tried({ target: targetText(target, indicator) })
              : m.gaps_visit_target({ target: targetText(target, indicator) })
          },
    points,
    goals: goalsOf(path).map((share) => ({
      share,
      mark: goalMark(share),
      words: m.gaps_visit_goal({
        target: targetText(share, indicator),
        units: goalWords(unitsTo(path, share) ?? 0, unit)
      }),
      chosen: share === target
    }))
  };
}

/** The first units, in their order, with what the rate is after each. */
function tableOf(
  codebook: Codebook,
  indicator: Indicator,
  visit: Visit,
  answers: Answers,
  path: Path | null,
  query: ReturnType<typeof visitRows>
): Table {
  const table = codebook.tables.find(({ name }) => name === indicator.table)!;
  const label = (name: string) => text(table.variables.find((one) => one.name === name)?.label ?? {});
  const [key] = table.key;
  const head = [
    m.gaps_visit_order(),
    label(key ?? ''),
    label(table.area),
    label(visit.size),
    text(indicator.label) + m.chart_unit({ unit: '%' })
  ];
  const block = query && answers.rows(query);
  if (!path || !block) return { head, rows: [] };
  const columns = (name: string) => block.columns.get(name) ?? [];
  return {
    head,
    rows: path.numerators
      .slice(0, listed)
      .map((sum, at) => [
        { text: String(at + 1), number: at + 1 },
        String(columns(key ?? '')[at] ?? ''),
        areaText(codebook, String(columns(table.area)[at] ?? '')),
        numberCell(path.sizes[at], formatCount),
        valueCell(sum / path.denominator, indicator.format)
      ])
  };
}

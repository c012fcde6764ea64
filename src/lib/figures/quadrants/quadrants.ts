import { cornerOf, type QuadrantDot, type QuadrantsSubject } from '../../charts/quadrants/subject';
import { quadrantsTable } from '../../charts/quadrants/table';
import { markKey } from '../../charts/mark';
import { sentence } from '../../charts/sentence';
import type { AreaMark } from '../../charts/subject';
import type { Codebook, Quadrants } from '../../codebook/codebook';
import type { EstimateQuery } from '../../estimates/ask';
import type { Estimate } from '../../estimates/estimates';
import { geographyOf } from '../../estimates/geography';
import { text } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import type { FigureKind } from '../figure';
import { areaLeads } from '../leads';
import { wholeQuestion } from '../question';
import { read } from '../reading';
import { finerColumn } from '../townships/townships';
import type { Choices, View } from '../view/view';
import { areaText, listText } from '../words/wording';
import { quadrantsSentence } from './sentence';

/** Two aims that are to be kept in step: every area by both, which targets it has reached, and what that calls for. */
export const quadrants: FigureKind<{ pair: string }> = {
  resolve({ pair }, { codebook }) {
    const found = codebook.gaps.quadrants.find(({ name }) => name === pair);
    return found ? { pair: found.name } : { fault: m.figure_spec_unknown() };
  },
  questions: ({ view, pair }, survey) => [
    wholeQuestion(view, survey),
    ...(finerQuestion(view, survey.codebook, pairOf(survey.codebook, pair)) ?? [])
  ],
  opens: () => ({ page: '/gaps', choices: { open: 'balance' } }),
  build({ view, pair }, _, answers) {
    const { codebook, areas, root, areaTypes, selected, mark } = read(view, answers);
    const asked = pairOf(codebook, pair);
    const indicators = asked.indicators.map((id) => answers.indicator(id)!);
    const marks = indicators.map(mark) as QuadrantsSubject['indicators'];
    const dotOf = (area: AreaMark, estimates: QuadrantDot['pair']): QuadrantDot => ({
      key: markKey(area.code),
      label: area.label,
      pair: estimates,
      sentence: [...marks.map((one, at) => sentence(area, one, estimates[at])), actionOf(asked, estimates)]
        .filter((words) => words !== '')
        .join(m.chart_comma())
    });
    const estimatesOf = (code: string) =>
      asked.indicators.map((id) => answers.estimate(id, view.wave, code) ?? undefined) as QuadrantDot['pair'];
    const finer = finerQuestion(view, codebook, asked)?.flatMap((query) => answers.further(query) ?? []) ?? [];
    const parts = finerAreas(codebook, view, asked);
    const find = (code: string) =>
      asked.indicators.map((id) =>
        finer.find((one) => one.area === code && one.indicator === id)
      ) as QuadrantDot['pair'];
    const subject: QuadrantsSubject = {
      label: text(asked.label),
      indicators: marks,
      dots: areas.map((area) => dotOf(area, estimatesOf(area.code))),
      small: parts.map(({ code }) =>
        dotOf({ code, label: areaText(codebook, code), type: '', column: null, row: null }, find(code))
      ),
      smallLabel: smallLabelOf(codebook, asked),
      actions: {
        both: text(asked.actions.both),
        first: text(asked.actions.first),
        second: text(asked.actions.second),
        neither: text(asked.actions.neither)
      },
      selected: selected.map((code) => markKey(code))
    };
    const shown = [...areas.map(({ code }) => estimatesOf(code)), ...parts.map(({ code }) => find(code))];
    return {
      title: text(asked.label),
      subtitle: m.gaps_quadrants_subtitle({ indicators: listText(indicators.map(({ label }) => text(label))) }),
      headline: quadrantsSentence(asked, view.area === root.code ? null : view.area, {
        codebook,
        indicators,
        areas,
        areaTypes,
        dots: new Map(subject.dots.map((dot, at) => [areas[at]!.code, dot])),
        small: subject.small,
        smallLabel: subject.smallLabel
      }),
      indicators,
      remarks: [m.gaps_quadrants_means()],
      table: quadrantsTable(subject),
      chart: { type: 'quadrants', subject },
      leads: { ...areaLeads(areas, selected), ...finerLeads(codebook, asked, parts) },
      shows: { waves: [view.wave], estimates: shown.flatMap((both) => both.filter((one): one is Estimate => !!one)) }
    };
  }
};

const pairOf = ({ gaps }: Codebook, pair: string): Quadrants => gaps.quadrants.find(({ name }) => name === pair)!;

function actionOf({ actions }: Quadrants, estimates: QuadrantDot['pair']): string {
  const corner = cornerOf(estimates);
  return corner === null ? m.chart_quadrants_unjudged() : text(actions[corner]);
}

/** The column and the type of areas finer than those that report, where both are told of the same full count. */
function finerPlace(codebook: Codebook, { indicators }: Quadrants) {
  const [first, second] = indicators.map((id) => codebook.indicators.find((one) => one.id === id)!);
  const column = finerColumn(codebook, first!);
  if (column === null || first!.table !== second!.table) return null;
  const { reporting } = geographyOf(codebook);
  const finer = codebook.areas.find(({ code }) => code !== codebook.root && (reporting.get(code) ?? code) !== code);
  return finer ? { table: first!.table, column, kind: finer.type } : null;
}

function finerQuestion({ wave, filters, base }: View, codebook: Codebook, pair: Quadrants): EstimateQuery[] | null {
  const places = finerPlace(codebook, pair);
  return places && [{ waves: [wave], filters, base, indicators: pair.indicators, places }];
}

/** The finer areas of the one that is looked at. */
function finerAreas(codebook: Codebook, { area }: View, pair: Quadrants): { code: string; within: string }[] {
  const places = finerPlace(codebook, pair);
  if (!places) return [];
  const { reporting } = geographyOf(codebook);
  return codebook.areas.flatMap(({ code, type }) => {
    const within = reporting.get(code);
    return type === places.kind && within !== undefined && (area === codebook.root || within === area)
      ? [{ code, within }]
      : [];
  });
}

/** A press on a finer area lists its units that lack the first of the two. */
function finerLeads(
  codebook: Codebook,
  pair: Quadrants,
  parts: { code: string; within: string }[]
): Record<string, Partial<Choices>> {
  const places = finerPlace(codebook, pair);
  if (!places) return {};
  const [indicator] = pair.indicators;
  return Object.fromEntries(
    parts.map(({ code, within }) => [
      markKey(code),
      { list: { indicator, area: within, side: 'lacking' as const, group: { [places.column]: code } } }
    ])
  );
}

const smallLabelOf = (codebook: Codebook, pair: Quadrants): string => {
  const kind = finerPlace(codebook, pair)?.kind;
  return text(codebook.areaTypes.find(({ name }) => name === kind)?.label ?? {});
};

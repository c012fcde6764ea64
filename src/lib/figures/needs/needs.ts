import { dumbbellTable } from '../../charts/dumbbell/table';
import type { DumbbellSubject } from '../../charts/dumbbell/layout';
import type { IndicatorMark } from '../../charts/subject';
import type { Indicator } from '../../codebook/codebook';
import type { Estimate } from '../../estimates/estimates';
import { text } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import type { FigureKind } from '../figure';
import { read } from '../reading';
import { groupOf, questionOf, savedFigure } from '../shownFigure';
import { needsSentence } from './sentence';

/** What is needed beside what is used, option by option, of the same people; of a sample with whether the two can be told apart. */
export const needs: FigureKind<{ name: string }> = {
  resolve: ({ name }, { codebook }) => savedFigure(name, codebook, ['needs']),
  questions: ({ view, name }, { codebook }) => [questionOf(view, codebook, name)],
  opens: ({ name }) => ({ page: '/answers', choices: { open: name } }),
  build({ view, name }, _, answers) {
    const { codebook, areas, root, mark } = read(view, answers);
    const { figure } = groupOf(codebook, name)!;
    const area = areas.find(({ code }) => code === view.area) ?? root;
    const found = answers.further(questionOf(view, codebook, name)) ?? [];
    const estimateOf = ({ id }: Indicator) => found.find((one) => one.indicator === id && one.area === area.code);
    const rows = figure.rows
      .map((row) => ({ row, estimates: row.definitions.map(estimateOf) }))
      .sort((a, b) => gapOf(b.estimates) - gapOf(a.estimates));
    const sides = [m.shown_needs_used(), m.shown_needs_needed()].map((label, at): IndicatorMark => {
      const first = figure.rows[0]!.definitions[at]!;
      return { ...mark(first), id: String(at), label, short: label };
    }) as DumbbellSubject['indicators'];
    const subject: DumbbellSubject = {
      estimates: rows.flatMap(({ row, estimates }) =>
        ([0, 1] as const).flatMap((at) => {
          const one = estimates[at];
          return one ? [{ ...one, area: row.name, indicator: String(at) }] : [];
        })
      ),
      areas: rows.map(({ row }) => ({ code: row.name, label: text(row.label), type: '', column: null, row: null })),
      areaTypes: [],
      indicators: sides,
      isOrdered: true,
      untold: rows.flatMap(({ row, estimates }) => (isTold(estimates[2]) ? [] : [row.name]))
    };
    const title = text(figure.label);
    const base = m.shown_needs_base({ area: area.label, asked: text(figure.asked) });
    return {
      title,
      subtitle: base,
      headline: needsSentence(
        area.label,
        rows.map(({ row, estimates }) => ({ label: text(row.label), estimates }))
      ),
      indicators: figure.rows.flatMap(({ definitions }) => definitions),
      remarks: [base, ...(subject.untold!.length > 0 ? [m.gaps_pair_untold()] : [])],
      table: withColumn(dumbbellTable(subject)),
      chart: { type: 'dumbbell', subject },
      leads: {},
      shows: {
        waves: [view.wave],
        area: view.area,
        estimates: rows.flatMap(({ estimates }) => estimates.filter((one) => !!one))
      }
    };
  }
};

/** The table's rows are options, not areas of a type. */
const withColumn = ({ head, rows }: ReturnType<typeof dumbbellTable>) => ({
  head: [m.shown_needs_option(), ...head.slice(2)],
  rows: rows.map(([option, , ...cells]) => [option!, ...cells])
});

const gapOf = (estimates: (Estimate | undefined)[]): number => estimates[2]?.value ?? -Infinity;

/** A sample whose interval of the difference holds zero has seen none. */
export const isTold = (gap: Estimate | undefined): boolean =>
  !gap?.interval || gap.interval[0] > 0 || gap.interval[1] < 0;

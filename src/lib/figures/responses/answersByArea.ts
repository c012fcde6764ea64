import { appearanceOf, appearanceWords } from '../../charts/appearance';
import { markKey } from '../../charts/mark';
import { nWords, sentence } from '../../charts/sentence';
import type { IndicatorMark } from '../../charts/subject';
import { sizeCell, valueCell, type Table, type TableCell } from '../../charts/table';
import type { TrellisSubject } from '../../charts/trellis/subject';
import type { Indicator } from '../../codebook/codebook';
import type { Estimate } from '../../estimates/estimates';
import { formatValue, text } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import type { Draft } from '../figure';
import { areaLeads } from '../leads';
import type { Reading } from '../reading';

/** Answers as rows, each with its definition, by area. */
export interface AnswerRows {
  label: string;
  rows: { key: string; label: string; indicator: Indicator }[];
  found: Estimate[];
  /** all rows are of the same people: their number stands once under the columns, and else beside each row */
  isOneBase: boolean;
  /** the largest first, or in the order in which they are written */
  order: 'size' | 'written';
}

export interface AnswersByArea extends Pick<Draft, 'table' | 'chart' | 'leads' | 'indicators'> {
  shown: Estimate[];
  /** of the area that is looked at, in the order of the rows */
  named: { label: string; estimate: Estimate | undefined }[];
  area: { code: string; label: string };
}

/** Rows of bars: every answer, in the area that is looked at and beside the others. */
export function answersByArea(
  asked: AnswerRows,
  { areas, root, selected, mark }: Reading,
  view: string
): AnswersByArea {
  const area = areas.find(({ code }) => code === view) ?? root;
  const columns = area.code === root.code ? [root, ...areas] : [area, root];
  const estimateOf = ({ id }: Indicator, place: string) =>
    asked.found.find((one) => one.indicator === id && one.area === place);
  const bySize = (one: AnswerRows['rows'][number]) => sizeOf(estimateOf(one.indicator, area.code));
  const rows = asked.order === 'size' ? [...asked.rows].sort((a, b) => bySize(b) - bySize(a)) : asked.rows;
  const markOf = (code: string, { id }: Indicator) => (code === root.code ? null : markKey(code, id));
  const subject: TrellisSubject = {
    heads: columns.map(({ label }, at) => ({ label, isStrong: at === 0 })),
    groups: [],
    corner: asked.label,
    rows: rows.map(({ key, label, indicator }) => ({
      key,
      label: asked.isOneBase ? label : withSize(label, estimateOf(indicator, area.code)),
      isStrong: false,
      cells: columns.map((place) => {
        const estimate = estimateOf(indicator, place.code);
        return {
          estimate,
          text: isShown(estimate) ? formatValue(estimate.value!, indicator.format) : '',
          sentence: sentence(place, mark(indicator), estimate),
          mark: markOf(place.code, indicator)
        };
      })
    })),
    foot: asked.isOneBase
      ? {
          label: 'n',
          cells: columns.map(({ code }) => nWords(rows[0] ? estimateOf(rows[0].indicator, code) : undefined))
        }
      : null,
    label: asked.label
  };
  const leads = Object.entries(areaLeads(areas, selected)).flatMap(([code, lead]) =>
    rows.map(({ indicator }) => [markKey(code, indicator.id), lead] as const)
  );
  return {
    table: tableOf(
      subject.corner,
      rows.map(({ label, indicator }) => ({ label, indicator: mark(indicator) })),
      columns.map(({ label }) => label),
      rows.map(({ indicator }) => columns.map(({ code }) => estimateOf(indicator, code)))
    ),
    chart: { type: 'trellis', subject },
    leads: Object.fromEntries(leads),
    indicators: rows.map(({ indicator }) => indicator),
    shown: columns.flatMap(({ code }) => rows.flatMap(({ indicator }) => estimateOf(indicator, code) ?? [])),
    named: rows.map(({ label, indicator }) => ({ label, estimate: estimateOf(indicator, area.code) })),
    area: { code: area.code, label: area.label }
  };
}

const withSize = (label: string, estimate: Estimate | undefined): string => {
  const n = nWords(estimate);
  return n === '' ? label : m.shown_row_n({ label, n });
};

const isShown = (one: Estimate | undefined): one is Estimate =>
  (one?.state === 'value' || one?.state === 'zero') && one.value !== null;

/** By what is named most; what is not known after that. */
const sizeOf = (one: Estimate | undefined): number => (isShown(one) ? one.value! : -1);

function tableOf(
  corner: string,
  rows: { label: string; indicator: IndicatorMark }[],
  places: string[],
  found: (Estimate | undefined)[][]
): Table {
  const isShare = rows.every(({ indicator }) => indicator.format === 'percent');
  return {
    head: [
      corner,
      m.chart_column_area(),
      isShare ? m.gaps_cause_share() : m.indicators_value(),
      m.chart_column_state(),
      m.chart_column_n(),
      m.chart_column_lower(),
      m.chart_column_upper()
    ],
    rows: rows.flatMap(({ label, indicator: { format } }, at) =>
      places.map((place, column): TableCell[] => {
        const one = found[at]![column];
        const known = isShown(one) ? one : null;
        return [
          label,
          place,
          valueCell(known?.value, format),
          appearanceWords[appearanceOf(one)](),
          sizeCell(one),
          valueCell(known?.interval?.[0], format),
          valueCell(known?.interval?.[1], format)
        ];
      })
    )
  };
}

/** The rows of a question's codes, in the reader's words. */
export const rowsOf = (
  codes: { name: string; label: Record<string, string>; id: string }[],
  indicatorOf: (id: string) => Indicator | undefined
): AnswerRows['rows'] =>
  codes.flatMap(({ name, label, id }) => {
    const indicator = indicatorOf(id);
    return indicator ? [{ key: name, label: text(label), indicator }] : [];
  });

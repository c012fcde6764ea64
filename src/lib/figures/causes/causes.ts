import { appearanceOf, appearanceWords } from '../../charts/appearance';
import { markKey } from '../../charts/mark';
import { sentence, nWords } from '../../charts/sentence';
import { sizeCell, valueCell, type Table, type TableCell } from '../../charts/table';
import type { TrellisSubject } from '../../charts/trellis/subject';
import type { Cause, Codebook } from '../../codebook/codebook';
import { causeCodes, causeId } from '../../codebook/gaps/derive';
import type { EstimateQuery } from '../../estimates/ask';
import type { Estimate } from '../../estimates/estimates';
import { formatValue, text } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import type { FigureKind } from '../figure';
import { areaLeads } from '../leads';
import { read } from '../reading';
import type { View } from '../view/view';
import { causeSentence } from './sentence';

interface Options {
  /** table and column of a question that names causes */
  question: [table: string, column: string];
  /** the indicator whose shortfall it explains; null of what hinders every one */
  explains: string | null;
}

/** What the answers to one question name as causes, by area: of those who answered it, so that several answers may pass 100 %. */
export const causes: FigureKind<Options> = {
  resolve({ question, explains }, { codebook }) {
    const [table, column] = Array.isArray(question) ? (question as unknown[]) : [];
    const found = codebook.gaps.causes.find((one) => one.table === table && one.question === column);
    if (!found) return { fault: m.figure_spec_unknown() };
    if (explains == null) return { question: [found.table, found.question], explains: null };
    const indicator = found.indicators.find((one) => one === explains);
    return indicator === undefined
      ? { fault: m.figure_spec_indicator({ indicator: String(explains) }) }
      : { question: [found.table, found.question], explains: indicator };
  },
  questions: ({ view, question }, { codebook }) => [questionOf(view, codebook, causeOf(codebook, question))],
  opens: ({ explains }) => ({ page: '/gaps', choices: { open: 'why', indicator: explains } }),
  build({ view, question }, _, answers) {
    const { codebook, areas, root, selected, mark } = read(view, answers);
    const cause = causeOf(codebook, question);
    const found = answers.further(questionOf(view, codebook, cause)) ?? [];
    const isMany =
      codebook.tables.find(({ name }) => name === cause.table)?.variables.find(({ name }) => name === cause.question)
        ?.type === 'select_multiple';
    const area = areas.find(({ code }) => code === view.area) ?? root;
    const columns = area.code === root.code ? [root, ...areas] : [area, root];
    const estimateOf = (code: string, place: string) =>
      found.find((one) => one.indicator === causeId(cause, code) && one.area === place);
    const codes = [...causeCodes(cause, codebook)].sort(
      (a, b) => sizeOf(estimateOf(b.name, area.code)) - sizeOf(estimateOf(a.name, area.code))
    );
    const indicators = codes.map(({ name }) => answers.indicator(causeId(cause, name))!);
    const subject: TrellisSubject = {
      heads: columns.map(({ label }, at) => ({ label, isStrong: at === 0 })),
      groups: [],
      corner: text(cause.label),
      rows: codes.map(({ name, label }, at) => ({
        key: name,
        label: text(label),
        isStrong: false,
        cells: columns.map((place) => {
          const estimate = estimateOf(name, place.code);
          return {
            estimate,
            text: isShown(estimate) ? formatValue(estimate.value!, 'percent') : '',
            sentence: sentence(place, mark(indicators[at]!), estimate),
            mark: place.code === root.code ? null : markKey(place.code, causeId(cause, name))
          };
        })
      })),
      foot: {
        label: 'n',
        cells: columns.map(({ code }) => nWords(estimateOf(codes[0]?.name ?? '', code)))
      },
      label: text(cause.label)
    };
    const shown = columns.flatMap(({ code }) => codes.flatMap(({ name }) => estimateOf(name, code) ?? []));
    return {
      title: text(cause.label),
      subtitle: isMany
        ? m.gaps_cause_many({ asked: text(cause.asked) })
        : m.gaps_cause_one({ asked: text(cause.asked) }),
      headline: causeSentence(
        text(cause.label),
        area.label,
        codes.map(({ name, label }) => ({ label: text(label), estimate: estimateOf(name, area.code) }))
      ),
      indicators,
      remarks: [
        isMany ? m.gaps_cause_many({ asked: text(cause.asked) }) : m.gaps_cause_one({ asked: text(cause.asked) })
      ],
      table: tableOf(
        subject,
        columns.map(({ label }) => label),
        codes.map(({ name }) => columns.map(({ code }) => estimateOf(name, code)))
      ),
      chart: { type: 'trellis', subject },
      leads: Object.fromEntries(
        Object.entries(areaLeads(areas, selected)).flatMap(([code, lead]) =>
          codes.map(({ name }) => [markKey(code, causeId(cause, name)), lead] as const)
        )
      ),
      shows: { waves: [view.wave], estimates: shown }
    };
  }
};

const causeOf = ({ gaps }: Codebook, [table, column]: [string, string]): Cause =>
  gaps.causes.find((one) => one.table === table && one.question === column)!;

const questionOf = ({ wave, filters, base }: View, codebook: Codebook, cause: Cause): EstimateQuery => ({
  waves: [wave],
  filters,
  base,
  indicators: causeCodes(cause, codebook).map(({ name }) => causeId(cause, name))
});

const isShown = (one: Estimate | undefined): one is Estimate =>
  (one?.state === 'value' || one?.state === 'zero') && one.value !== null;

/** By what is named most; what is not known after that. */
const sizeOf = (one: Estimate | undefined): number => (isShown(one) ? one.value! : -1);

function tableOf(subject: TrellisSubject, places: string[], found: (Estimate | undefined)[][]): Table {
  return {
    head: [
      subject.corner,
      m.chart_column_area(),
      m.gaps_cause_share(),
      m.chart_column_state(),
      m.chart_column_n(),
      m.chart_column_lower(),
      m.chart_column_upper()
    ],
    rows: subject.rows.flatMap(({ label }, at) =>
      places.map((place, column): TableCell[] => {
        const one = found[at]![column];
        const known = isShown(one) ? one : null;
        return [
          label,
          place,
          valueCell(known?.value, 'percent'),
          appearanceWords[appearanceOf(one)](),
          sizeCell(one),
          valueCell(known?.interval?.[0], 'percent'),
          valueCell(known?.interval?.[1], 'percent')
        ];
      })
    )
  };
}

import type { BreakdownSubject } from '../../charts/breakdown/subject';
import { breakdownTable } from '../../charts/breakdown/table';
import { tellGroups } from '../../estimates/compare/groups';
import { text } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import { breakdownSentence } from '../breakdown/sentence';
import type { Draft } from '../figure';
import { read } from '../reading';
import type { Crossing } from './crossing';
import { markAt } from './grid';
import { leadOf } from './lead';
import { remarksOf } from './remarks';

/** A share or a mean by one thing: bars beside the whole, with how far the best is from the worst. */
export function single(crossing: Crossing): Draft {
  const { spec, indicators, rows, cells, answers, by } = crossing;
  const indicator = indicators[0]!;
  const { areas, root, mark } = read(spec.view, answers);
  const area = areas.find(({ code }) => code === spec.view.area) ?? root;
  const total = cells();
  const estimates = rows.map((row) => cells(row)!);
  const told = tellGroups(estimates, total ?? null, indicator.direction, by.isMany);
  const marks = estimates.map((one) => markAt(one, spec));
  const subject: BreakdownSubject = {
    label: m.slice_title_one({ indicator: text(indicator.label), rows: by.label }),
    by: by.label,
    indicator: mark(indicator),
    rows: rows.map(({ label }, at) => ({
      label,
      estimate: estimates[at]!,
      beside: told.beside[at]!,
      people: null,
      mark: marks[at]!
    })),
    total: { label: area.label, estimate: total ?? null },
    gap: told.gap,
    people: null
  };
  return {
    title: subject.label,
    subtitle: m.indicator_by_subtitle({ area: area.label }),
    headline: breakdownSentence(subject, indicator, area.label),
    indicators: [indicator],
    remarks: remarksOf(crossing),
    table: breakdownTable(subject),
    chart: { type: 'breakdown', subject },
    leads: Object.fromEntries(marks.map((one, at) => [one, leadOf(crossing, estimates[at]!)])),
    shows: { waves: [spec.view.wave], area: spec.view.area, estimates: [...estimates, ...(total ? [total] : [])] }
  };
}

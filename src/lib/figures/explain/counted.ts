import { columnsUsed } from '../../estimates/cells/cellQuery';
import { measure } from '../../estimates/cells/tableQuery';
import { text } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import { universeTexts } from '../words/universe';
import { exactText } from './exactText';
import type { Asked, Counts, Excluded } from './explanation';

/** More reasons than this are one line. */
const most = 6;

/**
 * What is counted and what is not, so that both together are all rows.
 * @param excluded rows that do not count by their reasons; where they do not add up to what the estimate says, its own counts stand
 */
export function countsOf(asked: Asked, excluded: Excluded[] | null): Counts {
  const { estimate, table } = asked;
  const { n, numerator, denominator, nonresponse, notEligible } = estimate;
  const own = { notEligible, nonresponse };
  const sum = (kind: Excluded['kind']) =>
    (excluded ?? []).reduce((total, one) => total + (one.kind === kind ? one.count : 0), 0);
  const isExact = excluded !== null && sum('notEligible') === notEligible && sum('nonresponse') === nonresponse;
  const isRows = table.design !== 'aggregated' && n !== null && nonresponse !== null && notEligible !== null;
  const kinds = (['notEligible', 'nonresponse'] as const).flatMap((kind): Excluded[] => {
    const count = own[kind];
    return count === null || count === 0 ? [] : [{ kind, count, reason: reasonOf(asked, kind) }];
  });
  return {
    n,
    numerator,
    denominator,
    rows: isRows ? n + nonresponse + notEligible : null,
    excluded: isExact ? excluded : kinds
  };
}

export function countedLines({ estimate, table }: Asked, { n, rows, excluded }: Counts): string[] {
  const unit = table.design === 'aggregated' ? m.explain_rows() : text(table.observation);
  const quantity = (count: number) => m.explain_quantity({ number: exactText(count), unit });
  const observed = text(table.observation);
  const [shown, others] =
    excluded.length > most ? [excluded.slice(0, most - 1), excluded.slice(most - 1)] : [excluded, []];
  const other = others.reduce((sum, one) => sum + one.count, 0);
  const first =
    rows !== null
      ? m.explain_all({ rows: quantity(rows), n: exactText(n!), excluded: exactText(rows - n!) })
      : n === null
        ? m.explain_n_unknown()
        : m.explain_n({ n: m.explain_quantity({ number: exactText(n), unit: observed }) });
  const isUntold = estimate.nonresponse === null || estimate.notEligible === null;
  return [
    first,
    ...shown.map(({ count, reason }) => m.explain_excluded({ count: quantity(count), reason })),
    ...(other > 0 ? [m.explain_excluded_others({ count: quantity(other), reasons: others.length })] : []),
    ...(isUntold ? [m.explain_untold()] : [])
  ];
}

function reasonOf({ codebook, table, indicator, part }: Asked, kind: Excluded['kind']): string {
  const counted = part ?? indicator;
  if (kind === 'notEligible') {
    const who = universeTexts(codebook, table, counted);
    return who.length > 0 ? m.explain_not_asked_of({ who: who.join(m.slide_semicolon()) }) : m.explain_not_asked();
  }
  const [measured] = measure(counted, table);
  const used = measured ? columnsUsed(measured) : [];
  const labels = table.variables.flatMap(({ name, label }) => (used.includes(name) ? [text(label)] : []));
  return labels.length > 0 && labels.length <= 4
    ? m.explain_blank_of({ columns: labels.join(m.ui_list_separator()) })
    : m.explain_blank();
}

import { formatNumber } from '$lib/i18n/format';
import { m } from '$lib/paraglide/messages';
import { mostRows, mostSeconds, type SqlFault } from '$lib/session/sql/askSql';

/** Why there is no result, in the reader's words. */
export function faultText(fault: SqlFault, names: string[]): string {
  const what = fault.said;
  switch (fault.kind) {
    case 'empty':
      return m.sql_fault_empty();
    case 'start':
      return m.sql_fault_start({ what });
    case 'second':
      return m.sql_fault_second();
    case 'word':
      return m.sql_fault_word({ what: what.toUpperCase() });
    case 'sign':
      return m.sql_fault_sign({ what: short(what) });
    case 'wide':
      return m.sql_fault_wide({ what });
    case 'bracket':
      return m.sql_fault_bracket();
    case 'file':
      return m.sql_fault_file();
    case 'qualified':
      return m.sql_fault_qualified();
    case 'unknown': {
      const near = nearest(what, names);
      return near ? m.sql_fault_unknown_near({ what: short(what), near }) : m.sql_fault_unknown({ what: short(what) });
    }
    case 'persons':
      return m.sql_fault_persons({ what });
    case 'call':
      return m.sql_fault_call({ what });
    case 'from':
      return m.sql_fault_from();
    case 'time':
      return m.sql_fault_time({ seconds: mostSeconds });
    case 'rows':
      return m.sql_fault_rows({ count: formatNumber(mostRows) });
    case 'crash':
      return m.sql_fault_crash();
    case 'unreadable':
      return m.sql_fault_unreadable();
    case 'engine':
      return engineText(fault);
  }
}

/** What DuckDB says itself; null of a fault that it has not found. */
export const engineSays = ({ kind, type, said }: SqlFault): string | null =>
  kind === 'engine' ? `${type} Error: ${said}` : kind === 'unreadable' ? said : null;

function engineText({ type, said }: SqlFault): string {
  const column = /Referenced column "([^"]+)" (?:was )?not found/.exec(said)?.[1];
  if (column !== undefined) {
    const near = /Candidate bindings: (.*)/s
      .exec(said)?.[1]
      ?.match(/"[^"]+"/g)
      ?.slice(0, 4);
    const names = near?.map((name) => name.slice(1, -1)).join(m.sql_list_separator());
    return names ? m.sql_fault_column_near({ name: column, near: names }) : m.sql_fault_column({ name: column });
  }
  if (type === 'Parser') return m.sql_fault_parser();
  if (/must appear in the GROUP BY/.test(said)) return m.sql_fault_group();
  if (type === 'Conversion') return m.sql_fault_conversion();
  if (/Out of Memory|memory/i.test(type)) return m.sql_fault_memory();
  return m.sql_fault_engine();
}

const short = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

/** The known name that begins as this one does for longest, of two letters at least. */
function nearest(name: string, names: string[]): string | null {
  const alike = (other: string) => {
    let at = 0;
    while (at < other.length && other[at] === name[at]?.toLowerCase()) at++;
    return at;
  };
  const [best] = [...names].sort((a, b) => alike(b) - alike(a));
  return best !== undefined && alike(best) >= 2 ? best : null;
}

import { csvParseRows } from 'd3';
import type { Codebook, TableSpec } from '../../codebook/codebook';
import type { Label } from '../../i18n/label';
import { columnOfHead, visitMarks, type Visit, type VisitMark } from './visit';

/** A list of visits as it came back. */
export interface ReturnedVisits {
  table: TableSpec;
  /** by id as the file writes it; of one that stands there twice with different entries none */
  visits: Omit<Visit, 'area'>[];
  twice: string[];
  /** entries that are neither yes, no nor a date */
  unclear: { unit: string; column: VisitMark; text: string }[];
}

/** Title rows that somebody has put over the heads. */
const maxTitles = 12;

/** What a sheet says of visits; null of a sheet that is no list of visits. */
export function readVisits(csv: string, codebook: Pick<Codebook, 'tables'>): ReturnedVisits | null {
  const rows = csvParseRows(csv.replace(/^\uFEFF/, ''));
  for (const [at, head] of rows.slice(0, maxTitles).entries()) {
    const marks = head.map(columnOfHead);
    if (new Set(visitMarks.filter((mark) => marks.includes(mark))).size < 3) continue;
    for (const table of codebook.tables) {
      const id = idColumn(table, head);
      if (id >= 0) return visitsOf(table, rows.slice(at + 1), id, marks);
    }
  }
  return null;
}

/** The place of the id of a full count with an id of one column; -1 where the heads have none. */
function idColumn({ design, key, variables }: TableSpec, head: string[]): number {
  const variable = variables.find(({ name }) => name === key[0]);
  if (design !== 'census' || key.length !== 1 || !variable) return -1;
  const names = [variable.name, ...variable.aliases, ...Object.values(variable.label as Label)];
  const known = new Set(names.map((name) => String(name).toLowerCase()));
  return head.findIndex((cell) => known.has(cell.trim().toLowerCase()));
}

function visitsOf(
  table: TableSpec,
  rows: string[][],
  id: number,
  marks: (VisitMark | 'note' | null)[]
): ReturnedVisits {
  const found = new Map<string, Omit<Visit, 'area'>>();
  const twice = new Set<string>();
  const unclear: ReturnedVisits['unclear'] = [];
  for (const row of rows) {
    const unit = (row[id] ?? '').normalize('NFKC').trim().replace(/^'/, '');
    if (unit === '') continue;
    const visit = { unit, agreed: false, done: false, notApplicable: false, removed: false, note: '' };
    for (const [at, column] of marks.entries()) {
      const text = (row[at] ?? '').normalize('NFKC').trim();
      if (column === null || text === '') continue;
      if (column === 'note') visit.note = text;
      else {
        const says = ticked(text);
        if (says === null) unclear.push({ unit, column, text });
        visit[column] = says ?? false;
      }
    }
    const before = found.get(unit);
    if (before && JSON.stringify(before) !== JSON.stringify(visit)) twice.add(unit);
    found.set(unit, visit);
  }
  return { table, visits: [...found.values()].filter(({ unit }) => !twice.has(unit)), twice: [...twice], unclear };
}

const yes = /^(是|有|对|√|✓|✔|☑|1|y|yes|true|已.{0,3}|完成)$/i;
const no = /^(否|无|没有|未.{0,3}|不是?|×|✗|✕|0|n|no|false|-|—|\/)$/i;
const date = /^(\d{4}[-/.年])?\d{1,2}[-/.月]\d{1,2}日?( \d{1,2}:\d{2}(:\d{2})?)?$|^\d{1,2}月$/;

/** Whether a cell says that it is so; null where nobody can tell. A date says that it is. */
function ticked(text: string): boolean | null {
  if (no.test(text)) return false;
  return yes.test(text) || date.test(text) ? true : null;
}

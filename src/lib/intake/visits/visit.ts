import { m } from '../../paraglide/messages';
import { locales, type Locale } from '../../paraglide/runtime';

/** What whoever visits units ticks, in the order of the columns. */
export const visitMarks = ['agreed', 'done', 'notApplicable', 'removed'] as const;
export type VisitMark = (typeof visitMarks)[number];

/** What has been noted of a unit that is to be visited: progress, never an answer of the survey. */
export interface Visit extends Record<VisitMark, boolean> {
  /** its id, as the survey writes it */
  unit: string;
  /** code of the area that it reports to */
  area: string;
  note: string;
}

const heads: Record<VisitMark | 'note', (inputs: object, options: { locale: Locale }) => string> = {
  agreed: m.visits_agreed,
  done: m.visits_done,
  notApplicable: m.visits_notApplicable,
  removed: m.visits_removed,
  note: m.visits_note
};

/** The head of a column to be filled in. */
export const visitHead = (column: VisitMark | 'note', locale: Locale): string => heads[column]({}, { locale });

/** The column that a head is of, in any language; null of another. */
export function columnOfHead(head: string): VisitMark | 'note' | null {
  const found = [...visitMarks, 'note' as const].find((column) =>
    locales.some((locale) => visitHead(column, locale).toLowerCase() === head.trim().toLowerCase())
  );
  return found ?? null;
}

/** Nothing was filled in. */
const isBlank = (visit: Omit<Visit, 'area'>): boolean => visit.note === '' && visitMarks.every((mark) => !visit[mark]);

/** What becomes of the notes when a list comes back: a unit of which it says nothing keeps what was noted. */
export function mergeVisits(
  noted: ReadonlyMap<string, Visit>,
  back: Visit[]
): { merged: Visit[]; changes: { before: Visit; after: Visit }[]; fresh: number; same: number } {
  const merged = new Map(noted);
  const changes: { before: Visit; after: Visit }[] = [];
  let [fresh, same] = [0, 0];
  for (const after of back) {
    const before = noted.get(after.unit);
    if (!before) fresh += 1;
    else if (isBlank(after) || sameVisit(before, after)) {
      same += 1;
      continue;
    } else changes.push({ before, after });
    merged.set(after.unit, after);
  }
  return { merged: [...merged.values()], changes, fresh, same };
}

/** Two notes of a unit that say the same. */
const sameVisit = (a: Visit, b: Visit): boolean => a.note === b.note && visitMarks.every((mark) => a[mark] === b[mark]);

import type { Clause } from './clauses';

/** A rate is no count; a number without a unit may be either. */
export type NumberKind = 'rate' | 'count' | 'either';

/** A number as it stands in a text: its value in the scale of its words, its places behind the point, and whether it is a rate. */
export interface Written {
  text: string;
  at: number;
  value: number;
  places: number;
  isRate: boolean;
  kind: NumberKind;
}

const pattern =
  /(?<![\d.A-Za-z])[−-]?\d+(?:,\d{3})*(?:\.\d+)?(\s?万)?(\s?%|\s?个?百分点|\s?percentage points?|\s?per ?cent\b)?/g;
const unit =
  /^\s?(?:[家户人名件份处]|个(?!百分点)|(?:units|people|persons|enterprises|workers|members|cases|stations|townships|areas)\b)/;

/** Every number of a text; of a date or a wave, too. */
export function numbersIn(text: string): Written[] {
  return [...text.matchAll(pattern)].map((found) => {
    const [whole, large, rate] = found;
    const digits = whole.replace(/[,\s]|万.*$|%|个?百分点|percentage points?|per ?cent/g, '').replace('−', '-');
    const places = digits.split('.')[1]?.length ?? 0;
    const isCounted = unit.test(text.slice(found.index + whole.length));
    return {
      text: whole.trim(),
      at: found.index,
      value: Math.abs(Number(digits)) * (large ? 10_000 : 1),
      places: large ? places - 4 : places,
      isRate: rate !== undefined,
      kind: rate !== undefined || (places > 0 && !large) ? 'rate' : isCounted || large ? 'count' : 'either'
    };
  });
}

/**
 * Whose a number of a text is: of the area that its bracket stands behind, or the only one of its clause; null where that is
 * open.
 */
function areaAt({ at, text }: Written, typed: string, clauses: Clause[]): string | null {
  const clause = clauses.find((one) => at >= one.at && at < one.end);
  if (!clause) return null;
  const opened = /[（(]([^（()）]*)$/.exec(typed.slice(clause.at, at));
  if (opened) {
    const before = clause.areas.find(({ end }) => end === opened.index);
    const rest = typed.slice(at + text.length, clause.end);
    if (before && opened[1]!.trim() === '' && /^[^，,；;（(]*[）)]/.test(rest)) return before.key;
    return null;
  }
  return clause.areas.length === 1 ? clause.areas[0]!.key : null;
}

/** Whose a number may be: of a clause that names nobody, of the one that its sentence is about, or of the whole; null where that is open. */
export function areasAt(one: Written, typed: string, clauses: Clause[], whole: string): string[] | null {
  const area = areaAt(one, typed, clauses);
  if (area !== null) return [area];
  const clause = clauses.find(({ at, end }) => one.at >= at && one.at < end);
  if (!clause || clause.areas.length > 0 || clause.subject?.length !== 1) return null;
  const [subject] = clause.subject as [string];
  return subject === whole ? null : [subject, whole];
}

import type { Answers } from '../../figures/answers';
import { m } from '../../paraglide/messages';
import { personalNumbers } from '../gate/personal';
import type { Said } from '../told';
import { clausesOf, type Clause } from './clauses';
import { knownNumbers, type Known } from './known';
import { areasAt, numbersIn, type NumberKind, type Written } from './numbers';

/** What of the numbers that a person typed is none of the slide's own, with the nearest that is: of the area that the number is of, where the words name one. */
export function wrongNumbers(typed: string, said: Said, answers: Answers): string[] {
  const { codebook } = answers;
  const years = new Set(
    codebook.waves.flatMap(({ label }) => numbersIn(Object.values(label).join(' '))).map(({ value }) => value)
  );
  const clauses = clausesOf(typed, codebook, said.figure.indicators, said.figure.spec.view.area);
  const named = clauses.flatMap(({ areas }) => areas.map(({ key }) => key));
  const known = knownNumbers(said, answers, [...new Set(named)]);
  return numbersIn(typed).flatMap((one) => {
    // of a phone or id the gate speaks
    if ((!one.isRate && years.has(one.value)) || personalNumbers(one.text).length > 0) return [];
    const areas = areasAt(one, typed, clauses, said.figure.spec.view.area);
    const own = known.filter(({ area }) => areas === null || area === null || areas.includes(area));
    const likely = own.filter(({ kind }) => isAlike(kind, one.kind));
    if (likely.some((other) => isSame(one, other.value))) return [];
    return wrongNumber(one, likely, clauses);
  });
}

/** With the nearest: of the areas of its clause or the one before, where they name any. */
function wrongNumber({ text, value, at, kind }: Written, likely: Known[], clauses: Clause[]): string {
  const clause = clauses.find((one) => at >= one.at && at < one.end);
  const areas = clause?.areas.length ? clause.areas.map(({ key }) => key) : (clause?.subject ?? []);
  const shown = likely.filter((one) => one.of !== '' && (kind !== 'rate' || one.kind === 'rate'));
  const isOf = ({ area, isBetween }: Known) => (area === null ? isBetween && areas.length > 1 : areas.includes(area));
  const named = shown.filter(isOf);
  // whoever names an area is told what it has; else a number far off helps nobody
  const isLike = ({ value: other }: Known) =>
    !!clause?.areas.length || (2 * Math.abs(other) >= value && Math.abs(other) <= 2 * value);
  const near = (named.length > 0 ? named : shown)
    .filter(isLike)
    .sort((a, b) => Math.abs(a.value - value) - Math.abs(b.value - value))[0];
  return near
    ? m.briefing_check_number({ number: text, right: near.text, of: near.of })
    : m.briefing_check_number_none({ number: text });
}

const isAlike = (a: NumberKind, b: NumberKind): boolean => a === b || a === 'either' || b === 'either';

/** Rounded as it is written it is the same. */
function isSame({ value, places }: Written, known: number): boolean {
  const scale = 10 ** places;
  return Math.abs(Math.round(Math.abs(known) * scale + 1e-9) - value * scale) < 0.5 * Math.min(1, scale) + 1e-6;
}

import type { Codebook } from '../../codebook/codebook';
import type { Estimate } from '../../estimates/estimates';
import type { Said } from '../told';
import { leftOfWhole } from './leftOfWhole';

/** A number of persons that follows from what several slides show together, and is too small to be shown. */
export interface GiveAway {
  indicator: string;
  area: string;
  /** how many persons it is about */
  persons: number;
  /** places of the slides that give it away together, from 0 */
  slides: number[];
}

interface Known {
  filters: Record<string, string[]>;
  n: number;
  at: number;
}

/**
 * What a reader of the whole deck can subtract: of each question and area the answers under one choice of filters, less those under
 * choices within it that share nobody. All that is left over must be nobody, or enough not to be known. One way for each choice is told.
 */
export function giveAways(
  slides: readonly Pick<Said, 'figure'>[],
  { tables, indicators, derived }: Codebook
): GiveAway[] {
  const limit = (id: string) => {
    const table = [...indicators, ...derived].find((one) => one.id === id)?.table;
    return tables.find(({ name }) => name === table)?.hideBelow ?? 0;
  };
  return [...known(slides)].flatMap(([key, views]) => {
    const { indicator, area } = JSON.parse(key) as { indicator: string; area: string };
    const below = limit(indicator);
    return below > 0 ? leftOver(views, below).map((found) => ({ indicator, area, ...found })) : [];
  });
}

/** Numbers of answers that the slides show, by question, wave and place. */
function known(slides: readonly Pick<Said, 'figure'>[]): Map<string, Known[]> {
  const all = new Map<string, Known[]>();
  slides.forEach(({ figure: { estimates, spec } }, at) => {
    for (const one of estimates) {
      if (one.n === null || one.state === 'hidden') continue;
      const key = keyOf(one);
      all.set(key, [...(all.get(key) ?? []), { filters: spec.view.filters, n: one.n, at }]);
    }
  });
  return all;
}

const keyOf = ({ indicator, wave, area, base, group }: Estimate): string =>
  JSON.stringify({ indicator, wave, area, base, group });

function leftOver(views: Known[], below: number): Pick<GiveAway, 'persons' | 'slides'>[] {
  const different = [...new Map(views.map((one) => [JSON.stringify(one.filters), one])).values()];
  const isSmall = (n: number) => n > 0 && n < below;
  const alone = different.filter(({ n }) => isSmall(n)).map(({ n, at }) => ({ persons: n, slides: [at] }));
  const beside = different.flatMap((whole) => {
    const parts = different.filter((one) => one !== whole && isWithin(one, whole));
    const some = leftOfWhole(whole.n, parts, below, { isWithin, shareNobody });
    if (some === null) return [];
    const persons = some.reduce((rest, { n }) => rest - n, whole.n);
    return { persons, slides: [whole.at, ...some.map(({ at }) => at)] };
  });
  return [...alone, ...beside];
}

/** Every row that passes the first choice of filters passes the second. */
const isWithin = ({ filters }: Known, { filters: of }: Known): boolean =>
  Object.entries(of).every(([name, codes]) => filters[name]?.every((code) => codes.includes(code)) ?? false);

/** No row passes both: a filter has no code in common. */
const shareNobody = ({ filters }: Known, { filters: other }: Known): boolean =>
  Object.entries(filters).some(([name, codes]) => other[name] && !other[name].some((code) => codes.includes(code)));

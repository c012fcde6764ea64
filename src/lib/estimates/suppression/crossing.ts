import type { Count } from '../../stats/suppress';
import { spotKey } from '../place';
import type { Geography } from '../geography';

/** Rows that name no area of a type: counted in the root, shown nowhere. */
export const ELSEWHERE = '';

/** Key of an area, a type or the root with a value of a filter; null is a blank, which is shown nowhere. */
export const valueKey = (area: string, value: string | null): string => spotKey({ area, group: { value } });

/** Areas, types and the root: root = Σ types + elsewhere, type = Σ areas. */
export function tree(headcounts: number[][][], geography: Geography): Count[] {
  const { areas, types, elsewhere, root } = numbersAt(headcounts, geography, null);
  const count = (key: string, from: string, to: string, n: number[], loss: number): Count => ({
    ...{ key, from, to, n, cost: loss + shareOf(n, root), hidden: false }
  });
  return [
    count(geography.root, 'end', 'root', root, LOSS.root),
    { ...count(ELSEWHERE, 'root', 'end', elsewhere, LOSS.none), hidden: isAny(elsewhere) },
    ...geography.types.flatMap((type, at) => [
      count(type.key, 'root', type.key, types[at]!, LOSS.type),
      ...type.areas.map((area) => count(area, type.key, 'end', areas.get(area)!, LOSS.area))
    ])
  ];
}

/**
 * Areas x values: the rows of an area leave its vertex by their value, meet those of its type and of the root with the same
 * value, and all meet at the end. Margins are as the tree has them: known, or hidden with all that is below them, zeros too,
 * so that what one filter shows tells nothing of the margin to who looks at another.
 * @param margins hidden keys of the tree
 */
export function crossed(
  headcounts: number[][][],
  values: (string | null)[],
  geography: Geography,
  margins: Set<string>
): Count[] {
  const total = numbersAt(headcounts, geography, null);
  const margin = (key: string, from: string, to: string, n: number[]): Count[] =>
    margins.has(key) ? [{ key: valueKey(key, MARGIN), from, to, n, cost: LOSS.none, hidden: true }] : [];
  return [
    ...margin(geography.root, 'end', 'root', total.root),
    ...margin(ELSEWHERE, 'root', 'of', total.elsewhere),
    ...geography.types.flatMap((type, at) => [
      ...margin(type.key, 'root', type.key, total.types[at]!),
      ...type.areas.flatMap((area) => margin(area, type.key, `of ${area}`, total.areas.get(area)!))
    ]),
    ...values.flatMap((value, index) => {
      const { areas, types, elsewhere, root } = numbersAt(headcounts, geography, index);
      const meet = (name: string) => `${name} by ${index}`;
      const count = (key: string, from: string, to: string, n: number[], loss: number): Count => {
        const isApart = value === null || key === ELSEWHERE;
        const cost = isApart ? LOSS.none : loss + shareOf(n, total.root);
        return { key: valueKey(key, value), from, to, n, cost, hidden: margins.has(key) || (isApart && isAny(n)) };
      };
      return [
        count(geography.root, meet('root'), 'end', root, LOSS.root),
        count(ELSEWHERE, 'of', meet('root'), elsewhere, LOSS.none),
        ...geography.types.flatMap((type, at) => [
          count(type.key, meet(type.key), meet('root'), types[at]!, LOSS.type),
          ...type.areas.map((area) => count(area, `of ${area}`, meet(type.key), areas.get(area)!, LOSS.area))
        ])
      ];
    })
  ];
}

/** A type is a larger loss than an area, and the root, which is the headline, the largest. */
const LOSS = { none: 0, area: 1, type: 2, root: 50 };
const MARGIN = ' margin';

/** Numbers of each headcount by area, type and root, for one value or for all of them. */
function numbersAt(headcounts: number[][][], geography: Geography, value: number | null) {
  const at = (index: number) =>
    headcounts.map((n) => (value === null ? n.reduce((sum, areas) => sum + areas[index]!, 0) : n[value]![index]!));
  const sum = (parts: number[][]) =>
    headcounts.map((_, which) => parts.reduce((total, part) => total + part[which]!, 0));
  const areas = new Map(geography.areas.map((area, index) => [area, at(index)]));
  const types = geography.types.map((type) => sum(type.areas.map((area) => areas.get(area)!)));
  const elsewhere = at(geography.areas.length);
  return { areas, types, elsewhere, root: sum([...types, elsewhere]) };
}

const isAny = (n: number[]): boolean => n.some((one) => one > 0);
const shareOf = ([n = 0]: number[], [of = 0]: number[]): number => n / Math.max(1, of);

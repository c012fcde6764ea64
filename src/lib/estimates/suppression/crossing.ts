import type { Count } from '../../stats/suppress';
import { spotKey } from '../place';
import type { Territory } from '../territory';

/** Rows that name no area of a kind: counted in the root, shown nowhere. */
export const ELSEWHERE = '';

/** Key of an area, a kind or the root with a value of a filter; null is a blank, which is shown nowhere. */
export const valueKey = (area: string, value: string | null): string => spotKey({ area, group: { value } });

/** Areas, kinds and the root: root = Σ kinds + elsewhere, kind = Σ areas. */
export function tree(headcounts: number[][][], land: Territory): Count[] {
  const { areas, kinds, elsewhere, root } = numbersAt(headcounts, land, null);
  const count = (key: string, from: string, to: string, n: number[], loss: number): Count => ({
    ...{ key, from, to, n, cost: loss + shareOf(n, root), hidden: false }
  });
  return [
    count(land.root, 'end', 'root', root, LOSS.root),
    { ...count(ELSEWHERE, 'root', 'end', elsewhere, LOSS.none), hidden: isAny(elsewhere) },
    ...land.kinds.flatMap((kind, at) => [
      count(kind.key, 'root', kind.key, kinds[at]!, LOSS.kind),
      ...kind.areas.map((area) => count(area, kind.key, 'end', areas.get(area)!, LOSS.area))
    ])
  ];
}

/**
 * Areas x values: the rows of an area leave its vertex by their value, meet those of its kind and of the root with the same
 * value, and all meet at the end. Margins are as the tree has them: known, or hidden with all that is below them, zeros too,
 * so that what one filter shows tells nothing of the margin to who looks at another.
 * @param margins hidden keys of the tree
 */
export function crossed(
  headcounts: number[][][],
  values: (string | null)[],
  land: Territory,
  margins: Set<string>
): Count[] {
  const whole = numbersAt(headcounts, land, null);
  const margin = (key: string, from: string, to: string, n: number[]): Count[] =>
    margins.has(key) ? [{ key: valueKey(key, MARGIN), from, to, n, cost: LOSS.none, hidden: true }] : [];
  return [
    ...margin(land.root, 'end', 'root', whole.root),
    ...margin(ELSEWHERE, 'root', 'of', whole.elsewhere),
    ...land.kinds.flatMap((kind, at) => [
      ...margin(kind.key, 'root', kind.key, whole.kinds[at]!),
      ...kind.areas.flatMap((area) => margin(area, kind.key, `of ${area}`, whole.areas.get(area)!))
    ]),
    ...values.flatMap((value, index) => {
      const { areas, kinds, elsewhere, root } = numbersAt(headcounts, land, index);
      const meet = (name: string) => `${name} by ${index}`;
      const count = (key: string, from: string, to: string, n: number[], loss: number): Count => {
        const isApart = value === null || key === ELSEWHERE;
        const cost = isApart ? LOSS.none : loss + shareOf(n, whole.root);
        return { key: valueKey(key, value), from, to, n, cost, hidden: margins.has(key) || (isApart && isAny(n)) };
      };
      return [
        count(land.root, meet('root'), 'end', root, LOSS.root),
        count(ELSEWHERE, 'of', meet('root'), elsewhere, LOSS.none),
        ...land.kinds.flatMap((kind, at) => [
          count(kind.key, meet(kind.key), meet('root'), kinds[at]!, LOSS.kind),
          ...kind.areas.map((area) => count(area, `of ${area}`, meet(kind.key), areas.get(area)!, LOSS.area))
        ])
      ];
    })
  ];
}

/** A kind is a larger loss than an area, and the root, which is the headline, the largest. */
const LOSS = { none: 0, area: 1, kind: 2, root: 50 };
const MARGIN = ' margin';

/** Numbers of each headcount by area, kind and root, for one value or for all of them. */
function numbersAt(headcounts: number[][][], land: Territory, value: number | null) {
  const at = (index: number) =>
    headcounts.map((n) => (value === null ? n.reduce((sum, areas) => sum + areas[index]!, 0) : n[value]![index]!));
  const sum = (parts: number[][]) =>
    headcounts.map((_, which) => parts.reduce((total, part) => total + part[which]!, 0));
  const areas = new Map(land.areas.map((area, index) => [area, at(index)]));
  const kinds = land.kinds.map((kind) => sum(kind.areas.map((area) => areas.get(area)!)));
  const elsewhere = at(land.areas.length);
  return { areas, kinds, elsewhere, root: sum([...kinds, elsewhere]) };
}

const isAny = (n: number[]): boolean => n.some((one) => one > 0);
const shareOf = ([n = 0]: number[], [of = 0]: number[]): number => n / Math.max(1, of);

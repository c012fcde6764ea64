import type { SameAreas, Estimate, SumOfAreas } from './estimates';
import type { Geography } from './geography';

type Sum = Estimate & { sum: SumOfAreas };

/** The estimates of an indicator in one wave. */
export interface Made {
  root: Sum;
  types: Sum[];
  areas: Map<string, Estimate>;
  /** the same indicator over some of the areas, for nobody to see as it is */
  over: (area: string, members: string[]) => Estimate;
  /** the root is one row of its own, which no areas can be taken out of */
  isOwnTotal: boolean;
}

/**
 * Gives every sum, for each other wave of which other areas are in it, the two sums over the areas of both: a change is
 * never that of the territory.
 * @param suppresses of the table small estimates are hidden: no sum is made of some areas where any of them is
 */
export function restrict(waves: Made[], geography: Geography, suppresses: boolean): Made[] {
  return waves.map((now) => {
    const others = waves.filter((other) => other !== now);
    const withOthers = (
      sum: Sum,
      members: string[],
      sumOf: (made: Made) => Sum,
      isOwnTotal: (made: Made) => boolean
    ): Sum => {
      const restricted: SumOfAreas['restricted'] = {};
      for (const before of others) {
        const [later, earlier] = [now, before].map((made) =>
          isOwnTotal(made) ? members : members.filter((member) => isIn(made, sumOf(made), member))
        ) as [string[], string[]];
        const areas = later.filter((area) => earlier.includes(area));
        const excluded = members.filter((area) => later.includes(area) !== earlier.includes(area));
        if (excluded.length === 0) continue;
        const secret = suppresses && [now, before].some((made) => suppressesAny(made, sumOf(made), members));
        const none = secret || areas.length === 0 || [now, before].some(isOwnTotal);
        restricted[before.root.wave] = none ? null : compare(now, before, sum.area, areas, excluded);
      }
      return { ...sum, sum: { ...sum.sum, restricted } };
    };
    return {
      ...now,
      root: withOthers(
        now.root,
        geography.areas,
        ({ root }) => root,
        ({ isOwnTotal }) => isOwnTotal
      ),
      types: now.types.map((type, at) =>
        withOthers(
          type,
          geography.types[at]!.areas,
          ({ types }) => types[at]!,
          () => false
        )
      )
    };
  });
}

function compare(now: Made, before: Made, area: string, areas: string[], excluded: string[]): SameAreas {
  return { now: now.over(area, areas), before: before.over(area, areas), areas, excluded };
}

/** The area has reported, and is not left out of the sum. */
function isIn({ areas }: Made, { sum }: Sum, member: string): boolean {
  return areas.get(member)!.state !== 'notReported' && !sum.conflicts.includes(member);
}

function suppressesAny({ areas }: Made, sum: Sum, members: string[]): boolean {
  return [sum, ...members.map((member) => areas.get(member)!)].some(({ state }) => state === 'hidden');
}

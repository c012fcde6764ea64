import type { Codebook } from '../../codebook/codebook';
import type { Engine } from '../../engine/engine';
import { repeats, type OpenFile } from '../../tables/load/assemble';
import { countingRows } from '../../tables/load/countingRows';
import type { Loaded } from '../../tables/load/load';
import { named, type NamedRepeat } from './namedRepeats';

/** What waiting files share with each other and with the open ones. */
export interface Overlap {
  repeats: NamedRepeat[];
  /** places of the waiting files of which a unit stands in another file, too */
  places: Set<number>;
  /** rows of the waiting files that will count */
  rows: number;
}

/** @param placed all files as they will be, the waiting ones last */
export async function overlap(
  engine: Engine,
  codebook: Codebook,
  placed: OpenFile[],
  waiting: Loaded[]
): Promise<Overlap> {
  const fresh = placed.slice(-waiting.length).map(({ id }) => id);
  const found = await repeats(engine, codebook, placed);
  const names = new Set(waiting.flatMap(({ tables }) => tables.map(({ name }) => name)));
  const met = found.filter(({ later }) => fresh.includes(later));
  return {
    repeats: named(met, placed),
    places: new Set(
      met.flatMap(({ earlier, later }) => [earlier, later].map((id) => fresh.indexOf(id))).filter((place) => place >= 0)
    ),
    rows: await countingRows(engine, codebook, placed, found, names)
  };
}

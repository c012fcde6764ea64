import { readFileSync } from 'node:fs';
import type { Codebook } from '../../../../../src/lib/codebook/codebook';
import { ask } from '../../../../../src/lib/estimates/ask';
import type { Estimate } from '../../../../../src/lib/estimates/estimates';
import type { CellQuery, CellSource, Measure } from '../../../../../src/lib/estimates/cells/cellQuery';
import type { StoredTable } from '../../../../../src/lib/tables/store/stored';
import { codebookOf } from '../../../../pack';
import { blockOf, sourceOf, type Cell } from '../../../estimates/cells';
import { Random } from '../../../estimates/random';

/** What a reader has before him. */
export interface View {
  name: string;
  /** one definition an indicator */
  codebook: Codebook;
  wave: string;
  compare: string | null;
  area: string;
  filters: Record<string, string[]>;
  estimates: Estimate[];
  previous: Estimate[];
}

/** Asks one base and filter, and looks at the answers in every wave, with every other and no comparison, at these areas. */
export async function viewsOf(
  name: string,
  codebook: Codebook,
  stored: StoredTable[],
  source: CellSource,
  asked: { base?: string; filters?: Record<string, string[]>; areas?: string[] } = {}
): Promise<View[]> {
  const { base = codebook.bases[0]?.name ?? '', filters = {}, areas = [codebook.root] } = asked;
  const waves = codebook.waves.map(({ id }) => id);
  const estimates = await ask(source, codebook, stored, { waves, filters, base });
  const used = new Set(estimates.map((one) => `${one.indicator} ${one.base}`));
  const indicators = codebook.indicators.filter((one) => used.has(`${one.id} ${one.base}`));
  const of = (wave: string | null) => estimates.filter((one) => one.wave === wave);
  return waves.flatMap((wave) =>
    [...waves.filter((other) => other !== wave), null].flatMap((compare) =>
      areas.map((area) => ({
        name: `${name} ${base} ${JSON.stringify(filters)} ${wave} ${compare} ${area}`,
        codebook: { ...codebook, indicators },
        wave,
        compare,
        area,
        filters,
        estimates: of(wave),
        previous: of(compare)
      }))
    )
  );
}

export const xiaogan = codebookOf('xiaogan');
export const reporting = xiaogan.areas.filter(
  ({ type, code }) => code !== xiaogan.root && xiaogan.areaTypes.find(({ name }) => name === type)?.reporting
);

const answers = JSON.parse(readFileSync('data/surveys/xiaogan/answers.json', 'utf8')) as { stored: StoredTable[] };

/** The tables of the demo as they were stored, without their rows, as if these areas had rows in a wave. */
export const storedAs = ({ areas = {} }: Shape): StoredTable[] =>
  answers.stored.map((one) => ({ ...one, areas: areas[one.wave] ?? reporting.map(({ code }) => code) }));

/** What a row of cells may be, by chance: which areas report, and how their shares lie. */
export interface Shape {
  seed: number;
  /** codes of the areas that have rows, by wave; all when a wave is not named */
  areas?: Record<string, string[]>;
  /** share of the numerator, 0..1 */
  share?: (random: Random, area: string, measure: Measure) => number;
  rows?: (random: Random, area: string) => number;
  /** no answer at all to this measure */
  silent?: (random: Random, area: string) => boolean;
}

/** Sums that nobody collected: for each area and measure a share of the rows. Two of them need not fit one table of rows. */
export function inventedCells({ seed, areas = {}, share, rows, silent }: Shape): CellSource {
  const cells = ({ waveTables, measures, sets }: CellQuery): Cell[] => {
    const random = new Random(seed);
    return waveTables.flatMap(({ wave }) =>
      (areas[wave] ?? reporting.map(({ code }) => code)).flatMap((area) => {
        const asked = measures.map((measure): Cell => {
          const n = rows?.(random, area) ?? random.pick([8, 40, 250, 1000, 1000]);
          const isSilent = silent?.(random, area) ?? random.chance(0.05);
          const p = share?.(random, area, measure) ?? random.pick([0, 1, random.number(), 0.5 + random.number() / 2]);
          const y = isSilent ? 0 : Math.round(n * p);
          const x = isSilent ? 0 : n;
          const place = { measure: measure.id, wave, set: sets[0]!.name, key: { area } };
          const left = { nonresponse: isSilent ? n : 0, notEligible: 0, weighted: 0 };
          return { ...place, ...left, rows: n, n: x, w: x, y, x, ww: x, yy: y, xy: y, xx: x };
        });
        const all = Math.max(...asked.map(({ rows: n }) => n));
        return asked.map((cell) => ({ ...cell, rows: all, notEligible: all - cell.rows }));
      })
    );
  };
  return sourceOf(async (query) => blockOf(cells(query)));
}

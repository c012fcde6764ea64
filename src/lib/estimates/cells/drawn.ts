import type { CellBlock, RowGroup } from './cellBlock';
import type { CellQuery } from './cellQuery';
import type { DesignColumns, Drawn, DrawnUnit } from './design';

/** Names that no key of a question has. */
const names = {
  stratum: 'design: stratum',
  cluster: 'design: cluster',
  fpc: 'design: fpc',
  fpcWithin: 'design: fpcWithin'
} as const;

/**
 * A question with variance 'design' as two that any source answers that knows weights: the sums by stratum and primary unit, and
 * the units that were drawn, of all rows, whatever is filtered.
 */
export function designQueries(query: CellQuery): [sums: CellQuery, units: CellQuery] {
  const { design, ...plain } = query;
  const { stratum, cluster, fpc, fpcWithin } = design!;
  const keyed = (columns: Partial<DesignColumns>) =>
    Object.entries(columns).flatMap(([name, column]) =>
      column === null ? [] : [{ name: names[name as keyof DesignColumns], column, groups: null }]
    );
  const [unit, all] = [keyed({ stratum, cluster }), keyed({ stratum, cluster, fpc, fpcWithin })];
  return [
    {
      ...plain,
      keys: [...query.keys, ...unit],
      sets: query.sets.map((set) => ({ ...set, keys: [...set.keys, ...unit.map(({ name }) => name)] })),
      variance: 'weights'
    },
    {
      ...plain,
      keys: all,
      sets: [{ name: 'units', keys: all.map(({ name }) => name) }],
      measures: [],
      where: null,
      weight: null,
      n: null,
      variance: 'none'
    }
  ];
}

/** The answer to a question with variance 'design', from those to its `designQueries`. */
export function designBlock(query: CellQuery, sums: CellBlock, units: CellBlock): CellBlock {
  const drawn = drawnUnits(query, units);
  const places = Object.fromEntries(
    Object.entries(drawn).map(([wave, { units }]) => [
      wave,
      new Map(units?.map(({ stratum, cluster }, place) => [unitKey(stratum, cluster), place]))
    ])
  );
  const groups = sums.groups.map(({ set, wave, key: keyed }): RowGroup => {
    const { [names.stratum]: stratum, [names.cluster]: cluster, ...key } = keyed;
    const psu = places[wave]!.get(unitKey(stratum ?? null, cluster ?? null));
    return { set, wave, key, ...(psu === undefined ? {} : { psu }) };
  });
  return { ...sums, groups, drawn };
}

const unitKey = (stratum: string | null, cluster: string | null): string => JSON.stringify([stratum, cluster]);

function drawnUnits({ waveTables, design }: CellQuery, { groups, rows }: CellBlock): Record<string, Drawn> {
  const columns = Object.values(design!).filter((column: string | null) => column !== null);
  return Object.fromEntries(
    [...new Set(waveTables.map(({ wave }) => wave))].map((wave) => {
      const tables = waveTables.filter((one) => one.wave === wave);
      const id = JSON.stringify([wave, tables.map(({ name }) => name).sort(), design]);
      const isKnown = tables.every((table) => columns.every((column) => table.columns.includes(column)));
      return [wave, { id, columns: design!, units: isKnown ? unitsOf(wave, groups, rows) : null }];
    })
  );
}

/** One a stratum and cluster, in order. A population that its rows give in several ways is not known. */
function unitsOf(wave: string, groups: readonly RowGroup[], rows: Float64Array): DrawnUnit[] {
  const units = new Map<string, Omit<DrawnUnit, 'fpc' | 'fpcWithin'> & { within: Set<number | null> }>();
  const populations = new Map<string | null, Set<number | null>>();
  for (const [at, group] of groups.entries()) {
    if (group.wave !== wave) continue;
    const stratum = group.key[names.stratum] ?? null;
    const cluster = group.key[names.cluster] ?? null;
    const key = unitKey(stratum, cluster);
    const unit = units.get(key) ?? { stratum, cluster, rows: 0, within: new Set() };
    units.set(key, unit);
    unit.rows += rows[at]!;
    unit.within.add(number(group.key[names.fpcWithin]));
    const population = populations.get(stratum) ?? new Set();
    populations.set(stratum, population.add(number(group.key[names.fpc])));
  }
  return [...units]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { within, ...unit }]) => ({
      ...unit,
      fpc: only(populations.get(unit.stratum)!),
      fpcWithin: only(within)
    }));
}

const number = (text: string | null | undefined): number | null =>
  text === null || text === undefined || !Number.isFinite(Number(text)) ? null : Number(text);

const only = (found: Set<number | null>): number | null => (found.size === 1 ? [...found][0]! : null);

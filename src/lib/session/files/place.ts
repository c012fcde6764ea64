import { overlapping } from '../../codebook/areasAbove';
import type { Codebook } from '../../codebook/codebook';
import { counts, type OpenFile } from '../../tables/load/assemble';
import type { Loaded } from '../../tables/load/load';
import type { Keeps } from '../../tables/load/repeats';
import type { StoredTable } from '../../tables/store/stored';

/**
 * only: made-up files go, and the new ones replace the areas of the rest · replace: instead of those of the same table and wave ·
 * replaceAreas: instead of the rows of the same areas, which can be taken back · append: joined to them
 */
export type Placement = 'only' | 'replace' | 'replaceAreas' | 'append';

/** The files that are open once new ones are put over them. Of the new ones none replaces another. */
export function place(
  files: OpenFile[],
  loaded: Loaded[],
  placement: Placement,
  codebook: Codebook,
  keeps: Keeps = 'later'
): OpenFile[] {
  const kept = files.filter((file) => {
    if (placement === 'only') return !isSimulatedFile(file, codebook);
    return placement !== 'replace' || file.tables.length === 0 || !file.tables.every((table) => has(loaded, table));
  });
  const isWhole = ({ tables }: OpenFile) => placement === 'replace' && tables.some((table) => has(loaded, table));
  const replaces = placement === 'append' ? [] : kept.map((file) => ({ id: file.id, whole: isWhole(file) }));
  return settled([...kept, ...opened(loaded, { userSupplied: true, replaces, keeps, after: files })], codebook);
}

/** Loaded files as open ones. */
export function opened(
  loaded: Loaded[],
  {
    userSupplied,
    replaces = [],
    keeps = 'later',
    after = []
  }: { userSupplied: boolean; replaces?: OpenFile['replaces']; keeps?: Keeps; after?: OpenFile[] }
): OpenFile[] {
  const first = 1 + Math.max(0, ...after.map(({ id }) => id));
  return loaded.map((file, index) => ({ ...file, id: first + index, userSupplied, replaces, keeps, without: [] }));
}

export function remove(files: OpenFile[], at: number, codebook: Codebook): OpenFile[] {
  const gone = files[at]!.id;
  const kept = files.filter(({ id }) => id !== gone);
  return settled(
    kept.map((file) => ({ ...file, replaces: file.replaces.filter(({ id }) => id !== gone) })),
    codebook
  );
}

/** Another reading of an open file in its place. */
export function reread(files: OpenFile[], at: number, loaded: Loaded, codebook: Codebook): OpenFile[] {
  return settled(
    files.map((file, index) => (index === at ? { ...file, ...loaded } : file)),
    codebook
  );
}

/** The rows of a file count again, and those that had taken their place do not. */
export function restore(files: OpenFile[], at: number, codebook: Codebook): OpenFile[] {
  const { id } = files[at]!;
  const over = files.flatMap((file) => {
    const link = file.replaces.find((replaced) => replaced.id === id);
    return link ? [{ id: file.id, whole: link.whole }] : [];
  });
  return settled(
    files.map((file, index) => {
      if (index === at) return { ...file, replaces: [...file.replaces, ...over] };
      return { ...file, replaces: file.replaces.filter((replaced) => replaced.id !== id) };
    }),
    codebook
  );
}

/**
 * JobQueue out what does not count of each file. Rows of an area are replaced by those of a part of it, too, and by those of what
 * it lies in: which of them would count twice nobody can tell.
 */
export function settled(files: OpenFile[], codebook: Codebook): OpenFile[] {
  const overlaps = overlapping(codebook);
  return files.map((file) => {
    const over = files.flatMap((other) => {
      const link = other.replaces.find(({ id }) => id === file.id);
      return link ? [{ other, whole: link.whole }] : [];
    });
    const without = file.tables.flatMap((table) => {
      const { areas, wave } = table;
      const gone = areas.filter((area) =>
        over.some(({ other, whole }) =>
          sameWaveTable(other.tables, table).some((one) => whole || one.areas.some((other) => overlaps(other, area)))
        )
      );
      return gone.map((area) => ({ table: table.table, wave, area }));
    });
    return { ...file, without };
  });
}

/** Names of those of the tables that hold a made-up row. */
export function simulatedTables(files: OpenFile[], stored: StoredTable[], codebook: Codebook): Set<string> {
  const invented = files.filter((file) => isSimulatedFile(file, codebook));
  const found = stored.filter((table) =>
    invented.some((file) =>
      sameWaveTable(file.tables, table).some((one) => one.areas.some((area) => counts(file, one, area)))
    )
  );
  return new Set(found.map(({ name }) => name));
}

export const isSimulatedFile = ({ userSupplied }: OpenFile, { simulated }: Codebook): boolean =>
  simulated && !userSupplied;

export function sameWaveTable(tables: StoredTable[], { table, wave }: StoredTable): StoredTable[] {
  return tables.filter((one) => one.table === table && one.wave === wave);
}

const has = (loaded: Loaded[], table: StoredTable): boolean =>
  loaded.some(({ tables }) => sameWaveTable(tables, table).length > 0);

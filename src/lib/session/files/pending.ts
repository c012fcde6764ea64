import { overlapping } from '../../codebook/areasAbove';
import type { Codebook } from '../../codebook/codebook';
import { counts, type OpenFile } from '../../tables/load/assemble';
import type { Loaded, Source } from '../../tables/load/load';
import { isSimulatedFile, sameWaveTable } from './place';

/** Files that are loaded and wait to be put in place. */
export interface Pending {
  files: Loaded[];
  /** a table and wave that is open already has come again */
  overlaps: boolean;
  /** an area has rows in an open table and wave, and has come again */
  areasOverlap: boolean;
  /** tables whose content is open already, to the letter */
  repeated: number;
  /** made-up files are open */
  overSimulated: boolean;
  /** another survey that comes with the page, to which the files seem to belong */
  proposal: string | null;
  /** place in `files` of the one that is being read again */
  rereading: number | null;
}

export function pendingOver(open: OpenFile[], files: Loaded[], codebook: Codebook): Pending {
  const overlaps = overlapping(codebook);
  const fresh = files.flatMap(({ tables }) => tables);
  const met = fresh.flatMap((table) =>
    open.flatMap((file) => sameWaveTable(file.tables, table).map((other) => ({ table, file, other })))
  );
  return {
    files,
    overlaps: met.length > 0,
    areasOverlap: met.some(({ table, file, other }) =>
      other.areas.some((area) => counts(file, other, area) && table.areas.some((one) => overlaps(one, area)))
    ),
    repeated: fresh.filter(({ name }) => met.some(({ other }) => other.name === name)).length,
    overSimulated: open.some((file) => file.tables.length > 0 && isSimulatedFile(file, codebook)),
    proposal: null,
    rereading: null
  };
}

/** A file without what was said of it as a table of this survey: how its bytes and records lie stays. */
export function elsewhere({ file, name, instructions = {} }: Source): Source {
  const { encoding, delimiter, sheet, sheets, header } = instructions;
  return { file, name, instructions: { encoding, ...defined({ delimiter, sheet, sheets, header }) } };
}

/** The entries that are there. */
function defined<Entries extends object>(entries: Entries): Partial<Entries> {
  return Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined)) as Partial<Entries>;
}

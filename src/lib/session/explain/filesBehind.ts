import type { Codebook } from '../../codebook/codebook';
import { geographyOf } from '../../estimates/geography';
import type { RowsBehind } from '../../estimates/units/rowsBehind';
import type { FileBehind } from '../../figures/explain/explanation';
import { waveTables, type OpenFile } from '../../tables/load/assemble';

/**
 * The files whose rows are in a number of an area; the tables themselves while their files are not known yet.
 * @param files those that are open
 */
export function filesBehind(
  files: OpenFile[],
  { stored }: Pick<RowsBehind, 'stored'>,
  area: string,
  codebook: Codebook
): FileBehind[] {
  const { root, types, reporting } = geographyOf(codebook);
  const members = types.find(({ key }) => key === area)?.areas ?? [reporting.get(area) ?? area];
  const isIn = (code: string) => area === root || members.includes(reporting.get(code) ?? '');
  const all = waveTables(files);
  return stored.flatMap((one): FileBehind[] => {
    const parts = all.find(([first]) => first!.stored.table === one.table && first!.stored.wave === one.wave) ?? [];
    const isKnown = parts.length > 1 || parts[0]?.without.length || parts[0]?.stored.name === one.name;
    if (!isKnown) return [{ file: null, table: one.name, rows: one.rows }];
    return parts
      .filter((part) => part.stored.areas.some((code) => isIn(code) && !part.without.includes(code)))
      .map((part) => ({
        file: files.find(({ id }) => id === part.file)?.source.name ?? null,
        table: part.stored.name,
        rows: part.stored.rows
      }));
  });
}

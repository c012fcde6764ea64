import type { Engine } from '../../engine/engine';
import { geographyOf } from '../../estimates/geography';
import { allowRows } from '../../estimates/rows';
import { duckdbRows } from '../../estimates/sources/duckdbRows';
import type { Opened } from '../../figures/survey';
import type { ReturnedVisits } from '../../intake/visits/readVisits';
import type { Visit } from '../../intake/visits/visit';

/** A list of visits that came back and waits for a word. */
export interface WaitingVisits {
  file: string;
  returned: ReturnedVisits;
  /** those of known units, with their areas */
  visits: Visit[];
  unknown: string[];
}

/** What came back of the units that the survey knows; where they are says the survey, not the file. */
export async function waitingVisits(
  file: string,
  returned: ReturnedVisits,
  opened: Opened,
  engine: Pick<Engine, 'query'>
): Promise<WaitingVisits> {
  const { codebook, stored } = opened;
  const { table } = returned;
  const [key = ''] = table.key;
  const variants = (id: string) => [id, id.toUpperCase(), id.toLowerCase()];
  const ids = [...new Set(returned.visits.flatMap(({ unit }) => variants(unit)))];
  const rows = await duckdbRows(engine).rows(
    allowRows(codebook, stored, {
      table: table.name,
      waves: codebook.waves.map(({ id }) => id),
      columns: [key, table.area],
      where: { type: 'in', column: key, values: ids, negated: false },
      order: [],
      limit: 1_000_000
    })
  );
  const { reporting, root } = geographyOf(codebook);
  const [known, areas] = [rows.columns.get(key)!, rows.columns.get(table.area)!];
  const places = new Map(
    known.map((id, at) => [String(id), { unit: String(id), area: reporting.get(String(areas[at])) ?? root }])
  );
  const visits: Visit[] = [];
  const unknown: string[] = [];
  for (const visit of returned.visits) {
    const place = variants(visit.unit).flatMap((id) => places.get(id) ?? [])[0];
    if (place) visits.push({ ...visit, ...place });
    else unknown.push(visit.unit);
  }
  return { file, returned, visits, unknown };
}

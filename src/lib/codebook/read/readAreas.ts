import { m } from '../../paraglide/messages';
import type { Area, AreaType } from '../codebook';
import { refer } from './Faults';
import { checkCode, Once } from './names';
import type { Pack } from './Pack';
import { reportingTypes } from '../reporting';
import type { Line } from './Sheet';

/** areas.csv: the tree of areas under the root. The root is not of a kind that reports, so its kind may be empty. */
export function readAreas(pack: Pack, types: AreaType[], root: string): Area[] {
  const lines = pack.sheet('areas.csv', {
    required: ['code', 'parent', 'kind'],
    optional: ['column', 'row', 'aliases', 'former'],
    labels: ['label']
  });
  const names = new Set(types.map(({ name }) => name));
  const reporting = reportingTypes(types);
  const once = new Once();
  const placed = lines.flatMap((line) => {
    const code = line.required('code');
    checkCode(line.at('code'), code);
    if (code === '') return [];
    once.check(line.at('code'), [code], line.where);
    const type = code === root && line.text('kind') === '' ? '' : line.reference('kind', names);
    const [column, row] = [tile(line, 'column'), tile(line, 'row')];
    if ((column === null) !== (row === null)) line.fault(column === null ? 'column' : 'row', m.codebook_tile_half());
    const parent = line.text('parent') || null;
    const former = line.list('former');
    const area: Area = {
      ...{ code, parent, type, column, row, label: line.label('label'), aliases: line.list('aliases') },
      ...(former.length > 0 && { former })
    };
    return [{ line, area, reports: code !== root && reporting.has(type) }];
  });
  const byCode = new Map(placed.map((place) => [place.area.code, place]));
  const tiles = new Once();
  const words = new Once();
  for (const { line, area, reports } of placed) {
    checkParent(line, area, byCode, root);
    if (!reports) continue;
    const { column, row, aliases } = area;
    if (column !== null && row !== null) tiles.check(line.at('column'), [String(column), String(row)], line.where);
    for (const alias of new Set(aliases)) words.check(line.at('aliases'), [alias], line.where);
    checkNesting(line, area, byCode);
  }
  return placed.map(({ area }) => area);
}

type Placed = Map<string, { area: Area; reports: boolean }>;

function checkParent(line: Line, { code, parent }: Area, byCode: Placed, root: string): void {
  if (code === root) {
    if (parent !== null) line.fault('parent', m.codebook_root_has_parent());
    return;
  }
  if (parent === null) line.fault('parent', m.codebook_required());
  else refer(line.at('parent'), parent, byCode);
}

/** Reporting areas are added up, so none may lie inside another. Walks up to the root. */
function checkNesting(line: Line, { parent }: Area, byCode: Placed): void {
  const walked = new Set<string>();
  for (let above = byCode.get(parent ?? ''); above; above = byCode.get(above.area.parent ?? '')) {
    if (above.reports) return line.fault('parent', m.codebook_area_inside({ code: above.area.code }));
    if (walked.has(above.area.code)) return line.fault('parent', m.codebook_area_circle());
    walked.add(above.area.code);
  }
}

function tile(line: Line, column: string): number | null {
  const place = line.number(column);
  if (place === null || (Number.isInteger(place) && place >= 0)) return place;
  line.fault(column, m.codebook_no_count({ text: line.text(column) }));
  return null;
}

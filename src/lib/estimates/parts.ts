import type { TableSpec } from '../codebook/codebook';
import { addCells } from './addCells';
import type { Cell } from './question';
import type { Territory } from './territory';

/** Which rows of one measure and wave count where. */
export interface Parts {
  /** by reporting area */
  areas: Map<string, Cell>;
  /** rows that name the whole only, or an area of no report: counted in the whole and in none of its areas */
  apart: Cell | null;
  /** the root's own row stands for the whole */
  whole: Cell | null;
  /** rows of an area beside rows of its parts, by area: they would count those twice, and are only compared */
  beside: Map<string, Cell>;
}

/**
 * Every row of a census or sample counts once, where it says. In an aggregated table a row is a sum: that of an area stands
 * only where no row of its parts has an answer, but where the survey says that the table's own total goes before.
 */
export function partsOf(cells: Cell[], { design, ownTotal }: TableSpec, land: Territory): Parts {
  const areas = new Map<string, Cell[]>();
  const beside = new Map<string, Cell>();
  const apart: Cell[] = [];
  let whole: Cell | null = null;
  const covered = design === 'aggregated' ? above(cells.filter(hasAnswer).map(codeOf), land) : new Set<string>();
  for (const [code, cell] of sumsBy(codeOf, cells)) {
    const area = land.reporting.get(code);
    if (ownTotal && code === land.root && hasAnswer(cell)) whole = cell;
    else if (covered.has(code)) beside.set(code, cell);
    else if (area === undefined || area === land.root) apart.push(cell);
    else areas.set(area, [...(areas.get(area) ?? []), cell]);
  }
  const sums = new Map([...areas].map(([area, some]) => [area, addCells(some)!]));
  return { areas: sums, apart: addCells(apart), whole, beside };
}

/** Codes that any of the codes lies in; an area that reports by itself is no part of another that does. */
function above(codes: string[], { above, reporting, root }: Territory): Set<string> {
  const isPart = (code: string, within: string) => {
    const area = reporting.get(within);
    return area === undefined || area === root || area === reporting.get(code);
  };
  return new Set(codes.flatMap((code) => (above.get(code) ?? []).filter((within) => isPart(code, within))));
}

function sumsBy(name: (cell: Cell) => string, cells: Cell[]): Map<string, Cell> {
  const lists = new Map<string, Cell[]>();
  for (const cell of cells) {
    const list = lists.get(name(cell));
    if (list) list.push(cell);
    else lists.set(name(cell), [cell]);
  }
  return new Map([...lists].map(([key, list]) => [key, { ...addCells(list)!, key: list[0]!.key }]));
}

const codeOf = ({ key }: Cell): string => key['area'] ?? '';
const hasAnswer = ({ rows, missing, notAsked }: Cell): boolean => rows > missing + notAsked;

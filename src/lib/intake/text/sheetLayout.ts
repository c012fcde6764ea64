import type { Codebook } from '../../codebook/codebook';
import type { Instructions } from '../shape/instructions';
import { normal } from '../match/normal';
import { sniff, type Shape } from '../shape/sniff';
import type { Sheet } from '../../files/xlsx/read/sheet';

/** A sheet and where its header is; null where it has none. */
export interface LaidSheet {
  sheet: Sheet;
  shape: Shape | null;
}

/** So much of a sheet's text is looked at for its shape. */
const shapeBytes = 1 << 20;

export async function laidOut(sheet: Sheet, instructions: Instructions, codebook: Codebook): Promise<LaidSheet> {
  const shape = await sniff(
    new Uint8Array(await sheet.text.slice(0, shapeBytes).arrayBuffer()),
    { ...instructions, delimiter: ',' },
    codebook
  );
  return { sheet, shape: 'problem' in shape ? null : shape };
}

/** Of a sheet's rows below its header those in which something stands. */
export function rowsBelow({ sheet, shape }: LaidSheet): number {
  return Math.max(0, sheet.filled - (shape ? shape.headerRecord + shape.headerRecords : 0));
}

/** Where the columns of one header are in another: -1 where it has none. */
export interface Alignment {
  places: number[];
  /** columns without a name that the first header has no place for */
  unnamed: number;
}

/** The columns of a sheet in the order of the main one; null when a column that has a name is in one of them only. */
export function alignment(main: string[], other: string[]): Alignment | null {
  const free = other.map((name) => normal(name));
  const places = main.map((name) => {
    const place = free.indexOf(normal(name));
    // a place is given away once
    if (place >= 0) free[place] = taken;
    return place;
  });
  const isWhole = main.every((name, column) => normal(name) === '' || places[column]! >= 0);
  const left = free.filter((name) => name !== taken);
  return isWhole && left.every((name) => name === '') ? { places, unnamed: left.length } : null;
}

const taken = '\0';

/** Values of the rows or of the columns that are seen together beside the rest. */
export interface Chosen {
  side: 'rows' | 'columns';
  codes: string[];
}

/** As an address and a spec hold it: `rows.small.medium`; null of none. */
export const writeChosen = ({ side, codes }: Chosen): string | null =>
  codes.length === 0 ? null : [side, ...codes].join('.');

export function readChosen(written: string | null): Chosen | null {
  const [side, ...codes] = written?.split('.') ?? [];
  return (side === 'rows' || side === 'columns') && codes.length > 0 ? { side, codes: [...new Set(codes)] } : null;
}

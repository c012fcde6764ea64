import { LiveText, type Piece } from '../../../src/lib/intake/text/LiveText';

export function pieceOf(text: string): Piece {
  const bytes = new TextEncoder().encode(text);
  return { size: bytes.length, read: () => Promise.resolve(bytes), bytes };
}

/** A text that is all there. */
export const live = (text: string): LiveText =>
  new LiveText(async (add) => {
    await add(pieceOf(text));
    return '';
  });

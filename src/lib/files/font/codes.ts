/** The code points for which a font (bytes of an sfnt) has a glyph: those of its tables cmap of format 4 and 12. */
export function codesOf(sfnt: Uint8Array): Set<number> {
  const view = new DataView(sfnt.buffer, sfnt.byteOffset, sfnt.byteLength);
  const tables = Array.from({ length: view.getUint16(4) }, (_, at) => 12 + at * 16);
  const entry = tables.find((at) => view.getUint32(at) === 0x636d6170);
  if (entry === undefined) throw new Error('codesOf: the font has no table cmap');
  const cmap = view.getUint32(entry + 8);
  const found = new Set<number>();
  for (let at = 0; at < view.getUint16(cmap + 2); at++) {
    const start = cmap + view.getUint32(cmap + 4 + at * 8 + 4);
    const format = view.getUint16(start);
    if (format === 12) segments12(view, start, found);
    if (format === 4) segments4(view, start, found);
  }
  return found;
}

function segments12(view: DataView, start: number, found: Set<number>): void {
  for (let group = 0; group < view.getUint32(start + 12); group++) {
    const at = start + 16 + group * 12;
    for (let code = view.getUint32(at); code <= view.getUint32(at + 4); code++) found.add(code);
  }
}

/** Four lists of numbers of 16 bits: last codes, first codes, what is added, where else the glyph stands. */
function segments4(view: DataView, start: number, found: Set<number>): void {
  const double = view.getUint16(start + 6);
  for (let at = 0; at < double; at += 2) {
    const last = view.getUint16(start + 14 + at);
    const first = view.getUint16(start + 16 + double + at);
    const added = view.getUint16(start + 16 + 2 * double + at);
    const place = start + 16 + 3 * double + at;
    const offset = view.getUint16(place);
    for (let code = first; code <= last && code < 0xffff; code++) {
      const glyph = offset === 0 ? (code + added) & 0xffff : view.getUint16(place + offset + 2 * (code - first));
      if (glyph !== 0) found.add(code);
    }
  }
}

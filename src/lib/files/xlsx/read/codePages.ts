/** Code pages of old workbooks, by number, and what browsers call them; SheetJS's own tables have 800 KB. */
const names: Record<number, string> = {
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gb18030',
  949: 'euc-kr',
  950: 'big5',
  1200: 'utf-16le',
  10000: 'macintosh',
  20127: 'latin1',
  28591: 'latin1',
  54936: 'gb18030',
  65001: 'utf-8'
};
const decoders = new Map<number, TextDecoder>();

/** What SheetJS wants of a table of code pages to read with. */
export const codePages = {
  utils: {
    decode: (page: number, bytes: ArrayLike<number>): string => decoder(page).decode(Uint8Array.from(bytes))
  }
};

function decoder(page: number): TextDecoder {
  let found = decoders.get(page);
  if (!found) {
    const name = names[page] ?? (page >= 1250 && page <= 1258 ? `windows-${page}` : 'latin1');
    found = new TextDecoder(name, { ignoreBOM: true });
    decoders.set(page, found);
  }
  return found;
}

import { gb18030 } from '../../gb18030';
import type { Delimiter } from '../../../src/lib/intake/report/reading';

/** How a table is written into a file. */
export interface Writing {
  encoding: 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be' | 'gb18030';
  delimiter: Delimiter;
  /** `mixed` also puts quotes around every other field that needs none */
  quoting: 'needed' | 'all' | 'mixed';
  lineBreak: '\n' | '\r\n' | '\r';
  /** a line break behind the last record, too */
  isClosed: boolean;
}

/** A table as a text file's bytes. */
export function written(table: string[][], writing: Writing): Uint8Array<ArrayBuffer> {
  const { delimiter, quoting, lineBreak, isClosed } = writing;
  const lines = table.map((record, row) =>
    record
      .map((field, column) => {
        const isQuoted =
          quoting === 'all' ||
          (quoting === 'mixed' && (row + column) % 2 === 0) ||
          /["\r\n]/.test(field) ||
          field.includes(delimiter);
        return isQuoted ? `"${field.replaceAll('"', '""')}"` : field;
      })
      .join(delimiter)
  );
  return encoded(lines.join(lineBreak) + (isClosed ? lineBreak : ''), writing.encoding);
}

/** Bytes of a text, with the mark in front that its encoding is known by. */
export function encoded(text: string, encoding: Writing['encoding']): Uint8Array<ArrayBuffer> {
  switch (encoding) {
    case 'utf-8':
      return new TextEncoder().encode(text);
    case 'utf-8-bom':
      return new TextEncoder().encode(`\ufeff${text}`);
    case 'utf-16le':
    case 'utf-16be':
      return utf16(`\ufeff${text}`, encoding === 'utf-16le');
    case 'gb18030':
      return gb18030(text);
  }
}

function utf16(text: string, isLittle: boolean): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), isLittle);
  return bytes;
}

import { Fingerprint } from '../../files/fingerprint';
import { LiveText } from './LiveText';
import { normal } from '../match/normal';
import type { FileContent } from './fileContent';
import type { SheetUse } from '../report/report';
import { rowsBelow, type Alignment, type LaidSheet } from './sheetLayout';

/** A sheet with the header of the main one. */
export interface Joined extends LaidSheet, Alignment {
  use: 'read' | 'leftOut' | 'hidden' | 'elsewhere';
}

type Book = NonNullable<FileContent['book']>;

/**
 * One text of sheets with the same header: the main one as it stands, of the others what is below their headers. What is not read
 * leaves blank lines, so that no record changes its line when a sheet is left out or taken in.
 * @param joined the main one first
 * @param isNamed with a column for the names of the sheets
 */
export async function joinedSheets(
  joined: Joined[],
  isNamed: boolean,
  table: string | null
): Promise<Omit<Book, 'sheet' | 'doubts'> & { text: LiveText }> {
  const header = joined[0]!.shape?.header ?? [];
  const sheetColumn = isNamed ? freeName(header) : null;
  const stretches: Blob[] = [];
  const sheets: SheetUse[] = [];
  const hidden: number[] = [];
  const hiddenColumns = new Set<string>();
  let line = 1;
  for (const [index, one] of joined.entries()) {
    const { sheet, shape, use, unnamed, places } = one;
    const row = index === 0 ? 1 : (shape?.firstLine ?? 1);
    const first = shape?.firstLine ?? 1;
    const starts = { line: line + first - row, row: first };
    stretches.push(await stretch(one, index === 0, sheetColumn));
    sheets.push({ name: sheet.name, isHidden: sheet.isHidden, use, table, rows: rowsBelow(one), starts, unnamed });
    if (use === 'read') {
      for (const hiddenRow of sheet.hiddenRows) if (hiddenRow >= first) hidden.push(hiddenRow - row + line);
      for (const [column, place] of places.entries())
        if (sheet.hiddenFields.includes(place)) hiddenColumns.add(header[column]!);
    }
    line += Math.max(0, sheet.lines - row + 1);
  }
  const isFiltered = joined.some(({ sheet, use }) => use === 'read' && sheet.isFiltered);
  return {
    text: textOf(stretches),
    ...{ sheets, sheetColumn },
    hiddenRows: { lines: hidden, isFiltered: isFiltered && hidden.length > 0 },
    hiddenColumns: [...hiddenColumns].filter((name) => name !== '')
  };
}

/** The same in every language: what was said of the column is kept under its name. */
function freeName(header: string[]): string {
  const known = new Set(header.map(normal));
  return ['工作表', '工作表名', '工作表名称'].find((name) => !known.has(normal(name))) ?? '工作表 (2)';
}

async function stretch(
  { sheet, shape, use, places }: Joined,
  isMain: boolean,
  sheetColumn: string | null
): Promise<Blob> {
  const { text, lines, name } = sheet;
  const { start = 0, firstLine = 1, headerRecords = 1 } = shape ?? {};
  const head = isMain ? text.slice(0, start) : new Blob();
  const body = use === 'read' ? text.slice(start) : new Blob(['\n'.repeat(Math.max(0, lines - firstLine + 1))]);
  const isInOrder = places.every((place, column) => place === column) && (shape?.header.length ?? 0) <= places.length;
  const fields = isInOrder && sheetColumn === null ? null : { places, named: sheetColumn === null ? null : name };
  const below = fields && use === 'read' ? await rewritten(body, (line) => aligned(line, fields)) : body;
  if (!isMain || sheetColumn === null) return new Blob([head, below]);
  let left = firstLine - 1;
  const above = await rewritten(head, (line) => (left-- <= headerRecords ? `${line},${sheetColumn}` : line));
  return new Blob([above, below]);
}

async function rewritten(text: Blob, write: (line: string) => string): Promise<Blob> {
  const lines = (await text.text()).split('\n');
  // after the last line break nothing stands
  const last = lines.pop()!;
  return new Blob([...lines.map((line) => `${line === '' ? '' : write(line)}\n`), last]);
}

/** Fields as they are quoted. */
const field = /("(?:[^"]|"")*"|[^,]*)(?:,|$)/g;

function aligned(line: string, { places, named }: { places: number[]; named: string | null }): string {
  const fields = [...line.matchAll(field)].map(([, text]) => text!);
  const texts = places.map((place) => fields[place] ?? '');
  if (named === null) return texts.join(',');
  // a note below the table is of no area
  const isRecord = texts.filter((text) => text !== '').length > 1;
  return [...texts, isRecord ? `"${named.replaceAll('"', '""')}"` : ''].join(',');
}

function textOf(stretches: Blob[]): LiveText {
  return new LiveText(async (add) => {
    const print = new Fingerprint();
    for (const part of stretches) {
      const read = async () => new Uint8Array(await part.arrayBuffer());
      const bytes = await read();
      if (bytes.length === 0) continue;
      print.add(bytes);
      await add({ size: bytes.length, read, bytes });
    }
    return print.hex();
  });
}

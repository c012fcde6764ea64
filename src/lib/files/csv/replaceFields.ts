import { breaksIn, splitRecords } from './splitRecords';

/**
 * A text with some fields of it replaced, every other character as it was.
 * @param edits by line on which a record begins, by place of the field
 * @throws RangeError of a record or a field that the text does not have
 */
export function replaceFields(
  text: string,
  delimiter: string,
  edits: ReadonlyMap<number, ReadonlyMap<number, string>>
): string {
  const pieces: string[] = [];
  const left = new Map(edits);
  let done = 0;
  let end = text.startsWith('\ufeff') ? 1 : 0;
  let line = 1;
  for (const record of splitRecords(text, delimiter, true)) {
    const raw = text.slice(end, record.end);
    const edit = left.get(record.line);
    if (edit) {
      // blank lines before it stay
      const start = end + startOf(raw, record.line - line);
      for (const place of edit.keys())
        if (record.fields[place] === undefined) throw new RangeError(`line ${record.line} has no field ${place}`);
      const fields = record.fields.map((field, at) => edit.get(at) ?? field);
      const lineEnd = /(\r\n|\r|\n)?$/.exec(text.slice(start, record.end))![0];
      pieces.push(text.slice(done, start), fields.map((field) => written(field, delimiter)).join(delimiter), lineEnd);
      done = record.end;
      left.delete(record.line);
    }
    line += breaksIn(raw);
    end = record.end;
  }
  const [gone] = left.keys();
  if (gone !== undefined) throw new RangeError(`there is no record on line ${gone}`);
  return [...pieces, text.slice(done)].join('');
}

/** Where the line after so many begins. */
function startOf(text: string, lines: number): number {
  const breaks = /\r\n|\r|\n/g;
  for (let at = 0; at < lines; at++) breaks.exec(text);
  return breaks.lastIndex;
}

const written = (field: string, delimiter: string): string =>
  /["\r\n]|^[ \t]/.test(field) || field.includes(delimiter) ? `"${field.replaceAll('"', '""')}"` : field;

import Papa from 'papaparse';
import { noLines } from './lineOf';
import type { Part } from './parts';
import type { Delimiter } from '../report/reading';
import { splitRecords } from '../../files/csv/splitRecords';

/**
 * The line after a part whose quote never closes, as a part of its own for somebody who says that it is a row: cut at its
 * delimiters, and without the quotes that are not in pairs; null where there is none.
 */
export async function brokenPart({ broken, brokenBytes, end }: Part, delimiter: Delimiter): Promise<Part | null> {
  if (broken === null) return null;
  const line = new TextDecoder().decode(await brokenBytes());
  const [record] = splitRecords(line, delimiter, true);
  if (!record) return null;
  const { fields, isBroken } = record;
  const bare = isBroken ? fields.map((field) => field.replace(/^\s*"|"\s*$/g, '')) : fields;
  const bytes = new TextEncoder().encode(`${Papa.unparse([bare], { delimiter, quotes: true })}\n`);
  return {
    ...noLines(broken.line),
    ...{ bytes: () => Promise.resolve(bytes.slice()), size: bytes.length, records: 1, end },
    ...{ isUniform: true, hasBlanks: false, broken: null, brokenBytes }
  };
}

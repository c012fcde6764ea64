import type { Codebook, Preset } from '../../codebook/codebook';
import { isChoiceList } from '../form/choiceList';
import type { Instructions } from '../shape/instructions';
import { joinedSheets, type Joined } from './joinedSheets';
import { match } from '../match/match';
import { countsOf, mergedDoubts, numberColumns } from './numberColumns';
import { areaReader } from '../recode/readArea';
import type { FileContent } from './fileContent';
import type { ColumnMatch, Problem, SheetUse } from '../report/report';
import { alignment, laidOut, rowsBelow, type LaidSheet } from './sheetLayout';
import { workbook } from '../../files/xlsx/read/workbook';
import type { Sheet } from '../../files/xlsx/read/sheet';

export interface BookOptions {
  presets: Preset[];
  signal?: AbortSignal | undefined;
}

/** What a sheet is for the survey. */
interface Meaning {
  table: string | null;
  problem: Problem['code'] | null;
  columns: ColumnMatch[];
}

/**
 * Reads the sheets of a workbook that have the same header as one text, and says what became of every other. The main sheet is the
 * one that the instructions name, else the first in sight that is a table of the survey.
 */
export async function readBook(
  file: Blob,
  instructions: Instructions,
  codebook: Codebook,
  { presets, signal }: BookOptions
): Promise<FileContent | { problem: Problem }> {
  const sheets = await tableSheets(file, { signal });
  if ('problem' in sheets) return sheets;
  const understand = understander(instructions, codebook, presets);
  const found = await lay(sheets, instructions, codebook, understand);
  const numbers = numberColumns((await understand(found.main)).columns, codebook);
  const counts = countsOf(found.joined, numbers, instructions);
  if (counts === null) return contentOf(found, numbers, instructions);
  const again = await tableSheets(file, { signal, counts });
  if ('problem' in again) return again;
  return contentOf(await lay(again, instructions, codebook, understand), numbers, instructions);
}

/** The sheets of a workbook, without that of the choices of a form. */
async function tableSheets(...asked: Parameters<typeof workbook>): ReturnType<typeof workbook> {
  const sheets = await workbook(...asked);
  if ('problem' in sheets) return sheets;
  const isList = await Promise.all(sheets.map(isChoiceList));
  const tables = sheets.filter((_, at) => !isList[at]);
  return tables.length > 0 ? tables : sheets;
}

/** The text of a book, with what its merged cells leave in doubt. */
function contentOf({ joined, content }: Laid, numbers: Map<number, string>, instructions: Instructions): FileContent {
  const doubts = mergedDoubts(joined, content.book.sheets, numbers, instructions);
  return { ...content, book: { ...content.book, doubts } };
}

interface Laid {
  main: LaidSheet;
  joined: Joined[];
  content: FileContent & { book: NonNullable<FileContent['book']> };
}

type Understand = (sheet: LaidSheet) => Promise<Meaning>;

async function lay(
  sheets: Sheet[],
  instructions: Instructions,
  codebook: Codebook,
  understand: Understand
): Promise<Laid> {
  const byRule = { ...instructions };
  delete byRule.header;
  const laid: LaidSheet[] = [];
  for (const sheet of sheets) laid.push(await laidOut(sheet, byRule, codebook));
  const main = await mainSheet(laid, instructions, understand);
  if (instructions.header) Object.assign(main, await laidOut(main.sheet, instructions, codebook));
  const elsewhere = new Set(instructions.elsewhere);
  const joined: Joined[] = [];
  const others: SheetUse[] = [];
  for (const one of [main, ...laid.filter((sheet) => sheet !== main)]) {
    const aligned =
      one === main
        ? { places: (main.shape?.header ?? []).map((_, at) => at), unnamed: 0 }
        : main.shape && one.shape && alignment(main.shape.header, one.shape.header);
    const { name, isHidden } = one.sheet;
    if (aligned) {
      if (elsewhere.has(name) && one !== main) {
        joined.push({ ...one, ...aligned, use: 'elsewhere' });
        continue;
      }
      const isSaid = instructions.sheets?.[name];
      const isRead = isSaid ?? (!isHidden || one === main);
      joined.push({ ...one, ...aligned, use: isRead ? 'read' : isSaid === false ? 'leftOut' : 'hidden' });
      continue;
    }
    const { table, problem } = await understand(one);
    const rest = { rows: rowsBelow(one), starts: null, unnamed: 0 };
    others.push({
      name,
      isHidden,
      use: elsewhere.has(name) ? 'elsewhere' : 'other',
      table: problem === 'unknownTable' ? null : table,
      ...rest
    });
  }
  const { table, problem } = await understand(main);
  const names = areaReader(codebook.areas);
  const isNamed =
    problem === 'noAreaColumn' && joined.some(({ sheet, use }) => use === 'read' && names(sheet.name) !== null);
  const { text, ...rest } = await joinedSheets(joined, isNamed, problem === 'unknownTable' ? null : table);
  const order = sheets.map(({ name }) => name);
  const all = [...rest.sheets, ...others].sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
  const book = { ...rest, sheets: all, sheet: main.sheet.name, doubts: [] };
  return { main, joined, content: { encoding: null, text, book } };
}

async function mainSheet(
  laid: LaidSheet[],
  { sheet: named }: Instructions,
  understand: Understand
): Promise<LaidSheet> {
  const meant = laid.find(({ sheet }) => sheet.name === named);
  if (meant) return meant;
  const seen = laid.filter(({ sheet }) => !sheet.isHidden);
  const candidates = seen.length > 0 ? seen : laid;
  if (candidates.length === 1) return candidates[0]!;
  let mendable: LaidSheet | null = null;
  for (const candidate of candidates) {
    const { problem } = await understand(candidate);
    if (problem === null) return candidate;
    if (problem === 'noAreaColumn') mendable ??= candidate;
  }
  return mendable ?? candidates[0]!;
}

/** Understands each different header once: a workbook may have a sheet a township. */
function understander(instructions: Instructions, codebook: Codebook, presets: Preset[]): Understand {
  const known = new Map<string, Promise<Meaning>>();
  const nothing: Meaning = { table: null, problem: 'unknownTable', columns: [] };
  const read = async ({ shape }: LaidSheet): Promise<Meaning> => {
    if (!shape) return nothing;
    const found = await match(shape, codebook, instructions, presets);
    if (!('problem' in found)) return { table: found.table.name, problem: null, columns: found.columns };
    const { code, detail } = found.problem;
    return { table: String(detail.table ?? ''), problem: code, columns: found.columns };
  };
  return (sheet) => {
    const key = JSON.stringify(sheet.shape?.header ?? null);
    const meaning = known.get(key) ?? read(sheet);
    known.set(key, meaning);
    return meaning;
  };
}

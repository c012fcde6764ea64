import type { Codebook, Preset } from '../../codebook/codebook';
import type { Encoding } from '../../intake/report/reading';
import { neededColumns } from '../../codebook/neededColumns';
import { emptyReport } from '../../intake/report/emptyReport';
import { Fingerprint } from '../../files/fingerprint';
import type { Instructions } from '../../intake/shape/instructions';
import type { LiveText } from '../../intake/text/LiveText';
import { match, type Match } from '../../intake/match/match';
import { readText } from '../../intake/text/readText';
import type { IntakeReport, Problem } from '../../intake/report/report';
import { isTotalWord } from '../../intake/shape/summaryRows';
import { sniff, type Shape } from '../../intake/shape/sniff';
import { yieldToMain } from '../../page/yieldToMain';
import type { CleanFile } from '../part/cleanFile';
import { columnsOf, witnessOf, type Column } from '../part/columns';
import { memoryNeeded } from './memory';

export interface Source {
  file: Blob;
  name: string;
  /** wave of a file that does not name one itself */
  wave?: string;
  /** how it is to be read, where somebody said so */
  instructions?: Instructions;
}

/** A file whose table and columns are known. */
export interface Known {
  text: LiveText;
  shape: Shape;
  matched: Match;
  codebook: Codebook;
  file: CleanFile;
  /** name in the engine of what a file with these bytes holds of a wave */
  nameOf: (fingerprint: string, wave: string) => string;
}

/** `known` is null when the report says why nothing of the file can be used. */
export interface Inspected {
  report: IntakeReport;
  known: Known | null;
}

export interface InspectOptions {
  signal?: AbortSignal | undefined;
  /** 0..1 of the file */
  progress?: (share: number) => void;
  /** bytes of engine memory that a file may need */
  limit: number;
  /** what the file was found to be in, when it was read before */
  encoding?: Encoding;
  headBytes?: number | undefined;
  /** beside those of the survey */
  presets: Preset[];
}

/** So much of a text is looked at for its shape. */
const shapeBytes = 1 << 20;

/** All that can be learned of a file without the engine, which may still be starting. */
export async function inspect(
  codebook: Codebook,
  { file, name, wave, instructions: said = {} }: Source,
  { signal, progress, limit, presets, encoding: found, headBytes }: InspectOptions
): Promise<Inspected> {
  const report = emptyReport(name, file.size);
  const unusable = ({ code, detail }: Problem): Inspected => ({
    report: { ...report, problem: { code, detail: { ...detail, ...seenSheets(report) } } },
    known: null
  });
  const content = await readText(file, { ...said, encoding: said.encoding ?? found }, codebook, {
    signal,
    progress,
    headBytes,
    presets
  });
  if ('problem' in content) return unusable(content.problem);
  const { encoding, book, text } = content;
  Object.assign(report, { encoding }, book);
  const instructions = said.hiddenColumns === false ? without(report.hiddenColumns, said) : said;
  const shape = await sniff(await text.slice(0, shapeBytes), instructions, codebook);
  if ('problem' in shape) return unusable(shape.problem);
  report.delimiter = shape.delimiter;
  report.platform = shape.platform;
  report.preview = shape.preview;
  await yieldToMain();
  report.header = { record: shape.headerRecord, records: shape.headerRecords };
  const called = [name, ...(report.sheet === null ? [] : [report.sheet])];
  const matched = await match(shape, codebook, instructions, presets, called);
  report.columns = matched.columns;
  await yieldToMain();
  if ('problem' in matched) return unusable(matched.problem);
  report.table = matched.table.name;
  report.preset = matched.preset;
  report.absent = matched.absent;
  const memory = memoryOf(file.size, matched, codebook);
  if (memory.needed > limit) return unusable({ code: 'tooLarge', detail: { ...memory, limit } });

  const print = printOf(matched, shape, codebook, instructions);
  return {
    report,
    known: {
      text,
      shape,
      matched,
      codebook,
      file: cleanFile(shape, matched, codebook, instructions, { wave, sheetColumn: report.sheetColumn }),
      nameOf: (bytes, id) => `${matched.table.name}_${new Fingerprint().add(`${bytes} ${print} ${id}`).hex()}`
    }
  };
}

const maxSheets = 8;

/** Names of the sheets in which none could be used. */
function seenSheets({ sheets }: IntakeReport): { sheets?: string } {
  if (sheets.length === 0) return {};
  const names = sheets.slice(0, maxSheets).map(({ name }) => name);
  return { sheets: [...names, ...(sheets.length > maxSheets ? ['…'] : [])].join(' · ') };
}

/** The columns answer nothing, unless somebody has said what one of them does. */
function without(headers: string[], said: Instructions): Instructions {
  return { ...said, columns: { ...Object.fromEntries(headers.map((header) => [header, null])), ...said.columns } };
}

/** Bytes of engine memory: what the file needs, and what it would need with no more columns than the survey counts with. */
function memoryOf(bytes: number, { table, columns }: Match, codebook: Codebook) {
  const useful = neededColumns(codebook, table);
  const taken = columns.filter((column) => column.taken);
  const few = taken.filter(({ answering }) => useful.has(answering!.question));
  return {
    needed: memoryNeeded(bytes, columns.length, taken.length),
    fewer: memoryNeeded(bytes, columns.length, few.length),
    columns: few.length
  };
}

function cleanFile(
  { delimiter, header, headerRecord, headerRecords, preview, platform, sample }: Shape,
  matched: Match,
  codebook: Codebook,
  instructions: Instructions,
  { wave, sheetColumn }: { wave: string | undefined; sheetColumn: string | null }
): CleanFile {
  const { table } = matched;
  const columns = columnsOf(matched, codebook, platform, instructions, sample);
  const isNamed = columns.some(({ variable }) => variable.name === table.wave);
  return {
    delimiter,
    header,
    answers: answersOf(matched, sheetColumn),
    summed: summedOf(columns, codebook),
    places: placesOf(matched),
    heads: preview.slice(headerRecord, headerRecord + headerRecords).map(({ fields }) => fields),
    platform,
    table,
    columns,
    witness: witnessOf(matched, codebook, platform, instructions, sample),
    codebook,
    instructions,
    wave: instructions.wave ?? (isNamed ? null : (wave ?? codebook.waves.at(-1)?.id ?? ''))
  };
}

/** Columns of questions that have an option called 合计 or the like. */
const summedOf = (columns: Column[], { choices }: Codebook): number[] =>
  columns.flatMap(({ variable, fields }) => {
    const options = choices.get(variable.list ?? '') ?? [];
    const words = options.flatMap(({ name, label, aliases }) => [name, ...Object.values(label), ...aliases]);
    return words.some(isTotalWord) ? fields.map(({ index }) => index) : [];
  });

/** Columns that answer a question for certain, also those that are not taken; the area first, which no row is without. The names of sheets are no part of a row. */
function answersOf({ columns, table }: Match, sheetColumn: string | null): number[] {
  const sure = columns.flatMap(({ header, answering, certainty }, at) =>
    answering !== null && certainty === 1 && header !== sheetColumn ? [at] : []
  );
  const isArea = (at: number) => columns[at]!.answering!.question === table.area;
  return [...sure.filter(isArea), ...sure.filter((at) => !isArea(at))];
}

/** Columns that say where or when a row is from, also those that another one is taken instead of. */
const placesOf = ({ columns, table }: Match): number[] =>
  columns.flatMap(({ answering, certainty }, at) =>
    certainty === 1 && answering !== null && [table.area, table.wave].includes(answering.question) ? [at] : []
  );

/** All that decides what a file's tables hold but its bytes: how it is read, and what the survey says of its questions. */
function printOf(
  { table, columns, values }: Match,
  { headerRecord, headerRecords, delimiter, platform }: Shape,
  { id, areas, choices, waves }: Codebook,
  instructions: Instructions
): string {
  const taken = columns.map(({ taken, answering }) => (taken ? answering : null));
  const variables = table.variables.filter(({ name }) => taken.some((one) => one?.question === name));
  const lists = variables.map(({ list }) => (list === null ? null : (choices.get(list) ?? null)));
  const layout = [headerRecord, headerRecords, delimiter, platform, instructions, values];
  return `${id} ${JSON.stringify([table.name, table.area, table.wave, taken, variables, lists, areas, waves, layout])}`;
}

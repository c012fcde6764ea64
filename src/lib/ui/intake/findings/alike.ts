import type { Codebook } from '../../../codebook/codebook';
import type { DoubtKind } from '../../../intake/report/doubts';
import { merge, type Instructions } from '../../../intake/shape/instructions';
import type { IntakeReport } from '../../../intake/report/report';
import { variableOf, tableOf } from '../codebookWords';

/**
 * What was answered for a text of one column, for the same text in columns that are answered alike: of the same type and
 * the same list. Never taken by itself; null where nothing is left to offer.
 */
export function alikeColumns(
  { table: name, notUnderstood }: IntakeReport,
  { values = {} }: Instructions,
  codebook: Codebook
): { values: NonNullable<Instructions['values']>; texts: number } | null {
  const table = tableOf(codebook, name);
  const kind = (column: string) => {
    const variable = variableOf(table, column);
    return variable && JSON.stringify([variable.type, variable.list ?? null]);
  };
  const found: NonNullable<Instructions['values']> = {};
  let texts = 0;
  for (const { column, value } of notUnderstood) {
    const answers = Object.entries(values)
      .filter(([other]) => other !== column && kind(other) !== null && kind(other) === kind(column))
      .flatMap(([, meanings]) => (meanings[value] === undefined ? [] : [meanings[value]]));
    // two columns that were answered differently say nothing of a third
    if (new Set(answers).size !== 1 || values[column]?.[value] !== undefined) continue;
    found[column] = { ...found[column], [value]: answers[0]! };
    texts++;
  }
  return texts > 0 ? { values: found, texts } : null;
}

/** What was said of a file that holds for others of its kind too. */
export function forItsKind({ table, columns, values, doubts }: Instructions): Instructions {
  const isSaid = (entries?: object) => entries !== undefined && Object.keys(entries).length > 0;
  return {
    ...(table === undefined ? {} : { table }),
    ...(isSaid(columns) ? { columns: columns! } : {}),
    ...(isSaid(values) ? { values: values! } : {}),
    ...(isSaid(doubts) ? { doubts } : {})
  };
}

interface Waiting {
  report: IntakeReport;
  instructions: Instructions;
}

/** Places of the files with the header of this one of which something that was said of this one is not said yet. */
export function alikeFiles(files: Waiting[], at: number): number[] {
  const { report, instructions } = files[at]!;
  const said = forItsKind(instructions);
  if (Object.keys(said).length === 0 || report.columns.length === 0) return [];
  const header = headerOf(report);
  return files.flatMap((other, place) =>
    place !== at && headerOf(other.report) === header && !says(other.instructions, said) ? [place] : []
  );
}

const headerOf = ({ columns }: IntakeReport): string => JSON.stringify(columns.map(({ header }) => header));

/** One answer of a file is never overwritten by that of another. */
export function notYetSaid(said: Instructions, other: Instructions): Instructions {
  const values = Object.fromEntries(
    Object.entries(said.values ?? {}).map(([column, meanings]) => [column, { ...meanings, ...other.values?.[column] }])
  );
  return forItsKind({
    ...said,
    ...(other.table === undefined ? {} : { table: other.table }),
    columns: { ...said.columns, ...other.columns },
    values,
    doubts: merge({ doubts: said.doubts }, { doubts: other.doubts }).doubts
  });
}

function says(other: Instructions, said: Instructions): boolean {
  const texts = Object.entries(said.values ?? {}).flatMap(([column, meanings]) =>
    Object.keys(meanings).map((text) => other.values?.[column]?.[text])
  );
  const columns = Object.keys(said.columns ?? {}).map((column) => other.columns?.[column]);
  const doubts = Object.entries(said.doubts ?? {}).flatMap(([column, answers]) =>
    Object.keys(answers).map((kind) => other.doubts?.[column]?.[kind as DoubtKind])
  );
  return ![...texts, ...columns, ...doubts, ...(said.table === undefined ? [] : [other.table])].includes(undefined);
}

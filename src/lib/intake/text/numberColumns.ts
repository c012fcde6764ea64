import type { Codebook } from '../../codebook/codebook';
import type { Instructions } from '../shape/instructions';
import type { Joined } from './joinedSheets';
import { mergedDoubt } from '../recode/doubt';
import { maxExamples, maxLines, type ColumnMatch, type Doubt, type SheetUse } from '../report/report';
import type { Counts } from '../../files/xlsx/read/sheet';

/** Columns of the main sheet that answer a question for a number, with the question. */
export function numberColumns(columns: ColumnMatch[], codebook: Codebook): Map<number, string> {
  const numbers = new Set(
    codebook.tables.flatMap(({ variables }) =>
      variables.filter(({ type }) => type === 'integer' || type === 'decimal').map(({ name }) => name)
    )
  );
  return new Map(
    columns.flatMap(({ answering }, column) =>
      answering && answering.option === null && numbers.has(answering.question)
        ? [[column, answering.question] as const]
        : []
    )
  );
}

/** Columns of the sheets whose numbers show as days or stand in merged cells, for them to be read as numbers; null when none does. */
export function countsOf(joined: Joined[], numbers: Map<number, string>, { doubts = {} }: Instructions): Counts | null {
  const found = joined.flatMap(({ sheet, places }) => {
    const of = (column: number) => sheet.columns[places[column]!]!;
    const read = [...numbers].filter(([column]) => places[column]! >= 0);
    const dated = read.filter(([column]) => sheet.datedFields.includes(places[column]!));
    const merged = read.filter(
      ([column, variable]) =>
        doubts[variable]?.merged !== 'each' && sheet.mergedNumbers.some(({ field }) => field === places[column])
    );
    if (dated.length + merged.length === 0) return [];
    return [
      [
        sheet.name,
        { dated: dated.map(([column]) => of(column)), merged: merged.map(([column]) => of(column)) }
      ] as const
    ];
  });
  return found.length > 0 ? Object.fromEntries(found) : null;
}

/** Numbers in cells that several rows of a sheet share, a doubt a column, where nobody has said how they are read. */
export function mergedDoubts(
  joined: Joined[],
  sheets: SheetUse[],
  numbers: Map<number, string>,
  { doubts = {} }: Instructions
): Doubt[] {
  return [...numbers].flatMap(([column, variable]): Doubt[] => {
    if (doubts[variable]?.merged !== undefined) return [];
    const texts = new Set<string>();
    const lines: number[] = [];
    for (const { sheet, places, use } of joined) {
      const starts = sheets.find(({ name }) => name === sheet.name)?.starts;
      if (use !== 'read' || !starts) continue;
      for (const { field, text, firstRow, lastRow } of sheet.mergedNumbers) {
        if (field !== places[column] || firstRow < starts.row) continue;
        texts.add(text);
        for (let row = firstRow; row <= lastRow; row++) lines.push(row - starts.row + starts.line);
      }
    }
    if (lines.length === 0) return [];
    const counts = { count: lines.length, texts: texts.size };
    const shown = { examples: [...texts].sort().slice(0, maxExamples), lines: lines.slice(0, maxLines) };
    return [{ column: variable, ...mergedDoubt, ...counts, ...shown }];
  });
}

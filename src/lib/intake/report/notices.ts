import type { Instructions } from '../shape/instructions';
import type { IntakeReport, SheetUse } from './report';

/** What a person must know of a file before it is put in place. */
export type Notice =
  | { kind: 'areaFromSheets'; column: string; table: string }
  | { kind: 'sheetUnread'; sheet: SheetUse }
  | { kind: 'unnamedColumns'; sheet: SheetUse }
  | { kind: 'hiddenRows'; lines: number[]; isFiltered: boolean; isLeftOut: boolean }
  | { kind: 'hiddenSheetRead'; sheet: SheetUse }
  | { kind: 'hiddenColumns'; headers: string[]; isLeftOut: boolean };

/** All that must be said of a workbook's parts, the worst first: what is not counted, then what is counted out of sight. */
export function notices(report: IntakeReport, { leftOut = [], hiddenColumns: isShown = true }: Instructions): Notice[] {
  const { sheets, sheetColumn, hiddenColumns } = report;
  const isNamed = report.columns.some(({ header, taken }) => taken && header === sheetColumn);
  const unread = sheets.filter(({ use, rows }) => use !== 'read' && use !== 'elsewhere' && rows > 0);
  const read = sheets.filter(({ use }) => use === 'read');
  return [
    ...(isNamed || sheetColumn === null
      ? []
      : [{ kind: 'areaFromSheets' as const, column: sheetColumn, table: read[0]?.table ?? '' }]),
    ...[...unread].sort(byTable).map((sheet) => ({ kind: 'sheetUnread' as const, sheet })),
    ...read.filter(({ unnamed }) => unnamed > 0).map((sheet) => ({ kind: 'unnamedColumns' as const, sheet })),
    ...hiddenParts(report, leftOut),
    ...read.filter(({ isHidden }) => isHidden).map((sheet) => ({ kind: 'hiddenSheetRead' as const, sheet })),
    ...(hiddenColumns.length > 0
      ? [
          {
            kind: 'hiddenColumns' as const,
            headers: hiddenColumns,
            isLeftOut: !isShown
          }
        ]
      : [])
  ];
}

/** Hidden rows that count, and those that a person left out; what is no row for another reason is told by that. */
function hiddenParts({ hiddenRows, rejectSample }: IntakeReport, leftOut: number[]): Notice[] {
  const out = new Set(leftOut);
  const others = new Set(rejectSample.filter(({ reason }) => reason !== 'leftOut').map(({ line }) => line));
  const lines = hiddenRows.lines.filter((line) => !others.has(line));
  return [false, true].flatMap((isLeftOut) => {
    const some = lines.filter((line) => out.has(line) === isLeftOut);
    return some.length > 0 ? [{ kind: 'hiddenRows' as const, ...hiddenRows, lines: some, isLeftOut }] : [];
  });
}

/** Tables of the survey before sheets of which nothing is known; what a person has left out comes last. */
const byTable = (a: SheetUse, b: SheetUse): number => weight(b) - weight(a);

const weight = ({ use, table }: SheetUse): number => (use === 'leftOut' ? 0 : table === null ? 1 : 2);

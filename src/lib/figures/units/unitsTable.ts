import type { Codebook, Variable } from '../../codebook/codebook';
import type { Row } from '../../codebook/expression/holds';
import { isSum, whyText, type Judged } from './why';
import { lackOf, bySide, type BySide } from '../../estimates/units/side';
import { answerAt, type RowColumn, type UnitRows } from '../../estimates/units/unitRows';
import { sizeOf, type ListedUnits } from '../../estimates/units/unitList';
import { compareNames, formatNumber, text } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import { answerText } from './answerText';

/** A column of a list of units. */
export interface UnitColumn {
  id: string;
  label: string;
  /** the same in a word or two, for the head of a narrow column */
  short: string;
  /** it is aligned as numbers are */
  isNumber: boolean;
  /** in the words of the page */
  words: (row: number) => string;
  /** as a file has it: a number as itself */
  value: (row: number) => string | number | null;
  /** what it is ordered and searched by; null: neither */
  answers: RowColumn | null;
  /** the place of each word of a column of codes in the order of their labels */
  wordRank?: (words: string[]) => number[];
}

/** The units behind a number, in columns: who it is, where, why it counts or not, how large, then what decides and what it is. */
export interface UnitsTable {
  listed: ListedUnits;
  rows: UnitRows;
  sides: BySide;
  columns: UnitColumn[];
  /** id of the column by which the largest come first; null where the survey names none */
  size: string | null;
}

export function unitsTable(codebook: Codebook, listed: ListedUnits, rows: UnitRows): UnitsTable {
  const { table, indicator, query } = listed;
  const judged: Judged = { codebook, table, indicator, rows, measure: query.counted!.measure };
  const answers = (at: number): Row =>
    Object.fromEntries([...rows.columns].map(([name, column]) => [name, answerAt(column, at)]));
  const shown = query.columns.flatMap((name): UnitColumn[] => {
    const variable = table.variables.find((one) => one.name === name);
    const column = rows.columns.get(name);
    return variable && column ? [columnOf(codebook, variable, column)] : [];
  });
  const isHead = ({ id }: UnitColumn) =>
    isWho(table.variables, id) || table.variables.some((one) => one.name === id && one.type === 'area');
  const why: UnitColumn = {
    id: ' why',
    label: m.units_column_why(),
    short: m.units_column_why(),
    isNumber: false,
    words: (at) => whyText(judged, at, answers(at)),
    value: (at) => whyText(judged, at, answers(at)),
    answers: null
  };
  const lack: UnitColumn[] =
    isSum(judged.measure) && indicator.direction === 'up' && indicator.format === 'percent' ? [lackColumn(judged)] : [];
  const size = sizeOf(codebook, table)?.column ?? null;
  return {
    listed,
    rows,
    sides: bySide(rows, indicator),
    columns: [
      ...shown.filter(isHead),
      why,
      ...shown.filter(({ id }) => id === size),
      ...lack,
      ...shown.filter((column) => !isHead(column) && column.id !== size)
    ],
    size: shown.some(({ id }) => id === size) ? size : null
  };
}

const isWho = (variables: Variable[], id: string): boolean =>
  variables.some(({ name, type }) => name === id && type === 'text');

function columnOf(codebook: Codebook, variable: Variable, column: RowColumn): UnitColumn {
  const { name, type, label } = variable;
  const isNumber = type === 'integer' || type === 'decimal';
  const words = wordsOf(column, (answer) => answerText(codebook, variable, answer));
  return {
    id: name,
    label: text(label),
    short: shortLabel(text(label)),
    isNumber,
    words,
    value: (row) => (isNumber ? answerAt(column, row) : words(row)),
    answers: column,
    wordRank: (codes) => rankOf(codes.map((code) => answerText(codebook, variable, code)))
  };
}

/** The words of a row, those of a code made once. */
function wordsOf(column: RowColumn, say: (answer: string | number | null) => string): (row: number) => string {
  if (column.type !== 'code') return (row) => say(answerAt(column, row));
  const said: string[] = [];
  return (row) => (said[column.codes[row]!] ??= say(answerAt(column, row)));
}

/** A question without what explains it: "Employees, head-count at reference date" is "Employees". */
function shortLabel(label: string): string {
  const [first = label] = label.split(/\s*[(（,，;；:：]/);
  return first.length > 1 && label.length > 12 ? first : label;
}

function rankOf(labels: string[]): number[] {
  const compare = compareNames();
  const sorted = labels.map((_, at) => at).sort((a, b) => compare(labels[a]!, labels[b]!));
  const ranks = new Array<number>(labels.length);
  sorted.forEach((at, rank) => (ranks[at] = rank));
  return ranks;
}

function lackColumn({ rows, indicator }: Judged): UnitColumn {
  const lack = (row: number) => Math.max(0, lackOf(rows, row, indicator));
  const values = Float64Array.from({ length: rows.length }, (_, row) => lack(row));
  const label = `${m.units_column_lack()}${m.chart_unit({ unit: text(indicator.count) })}`;
  return {
    id: ' lack',
    label,
    short: label,
    isNumber: true,
    words: (row) => formatNumber(lack(row), Number.isInteger(lack(row)) ? 0 : 1),
    value: lack,
    answers: { type: 'number', values }
  };
}

/** The columns that tell rows apart: one that says the same of all of them has nothing to tell; of a single row all have. */
export function tellingColumns(columns: UnitColumn[], rows: Int32Array): UnitColumn[] {
  return rows.length < 2 ? columns : columns.filter(({ answers }) => !answers || !isConstant(answers, rows));
}

function isConstant(column: RowColumn, rows: Int32Array): boolean {
  if (column.type === 'text') return false;
  const values = column.type === 'number' ? column.values : column.codes;
  const first = values[rows[0]!];
  return rows.every((row) => Object.is(values[row], first));
}

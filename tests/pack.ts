import { readdirSync, readFileSync } from 'node:fs';
import { csvParseRows } from 'd3';
import type { Codebook } from '../src/lib/codebook/codebook';
import { holds, measure, type Row } from '../src/lib/codebook/expression/holds';
import { readCodebook } from '../src/lib/codebook/read/readCodebook';

/** Folders of data/surveys. */
export const surveys = readdirSync('data/surveys', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** A survey's files as the page reads them. */
export function packOf(survey: string): Map<string, string> {
  const folder = `data/surveys/${survey}`;
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/'));
  return new Map(
    paths.filter((path) => /\.(csv|json)$/.test(path)).map((path) => [path, readFileSync(`${folder}/${path}`, 'utf8')])
  );
}

export const codebookOf = (survey: string): Codebook => readCodebook(packOf(survey));

/** The records of a CSV, as they are written. */
export function recordsOf(text: string): Record<string, string>[] {
  const [header, ...records] = csvParseRows(text);
  return records.map((cells) => Object.fromEntries(header!.map((name, i) => [name, cells[i] ?? ''])));
}

/** Rows of a wave's table written in codes, as `holds` reads them: what is missing is null. */
export function rowsOf(codebook: Codebook, table: string, text: string): Row[] {
  const { variables } = codebook.tables.find(({ name }) => name === table)!;
  const readers = Object.fromEntries(variables.map(({ name, type, list }) => [name, reader(codebook, type, list)]));
  return recordsOf(text).map((record) =>
    Object.fromEntries(Object.entries(record).map(([name, cell]) => [name, cell === '' ? null : readers[name]!(cell)]))
  );
}

function reader(codebook: Codebook, type: string, list: string | null): (cell: string) => Row[string] {
  const missing = new Set(
    (list === null ? [] : codebook.choices.get(list)!)
      .filter((choice) => choice.missing !== null)
      .map(({ name }) => name)
  );
  const numeric = ['integer', 'decimal', 'boolean'].includes(type);
  return (cell) => {
    if (missing.has(cell)) return null;
    if (type === 'select_multiple') return `|${cell}|`;
    return numeric ? Number(cell) : cell;
  };
}

/** An indicator over rows by its definition, one row at a time; null when nothing is in its denominator. */
export function valueOf(codebook: Codebook, id: string, rows: Row[]): number | null {
  const { universe, numerator, denominator, per } = codebook.indicators.find((indicator) => indicator.id === id)!;
  let y = 0;
  let x = 0;
  for (const row of rows) {
    if (universe && holds(universe, row) !== true) continue;
    const [above, below] = [measure(numerator!, row), measure(denominator!, row)];
    if (above === null || below === null) continue;
    const weight = Number(row['weight'] ?? 1);
    y += weight * above;
    x += weight * below;
  }
  return x === 0 ? null : (per * y) / x;
}

/** The data of a pack's waves, as files to load. */
export function dataOf(pack: ReadonlyMap<string, string>): { file: Blob; name: string; wave: string }[] {
  return [...pack].sort().flatMap(([name, text]) => {
    const wave = /^waves\/([^/]+)\/.*\.csv$/.exec(name)?.[1];
    return wave === undefined ? [] : [{ file: new Blob([text]), name, wave }];
  });
}

import type { OpenFile } from '../../../src/lib/tables/load/assemble';
import { emptyReport } from '../../../src/lib/intake/report/emptyReport';
import type { Loaded } from '../../../src/lib/tables/load/load';

/** A loaded file by its tables: `'unit 2014 100001 100002'` is one with rows of two areas; the name tells its content. */
export function loaded(name: string, ...tables: string[]): Loaded {
  return {
    source: { file: new Blob([name]), name },
    report: emptyReport(name, name.length),
    tables: tables.map((words) => {
      const [table = '', wave = '', ...areas] = words.split(' ');
      return { table, wave, name: `${table}_${name}_${wave}`, rows: areas.length, columns: [], areas };
    }),
    text: null
  };
}

/** What of open files does not count: `'a.csv: unit 2014 100001'`. */
export function withouts(files: OpenFile[]): string[] {
  return files.flatMap(({ source, without }) =>
    without.map(({ table, wave, area }) => `${source.name}: ${table} ${wave} ${area}`)
  );
}

export const names = (files: OpenFile[]): string[] => files.map(({ source }) => source.name);

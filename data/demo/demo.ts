import { cadreRows } from './cadre';
import { answers, frame } from './frame';
import { arrived, withBlanks } from './mistakes';
import { places, readRows, years, type Year } from './places';
import { registerRow } from './register';
import { toCsv, type Row } from './row';
import { unitRow } from './unit';
import { workerRows } from './worker';

const questions = readRows('questions.csv');

/** Every CSV of the simulated waves, by its path in the survey's folder. Always the same bytes. */
export function demoFiles(): Map<string, string> {
  const units = frame();
  return new Map(
    years.flatMap((year) =>
      Object.entries(wave(units, year)).map(
        ([table, rows]) => [`waves/${year}/${table}.csv`, toCsv(rows, columnsOf(table))] as const
      )
    )
  );
}

const columnsOf = (table: string): string[] => questions.filter(([own]) => own === table).map(([, name]) => name!);

function wave(units: ReturnType<typeof frame>, year: Year): Record<string, Row[]> {
  const answered = units.filter((unit) => answers(unit, year)).map((unit) => ({ unit, row: unitRow(unit, year) }));
  const worker = places.flatMap((place) => workerRows(place, answered, year));
  const returned = (code: string) => worker.filter((row) => row.district_code === code).length;
  return {
    unit: answered.map(({ row }) => arrived(row, `${String(row.unit_id)}/${year}`)),
    worker: worker.map((row) => withBlanks(row, String(row.resp_id))),
    cadre: places.flatMap((place) => cadreRows(place, year)).map((row) => withBlanks(row, String(row.cadre_id))),
    district: places.map((place) => registerRow(place, answered, year, returned(place.code)))
  };
}

import { readFileSync } from 'node:fs';
import { csvParseRows } from 'd3';

export const survey = new URL('../surveys/xiaogan/', import.meta.url);
export const readRows = (file: string): string[][] =>
  csvParseRows(readFileSync(new URL(file, survey), 'utf8')).slice(1);

export const years = [2013, 2014] as const;
export type Year = (typeof years)[number];
export type Side = 'organisation' | 'work' | 'service';

/** A reporting area as the demo sees it. */
export interface Place {
  code: string;
  /** units in the frame; about 96 % of them answer in a wave */
  units: number;
  /** questionnaires of workers, a wave */
  workers: Record<Year, number>;
  cadres: number;
  /** how far ahead (+) or behind (-) of the city the area is, in log odds */
  sides: Record<Side, number>;
  /** its yearly progress beside the city's: 1 is the same, 0 none, below 0 it falls back */
  pace: number;
  /** how much more of its industry is manufacturing */
  manufacturing: number;
  /** industrial parks as its register counts them */
  parks: number;
  /** service stations in townships and parks */
  stations: Record<Year, number>;
  /** codes of the townships that it reports for */
  townships: string[];
}

/** Townships that a zone runs; the county around it does not report for them. */
const lent: Record<string, string[]> = {
  '4209GX': ['420902570', '420902571', '420902572'],
  '4209LK': ['420902202'],
  '4209SF': ['420921500']
};
const townships = readRows('areas.csv').filter(([, , kind]) => kind === 'township');

function townshipsOf(code: string): string[] {
  const away = Object.values(lent).flat();
  const own = townships.filter(([, parent]) => parent === code).map(([township]) => township!);
  return lent[code] ?? own.filter((township) => !away.includes(township));
}

type Pair = [before: number, now: number];

function place(
  code: string,
  units: number,
  workers: Pair,
  cadres: number,
  [organisation, work, service]: [number, number, number],
  pace: number,
  manufacturing: number,
  parks: number,
  stations: Pair
): Place {
  return {
    code,
    units,
    workers: { 2013: workers[0], 2014: workers[1] },
    cadres,
    sides: { organisation, work, service },
    pace,
    manufacturing,
    parks,
    stations: { 2013: stations[0], 2014: stations[1] },
    townships: townshipsOf(code)
  };
}

export const places: Place[] = [
  place('420902', 1560, [1080, 1100], 210, [0.72, 0.5, 0.55], 1.2, 0.8, 3, [15, 18]),
  place('420921', 780, [610, 620], 120, [-0.45, -0.35, -0.45], 1.9, 0.8, 2, [7, 10]),
  place('420922', 830, [630, 640], 125, [-0.75, -0.6, -0.7], 1.0, 0.7, 1, [8, 9]),
  place('420923', 830, [640, 640], 125, [0.05, -0.15, -0.05], -0.4, 1.0, 2, [11, 11]),
  place('420981', 1040, [790, 800], 150, [0.3, 0.05, 0], 0.8, 1.4, 3, [15, 17]),
  place('420982', 940, [730, 740], 140, [0.45, 0.35, 0.4], 1.1, 1.0, 2, [14, 17]),
  place('420984', 1350, [950, 960], 180, [-0.1, 0, -0.05], 0.9, 1.6, 4, [20, 23]),
  // the register counts one park although stations stand in more: a rate over 100 %
  place('4209GX', 470, [340, 350], 60, [1.1, 0.9, 0.5], 1.0, 1.8, 1, [4, 6]),
  // a sample too small to be trusted
  place('4209LK', 190, [26, 24], 26, [-0.3, -0.3, -0.3], 1.5, 1.5, 1, [0, 1]),
  // a sample too small to be shown, then no questionnaires of workers at all
  place('4209SF', 70, [7, 0], 14, [-1.1, -0.9, -1.0], 1.0, 0.2, 0, [0, 0]),
  place('4209SZ', 260, [220, 230], 50, [1.2, 0.9, 1.0], 0.7, 0.5, 0, [0, 0])
];

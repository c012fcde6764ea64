import { expect, test } from 'vitest';
import { simulatedTables, opened, place, remove, reread, restore } from '../../../../src/lib/session/files/place';
import { pendingOver } from '../../../../src/lib/session/files/pending';
import type { OpenFile } from '../../../../src/lib/tables/load/assemble';
import { survey } from '../../tables/survey';
import { loaded, names, withouts } from '../openFile';

const east = '100001';
const west = '100002';

/** Made-up files of both waves, as they come with the survey. */
const demo = opened([loaded('demo-13', `unit 2013 ${east} ${west}`), loaded('demo-14', `unit 2014 ${east} ${west}`)], {
  userSupplied: false
});
const real = { ...survey, simulated: false };
const brought = (...files: Parameters<typeof loaded>[]): OpenFile[] =>
  place(
    [],
    files.map((one) => loaded(...one)),
    'append',
    survey
  );

test('place(files, loaded, "only") takes made-up files away and leaves those that a person brought', () => {
  const mine = place(demo, [loaded('worker', `person 2014 ${east}`)], 'append', survey);
  expect(names(place(mine, [loaded('new', `unit 2014 ${east}`)], 'only', survey))).toEqual(['worker', 'new']);
});

test('place(files, loaded, "only") replaces areas that a person has brought before: no row counts twice', () => {
  const files = place(
    brought(['old', `unit 2014 ${east} ${west}`]),
    [loaded('new', `unit 2014 ${east}`)],
    'only',
    survey
  );
  expect(withouts(files)).toEqual([`old: unit 2014 ${east}`]);
});

test('place(files, loaded, "replace") takes away files of the same table and wave, and keeps the others', () => {
  expect(names(place(demo, [loaded('new', `unit 2014 ${east}`)], 'replace', survey))).toEqual(['demo-13', 'new']);
});

test('place(files, loaded, "replace") takes of a file of two waves the one that came again, whatever its areas', () => {
  const both = brought(['both', `unit 2013 ${east}`, `unit 2014 ${east} ${west}`]);
  const files = place(both, [loaded('new', `unit 2014 ${east}`)], 'replace', survey);
  expect(withouts(files)).toEqual([`both: unit 2014 ${east}`, `both: unit 2014 ${west}`]);
  expect(withouts(remove(files, 1, survey))).toEqual([]);
});

test('place(files, loaded, "replaceAreas") takes the new areas out of older files of the same table and wave only', () => {
  const old = brought(['old', `unit 2014 ${east} ${west}`, `unit 2013 ${east}`], ['people', `person 2014 ${east}`]);
  const files = place(old, [loaded('new', `unit 2014 ${east}`)], 'replaceAreas', survey);
  expect(names(files)).toEqual(['old', 'people', 'new']);
  expect(withouts(files)).toEqual([`old: unit 2014 ${east}`]);
});

test('place(files, loaded, "append") takes nothing out, and neither do files of one drop from each other', () => {
  const old = brought(['old', `unit 2014 ${east}`]);
  const two = [loaded('new-1', `unit 2014 ${east}`), loaded('new-2', `unit 2014 ${east}`)];
  expect(withouts(place(old, two, 'append', survey))).toEqual([]);
  expect(withouts(place(old, two, 'replaceAreas', survey))).toEqual([`old: unit 2014 ${east}`]);
});

test('place(files, loaded, ..) keeps files that failed in the list, to be read again', () => {
  const files = place(demo, [loaded('broken')], 'replace', survey);
  expect(names(files)).toEqual(['demo-13', 'demo-14', 'broken']);
  expect(names(place(files, [loaded('new', `unit 2014 ${east}`)], 'replace', survey))).toEqual([
    'demo-13',
    'broken',
    'new'
  ]);
});

test('place(files, loaded, ..) gives every file an id of its own', () => {
  const files = place(remove(demo, 0, survey), [loaded('a'), loaded('b')], 'append', survey);
  expect(new Set(files.map(({ id }) => id)).size).toBe(3);
});

test('remove(files, at) brings back the rows whose place the file had taken', () => {
  const old = brought(['old', `unit 2014 ${east} ${west}`]);
  const files = place(old, [loaded('new', `unit 2014 ${east}`)], 'replaceAreas', survey);
  expect(withouts(remove(files, 1, survey))).toEqual([]);
});

test('remove(files, at) leaves rows out that a third file has replaced, too', () => {
  const one = brought(['one', `unit 2014 ${east}`]);
  const two = place(one, [loaded('two', `unit 2014 ${east}`)], 'replaceAreas', survey);
  const three = place(two, [loaded('three', `unit 2014 ${east}`)], 'replaceAreas', survey);
  expect(withouts(three)).toEqual([`one: unit 2014 ${east}`, `two: unit 2014 ${east}`]);
  expect(withouts(remove(three, 1, survey))).toEqual([`one: unit 2014 ${east}`]);
  expect(withouts(remove(three, 2, survey))).toEqual([`one: unit 2014 ${east}`]);
});

test('restore(files, at) lets the old rows count instead of the new ones, and back', () => {
  const old = brought(['old', `unit 2014 ${east} ${west}`]);
  const files = place(old, [loaded('new', `unit 2014 ${east}`)], 'replaceAreas', survey);
  const restored = restore(files, 0, survey);
  expect(withouts(restored)).toEqual([`new: unit 2014 ${east}`]);
  expect(withouts(restore(restored, 1, survey))).toEqual([`old: unit 2014 ${east}`]);
});

test('restore(files, at) of both of two joined files that one had replaced joins them again', () => {
  const old = brought(['a', `unit 2014 ${east}`], ['b', `unit 2014 ${east}`]);
  const files = place(old, [loaded('new', `unit 2014 ${east}`)], 'replaceAreas', survey);
  expect(withouts(restore(restore(files, 0, survey), 1, survey))).toEqual([`new: unit 2014 ${east}`]);
});

test('reread(files, at, loaded) replaces the areas that the new reading has, and no others', () => {
  const old = brought(['old', `unit 2014 ${east} ${west}`]);
  const files = place(old, [loaded('new', `unit 2014 ${east}`)], 'replaceAreas', survey);
  expect(withouts(reread(files, 1, loaded('new', `unit 2014 ${east} ${west}`), survey))).toEqual([
    `old: unit 2014 ${east}`,
    `old: unit 2014 ${west}`
  ]);
  expect(withouts(reread(files, 1, loaded('new', `unit 2013 ${east}`), survey))).toEqual([]);
});

test('reread(files, at, loaded) of a file that came to another wave first replaces its areas there, not the whole', () => {
  const old = brought(['old', `unit 2014 ${east} ${west}`]);
  const files = place(old, [loaded('new', `unit 2013 ${east}`)], 'replace', survey);
  expect(withouts(files)).toEqual([]);
  expect(withouts(reread(files, 1, loaded('new', `unit 2014 ${east}`), survey))).toEqual([`old: unit 2014 ${east}`]);
});

test('madeUp(files, stored, codebook) marks a table with any made-up row, and no other', () => {
  const stored = [...loaded('s', `unit 2013 ${east}`, `unit 2014 ${east} ${west}`).tables];
  const marked = (files: OpenFile[], codebook = survey) => [...simulatedTables(files, stored, codebook)];
  expect(marked(demo)).toEqual(['unit_s_2013', 'unit_s_2014']);
  const half = place(demo, [loaded('new', `unit 2014 ${east}`)], 'replaceAreas', survey);
  expect(marked(half)).toEqual(['unit_s_2013', 'unit_s_2014']);
  const all = place(demo, [loaded('new', `unit 2014 ${east} ${west}`)], 'replaceAreas', survey);
  expect(marked(all)).toEqual(['unit_s_2013']);
  expect(marked(demo, real)).toEqual([]);
});

test('pendingOver(open, files, codebook) says what the files meet', () => {
  const over = (open: OpenFile[], files: string[], codebook = survey) =>
    pendingOver(open, [loaded('new', ...files)], codebook);
  expect(over(demo, [`unit 2014 ${east}`])).toMatchObject({ overlaps: true, areasOverlap: true, overSimulated: true });
  expect(over(demo, [`person 2014 ${east}`])).toMatchObject({ overlaps: false, areasOverlap: false, repeated: 0 });
  expect(over(demo, [`unit 2014 100003`])).toMatchObject({ overlaps: true, areasOverlap: false });
  expect(over(demo, [`unit 2014 ${east}`], real)).toMatchObject({ overSimulated: false });
  expect(pendingOver(demo, [loaded('demo-14', `unit 2014 ${east} ${west}`)], survey).repeated).toBe(1);
});

const city = '100000';
const town = '100001101';

test('place(files, loaded, "replaceAreas") of districts takes the row that names only the city away, too', () => {
  const old = brought(['old', `unit 2014 ${city} ${east} ${west}`]);
  const files = place(old, [loaded('new', `unit 2014 ${east} ${west}`)], 'replaceAreas', survey);
  expect(withouts(files)).toEqual([`old: unit 2014 ${city}`, `old: unit 2014 ${east}`, `old: unit 2014 ${west}`]);
  expect(withouts(restore(files, 0, survey))).toEqual([`new: unit 2014 ${east}`, `new: unit 2014 ${west}`]);
});

test('place(files, loaded, "replaceAreas") of a county takes its townships away, and of a township the rows of its county', () => {
  const towns = place(
    brought(['old', `unit 2014 ${town} ${west}`]),
    [loaded('new', `unit 2014 ${east}`)],
    'replaceAreas',
    survey
  );
  expect(withouts(towns)).toEqual([`old: unit 2014 ${town}`]);
  const county = place(
    brought(['old', `unit 2014 ${east} ${west}`]),
    [loaded('new', `unit 2014 ${town}`)],
    'replaceAreas',
    survey
  );
  expect(withouts(county)).toEqual([`old: unit 2014 ${east}`]);
});

test('pendingOver(open, files, codebook) says that districts meet a row of the city', () => {
  const open = brought(['old', `unit 2014 ${city}`]);
  expect(pendingOver(open, [loaded('new', `unit 2014 ${east}`)], survey).areasOverlap).toBe(true);
});

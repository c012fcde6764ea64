import { expect, test } from 'vitest';
import type { Told } from '../../../../src/lib/decks/told';
import type { Opened } from '../../../../src/lib/figures/survey';
import { overwriteGetLocale } from '../../../../src/lib/paraglide/runtime';
import { LateFiles } from '../../../../src/lib/session/briefing/late.svelte';
import type { Leaving } from '../../../../src/lib/session/kept/writeKept';
import type { OpenFile } from '../../../../src/lib/tables/load/assemble';
import { survey } from '../../tables/survey';

/** A slide by what its title says; `typed`: a person has. */
const slide = (id: string, title: string, typed: string | null = null) =>
  ({
    slide: { id, of: { words: { title: typed } }, spec: { kind: 'map' }, fault: null },
    words: { title: { text: typed ?? title }, subtitle: { text: '' }, sentence: { text: '' } },
    figure: {
      chart: { type: 'grid' },
      table: { head: [], rows: [] },
      basis: { definition: '', brief: null, n: null, source: '', notes: [] }
    },
    out: null
  }) as unknown as Told;

/** Data by the name of their one table: another object each time. */
const opened = (name: string): Opened => ({
  codebook: survey,
  stored: [{ table: 'unit', wave: '2014', name, rows: 3, columns: [], areas: [] }],
  simulated: new Set(),
  unconfirmed: []
});

/** What is open: the survey's own file, and others that a person brought. */
const open = (...brought: string[]) =>
  ({
    key: 'small',
    codebook: survey,
    pack: null,
    boundary: null,
    files: ['unit.csv', ...brought].map((name, id) => ({
      id,
      source: { name },
      userSupplied: id > 0,
      tables: [{ name: `unit_${name}` }]
    })) as unknown as OpenFile[]
  }) satisfies Leaving;

/** Ids of what is listed, those in brackets that were seen. */
const listed = (late: LateFiles, deck = 'A') =>
  late.of(deck)?.slides.map(({ id, isSeen }) => (isSeen ? `(${id})` : id)) ?? null;
const pairs = (late: LateFiles, deck = 'A') =>
  late.of(deck)?.slides.flatMap(({ changes }) => changes.map(({ before, after }) => `${before} → ${after}`));

function first(...slides: Told[]): LateFiles {
  const late = new LateFiles();
  late.note('A', slides, opened('none'), open());
  return late;
}

test('LateFiles: each deck remembers for itself of which data it was told', () => {
  const late = first(slide('x', '1'));
  late.note('B', [slide('y', '5')], opened('none'), open());
  const [one, both] = [opened('one'), opened('both')];
  late.note('A', [slide('x', '2')], one, open('a.csv'));
  late.note('B', [slide('y', '6')], both, open('a.csv', 'b.csv'));
  late.note('A', [slide('x', '3')], both, open('a.csv', 'b.csv'));
  expect(pairs(late, 'A')).toEqual(['1 → 3']);
  expect(late.of('A')!.came).toEqual(['a.csv', 'b.csv']);
  expect(pairs(late, 'B')).toEqual(['5 → 6']);
});

test('a slide that was looked at stays listed, and is marked again only when it says something else', () => {
  const late = first(slide('x', '1'), slide('y', '5'));
  late.note('A', [slide('x', '2'), slide('y', '5')], opened('one'), open('a.csv'));
  late.seen('A', 'x');
  expect(listed(late)).toEqual(['(x)']);
  late.note('A', [slide('x', '2'), slide('y', '5')], opened('one'), open('a.csv'));
  expect(listed(late)).toEqual(['(x)']);
  late.note('A', [slide('x', '2'), slide('y', '6')], opened('two'), open('a.csv', 'b.csv'));
  expect(listed(late)).toEqual(['(x)', 'y']);
  expect(pairs(late)).toEqual(['1 → 2', '5 → 6']);
  late.note('A', [slide('x', '3'), slide('y', '6')], opened('three'), open('a.csv', 'b.csv', 'c.csv'));
  expect(listed(late)).toEqual(['x', 'y']);
  late.note('A', [slide('x', '2'), slide('y', '6')], opened('two'), open('a.csv', 'b.csv'));
  expect(listed(late)).toEqual(['(x)', 'y']);
  late.settle('A');
  expect(late.of('A')).toBeNull();
});

test('the list says what was open before all files that came, and ends where that is open again', () => {
  const late = first(slide('x', '1'));
  late.note('A', [slide('x', '2')], opened('one'), open('a.csv'));
  late.note('A', [slide('x', '3')], opened('two'), open('a.csv', 'b.csv'));
  expect(late.of('A')!.from!.files.map(({ source }) => source.name)).toEqual(['unit.csv']);
  late.note('A', [slide('x', '1')], opened('none'), open());
  expect(late.of('A')).toBeNull();
});

test('files that were still on their way are known once they are there', () => {
  const late = new LateFiles();
  late.note('A', [slide('x', '1')], opened('none'), null);
  late.note('A', [slide('x', '1')], opened('none'), open());
  late.note('A', [slide('x', '2')], opened('one'), open('a.csv'));
  expect(late.of('A')!.from!.files).toHaveLength(1);
});

test('a county that sends its file once more under the same name has brought it', () => {
  const late = new LateFiles();
  const again = open('a.csv');
  late.note('A', [slide('x', '1')], opened('none'), open('a.csv'));
  again.files[1] = { ...again.files[1]!, tables: [{ name: 'unit_other' }] } as OpenFile;
  late.note('A', [slide('x', '2')], opened('one'), again);
  expect(late.of('A')).toMatchObject({ came: ['a.csv'], went: ['a.csv'] });
});

test('what a person types, adds and removes between two late files is no news', () => {
  const late = first(slide('x', '1'), slide('y', '5'), slide('z', '7'));
  late.note('A', [slide('x', '2'), slide('y', '5'), slide('z', '7')], opened('one'), open('a.csv'));
  const worked = (y: string) => [slide('x', '2', '我的标题'), slide('y', y), slide('own~1', '9')];
  late.note('A', worked('5'), opened('one'), open('a.csv'));
  late.note('A', worked('6'), opened('two'), open('a.csv', 'b.csv'));
  expect(listed(late)).toEqual(['y', 'x']);
  expect(pairs(late)).toEqual(['5 → 6', '1 → 2']);
});

test('another language between two late files is no news', () => {
  const late = first(slide('x', '1'), slide('y', '5'));
  late.note('A', [slide('x', '2'), slide('y', '5')], opened('one'), open('a.csv'));
  overwriteGetLocale(() => 'en');
  late.note('A', [slide('x', 'two'), slide('y', 'five')], opened('one'), open('a.csv'));
  late.note('A', [slide('x', 'two'), slide('y', 'six')], opened('two'), open('a.csv', 'b.csv'));
  overwriteGetLocale(() => 'zh-CN');
  expect(pairs(late)).toEqual(['five → six', '1 → 2']);
});

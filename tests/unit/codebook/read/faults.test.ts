import { beforeAll, expect, test } from 'vitest';
import { CodebookError, type Fault } from '../../../../src/lib/codebook/read/CodebookError';
import { readCodebook } from '../../../../src/lib/codebook/read/readCodebook';
import { overwriteGetLocale } from '../../../../src/lib/paraglide/runtime';
import { packOf } from '../pack';

const sound = packOf('tests/fixtures/pack');

beforeAll(() => overwriteGetLocale(() => 'en'));

function faultsOf(pack: Map<string, string>): Fault[] {
  try {
    readCodebook(pack);
  } catch (error) {
    if (error instanceof CodebookError) return error.faults;
    throw error;
  }
  return [];
}

/** The sound pack with one piece of one file changed. */
function spoilt(file: string, from: string, to: string): Map<string, string> {
  const text = sound.get(file)!;
  if (!text.includes(from)) throw new Error(`${file} has no "${from}"`);
  return new Map(sound).set(
    file,
    text.replace(from, () => to)
  );
}

const Q = 'questions.csv';
const C = 'choices.csv';
const I = 'indicators.csv';
const A = 'areas.csv';
const S = 'survey.json';
const W = 'waves/2022/wave.json';
const units = 'units_with_union,,organisation,unit';

test.each<[what: string, file: string, from: string, to: string, row: number, column: string, words: string]>([
  ['an unknown column', Q, 'list_name', 'listname', 1, 'listname', 'nearest is "list_name"'],
  ['a missing column', Q, 'table,name,type', 'table,name,tpye', 1, 'type', 'missing'],
  ['a column twice', C, 'aliases', 'missing', 1, 'missing', 'twice'],
  ['a language without its column', A, 'label::en', 'label::fr', 1, 'label::en', 'missing'],
  ['a label missing in a language', A, 'East Bank', '', 3, 'label::en', 'en'],
  ['a row with more cells than columns', A, 'East Bank', 'East Bank,x', 3, 'label::en', '9 cells'],
  ['a quote that is not closed', C, 'Shop', '"Shop', 0, '', 'double quote'],
  ['a question of an unknown table', Q, 'unit,sector', 'unti,sector', 4, 'table', 'nearest is "unit"'],
  ['an unknown type', Q, 'staff,integer', 'staff,intger', 5, 'type', 'nearest is "integer"'],
  ['an unknown list', Q, 'select_one,sector', 'select_one,sectro', 4, 'list_name', 'nearest is "sector"'],
  ['a select without a list', Q, 'select_one,sector', 'select_one,', 4, 'list_name', 'needs a list'],
  ['a text with a list', Q, 'unit_id,text,', 'unit_id,text,sector', 2, 'list_name', 'cannot have'],
  ['a number whose codes are words', Q, 'integer,scale5', 'integer,sector', 14, 'list_name', '"factory"'],
  ['a question twice', Q, 'unit,members', 'unit,staff', 6, 'name', 'row 5'],
  ['a header of two columns', Q, '会员人数', '职工人数', 6, 'aliases', 'row 5'],
  ['a name that expressions cannot write', Q, 'unit,members', 'unit,mem-bers', 6, 'name', 'mem-bers'],
  ['a name that belongs to the program', Q, 'unit,members', 'unit,staff__missing', 6, 'name', '__missing'],
  ['a wrong code in relevant', Q, "has_union = 'yes'", "has_union = 'yse'", 8, 'relevant', 'nearest is "yes"'],
  ['an unknown kind of missing', C, 'dont_know', 'dontknow', 6, 'missing', 'nearest is "dont_know"'],
  ['a code twice', C, 'sector,shop', 'sector,factory', 3, 'name', 'row 2'],
  ['a code with a bar', C, 'sector,shop', 'sector,a|b', 3, 'name', '|'],
  ['a list without answers', C, 'scale5,na', 'lonely,na', 0, 'missing', 'lonely'],
  [
    'an unknown column in a measure',
    I,
    ',members,staff',
    ',memebrs,staff',
    3,
    'numerator',
    'nearest is "members" (at character 1)'
  ],
  [
    'an unknown code in a measure',
    I,
    "has_union = 'yes' AND talks = 1,",
    "has_union = 'yse' AND talks = 1,",
    5,
    'numerator',
    'nearest is "yes" (at character 21)'
  ],
  [
    'an unknown code in a universe',
    I,
    ",has_union = 'yes',members",
    ",has_union = 'yse',members",
    4,
    'universe',
    'nearest is "yes"'
  ],
  ['an indicator without a numerator', I, ',members,staff', ',,staff', 3, 'numerator', 'empty'],
  [
    'an unknown coverage',
    I,
    units,
    units.replace('organisation', 'organization'),
    2,
    'coverage',
    'nearest is "organisation"'
  ],
  ['an unknown table', I, units, units.replace(',unit', ',unti'), 2, 'table', 'nearest is "unit"'],
  ['an unknown base', I, 'membership,covered', 'membership,coverd', 4, 'base', 'nearest is "covered"'],
  ['an indicator twice', I, 'membership,covered', 'membership,everybody', 4, 'id', 'row 3'],
  ['several rows without bases', I, 'membership,covered', 'membership,', 4, 'base', 'each must name its base'],
  [
    'rows of one indicator that disagree',
    I,
    'membership,covered,organisation',
    'membership,covered,work',
    4,
    'coverage',
    'row 3'
  ],
  ['a target that is no number', I, 'percent,1,up,80', 'percent,1,up,80%', 2, 'target', '80%'],
  ['a provisional target that is none', I, 'percent,1,up,80,', 'percent,1,up,,1', 2, 'provisional', 'no target'],
  ['a provisional target that is neither', I, 'percent,1,up,80,', 'percent,1,up,80,maybe', 2, 'provisional', '1'],
  ['a near that is no share', S, '"near": 0.1', '"near": 10', 0, 'near', 'between 0 and 1'],
  ['an unknown format', I, 'percent,1,up,80', 'precent,1,up,80', 2, 'format', 'nearest is "percent"'],
  ['an unknown direction', I, 'percent,1,up,80', 'percent,1,upp,80', 2, 'direction', 'nearest is "up"'],
  ['a percent per 10 000', I, 'percent,1,up,80', 'percent,10000,up,80', 2, 'per', 'number'],
  ['a part of nothing', I, 'person,service_gap,', 'person,servicegap,', 8, 'part_of', 'nearest is "service_gap"'],
  ['a part of what has no combine', I, 'person,service_gap,', 'person,satisfaction,', 8, 'part_of', 'no combine'],
  ['a part of another scale', I, "'loans' IN used),1,point", "'loans' IN used),1,percent", 8, 'format', 'service_gap'],
  ['a whole without parts', I, '1 WHERE satisfied >= 4,1', ',', 6, 'numerator', 'empty'],
  ['an unknown combine', I, ',max,', ',m,', 7, 'combine', 'nearest is "max"'],
  ['an unknown kind', A, '990000,zone', '990000,zoen', 6, 'kind', 'nearest is "zone"'],
  ['an unknown parent', A, '990103,990000', '990103,99000', 5, 'parent', 'nearest is "990000"'],
  ['an area without a parent', A, '990103,990000', '990103,', 5, 'parent', 'empty'],
  ['a root with a parent', A, '990000,,city', '990000,990101,city', 2, 'parent', 'no parent'],
  ['a reporting area in another', A, '990103,990000', '990103,990101', 5, 'parent', '990101'],
  ['an area twice', A, '990102,990000', '990101,990000', 4, 'code', 'row 3'],
  ['half a tile', A, '990103,990000,county,0,0', '990103,990000,county,0,', 5, 'row', 'both'],
  ['a tile off the grid', A, '990103,990000,county,0,0', '990103,990000,county,-1,0', 5, 'column', '-1'],
  ['two areas on one tile', A, '990103,990000,county,0,0', '990103,990000,county,0,1', 5, 'column', 'row 4'],
  ['an alias of two areas', A, '西岸', '东岸', 4, 'aliases', 'row 3'],
  [
    'a target of an unknown indicator',
    'targets.csv',
    'units_with_union',
    'unit_with_union',
    2,
    'indicator',
    'nearest is "units_with_union"'
  ],
  ['a target of an unknown area', 'targets.csv', '990102', '990202', 2, 'area', 'nearest is "990102"'],
  ['a target without a value', 'targets.csv', '2022,60', '2022,', 2, 'value', 'empty'],
  [
    'a check with an unknown column',
    'rules.csv',
    'members > staff',
    'members > stuff',
    2,
    'condition',
    'nearest is "staff" (at character 11)'
  ],
  ['a check that is no condition', 'rules.csv', 'members > staff', 'members + staff', 2, 'condition', 'condition'],
  ['an unknown severity', 'rules.csv', 'warning', 'warn', 2, 'severity', 'nearest is "warning"'],
  ['JSON that is none', S, '"simulated": true,', '"simulated": true', 0, '', 'JSON'],
  ['an unknown key', S, '"simulated"', '"simulatd"', 0, 'simulatd', 'nearest is "simulated"'],
  ['a key of the language’s own', S, '"simulated"', '"__proto__": [], "simulated"', 0, '__proto__', '__proto__'],
  ['a title in one language', S, '"en": "Union survey of Silver Bay"', '"fr": "x"', 0, 'title.en', 'en'],
  ['a flag in words', S, '"simulated": true', '"simulated": "yes"', 0, 'simulated', 'true or false'],
  ['an unknown root', S, '"root": "990000"', '"root": "99000"', 0, 'root', 'nearest is "990000"'],
  ['an unknown design', S, '"census"', '"cencus"', 0, 'tables[0].design', 'nearest is "census"'],
  [
    'an unknown area column',
    S,
    '"area": "area_code"',
    '"area": "areacode"',
    0,
    'tables[0].area',
    'nearest is "area_code"'
  ],
  ['an area column of another type', S, '"area": "area_code"', '"area": "sector"', 0, 'tables[0].area', 'area'],
  ['an unknown key column', S, '"unit_id"', '"unitid"', 0, 'tables[0].key[0]', 'nearest is "unit_id"'],
  ['an unknown weight', S, '"weight": "weight"', '"weight": "wieght"', 0, 'tables[1].weight', 'nearest is "weight"'],
  ['an n column of a sample', S, '"weight": "weight"', '"n": "weight"', 0, 'tables[1].n', 'aggregated'],
  ['an unknown stratum', S, '"weight": "weight"', '"stratum": "rond"', 0, 'tables[1].stratum', 'nearest is "round"'],
  [
    'a cluster of a full count',
    S,
    '"key": [',
    '"cluster": "sector", "key": [',
    0,
    'tables[0].cluster',
    'only a sample'
  ],
  ['a population in words', S, '"weight": "weight"', '"fpc": "round"', 0, 'tables[1].fpc', 'integer, decimal'],
  [
    'a second stage without a first',
    S,
    '"weight": "weight"',
    '"fpcWithin": "weight"',
    0,
    'tables[1].fpcWithin',
    'cluster'
  ],
  ['a limit that is no count', S, '"hideBelow": 3', '"hideBelow": -3', 0, 'tables[1].hideBelow', '-3'],
  [
    'an unknown headline',
    S,
    '"headline": "satisfaction"',
    '"headline": "satisfation"',
    0,
    'coverages[2].headline',
    'nearest is "satisfaction"'
  ],
  [
    'an unknown supporting indicator',
    S,
    '"membership"\n',
    '"memebrship"\n',
    0,
    'coverages[0].supporting[0]',
    'nearest is "membership"'
  ],
  [
    'an unknown filter column',
    S,
    '"unit": "sector"',
    '"unit": "sectors"',
    0,
    'filters[0].columns.unit',
    'nearest is "sector"'
  ],
  ['an unknown filter table', S, '"unit": "sector"', '"units": "sector"', 0, 'filters[0].columns.units', 'unit'],
  ['a filter by a number', S, '"unit": "sector"', '"unit": "staff"', 0, 'filters[0].columns.unit', 'list of choices'],
  [
    'an unknown funnel step',
    S,
    '"indicator": "units_with_talks"',
    '"indicator": "units_with_talk"',
    0,
    'overview.funnel[1].indicator',
    'nearest is "units_with_talks"'
  ],
  [
    'a funnel step of another whole',
    S,
    '"indicator": "units_with_talks"',
    '"indicator": "membership"',
    0,
    'overview.funnel[1].indicator',
    'denominator'
  ],
  [
    'an unknown indicator of the matrix',
    S,
    '"matrix": [',
    '"matrix": ["x", ',
    0,
    'overview.matrix[0]',
    'does not exist'
  ],
  [
    'an indicator that the matrix lists twice',
    S,
    '"matrix": [',
    '"matrix": ["membership", ',
    0,
    'overview.matrix[2]',
    'given twice, first in overview.matrix[0]'
  ],
  ['a contrast of one', S, '"contrast": null', '"contrast": ["membership"]', 0, 'overview.contrast', 'two'],
  [
    'a table without columns',
    S,
    '"tables": [',
    '"tables": [{"name": "empty", "label": {"zh": "空", "en": "Empty"}, "design": "census", "observation": {"zh": "个", "en": "units"}, "area": "x"}, ',
    0,
    'tables[0].name',
    'no columns'
  ],
  ['a kind twice', S, '"name": "zone"', '"name": "county"', 0, 'kinds[2].name', 'kinds[1]'],
  ['a wave of another folder', W, '"id": "2022"', '"id": "2023"', 0, 'id', '2022'],
  ['a wave without a date', W, '2022-12-31', '2022-02-30', 0, 'referenceDate', '2022-02-30']
])('readCodebook reports %s', (_what, file, from, to, row, column, words) => {
  const found = faultsOf(spoilt(file, from, to)).find(
    (fault) => fault.file === file && fault.row === row && fault.column === column
  );
  expect(found?.message ?? faultsOf(spoilt(file, from, to))).toContain(words);
});

test('readCodebook finds no fault in the sound pack, with a BOM, with CRLF, with blank rows, without optional files', () => {
  const changed = [...sound].map(([path, text]): [string, string] => [
    path,
    path.endsWith('.csv') ? `\uFEFF${text.replaceAll('\n', '\r\n')}\r\n,,\r\n` : `\uFEFF${text}`
  ]);
  const pack = new Map(changed);
  pack.delete('targets.csv');
  pack.delete('rules.csv');
  expect(faultsOf(sound)).toEqual([]);
  expect(faultsOf(pack)).toEqual([]);
});

test.each([S, Q, I, A, W])('readCodebook reports that %s is missing', (file) => {
  const pack = new Map(sound);
  pack.delete(file);
  expect(faultsOf(pack)).toContainEqual(expect.objectContaining({ file, row: 0, column: '' }));
});

test('readCodebook names the file that a missing one may have been meant to be', () => {
  const pack = new Map(sound).set('indicator.csv', sound.get(I)!);
  pack.delete(I);
  const missing = faultsOf(pack).find(({ file }) => file === I);
  expect(missing?.message).toContain('nearest is "indicator.csv"');
});

test('readCodebook does not repeat one missing file as a fault of every name in it', () => {
  const pack = new Map(sound);
  pack.delete(I);
  expect(faultsOf(pack).map(({ file }) => file)).toEqual([I]);
});

test('readCodebook reports the faults of all files at once, in the order of the rows', () => {
  const pack = spoilt(Q, 'staff,integer', 'staff,intger');
  pack.set(I, sound.get(I)!.replace('percent,1,up,80', 'precent,1,up,x'));
  pack.set(A, sound.get(A)!.replace('East Bank', '').replace('990000,zone', '990000,zoen'));
  expect(faultsOf(pack).map(({ file, row, column }) => `${file}:${row} ${column}`)).toEqual([
    'areas.csv:3 label::en',
    'areas.csv:6 kind',
    'questions.csv:5 type',
    'indicators.csv:2 format',
    'indicators.csv:2 target'
  ]);
});

test.each([
  [Q, 'unit,members', 'unit,__proto__'],
  [C, 'sector,shop', '__proto__,shop'],
  [I, units, units.replace('units_with_union', 'constructor')],
  [S, '"name": "zone"', '"name": "__proto__"'],
  [S, '"unit": "sector"', '"constructor": "sector"']
])('readCodebook of %s with %s -> %s reports a fault and harms nothing', (file, from, to) => {
  expect(faultsOf(spoilt(file, from, to)).length).toBeGreaterThan(0);
  expect(Object.getOwnPropertyNames(Object.prototype)).toContain('toString');
  expect(({} as Record<string, unknown>).shop).toBeUndefined();
});

test('readCodebook takes codes that objects have of their own as plain codes', () => {
  const pack = spoilt(C, 'sector,shop', 'sector,constructor');
  pack.set(A, sound.get(A)!.replaceAll('9901KJ', '__proto__'));
  const codebook = readCodebook(pack);
  expect(codebook.choices.get('sector')!.map(({ name }) => name)).toEqual(['factory', 'constructor']);
  expect(codebook.areas.at(-1)!.code).toBe('__proto__');
});

test('readCodebook speaks the reader’s language', () => {
  overwriteGetLocale(() => 'zh-CN');
  const [fault] = faultsOf(spoilt(A, '990000,zone', '990000,zoen'));
  overwriteGetLocale(() => 'en');
  expect(fault?.message).toBe('“zoen”不存在，最接近的是“zone”');
});

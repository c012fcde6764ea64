import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { nothingOwn, type Own, type OwnMeasure, type OwnVariable } from '../../../../src/lib/codebook/own/own';
import { writeOwn } from '../../../../src/lib/codebook/own/readOwn';
import { ask } from '../../../../src/lib/estimates/ask';
import { readView, writeView } from '../../../../src/lib/figures/view/address';
import { unknownChoices } from '../../../../src/lib/figures/view/unknown';
import { NO_CHOICES, type Choices } from '../../../../src/lib/figures/view/view';
import { overwriteGetLocale } from '../../../../src/lib/paraglide/runtime';
import { applyOwn } from '../../../../src/lib/session/own/applyOwn';
import { definedIn, linkedOf, namedAnew } from '../../../../src/lib/session/own/linked';
import { openSurvey, type OpenedSurvey } from '../../figures/demo';

const named = (words: string) => ({ zh: words, en: words });
const head = { table: 'unit', by: '甲', at: '2026-01-01T00:00:00Z' };
const segment = (least: number, change: Partial<OwnVariable> = {}): OwnVariable => ({
  ...{ ...head, name: 'own_seg', label: named('大户') },
  values: [{ name: 'v1', label: named('大户'), when: `employees >= ${least}` }],
  ...change
});
const measure: OwnMeasure = {
  ...{ ...head, name: 'own_rate', label: named('大户会员率'), unit: {}, format: 'percent' },
  ...{ universe: `own_seg = 'v1'`, numerator: 'members', denominator: 'employees' }
};
const ownOf = (...variables: OwnVariable[]): Own => ({ variables, measures: [] });
const choices: Choices = {
  ...NO_CHOICES,
  filters: { own_seg: ['v1'] },
  rows: 'own_seg',
  counted: 'share/unit/own_seg/v1'
};

let demo: OpenedSurvey;
beforeAll(async () => (demo = await openSurvey('xiaogan')));
afterAll(() => demo.engine.close());
beforeEach(() => overwriteGetLocale(() => 'zh-CN'));

/** As it is written into an address, and read of it on another machine. */
function sent(of: Choices, own: Own): Choices {
  return readView(new URLSearchParams(writeView({ ...of, defined: definedIn(of, own, 'xiaogan') })));
}
/** What the other machine has: its own definitions stay beside. */
function received(of: Choices, here: Own) {
  const linked = linkedOf(of.defined!, demo.codebook, here);
  return { linked, choices: namedAnew(of, linked), opened: applyOwn(demo.survey, here, linked.added) };
}
/** How many rows of the CSV have at least so many employees. */
const count = (least: number) =>
  demo.rows('unit', '2014').filter(({ employees }) => employees !== null && Number(employees) >= least).length;
async function rowsOf({ choices: { filters }, opened }: ReturnType<typeof received>): Promise<number> {
  const query = { waves: ['2014'], filters, base: '', indicators: [], own: [everyRow] };
  const found = await ask(demo.source, opened.codebook, opened.stored, query);
  return found.find(({ area }) => area === demo.codebook.root)!.n!;
}
const everyRow = (() => {
  const [known] = applyOwnOnce();
  return known!;
})();
function applyOwnOnce() {
  const one = { type: 'number', value: 1 } as const;
  const blank = { zh: '', en: '' };
  return [
    {
      ...{ id: 'rows', base: '', coverage: '', table: 'unit', partOf: null, combine: null, universe: null },
      ...{
        numerator: one,
        denominator: one,
        format: 'percent' as const,
        per: 1,
        direction: 'up' as const,
        target: null
      },
      ...{ provisional: false, label: blank, short: blank, unit: blank, count: blank, basis: blank, source: '' },
      ...{ numeratorLabel: blank, denominatorLabel: blank }
    }
  ];
}

test('a link takes the definitions that it names with it, those that they are made of too, and nobody’s name or day', async () => {
  const own: Own = { variables: [segment(300), segment(9, { name: 'own_other' })], measures: [measure] };
  const link = sent({ ...NO_CHOICES, indicator: 'own_rate' }, own);
  const { added, fault } = linkedOf(link.defined!, demo.codebook, nothingOwn);
  expect(fault).toBeNull();
  expect(added.variables.map(({ name, by, at }) => [name, by, at])).toEqual([['own_seg', '', '']]);
  expect(added.measures.map(({ name }) => name)).toEqual(['own_rate']);
  expect(definedIn(NO_CHOICES, own, 'xiaogan')).toBeNull();
});

test('another machine counts by the definition of the link, marks it, and defines nothing itself', async () => {
  const found = received(sent(choices, ownOf(segment(300))), nothingOwn);
  expect(unknownChoices(found.choices, found.opened.codebook).names).toEqual([]);
  expect(await rowsOf(found)).toBe(count(300));
  expect(found.opened.codebook.filters.find(({ name }) => name === 'own_seg')!.label['zh']).toBe('大户〔链接定义〕');
});

test('of the same name and another meaning both stand: the number is that of the link, and what is defined here is as it was', async () => {
  const here = ownOf(segment(50));
  const before = JSON.stringify(here);
  const found = received(sent(choices, ownOf(segment(300))), here);
  expect(JSON.stringify(here)).toBe(before);
  expect(Object.keys(found.choices.filters)).not.toContain('own_seg');
  expect(found.choices.counted).toBe(`share/unit/${found.choices.rows}/v1`);
  expect(await rowsOf(found)).toBe(count(300));
  const own = { ...found, choices: { ...found.choices, filters: { own_seg: ['v1'] } } };
  expect(await rowsOf(own)).toBe(count(50));
  // a link of that page leads to the same number, on this machine and on another one
  const all = ownOf(...here.variables, ...found.linked.added.variables);
  for (const machine of [here, nothingOwn, all])
    expect(await rowsOf(received(sent(found.choices, all), machine))).toBe(count(300));
});

test('a measure means what its variables mean: where one of them is another here, it is counted by that of the link', () => {
  const link = sent({ ...NO_CHOICES, indicator: 'own_rate' }, { variables: [segment(300)], measures: [measure] });
  const { added, renamed } = linkedOf(link.defined!, demo.codebook, { variables: [segment(50)], measures: [measure] });
  expect(added.measures[0]!.universe).toBe(`${renamed.get('own_seg')} = 'v1'`);
  expect(added.measures[0]!.name).toBe(renamed.get('own_rate'));
});

test('what is defined here alike is not brought again, whoever wrote it when', () => {
  const link = sent(choices, ownOf(segment(300)));
  const { added, renamed } = linkedOf(link.defined!, demo.codebook, ownOf(segment(300, { by: '乙', at: '' })));
  expect([added, renamed.size]).toEqual([nothingOwn, 0]);
});

const file = (change: object): string => writeOwn({ ...nothingOwn, ...change } as Own, 'xiaogan');
const valued = (when: string) => ({ values: [{ name: 'v1', label: named('x'), when }] });
test.each([
  ['SQL', file({ variables: [segment(1, valued(`1=1) THEN 'v1' END FROM worker; DROP TABLE unit; --`))] })],
  ['a subquery', file({ variables: [segment(1, valued('employees IN (SELECT weight FROM worker)'))] })],
  ['the name of a column of the survey', file({ variables: [segment(1, { name: 'employees' })] })],
  ['the name of an indicator', file({ measures: [{ ...measure, name: 'O01', universe: '' }] })],
  ['a name that an object has', file({ variables: [segment(1, { name: '__proto__' })] })],
  ['persons', file({ variables: [segment(1, { table: 'worker', ...valued(`gender = 'male'`) })] })],
  ['a column that may tell of a person', file({ variables: [segment(1, valued('phone IS NOT NULL'))] })],
  ['two of one name', file({ variables: [segment(1), segment(2)] })],
  ['a label of a page', file({ variables: [segment(1, { label: named('字'.repeat(61)) })] })],
  ['a huge text', file({ variables: [segment(1, valued(`employees >= 1${' '.repeat(9000)}`))] })],
  [
    'many values',
    file({
      variables: [
        segment(1, {
          values: Array.from({ length: 41 }, (_, at) => ({ name: `v${at}`, label: named('x'), when: 'employees > 1' }))
        })
      ]
    })
  ],
  ['another survey', writeOwn(ownOf(segment(1)), 'census2004')],
  ['a field that nobody knows', file({}).replace('"own"', '"own": 1, "script"')],
  ['no JSON', '{"own":1,'],
  ['a list', '[]'],
  ['nothing', '']
])('a link with %s is used in nothing, and says why', (_, text) => {
  const { added, renamed, fault } = linkedOf(text, demo.codebook, ownOf(segment(50)));
  expect([added, renamed.size]).toEqual([nothingOwn, 0]);
  expect(fault).toMatch(/\S/);
});

test('markup in a label is a label, and a long one is left to a file', () => {
  const hostile = '<img src=x onerror=alert(1)>';
  const found = received(sent(choices, ownOf(segment(300, { label: named(hostile) }))), nothingOwn);
  expect(found.opened.codebook.filters.at(-1)!.label['zh']).toBe(`${hostile}〔链接定义〕`);
  const long = segment(300, valued(Array.from({ length: 99 }, (_, at) => `employees <> ${at + 1000}`).join(' AND ')));
  expect(definedIn(choices, ownOf(long), 'xiaogan')).toBeNull();
});

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { markKey, markOf } from '../../../../src/lib/charts/mark';
import { build } from '../../../../src/lib/figures/build';
import { askedOf, choosable, optionsOf, turned, valueOf } from '../../../../src/lib/figures/explain/numbers';
import { optionText } from '../../../../src/lib/figures/explain/optionText';
import { resolveSpec } from '../../../../src/lib/figures/kinds';
import { viewOf, type Choices } from '../../../../src/lib/figures/view/view';
import { overwriteGetLocale } from '../../../../src/lib/paraglide/runtime';
import { openSurvey, type OpenedSurvey } from '../demo';

let demo: OpenedSurvey;
beforeAll(async () => (demo = await openSurvey('xiaogan')));
afterAll(() => demo.engine.close());
beforeEach(() => overwriteGetLocale(() => 'zh-CN'));

async function figureOf(choices: Partial<Choices>, options: object) {
  const saved = { version: 1, view: { ...viewOf(demo.pageOf(choices)), compare: null }, ...options };
  const spec = resolveSpec(saved, demo.survey);
  if ('fault' in spec) throw new Error(spec.fault);
  const answers = await demo.answer(choices, [spec]);
  return { figure: build(spec, demo.survey, answers), answers };
}

test('choosable(figure, answers, mark) begins with the number of the mark, and without one with the figure’s own of the area that is looked at', async () => {
  const { figure, answers } = await figureOf({ area: '420902' }, { kind: 'bars', indicator: 'O03' });
  const of = (mark: string | null) => choosable(figure, answers, mark)!.chosen;
  expect(of(null)).toMatchObject({ indicator: 'O03', area: '420902', wave: '2014' });
  expect(of(markKey('420921'))).toMatchObject({ indicator: 'O03', area: '420921' });
  expect(of(markKey('420921', 'O01'))).toMatchObject({ indicator: 'O01', area: '420921' });
  expect(choosable(figure, answers, markKey('999999'))).toBeNull();
});

test('the mark of a township is that of the units that name it, within its district', async () => {
  const { figure, answers } = await figureOf(
    { area: '420984' },
    { kind: 'townships', indicator: 'O01', shape: 'bars' }
  );
  const town = demo.codebook.areas.find(({ parent }) => parent === '420984')!.code;
  const { chosen } = choosable(figure, answers, markKey(town))!;
  expect(chosen.area).toBe('420984');
  expect(Object.values(chosen.group)).toEqual([town]);
});

test('the mark of a group is that of the group, and not of everybody', async () => {
  const { figure, answers } = await figureOf(
    {},
    { kind: 'crosstab', indicator: 'O01', rows: 'size_class', columns: null }
  );
  const { chosen } = choosable(figure, answers, markOf('420900', 'O01', { size_class: 'small' }))!;
  expect(chosen.group).toEqual({ size_class: 'small' });
  const menu = optionsOf({ numbers: figure.estimates, chosen }, 'group');
  const numbers = choosable(figure, answers, null)!;
  const words = menu.map((one) => optionText(numbers, one, 'group'));
  expect(new Set(words).size).toBe(words.length);
  expect(words).toContain('小型');
});

test('turned(numbers, key, value) changes one thing and keeps all else that there is', async () => {
  const { figure, answers } = await figureOf(
    {},
    { kind: 'matrix', indicators: ['O01', 'W02', 'S01'], sort: null, marked: 'O01' }
  );
  const start = choosable(figure, answers, markKey('420922', 'O01'))!;
  expect(optionsOf(start, 'indicator').map((one) => valueOf(one, 'indicator'))).toEqual(['O01', 'W02', 'S01']);
  expect(optionsOf(start, 'area').length).toBe(12);
  const other = turned(start, 'indicator', 'W02');
  expect(other).toMatchObject({ indicator: 'W02', area: '420922' });
  expect(turned({ ...start, chosen: other }, 'area', '420900')).toMatchObject({ indicator: 'W02', area: '420900' });
  expect(turned(start, 'area', 'nowhere')).toBe(start.chosen);
});

test('a number that is divided by another than its view says is explained by its own definition', async () => {
  const { figure, answers } = await figureOf({ base: 'covered' }, { kind: 'definition', indicator: 'W03' });
  const bases = figure.estimates
    .filter(({ area }) => area === '420900')
    .map((one) => {
      const asked = askedOf({ answers, view: figure.spec.view, indicators: figure.indicators }, one)!;
      return [one.base, asked.indicator.base, asked.indicator.denominatorLabel['zh']];
    });
  expect(bases).toEqual([
    ['covered', 'covered', '已建会的正常经营企业的职工'],
    ['operating', 'operating', '全部正常经营企业的职工（含未建会企业）']
  ]);
});

import { csvParseRows } from 'd3';
import { expect, test } from 'vitest';
import { withOwn, type OwnTarget } from '../../../../src/lib/codebook/ownTargets';
import type { Target } from '../../../../src/lib/codebook/codebook';
import { readCodebook } from '../../../../src/lib/codebook/read/readCodebook';
import { resolveTarget } from '../../../../src/lib/estimates/target';
import { readTargetFile } from '../../../../src/lib/intake/targets/readTargetFile';
import { targetsCsv } from '../../../../src/lib/session/targets/downloadTargets';
import { Targets } from '../../../../src/lib/session/targets/targets.svelte';
import { codebookOf, packOf } from '../../../pack';

const codebook = codebookOf('xiaogan');
const indicator = codebook.indicators.find(({ id }) => id === 'O01')!;
const own = (area: string, period: string, value: number): OwnTarget => ({
  indicator: 'O01',
  area,
  period,
  value,
  by: '张三',
  at: '2014-11-28T08:00:00.000Z'
});
const theirs = (period: string, value: number): Target => ({
  indicator: 'O01',
  area: '420922',
  period,
  value,
  provisional: true
});
const goal = (targets: Target[], wave = '2014', area = '420922') => resolveTarget(indicator, area, wave, targets);

test('resolveTarget(..): what a person has set goes before the survey’s target of the same area, whichever wave it is of', () => {
  const pack = [theirs('', 0.8), theirs('2014', 0.85)];
  expect(goal(pack)).toEqual({ target: 0.85, provisional: true });
  expect(goal(withOwn(pack, [own('420922', '2014', 0.7)]))).toEqual({
    target: 0.7,
    provisional: false,
    ownTarget: true
  });
  expect(goal(withOwn(pack, [own('420922', '', 0.7)]))).toEqual({ target: 0.7, provisional: false, ownTarget: true });
  expect(goal(withOwn(pack, [own('420922', '2014', 0.7)]), '2013')).toEqual({ target: 0.8, provisional: true });
  expect(goal(withOwn(pack, [own('420921', '2014', 0.7)]))).toEqual({ target: 0.85, provisional: true });
  expect(goal(withOwn([], [own('420921', '2014', 0.7)]))).toEqual({ target: 0.92, provisional: false });
});

test('Targets: one that is set takes the place of the same, one of every wave that of all waves; a reset brings the survey’s back', () => {
  const changed: string[] = [];
  const targets = new Targets((survey) => changed.push(survey));
  targets.set('xiaogan', [own('420922', '2014', 0.7), own('420921', '2014', 0.6)]);
  targets.set('xiaogan', [own('420922', '2014', 0.75)]);
  expect(targets.of('xiaogan').map(({ area, value }) => [area, value])).toEqual([
    ['420921', 0.6],
    ['420922', 0.75]
  ]);
  targets.set('xiaogan', [own('420922', '', 0.8)]);
  expect(targets.of('xiaogan').filter(({ area }) => area === '420922')).toEqual([own('420922', '', 0.8)]);
  targets.reset('xiaogan', { indicator: 'O01', area: '420922', wave: '2014' });
  expect(targets.of('xiaogan').map(({ area }) => area)).toEqual(['420921']);
  expect(targets.of('census2004')).toEqual([]);
  expect(changed).toHaveLength(4);
});

test('Targets.applied(opened) is the very survey where nothing is set, and forgets nothing of it where something is', () => {
  const targets = new Targets();
  const opened = { codebook, stored: [], simulated: new Set<string>(), unconfirmed: [] };
  expect(targets.applied(opened)).toBe(opened);
  targets.set('xiaogan', [own('420922', '2014', 0.7)]);
  const applied = targets.applied(opened);
  expect(applied.codebook.targets).toEqual([
    {
      indicator: 'O01',
      area: '420922',
      period: '2014',
      value: 0.7,
      provisional: false,
      set: { by: '张三', at: '2014-11-28T08:00:00.000Z' },
      isOwn: true
    },
    ...codebook.targets
  ]);
  // set twice it holds once
  expect(targets.applied(applied).codebook.targets).toEqual(applied.codebook.targets);
});

test('nothing of a dropped file is set without a yes', () => {
  const targets = new Targets();
  const returned = readTargetFile('indicator,area,period,value\nO01,420922,2014,70\n', codebook, '', '')!;
  targets.wait('xiaogan', { file: 'targets.csv', returned });
  expect(targets.of('xiaogan')).toEqual([]);
  expect(targets.answer(false)).toBe(0);
  expect(targets.waiting).toBeNull();
  expect(targets.of('xiaogan')).toEqual([]);
  targets.wait('xiaogan', { file: 'targets.csv', returned });
  expect(targets.answer(true)).toBe(1);
  expect(targets.of('xiaogan')).toMatchObject([{ area: '420922', value: 0.7 }]);
});

test('targetsCsv(codebook) is a targets.csv: a pack with it has the same targets, with who set them, and the page reads it back', () => {
  const pack = [theirs('2014', 0.85), { ...theirs('2013', 0.8), provisional: false }];
  const csv = targetsCsv({
    indicators: codebook.indicators,
    targets: withOwn(pack, [own('420922', '2014', 0.7), own('420900', '', 0.9)])
  });
  const rows = csvParseRows(csv.replace(/^\uFEFF/, ''));
  expect(rows.map((row) => row.slice(0, 4))).toEqual([
    ['indicator', 'area', 'period', 'value'],
    ['O01', '420922', '2014', '70'],
    ['O01', '420900', '', '90'],
    ['O01', '420922', '2013', '80']
  ]);
  const read = readCodebook(new Map([...packOf('xiaogan'), ['targets.csv', csv]]));
  const at = { by: '张三', at: '2014-11-28T08:00:00.000Z' };
  expect(read.targets).toEqual([
    { ...theirs('2014', 0.7), provisional: false, set: at },
    { ...theirs('', 0.9), area: '420900', provisional: false, set: at },
    { ...theirs('2013', 0.8), provisional: false }
  ]);
  expect(readTargetFile(csv, codebook, '', '')!.wrong).toEqual([]);
  // one of every wave leaves nothing of the survey's beside it, or that would come before it when the file is opened
  const wide = targetsCsv({ indicators: codebook.indicators, targets: withOwn(pack, [own('420922', '', 0.6)]) });
  expect(csvParseRows(wide.replace(/^\uFEFF/, '')).map((row) => row.slice(1, 4))).toEqual([
    ['area', 'period', 'value'],
    ['420922', '', '60']
  ]);
});

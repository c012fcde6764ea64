import { afterAll, beforeAll, expect, test } from 'vitest';
import { plain } from '../../../src/lib/figures/words/sentence';
import { cellText } from '../../../src/lib/charts/table';
import { build } from '../../../src/lib/figures/build';
import { fetchKinds, resolveSpec, type FigureSpec } from '../../../src/lib/figures/kinds';
import { viewOf } from '../../../src/lib/figures/view/view';
import { mostLacking } from '../../../src/lib/figures/words/lacking';
import { getLocale, overwriteGetLocale } from '../../../src/lib/paraglide/runtime';
import { openSurvey, type OpenedSurvey } from './demo';

const original = getLocale;
let open: OpenedSurvey;
beforeAll(async () => {
  overwriteGetLocale(() => 'zh-CN');
  await fetchKinds();
  open = await openSurvey('xiaogan');
}, 120_000);
afterAll(() => overwriteGetLocale(original));

const specOf = (indicators: unknown) =>
  resolveSpec({ version: 1, kind: 'ranked', view: viewOf(open.pageOf({})), indicators }, open.survey);

async function ranked(indicators: string[]) {
  const spec = specOf(indicators) as FigureSpec;
  return build(spec, open.survey, await open.answer({}, [spec]));
}

test('ranked says who lacks most in all, where it is one area, in units and with the field it stands in', async () => {
  // counted from the file anew, without this code: Hanchuan lacks 194 unions, 41 contracts and 373 service points, each the most of the seven
  expect(plain((await ranked(['O01', 'W02', 'S01'])).headline)).toBe(
    '7 个县（市、区）中汉川市 3 项缺口都最大：建会率差 194 家，集体合同差 41 家，服务站点差 373 家'
  );
});

test('ranked names each area where they are different ones, and nobody where a sample cannot count what is lacking', async () => {
  // counted from the file anew, without this code: of members Dawu lacks most (6,223 people), of unions Hanchuan (194)
  const two = plain((await ranked(['O01', 'O03'])).headline);
  expect(two).toContain('建会率汉川市（差 194 家）');
  expect(two).toContain('入会率大悟县（差 6,223 人）');
  expect(plain((await ranked(['O01', 'S05'])).headline)).not.toMatch(/缺口|最大/);
});

test('mostLacking names nobody where two lack as much, and nobody where one of the field is not ranked', async () => {
  const { estimates, codebook } = await open.answer({}, [specOf(['O01']) as FigureSpec]).then((answers) => ({
    estimates: answers.wave('2014'),
    codebook: answers.codebook
  }));
  const indicator = codebook.indicators.find(({ id }) => id === 'O01')!;
  const of = (change: (code: string) => object) =>
    mostLacking(
      codebook,
      estimates.map((one) => (one.indicator === 'O01' ? { ...one, ...change(one.area) } : one)),
      indicator
    );
  expect(of(() => ({}))?.area).toBe('420984');
  expect(of((code) => (code === '420922' ? { shortfall: 194 } : {}))).toBeNull();
  expect(of((code) => (code === '420922' ? { state: 'notReported', value: null, shortfall: null } : {}))).toBeNull();
});

test('the table of ranked has the whole first and, of each indicator, what its bar, dot and words say', async () => {
  const { table } = await ranked(['O01', 'W02', 'S01']);
  const [total] = table.rows;
  expect(total!.slice(0, 6).map(cellText)).toEqual(['孝感市', '78.8', '6,552', '5,163', '6,552', '881']);
  expect(table.rows).toHaveLength(12);
  expect(table.rows.every((row) => row.length === table.head.length)).toBe(true);
});

test('ranked takes one to four indicators of the survey', () => {
  expect(specOf(['O01', 'nope'])).toHaveProperty('fault');
  expect(specOf([])).toHaveProperty('fault');
  expect(specOf(['O01', 'O02', 'O03', 'W01', 'W02'])).toHaveProperty('fault');
});

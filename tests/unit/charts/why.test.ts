import { afterEach, expect, test } from 'vitest';
import { sentence, whyWords } from '../../../src/lib/charts/sentence';
import type { Estimate } from '../../../src/lib/estimates/estimates';
import { ask } from '../../../src/lib/estimates/ask';
import { getLocale, overwriteGetLocale } from '../../../src/lib/paraglide/runtime';
import { noFinding, reason } from '../../../src/lib/figures/words/reason';
import { referenceSource } from '../estimates/cells';
import { indicator, survey, table, times } from '../estimates/survey';

const was = getLocale;
afterEach(() => overwriteGetLocale(was));

const share = { table: 'worker', numerator: `1 WHERE form = 'joint'`, denominator: '1' };
const joint = indicator('joint', { ...share, label: { zh: '会员率', en: 'Members' } });
const codebook = survey([table('worker', { hideBelow: 10 })], [joint]);
const rows = times(20, { area: 'A', form: 'joint', size: 's', services: '|legal|' });
const stored = [
  { table: 'worker', wave: '1', name: 'worker_1', rows: 20, columns: Object.keys(rows[0]!), areas: ['A'] }
];
const source = referenceSource(new Map([['worker_1', rows]]));
async function of(filters: Record<string, string[]>): Promise<Estimate> {
  const found = await ask(source, codebook, stored, { waves: ['1'], filters, base: '' });
  return found.find(({ area }) => area === 'A')!;
}
const mark = (label: string) => ({ ...joint, label, short: label, unit: '%', count: '', parts: null });
const said = (one: Estimate, area: string, label: string) =>
  sentence({ code: 'A', label: area } as Parameters<typeof sentence>[0], mark(label) as never, one);

test.each([
  ['zh-CN', '甲县 会员率 保护个人，不显示（问卷一次只能按一项条件筛选）'],
  ['en', 'Jia Members hidden to protect people (questionnaires take one filter at a time)']
] as const)('sentence(..) of a row says why two filters hide persons: %s', async (locale, words) => {
  overwriteGetLocale(() => locale);
  const one = await of({ size: ['s'], services: ['legal'] });
  expect(said(one, locale === 'en' ? 'Jia' : '甲县', locale === 'en' ? 'Members' : '会员率')).toBe(words);
});

test.each([
  ['zh-CN', '该表没有这一列，不能这样筛选', '不适用：该表没有这一列，不能这样筛选'],
  ['en', 'this table has no such column to filter by', 'does not apply: this table has no such column to filter by']
] as const)(
  'whyWords, reason and noFinding say that a table has no column of the filter: %s',
  async (locale, why, words) => {
    overwriteGetLocale(() => locale);
    const one = await of({ big: ['1'] });
    expect(one.state).toBe('notApplicable');
    expect(whyWords(one)).toBe(why);
    expect(reason(one, joint, (text) => text)).toBe(words);
    expect(noFinding('X', [one])).toContain(why);
  }
);

test('whyWords(estimate) is empty where no filter is to blame: few persons, or a value', async () => {
  expect(whyWords(await of({}))).toBe('');
  expect(whyWords(undefined)).toBe('');
  const few = await of({ size: ['l'] });
  expect(whyWords(few)).toBe('');
});

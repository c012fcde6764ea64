import { afterEach, expect, test } from 'vitest';
import { shortfallWords, sentence, statusWords } from '../../../src/lib/charts/sentence';
import { getLocale, overwriteGetLocale } from '../../../src/lib/paraglide/runtime';
import { ask } from '../../../src/lib/estimates/ask';
import { referenceSource } from '../estimates/cells';
import { indicator, survey, table, times } from '../estimates/survey';

const was = getLocale;
afterEach(() => overwriteGetLocale(was));

const share = { numerator: `1 WHERE form = 'joint'`, denominator: '1' };
const joint = indicator('joint', share);
/** 8 units of a full count that judges from 10, and 10 beside them. */
async function estimates() {
  const rows = [...times(8, { area: 'A', form: 'joint' }), ...times(10, { area: 'B', form: 'joint' })];
  const stored = [{ table: 'unit', wave: '1', name: 'unit_1', rows: 18, columns: ['area', 'form'], areas: ['A', 'B'] }];
  const source = referenceSource(new Map([['unit_1', rows]]));
  const codebook = survey([table('unit', { judgedFrom: 10 })], [joint]);
  const found = await ask(source, codebook, stored, { waves: ['1'], filters: {}, base: '' });
  return (code: string) => found.find(({ area }) => area === code)!;
}

test.each([
  ['zh-CN', '建会率', '家单位', '甲 建会率 100.0%，8 / 8 家，n=8，目标 92%，少于 10 家单位，不评判'],
  ['en', 'Unionised', 'units', 'A Unionised 100.0%, 8 / 8 units, n=8, target 92%, fewer than 10 units, not judged']
] as const)(
  'a full count of fewer units than are judged is shown, and says how many would be judged: %s',
  async (locale, label, observation, words) => {
    overwriteGetLocale(() => locale);
    const of = await estimates();
    const count = locale === 'en' ? 'units' : '家';
    const mark = { ...joint, label, short: label, unit: '%', count, judged: { count: 10, observation } } as never;
    const area = { code: 'A', label: locale === 'en' ? 'A' : '甲' } as never;
    expect(of('A')).toMatchObject({ value: 1, few: true, status: null });
    expect(sentence(area, mark, of('A'))).toBe(words);
    expect(shortfallWords(of('A'), mark)).toBe('');
    expect(of('B')).toMatchObject({ few: false, status: 'reached' });
    expect(statusWords(of('B'), mark)).toBe(locale === 'en' ? 'reached' : '达标');
  }
);

import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Row } from '../../../../src/lib/codebook/expression/holds';
import { askMatched } from '../../../../src/lib/estimates/matched/askMatched';
import { duckdbMatched } from '../../../../src/lib/estimates/sources/duckdbMatched';
import { matchedAsk, matchedTable } from '../../../../src/lib/figures/crosstab/matched/matchedTable';
import { excludedWords, matchedSentence } from '../../../../src/lib/figures/crosstab/matched/words';
import { slice } from '../../../../src/routes/slice/slice';
import type { Choices } from '../../../../src/lib/figures/view/view';
import { openSurvey, type OpenedSurvey } from '../demo';
import { said, sliced, waves } from './slices';

let demo: OpenedSurvey;
beforeAll(async () => (demo = await openSurvey('xiaogan')));
afterAll(() => demo.engine.close());

const covered = ['independent', 'joint', 'federation'];
const isCounted = (row: Row) => said(row, 'operating') === 'normal' && said(row, 'union_form') !== '';

/** Units of a wave by their id; those that stand more than once apart. */
function byId(wave: string) {
  const rows = new Map<string, Row[]>();
  for (const row of demo.rows('unit', wave)) {
    const id = said(row, 'unit_id').trim().toUpperCase();
    if (id !== '') rows.set(id, [...(rows.get(id) ?? []), row]);
  }
  return rows;
}

const matched = async (choices: Partial<Choices>) => {
  const spec = slice(demo.pageOf(choices), demo.codebook, waves).matched!;
  const ask = matchedAsk(spec, demo.survey);
  const answer = await askMatched(duckdbMatched(demo.engine), demo.codebook, demo.survey.stored, ask);
  return matchedTable(spec, demo.survey, answer)!;
};

test.each([[{}], [{ area: '420902' }]] as const)(
  'a new analyst sees how the same units changed, by size: every number is that of the CSVs, joined by their ids %j',
  async (where) => {
    const choices = { columns: '@waves', rows: 'size_class', ...where };
    const found = await matched(choices);
    const [before, now] = [byId('2013'), byId('2014')];
    const inArea = (row: Row) => !('area' in where) || said(row, 'district_code') === where.area;
    const both = [...now].flatMap(([id, [row, ...more]]) => {
      const [old, ...others] = before.get(id) ?? [];
      return old && more.length === 0 && others.length === 0 && isCounted(row!) && isCounted(old) && inArea(row!)
        ? [{ row: row!, old }]
        : [];
    });
    const rate = (rows: Row[]) => rows.filter((row) => covered.includes(said(row, 'union_form'))).length / rows.length;
    const recount = (pairs: typeof both) => ({
      n: pairs.length,
      before: expect.closeTo(rate(pairs.map(({ old }) => old)), 12) as number,
      now: expect.closeTo(rate(pairs.map(({ row }) => row)), 12) as number,
      interval: null
    });
    expect(found.whole).toMatchObject(recount(both));
    expect(found.whole.n).toBeGreaterThan(100);
    expect(found.rows.length).toBeGreaterThan(3);
    const codes = new Map(
      demo.codebook.choices.get('size_class')!.map(({ name, label }) => [label['zh']!, name] as const)
    );
    for (const { label, change } of found.rows)
      expect(change, label).toMatchObject(
        recount(both.filter(({ row }) => said(row, 'size_class') === codes.get(label)))
      );

    // whoever counts in a wave is among them, or is left out for one reason
    const counted = (wave: string) => demo.rows('unit', wave).filter((row) => isCounted(row) && inArea(row));
    const sum = (some: Record<string, number>) => Object.values(some).reduce((a, b) => a + b, 0);
    const stayed = both.filter(({ old }) => inArea(old)).length;
    expect(found.whole.n + sum(found.excluded.now)).toBe(counted('2014').length);
    expect(stayed + sum(found.excluded.before)).toBe(counted('2013').length);
    expect(matchedSentence(found, demo.codebook)).toContain(`${both.length.toLocaleString('en')} 家单位`);
    expect(excludedWords(found, demo.codebook).join()).toMatch(/2013年没有这个编号/);

    // and the table beside it has all who count, in each wave
    const { estimates } = await sliced(demo, choices);
    for (const wave of waves)
      expect(
        estimates.find((one) => Object.keys(one.group).length === 0 && one.wave === wave && one.value !== null)!.n
      ).toBe(counted(wave).length);
  }
);

test.each([
  ['persons', { indicator: 'O06', rows: 'unit_type', columns: '@waves' }],
  ['a table without waves', { rows: 'size_class', columns: 'ownership' }],
  ['a count', { rows: 'size_class', columns: '@waves', counted: 'count/unit' }],
  ['a count without its weights', { rows: 'size_class', columns: '@waves', weights: 'off' }]
])('the same units are not offered of %s', (_, choices) => {
  expect(slice(demo.pageOf(choices), demo.codebook, waves).matched).toBeNull();
});

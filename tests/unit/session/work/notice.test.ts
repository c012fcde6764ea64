import { afterEach, beforeEach, expect, test } from 'vitest';
import { getLocale, overwriteGetLocale } from '../../../../src/lib/paraglide/runtime';
import { designText } from '../../../../src/lib/session/work/notice';
import { survey } from '../../tables/survey';

const original = getLocale;
beforeEach(() => overwriteGetLocale(() => 'zh-CN'));
afterEach(() => overwriteGetLocale(original));

test('designText(codebook) says which columns of a sample’s design are not used, and nothing where none is named', () => {
  expect(designText(survey)).toBeNull();
  const [unit, ...others] = survey.tables;
  const designed = { ...survey, tables: [{ ...unit!, cluster: 'unit_id', stratum: 'form' }, ...others] };
  expect(designText(designed)).toBe(
    '调查设计中的抽样列（单位表的 unit_id、form）目前还没有用于计算误差：整群抽样的 95% 置信区间会偏窄，请不要据此判断差别是否显著。'
  );
});

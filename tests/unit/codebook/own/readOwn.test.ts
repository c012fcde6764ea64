import { expect, test } from 'vitest';
import type { Own } from '../../../../src/lib/codebook/own/own';
import { isOwn, merged, readOwn, writeOwn } from '../../../../src/lib/codebook/own/readOwn';
import { CodebookError } from '../../../../src/lib/codebook/read/CodebookError';
import { codebookOf } from '../../../pack';

const codebook = codebookOf('xiaogan');
const label = { zh: '<b>大</b>', en: `"big"` };
const own: Own = {
  variables: [
    {
      ...{ name: 'own_big', label, table: 'unit', by: '', at: '' },
      values: [{ name: 'v1', label, when: `employees >= 100 AND ownership = 'private'` }]
    }
  ],
  measures: [
    {
      ...{ name: 'own_share', label, table: 'unit', by: '张三', at: '2014-11-28T08:00:00.000Z' },
      ...{ universe: '', numerator: 'members', denominator: 'employees', format: 'percent', unit: {} }
    }
  ]
};
const faults = (text: string): string[] => {
  try {
    readOwn('own.json', text, codebook);
    return [];
  } catch (error) {
    if (!(error instanceof CodebookError)) throw error;
    return error.faults.map(({ column, message }) => `${column}: ${message}`);
  }
};

test('readOwn(writeOwn(own)) is what was written', () => {
  const text = writeOwn(own, 'xiaogan');
  expect(isOwn(text)).toBe(true);
  expect(readOwn('own.json', text, codebook)).toEqual(own);
});

test('readOwn(..) names every fault at its place, and takes nothing of such a file', () => {
  const text = writeOwn(own, 'xiaogan');
  expect(faults(text.replace('employees >= 100', 'employes >= 100').replace('"members"', '"members +"'))).toEqual([
    expect.stringMatching(/^variables\[0\]\.values\[0\]\.when: .*employes.*employees.*第 1 个字符/),
    expect.stringMatching(/^measures\[0\]\.numerator: .*第 10 个字符/)
  ]);
  expect(faults(text.replace('"xiaogan"', '"census2004"'))).toEqual(['survey: 这些定义属于另一个调查：census2004']);
  expect(faults(text.replace('"own": 1', '"own": 2'))).toEqual(['own: 这种文件的版本要是 1']);
  expect(faults(text.replace('"variables"', '"variable"'))[0]).toContain('variables');
  expect(isOwn('{ "own": 1,')).toBe(false);
});

test('merged(before, brought): a definition of the same name is that of the file, the others stay', () => {
  const mine = { ...own.variables[0]!, name: 'own_mine' };
  const changed = { ...own.variables[0]!, by: '李四' };
  const found = merged({ ...own, variables: [mine, own.variables[0]!] }, { variables: [changed], measures: [] });
  expect(found).toEqual({ own: { variables: [mine, changed], measures: own.measures }, replaced: 1 });
});

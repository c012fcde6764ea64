import { expect, test } from 'vitest';
import { unitLine } from '../../../../src/lib/intake/words/unitLine';

test.each([
  ['单位：万人', '单位：万人'],
  ['2014年9月30日  单位: 万元', '单位: 万元'],
  ['（计量单位：家、万人）', '单位：家、万人'],
  ['单位：千', '单位：千'],
  ['单位：人', null],
  ['单位：家、人', null],
  ['填报单位：万达广场工会', null],
  ['填报单位：孝南区总工会', null],
  ['单位名称', null]
])('unitLine over a table that says %s is %s', (title, expected) => {
  expect(
    unitLine([
      ['基层工会情况汇总表', '', ''],
      ['', '', title]
    ])
  ).toBe(expected);
});

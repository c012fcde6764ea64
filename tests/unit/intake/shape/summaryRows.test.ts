import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '../../../../src/lib/engine/engine';
import { literal } from '../../../../src/lib/engine/sql';
import { isNote, isTotal, notePattern, totalHints, totalPattern } from '../../../../src/lib/intake/shape/summaryRows';
import { nativeEngine } from '../../../nativeEngine';

let engine: Engine;
beforeAll(async () => void (engine = await nativeEngine()));
afterAll(() => engine.close());

/** The engine's RE2 reads the same pattern. */
async function fits(text: string, pattern: string): Promise<boolean> {
  const found = await engine.query(`SELECT regexp_full_match(${literal(text)}, ${literal(pattern)}) AS fits`);
  return found.getChildAt(0)!.get(0) as boolean;
}

const totals = [
  '合计',
  '合 计',
  '合　　计',
  ' 合计：',
  '总计',
  '小计（家）',
  '累计',
  '全市合计',
  '孝南区 小计',
  '共计:'
];
const englishTotals = ['Total', 'TOTAL', 'Subtotal', 'Sub-total', 'Grand total', 'totals'];
const noTotals = [
  '',
  '总工会',
  '总部经济园',
  '合计划算超市',
  '孝感市会计学会',
  '设计院',
  'Totally',
  '1',
  '计',
  '统计局'
];

test.each([...totals, ...englishTotals])('isTotal([%j, ..]) is true, also for the engine', async (text) => {
  expect(isTotal([text, '12', '34'])).toBe(true);
  expect(isTotal(['', ' ', text, '34'])).toBe(true);
  expect(await fits(text, totalPattern)).toBe(true);
});

test.each(noTotals)('isTotal([%j, ..]) is false, also for the engine', async (text) => {
  expect(isTotal([text, '12', '34'])).toBe(false);
  expect(await fits(text, totalPattern)).toBe(false);
});

test('isTotal(fields) looks at the first text only', () => {
  expect(isTotal(['孝南区', '合计', '3'])).toBe(false);
  expect(isTotal([])).toBe(false);
});

const notes = [
  '注：本表由区总工会填报',
  '注1. 含筹建',
  '注',
  '备注:无',
  '填表说明：一、',
  '填表人：张三',
  '* 注：换\n行',
  'Note: x'
];
const manyNotes = ['联系电话（手机）', '数据来源：台账', '制 表 人：', '审核人', '单位负责人：'];
const noNotes = ['注塑一厂', '说明书印刷厂', '备注栏公司', '联系人才市场', '孝南区', '来源村', 'Noted', ''];

test.each([...notes, ...manyNotes])('isNote([%j, empty ..]) is true, also for the engine', async (text) => {
  expect(isNote([text, '', ' '])).toBe(true);
  expect(await fits(text, notePattern)).toBe(true);
});

test.each(noNotes)('isNote([%j, empty ..]) is false, also for the engine', async (text) => {
  expect(isNote([text, '', ''])).toBe(false);
  expect(await fits(text, notePattern)).toBe(false);
});

test('isNote(fields) wants one text, which merged cells may repeat', () => {
  expect(isNote(['注：一', '注：一', '注：一'])).toBe(true);
  expect(isNote(['注：一', '', '3'])).toBe(false);
  expect(isNote(['', '', ''])).toBe(false);
});

test('every total has one of totalHints in it', () => {
  for (const text of [...totals, ...englishTotals]) expect(totalHints.some((hint) => text.includes(hint))).toBe(true);
});

import { expect, test } from 'vitest';
import { choiceReader } from '../../../../src/lib/intake/recode/readChoice';
import { is, isMissing, isUnrecognised, variable, reads } from '../variables';

test.each([
  ['gender', '男', 'male', 'label'],
  ['gender', '男性', 'male', 'alias'],
  ['gender', 'MALE', 'male', 'alias'],
  ['gender', 'male ', 'male', 'textMark'],
  ['gender', 'ｍａｌｅ', 'male', 'wide'],
  ['gender', 'A.男', 'male', 'label'],
  ['gender', 'A、男', 'male', 'label'],
  ['gender', 'A．男', 'male', 'label'],
  ['gender', 'Ａ．男性', 'male', 'alias'],
  ['gender', '1.男', 'male', 'label'],
  ['gender', '（2）女', 'female', 'label'],
  ['gender', '2）女', 'female', 'label'],
  ['gender', "'男", 'male', 'label'],
  ['gender', '“男”', 'male', 'label'],
  ['scale', '5', '5', null],
  ['scale', '5.0', '5', 'decimal'],
  ['scale', '５', '5', 'wide'],
  ['scale', '5非常满意', '5', 'label'],
  ['scale', '5、非常满意', '5', 'label'],
  ['scale', '5.非常满意', '5', 'label'],
  ['scale', '2-不满意', '2', 'label'],
  ['staff', '1-24', '1-24', null],
  ['staff', '1-24人', '1-24', 'label'],
  ['staff', '1～24人', '1-24', 'label'],
  ['staff', '25–99 人', '25-99', 'label'],
  ['staff', '2,000元以下', '<2000', 'label'],
  ['staff', 'A.2000元以下', '<2000', 'label'],
  ['staff', '1.5万元以下', '<15000', 'label'],
  ['service', '农林牧渔业', 'farm', 'label'],
  ['service', '农，林，牧，渔业', 'farm', 'label'],
  ['service', '其它', 'other', 'label'],
  ['service', '其他〖自己填写、两样〗', 'other', 'label'],
  ['service', 'other〖自己填写〗', 'other', 'label'],
  ['service', 'L.其他〖自己填写〗', 'other', 'label'],
  ['service', '其他（自己填写）', 'other', 'label'],
  ['service', '其他：自己填写', 'other', 'label'],
  ['service', '其他（请注明）', 'other', 'label'],
  ['service', `其他〖${'很长'.repeat(1000)}〗`, 'other', 'label'],
  ['service', '无', 'none', 'label'],
  ['yes_no', '是', 'yes', 'label'],
  ['yes_no', '√', 'yes', 'yesNo'],
  ['yes_no', 'FALSE', 'no', 'yesNo'],
  ['yes_no', '没有', 'no', 'yesNo'],
  ['yes_no', '1', 'yes', 'yesNo'],
  ['yes_no', '0.0', 'no', 'yesNo'],
  ['known', 'Y', 'yes', 'yesNo'],
  ['known', '有', 'yes', 'yesNo']
] as const)('recoder(select_one %s)(%j) is %s by the rule %s', (list, text, value, rule) => {
  expect(reads(variable('select_one', '题', list))(text)).toEqual(is(text, value, rule));
});

test.each([
  ['gender', '性别男'],
  ['gender', '不男'],
  ['gender', 'A'],
  ['gender', '1'],
  ['gender', 'A.'],
  ['gender', '男（女）'],
  ['gender', '男女'],
  ['scale', '5.1'], // not option 5, and not the code 1 behind one
  ['scale', '1.5'],
  ['scale', '6'],
  ['scale', '05'],
  ['scale', '满意'],
  ['staff', '15万元以下'], // not 1.5
  ['staff', '1.2000元以下'], // option 1 or 1.2
  ['staff', '124人'],
  ['service', '其他法律援助'],
  ['service', '有'],
  ['yes_no', '2'],
  ['yes_no', '是否'],
  ['known', '1'], // of three answers nobody knows which is 1
  ['congress', '否'],
  ['congress', '无']
])('recoder(select_one %s)(%j) is not understood', (list, text) => {
  expect(reads(variable('select_one', '题', list))(text)).toMatchObject({ text, notUnderstood: true });
});

test('recoder(select_one yes_no)("1") is not understood where a platform numbers its options', () => {
  const of = variable('select_one', '题', 'yes_no');
  expect(reads(of, { platform: 'wjx' })('1')).toEqual(isUnrecognised('1'));
  expect(reads(of, { platform: 'tencent' })('1')).toEqual(isUnrecognised('1'));
});

test('recoder(select_one)(..) reads a code that says why there is no answer in every dress', () => {
  const read = reads(variable('select_one', '题', 'known'));
  expect(read('unknown')).toEqual(isMissing('unknown', 'dont_know', null));
  expect(read('C.不清楚')).toEqual(isMissing('C.不清楚', 'dont_know', 'label'));
  expect(read('不知道')).toEqual(isMissing('不知道', 'dont_know', 'marker'));
});

test('choiceReader(choices, ..) takes a name that two codes share for neither', () => {
  const choices = ['a', 'b'].map((name) => ({ name, missing: null, aliases: ['甲乙'], label: { zh: `第${name}` } }));
  const read = choiceReader(choices, 'plain');
  expect(read('甲乙')).toBeNull();
  expect(read('第b')?.value.name).toBe('b');
});

test.each([
  ['非常满意', 5, 'label'],
  ['5.0', 5, 'decimal'],
  ['4', 4, null] // a number that is not in its list is a number
] as const)('recoder(integer with a list)(%j) is %d', (text, value, rule) => {
  expect(reads(variable('integer', '满意度', 'scale'))(text)).toEqual(is(text, value, rule));
});

test('recoder(integer with a list)(..) suggests codes for words', () => {
  // 不满意: (2 * 4/5 + 2/3) / 3; 非常满意: (2 * 4/6 + 2/4) / 3; 非常不满意: (2 * 4/7 + 2/5) / 3
  expect(reads(variable('integer', '满意度', 'scale'))('满意')).toEqual(isUnrecognised('满意', ['2', '5', '1']));
});

import { describe, expect, test } from 'vitest';
import type { MissingKind } from '../../../../src/lib/codebook/codebook';
import type { Platform } from '../../../../src/lib/intake/shape/platform';
import { recoder } from '../../../../src/lib/intake/recode/recode';
import type { ChangeRule } from '../../../../src/lib/intake/report/report';
import { survey } from '../../tables/survey';
import { is, isMissing, isUnrecognised, variable, reads } from '../variables';

const variableOf = (name: string) => survey.tables[0]!.variables.find((variable) => variable.name === name)!;
const read = (column: string, text: string) => recoder(variableOf(column), survey, { platform: 'plain' })(text);

const understood: [column: string, text: string, value: string | number, rule: ChangeRule | null][] = [
  ['unit_id', ' 一厂 ', '一厂', null],
  ['unit_id', '\t420902001', '420902001', 'textMark'],
  ['unit_id', '110105194912310021', '110105194912310021', null],
  ['staff', '123', 123, null],
  ['staff', '１２３', 123, 'wide'],
  ['staff', '1,234', 1234, 'grouped'],
  ['staff', '1，234', 1234, 'grouped'],
  ['staff', '12.0', 12, 'decimal'],
  ['staff', "'0012", 12, 'textMark'],
  ['staff', '12人', 12, 'unit'],
  ['pay', '-3.5e2', -350, null],
  ['pay', '.5', 0.5, null],
  ['safe', '1', 1, null],
  ['safe', '是', 1, 'yesNo'],
  ['safe', '没有', 0, 'yesNo'],
  ['safe', '√', 1, 'yesNo'],
  ['safe', '×', 0, 'yesNo'],
  ['safe', 'Ｙ', 1, 'yesNo'],
  ['safe', 'FALSE', 0, 'yesNo'],
  ['safe', '1.0', 1, 'decimal'],
  ['form', 'own', 'own', null],
  ['form', ' Own ', 'own', 'alias'],
  ['form', '单独 建会', 'own', 'label'],
  ['form', '自建', 'own', 'alias'],
  ['form', 'own union', 'own', 'label'],
  ['district', '100001', '100001', null],
  ['district', '100001.0', '100001', 'decimal'],
  ['district', "'100002", '100002', 'textMark'],
  ['district', '东 区', '100001', 'label'],
  ['district', '东城', '100001', 'alias'],
  ['district', 'WEST', '100002', 'label'],
  ['services', 'legal', '|legal|', null],
  ['services', 'legal|help', '|legal|help|', null],
  ['services', '法律援助┋困难帮扶', '|legal|help|', 'list'],
  ['services', 'help；legal', '|help|legal|', 'list'],
  ['services', 'help, legal, help', '|help|legal|', 'list'],
  ['founded', '2026-03-05', '2026-03-05', null],
  ['founded', '2026/3/5', '2026-03-05', 'date'],
  ['founded', '41912', '2014-09-30', 'serialDate'],
  ['mood', '满意', 3, 'label'],
  ['mood', '２', 2, 'wide']
];

test.each(understood)('recoder(%s)(%j) is %j by the rule %s', (column, text, value, rule) => {
  expect(read(column, text)).toEqual(is(text, value, rule));
});

test.each([
  ['staff', '  ', 'blank', null],
  ['staff', '', 'blank', null],
  ['staff', '\u3000\ufeff', 'blank', null],
  ['staff', '(空)', 'blank', 'marker'],
  ['form', '（跳过）', 'not_asked', 'marker'],
  ['unit_id', '(跳过)', 'not_asked', 'marker'],
  ['form', 'na', 'not_applicable', null],
  ['form', 'NA', 'not_applicable', 'alias'],
  ['mood', '不适用', 'not_applicable', 'label']
] as const)('recoder(%s)(%j) is missing: %s by the rule %s', (column, text, kind, rule) => {
  expect(read(column, text)).toEqual(isMissing(text, kind, rule));
});

test.each([
  ['staff', '12.5'],
  ['staff', '1,23'],
  ['staff', '3000000000'],
  ['staff', '约12'],
  ['pay', 'nan'],
  ['pay', 'Infinity'],
  ['safe', '2'],
  ['form', '__proto__'],
  ['form', 'constructor'],
  ['district', '*'],
  ['founded', '2001-02-30'],
  ['founded', '昨天']
])('recoder(%s)(%j) is not understood', (column, text) => {
  expect(read(column, text)).toEqual(isUnrecognised(text));
});

test.each([
  ['form', '独立建会', ['own', 'joint']],
  ['district', '北区', ['100001', '100002']],
  ['services', 'help,lagal', ['help|legal']],
  ['services', 'help,dance', []],
  ['services', 'help,na', []]
])('recoder(%s)(%j) is not understood, but suggests %j', (column, text, suggestions) => {
  expect(read(column, text)).toMatchObject({
    text,
    notUnderstood: true,
    suggestions: expect.arrayContaining(suggestions)
  });
});

describe('why there is no answer', () => {
  const variables = {
    number: variable('integer', '职工人数'),
    known: variable('select_one', '是否会员', 'known'),
    gender: variable('select_one', '性别', 'gender'),
    free: variable('text', '意见')
  };
  const rows: [Platform, keyof typeof variables, string, MissingKind | null][] = [
    ['wjx', 'number', '(跳过)', 'not_asked'],
    ['wjx', 'number', '（ 跳过 ）', 'not_asked'],
    ['wjx', 'number', '-3', 'not_asked'],
    ['wjx', 'number', '-2', 'blank'],
    ['wjx', 'number', '-1', null],
    ['wjx', 'free', '-3', 'not_asked'],
    ['wjx', 'gender', '-3', 'not_asked'],
    ['wjx', 'gender', '-2', 'blank'],
    ['plain', 'number', '-3', null],
    ['plain', 'number', '未作答', 'blank'],
    ['plain', 'number', '未填', 'blank'],
    ['plain', 'number', '/', 'blank'],
    ['plain', 'number', '-', 'blank'],
    ['plain', 'number', '—', 'blank'],
    ['plain', 'number', '——', 'blank'],
    ['plain', 'free', '/', 'blank'],
    ['plain', 'gender', '-', 'blank'],
    ['plain', 'number', '不清楚', 'dont_know'],
    ['plain', 'number', '不知道', 'dont_know'],
    ['plain', 'number', '不适用', 'not_applicable'],
    ['plain', 'known', '不知道', 'dont_know'],
    ['plain', 'gender', '不知道', null],
    ['plain', 'gender', '不适用', null],
    ['plain', 'number', '拒答', 'refused'],
    ['plain', 'gender', '拒绝回答', 'refused'],
    ['plain', 'free', '拒答', 'refused'],
    ['plain', 'number', '无', null],
    ['plain', 'number', '#N/A', null]
  ];
  test.each(rows)('in a file of %s, the %s %j is %s', (platform, of, text, kind) => {
    const found = reads(variables[of], { platform })(text);
    if (kind !== null) expect(found).toEqual(isMissing(text, kind, 'marker'));
    else expect('missing' in found ? found.missing : null).toBeNull();
  });

  test('recoder(..)("无") of a number is nobody’s zero, and has no suggestion', () => {
    expect(reads(variables.number)('无')).toEqual(isUnrecognised('无'));
  });

  test('recoder(..)("不清楚") of a free text is an answer', () => {
    expect(reads(variables.free)('不清楚')).toEqual(is('不清楚', '不清楚', null));
  });

  test('recoder(..) takes a code of the question’s own list for that code, whatever it means elsewhere', () => {
    const codes = new Map([
      ['shift', ['-3', '3'].map((name) => ({ name, missing: null, aliases: [], label: { zh: `${name}班` } }))]
    ]);
    const shift = recoder(variable('select_one', '班', 'shift'), { ...survey, choices: codes }, { platform: 'wjx' });
    expect(shift('-3')).toEqual(is('-3', '-3', null));
  });
});

describe('recoder(.., { meanings })', () => {
  const meanings = {
    独立组建: 'own',
    无记录: null,
    '1＋1': '2',
    拒: '拒答',
    ['__proto__']: 'own',
    打官司: 'legal',
    胡说: 'nonsense'
  };

  test.each([
    ['form', '独立组建', 'own'],
    ['form', ' 独立 组建', 'own'],
    ['staff', '1+1', 2],
    ['services', '打官司', '|legal|'],
    ['services', '打官司、困难帮扶', '|legal|help|']
  ] as const)('%s %j is %j', (column, text, value) => {
    const found = recoder(variableOf(column), survey, { platform: 'plain', meanings })(text);
    expect(found).toEqual(is(text, value, text.includes('、') ? 'list' : 'meaning'));
  });

  test('null means that there is no answer, and a marker keeps its kind', () => {
    const of = (text: string) => recoder(variableOf('form'), survey, { platform: 'plain', meanings })(text);
    expect(of('无记录')).toEqual(isMissing('无记录', 'blank', 'meaning'));
    expect(of('拒')).toEqual(isMissing('拒', 'refused', 'meaning'));
  });

  test('wins over what the text would mean by itself', () => {
    const of = recoder(variableOf('form'), survey, { platform: 'plain', meanings: { 自建: 'none' } });
    expect(of('自建')).toEqual(is('自建', 'none', 'meaning'));
  });

  test('that the question cannot hold is as if it were not given', () => {
    const of = (text: string) => recoder(variableOf('form'), survey, { platform: 'plain', meanings })(text);
    expect(of('胡说')).toEqual(isUnrecognised('胡说'));
    expect(of('toString')).toEqual(isUnrecognised('toString'));
  });
});

describe('free texts', () => {
  const free = variable('text', '意见建议');

  test.each([
    ['多办培训', '多办培训', null],
    ['  多办\n培训 ', '多办\n培训', null],
    ['\u00a0多办培训\t', '多办培训', 'textMark'],
    ["'0012", '0012', 'textMark'],
    ["'家'很好", "'家'很好", null],
    ['我是张三，13812345678', '我是张三，〔手机号〕', 'masked'],
    ['证号11010519491231002X', '证号〔身份证号〕', 'masked'],
    ['\ud800', '\ud800', null]
  ] as const)('recoder(..)(%j) is %j by the rule %s', (text, value, rule) => {
    expect(reads(free)(text)).toEqual(is(text, value, rule));
  });

  test('recoder(.., { keepPersonal })(..) leaves the numbers of a key', () => {
    expect(reads(variable('text', '编号'), { keepPersonal: true })('13812345678')).toEqual(
      is('13812345678', '13812345678', null)
    );
  });
});

test.each([
  'text',
  'integer',
  'decimal',
  'boolean',
  'date',
  'datetime',
  'area',
  'select_one',
  'select_multiple'
] as const)('recoder(%s) survives whatever a cell may hold, and is done with it at once', (type) => {
  const of = reads(variable(type, '题', type.startsWith('select') ? 'service' : null));
  const hostile = [
    '\ud800',
    '\udc00x',
    '\0',
    '__proto__',
    'constructor',
    'NaN',
    '1e999',
    '〖',
    '其他〖',
    '('.repeat(300),
    '-'.repeat(300)
  ];
  const long = ['1', '，', '孝感', '〖', '法律援助、', "'", ' ', 'A.', '其他（', '13812345678', '12人、'].map((text) =>
    text.repeat(10_000)
  );
  const started = performance.now();
  for (const text of [...hostile, ...long]) expect(of(text).text).toBe(text);
  expect(performance.now() - started).toBeLessThan(3000);
});

test.each(['7', '-2'])('recoder(mood)(%j) is not understood: no point of the rating is that number', (text) => {
  expect(read('mood', text)).toEqual({
    ...isUnrecognised(text),
    doubt: { kind: 'points', readings: ['blank', 'not_applicable'], taken: null }
  });
});

import { expect, test } from 'vitest';
import type { MissingKind } from '../../../src/lib/codebook/codebook';
import { match } from '../../../src/lib/intake/match';
import { recoder } from '../../../src/lib/intake/recode';
import { survey } from '../tables/survey';

const questionOf = (name: string) => survey.tables[0]!.questions.find((question) => question.name === name)!;

const understood: [column: string, text: string, value: string | number][] = [
  ['unit_id', ' 一厂 ', '一厂'],
  ['staff', '１２３', 123],
  ['staff', '1,234', 1234],
  ['staff', '1，234', 1234],
  ['staff', '12.0', 12],
  ['staff', "'0012", 12],
  ['pay', '-3.5e2', -350],
  ['pay', '.5', 0.5],
  ['safe', '是', 1],
  ['safe', '没有', 0],
  ['safe', '√', 1],
  ['safe', '×', 0],
  ['safe', 'Ｙ', 1],
  ['safe', 'FALSE', 0],
  ['safe', '1.0', 1],
  ['form', ' Own ', 'own'],
  ['form', '单独 建会', 'own'],
  ['form', '自建', 'own'],
  ['form', 'own union', 'own'],
  ['district', '100001.0', '100001'],
  ['district', "'100002", '100002'],
  ['district', '东 区', '100001'],
  ['district', '东城', '100001'],
  ['district', 'WEST', '100002'],
  ['services', 'legal', '|legal|'],
  ['services', '法律援助┋困难帮扶', '|legal|help|'],
  ['services', 'help；legal', '|help|legal|'],
  ['services', 'help, legal, help', '|help|legal|'],
  ['founded', '2026/3/5', '2026-03-05'],
  ['founded', '2026年3月5日', '2026-03-05'],
  ['founded', '2026.12.31', '2026-12-31'],
  ['mood', '满意', 3],
  ['mood', '２', 2],
  ['mood', '7', 7]
];

test.each(understood)('recoder(%s)(%j) is %j', (column, text, value) => {
  expect(recoder(questionOf(column), survey)(text)).toEqual({ text, value, missing: null });
});

const missing: [column: string, text: string, kind: MissingKind][] = [
  ['staff', '  ', 'blank'],
  ['staff', '(空)', 'blank'],
  ['form', '（跳过）', 'not_asked'],
  ['unit_id', '(跳过)', 'not_asked'],
  ['form', 'NA', 'not_applicable'],
  ['mood', '不适用', 'not_applicable']
];

test.each(missing)('recoder(%s)(%j) is missing: %s', (column, text, kind) => {
  expect(recoder(questionOf(column), survey)(text)).toEqual({ text, value: null, missing: kind });
});

test.each([
  ['staff', '12.5'],
  ['staff', '1,23'],
  ['staff', '3000000000'],
  ['staff', '约12'],
  ['pay', 'nan'],
  ['pay', 'Infinity'],
  ['safe', '2'],
  ['form', '独立组建'],
  ['form', '__proto__'],
  ['district', '北区'],
  ['services', 'help,dance'],
  ['services', 'help,na'],
  ['founded', '2001-02-30'],
  ['founded', '昨天']
])('recoder(%s)(%j) is not understood', (column, text) => {
  expect(recoder(questionOf(column), survey)(text)).toEqual({ text, notUnderstood: true });
});

test('match(header) takes names before labels before aliases, each question once, whatever case and width', () => {
  const header = ['ＵＮＩＴ_ID', '统计期 ', 'district', '区县', '建会形式：', '__proto__', ''];
  const found = match(header, survey);
  if ('problem' in found) throw new Error(found.problem.code);
  expect(found.table.name).toBe('unit');
  expect(found.questions.map((question) => question?.name ?? null)).toEqual([
    'unit_id',
    'period',
    'district',
    null,
    'form',
    null,
    null
  ]);
  expect(found.unknown).toEqual(['区县', '__proto__']);
  expect(found.absent).toEqual(['staff', 'pay', 'safe', 'services', 'founded', 'mood']);
});

test('match(header) tells tables that share columns apart, and refuses to guess between them', () => {
  const found = match(['所在区', '年龄', '是否会员'], survey);
  expect('table' in found && found.table.name).toBe('person');
  expect(match(['district'], survey)).toMatchObject({ problem: { code: 'unknownTable' } });
  expect(match(['name', 'form', 'staff', 'a', 'b', 'c', 'd', 'e'], survey)).toEqual({
    problem: { code: 'unknownTable', detail: { nearest: 'unit', matched: 2, columns: 8 } }
  });
});

test('match(header) without the area says which column is wanted', () => {
  expect(match(['年龄', '是否会员', '姓名'], survey)).toEqual({
    problem: { code: 'noAreaColumn', detail: { table: 'person', column: 'district' } }
  });
});

import { afterAll, beforeEach, expect, test } from 'vitest';
import { damageReport } from '../../../../src/lib/intake/report/damageReport';
import { emptyReport } from '../../../../src/lib/intake/report/emptyReport';
import type { ColumnMatch, IntakeReport } from '../../../../src/lib/intake/report/report';
import { getLocale, overwriteGetLocale } from '../../../../src/lib/paraglide/runtime';
import { survey } from '../../tables/survey';

const before = getLocale;
beforeEach(() => overwriteGetLocale(() => 'zh-CN'));
afterAll(() => overwriteGetLocale(before));

function column(header: string, question: string | null, more: Partial<ColumnMatch> = {}): ColumnMatch {
  const answering = question === null ? null : { question, option: null };
  const taken = question !== null;
  return { header, answering, reason: null, certainty: 1, taken, personal: null, examples: [], ...more };
}

const secret = '13800138000';

/** A file with something of everything. */
const report: IntakeReport = {
  ...emptyReport('东区.csv', 1000),
  encoding: 'gb18030',
  table: 'unit',
  waves: ['2014'],
  records: 2008,
  rows: 2003,
  rejects: 5,
  rejectCounts: { noArea: 3, total: 1, tooFewFields: 1 },
  rejectSample: [
    { line: 9, reason: 'tooFewFields', text: `9,张三,${secret}` },
    { line: 40, reason: 'noArea', text: `40,李四,${secret}` },
    { line: 2010, reason: 'total', text: '合计' }
  ],
  columns: [
    column('单位编号', 'unit_id'),
    column('所在区县', 'district'),
    column('职工数（人）', 'staff'),
    column('建会形式', 'form'),
    column('服务', 'services'),
    column('备注', null),
    column('职工总数', 'staff', { taken: false }),
    column('满意', 'mood', { taken: false, certainty: 0.8 }),
    column('工资', 'pay', { taken: false }),
    column('联系电话', null, { personal: 'phone', examples: [] }),
    column('经办人', 'founded', { personal: 'name' }),
    column('', null)
  ],
  absent: ['safe'],
  changes: [
    {
      ...{ column: 'form', rule: 'label', count: 12, lines: [2] },
      examples: [
        { text: '单独建会', value: 'own', count: 7, firstLine: 2 },
        { text: '不适用', value: null, count: 3, firstLine: 5 }
      ]
    },
    {
      ...{ column: 'services', rule: 'list', count: 1, lines: [2] },
      examples: [{ text: '法律援助┋困难帮扶', value: '|legal|help|', count: 1, firstLine: 2 }]
    },
    {
      ...{ column: 'founded', rule: 'date', count: 2, lines: [2] },
      examples: [{ text: secret, value: secret, count: 2, firstLine: 2 }]
    },
    {
      ...{ column: 'unit_id', rule: 'masked', count: 4, lines: [2] },
      examples: [{ text: secret, value: 'x', count: 4, firstLine: 2 }]
    }
  ],
  notUnderstood: [
    { column: 'form', value: '独立组建', count: 2, firstLine: 7, lines: [7, 30], suggestions: ['own'] },
    { column: 'founded', value: secret, count: 1, firstLine: 8, lines: [8], suggestions: [] },
    { column: 'staff', value: `见 ${secret}`, count: 1, firstLine: 6, lines: [6], suggestions: [] }
  ],
  damages: [
    { column: 'unit_id', kind: 'scientific', count: 2, examples: ['1.10E+17', '1.2E+17'], lines: [11, 12] },
    { column: 'founded', kind: 'leadingZeros', count: 1, examples: [secret], lines: [13] }
  ],
  checks: [
    { rule: 'small_own', severity: 'warning', count: 1500, firstLine: 3, lines: [3, 4] },
    { rule: 'gone', severity: 'error', count: 0, firstLine: 0, lines: [] }
  ]
};

const failed: IntakeReport = {
  ...emptyReport('坏.xlsx', 10),
  problem: { code: 'workbook', detail: { reason: 'damaged' } }
};

const sheet = (index: number, reports = [report, failed]) => damageReport(reports, survey)[index]!;
const find = (rows: unknown[][], ...cells: unknown[]) =>
  rows.filter((row) => cells.every((cell) => row.includes(cell)));

test('damageReport(reports) is three sheets with a head, and a width a column', () => {
  const sheets = damageReport([report, failed], survey);
  expect(sheets.map(({ name }) => name)).toEqual(['概况', '明细', '行号']);
  for (const { rows, widths } of sheets) {
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([widths.length]));
  }
});

test('damageReport: 概况 has a row a file, with its counts and a column for each reason that occurs', () => {
  const { rows } = sheet(0);
  expect(rows[0]).toEqual([
    ...['文件', '编码', '工作表', '数据表', '轮次', '记录数', '入库行数', '未入库'],
    ...['未入库：没有填写地区', '未入库：合计或小计行', '未入库：列数比表头少'],
    ...[
      '已对应的列',
      '未使用的列',
      '缺少的列',
      '自动转换的取值',
      '读不懂的取值',
      '源数据损坏',
      '逻辑错误',
      '逻辑存疑',
      '文件问题'
    ]
  ]);
  expect(rows[1]).toEqual([
    ...['东区.csv', 'GB18030', null, '单位表', '2014', 2008, 2003, 5],
    ...[3, 1, 1],
    ...[6, 5, 1, 19, 4, 3, 0, 1500, null]
  ]);
  expect(rows[2]!.slice(0, 8)).toEqual(['坏.xlsx', null, null, '', '', 0, 0, 0]);
  expect(rows[2]!.at(-1)).toMatch(/^工作簿打不开.*另存为 \.xlsx/);
  expect(rows[2]!.slice(-3, -1)).toEqual([null, null]);
});

test.each([
  [
    'a record without an area',
    ['所在区县', '未入库的记录', '没有填写地区', null, null, 3, '错误', '填写地区代码或名称']
  ],
  [
    'a total',
    [null, '未入库的记录', '合计或小计行', null, null, 1, '提示', '不需处理；如果是一条记录，可在页面上取回']
  ],
  [
    'a value that a code is like',
    ['建会形式', '读不懂的取值', '可能是：own 单独建会', '独立组建', '按缺失处理', 2, '存疑']
  ],
  ['a label', ['建会形式', '自动转换', '选项文字换成代码', '单独建会', 'own 单独建会', 7, '提示', null]],
  ['a label that means no answer', ['建会形式', '自动转换', '选项文字换成代码', '不适用', '无答案', 3, '提示', null]],
  ['labels that are no example', ['建会形式', '自动转换', '选项文字换成代码', '（其余）', null, 2, '提示', null]],
  [
    'several answers',
    ['服务', '自动转换', '多选答案按选项拆分', '法律援助┋困难帮扶', 'legal 法律援助、help 困难帮扶', 1, '提示', null]
  ],
  ['lost digits', ['单位编号', '源数据损坏', '长号码变成了科学记数', '1.10E+17、1.2E+17', null, 2, '错误']],
  [
    'a broken rule',
    ['建会形式、职工数（人）', '逻辑检查', '单独建会但不足3人', null, null, 1500, '存疑', '核对这一行，改正有误的取值']
  ],
  ['an unknown column', ['备注', '未使用的列', '不对应问卷中的任何问题', null, null, null, '提示']],
  ['a second column', ['职工总数', '未使用的列', '“职工人数”已由另一列回答', null, null, null, '提示']],
  ['a column that waits', ['满意', '未使用的列', '可能是“满意度”，等待确认', null, null, null, '提示']],
  ['a column that nobody needs', ['工资', '未使用的列', '“平均工资”，按要求未入库', null, null, null, '提示']],
  ['a personal column', ['联系电话', '个人信息', '电话，未入库', null, null, null, '提示', null]],
  ['a personal column that is stored', ['经办人', '个人信息', '姓名，已按要求入库', null, null, null, '提示', null]],
  ['an absent column', ['劳动保护', '缺少的列', '', null, null, null, '提示', '如应有此列，请补上后重新导出']]
])('damageReport: 明细 has a row for %s', (_, cells) => {
  const rows = sheet(1).rows.map((row) => row.slice(1, 1 + cells.length));
  expect(rows).toContainEqual(cells);
});

test('damageReport: 行号 has a row a line of the file, in its order, and says how many are not named', () => {
  const rows = sheet(2, [report]).rows.slice(1);
  expect(rows.map(([, line]) => line)).toEqual([3, 4, 6, 7, 8, 9, 11, 12, 13, 30, 40, 2010, null, null]);
  expect(rows[3]).toEqual([
    '东区.csv',
    7,
    '建会形式',
    '读不懂的取值：独立组建',
    '改为问卷规定的写法，或在页面上指定含义'
  ]);
  expect(rows.slice(-2).map((row) => row.slice(2))).toEqual([
    ['所在区县', '没有填写地区', '另有 2 行未列出'],
    ['建会形式、职工数（人）', '单独建会但不足3人', '另有 1,498 行未列出']
  ]);
});

test('damageReport holds no value of a personal column, and no personal number', () => {
  expect(JSON.stringify(damageReport([report], survey))).not.toMatch(/138|张三|李四/);
  expect(find(sheet(1).rows, '经办人', '自动转换')).toHaveLength(1);
  expect(find(sheet(2).rows, 8, '经办人')[0]!.slice(3)).toEqual([
    '读不懂的取值',
    '改为问卷规定的写法，或在页面上指定含义'
  ]);
  expect(JSON.stringify(find(sheet(1).rows, '读不懂的取值', '职工数（人）'))).toContain('见 〔手机号〕');
});

test('damageReport of a file with nothing to mend says so', () => {
  const clean = { ...emptyReport('好.csv', 1), table: 'unit', checks: [] };
  expect(
    damageReport([clean], survey)
      .slice(1)
      .map(({ rows }) => rows[1])
  ).toEqual([
    ['没有发现需要处理的问题', ...Array(8).fill(null)],
    ['没有发现需要处理的问题', ...Array(4).fill(null)]
  ]);
});

test('damageReport in English has English words throughout', () => {
  overwriteGetLocale(() => 'en');
  const sheets = damageReport([{ ...report, columns: [] }, failed], survey);
  expect(sheets.map(({ name }) => name)).toEqual(['Overview', 'Findings', 'Lines']);
  const words = sheets.flatMap(({ rows }) => rows.flat()).filter((cell) => typeof cell === 'string');
  const fromFiles = [
    '东区.csv',
    '坏.xlsx',
    '独立组建',
    '单独建会',
    '不适用',
    '法律援助┋困难帮扶',
    'Value not understood: 独立组建'
  ];
  expect(
    words.filter((word) => /\p{Script=Han}/u.test(word) && !fromFiles.includes(word) && !word.includes('〔'))
  ).toEqual([]);
});

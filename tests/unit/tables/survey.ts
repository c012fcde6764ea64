import { readFileSync } from 'node:fs';
import type { Area, Choice, Codebook, MissingKind, Variable, VariableType } from '../../../src/lib/codebook/codebook';
import type { Source } from '../../../src/lib/tables/load/load';

/** A small survey with a column of every type, to which the files in tests/fixtures/intake belong. */
export const survey: Codebook = {
  id: 'small',
  title: label('小调查', 'Small survey'),
  source: label('测试', 'Test'),
  simulated: true,
  tables: [
    {
      name: 'unit',
      label: label('单位表', 'Units'),
      design: 'census',
      observation: label('家', 'units'),
      key: ['unit_id'],
      area: 'district',
      wave: 'period',
      weight: null,
      stratum: null,
      cluster: null,
      n: null,
      hideBelow: 0,
      unreliableBelow: 0,
      judgedFrom: 0,
      interval: false,
      expected: null,
      variables: [
        variable('unit_id', 'text', ['单位编号', 'Unit number'], null, ['编号']),
        variable('period', 'text', ['统计期', 'Period'], null, ['年度']),
        variable('district', 'area', ['所在区', 'District'], null, ['区县']),
        variable('form', 'select_one', ['建会形式', 'Union form'], 'form', ['组建形式']),
        variable('staff', 'integer', ['职工人数', 'Staff'], null, ['职工数']),
        variable('pay', 'decimal', ['平均工资', 'Pay'], null, ['工资']),
        variable('safe', 'boolean', ['劳动保护', 'Safety body'], null),
        variable('services', 'select_multiple', ['服务项目', 'Services'], 'service', ['服务']),
        variable('founded', 'date', ['成立日期', 'Founded'], null, ['建厂日期']),
        variable('mood', 'integer', ['满意度', 'Satisfaction'], 'mood'),
        optional('seconds', 'integer', ['答题用时（秒）', 'Seconds'], null, ['所用时间', '答题时长']),
        optional('topics', 'select_multiple', ['最关心的问题', 'Topics'], 'topic'),
        optional('opinion', 'select_one', ['对新办法的态度', 'Opinion'], 'opinion'),
        optional('fund', 'decimal', ['工会经费（元）', 'Fund']),
        optional('rate', 'decimal', ['入会率（%）', 'Rate']),
        optional('credit', 'text', ['统一社会信用代码', 'Credit code']),
        optional('remark', 'text', ['备注', 'Remark']),
        optional('visited', 'datetime', ['走访时间', 'Visited']),
        optional('town', 'area', ['所在乡镇', 'Township'])
      ]
    },
    {
      name: 'person',
      label: label('职工表', 'People'),
      design: 'sample',
      observation: label('人', 'people'),
      key: [],
      area: 'district',
      wave: null,
      weight: null,
      stratum: null,
      cluster: null,
      n: null,
      hideBelow: 10,
      unreliableBelow: 30,
      judgedFrom: 0,
      interval: true,
      expected: null,
      variables: [
        variable('district', 'area', ['所在区', 'District'], null),
        variable('age', 'integer', ['年龄', 'Age'], null),
        variable('member', 'boolean', ['是否会员', 'Member'], null)
      ]
    }
  ],
  choices: new Map([
    [
      'form',
      [
        choice('own', '单独建会', 'Own union', null, ['自建']),
        choice('joint', '联合建会', 'Joint union'),
        choice('none', '未建会', 'None'),
        choice('na', '不适用', 'Not applicable', 'not_applicable')
      ]
    ],
    ['service', [choice('legal', '法律援助', 'Legal aid'), choice('help', '困难帮扶', 'Hardship help')]],
    [
      'mood',
      [
        choice('3', '满意', 'Good'),
        choice('2', '一般', 'Fair'),
        choice('1', '不满意', 'Bad'),
        choice('na', '不适用', 'Not applicable', 'not_applicable')
      ]
    ],
    [
      'topic',
      [choice('wages', '劳动报酬', 'Wages'), choice('jobs', '劳动就业', 'Jobs'), choice('other', '其他', 'Other')]
    ],
    [
      'opinion',
      [
        choice('yes', '赞成', 'In favour'),
        choice('no', '反对', 'Against'),
        choice('dk', '不清楚', 'Does not know', 'dont_know'),
        choice('refused', '拒绝回答', 'Refused', 'refused')
      ]
    ]
  ]),
  areas: [
    area('100000', null, 'city', '全市', 'City'),
    area('100001', '100000', 'county', '东区', 'East', ['东城']),
    area('100002', '100000', 'county', '西区', 'West'),
    area('100001101', '100001', 'town', '河口镇', 'Hekou'),
    area('100001102', '100001', 'town', '金山街道', 'Jinshan'),
    area('100002101', '100002', 'town', '河口镇', 'Hekou')
  ],
  root: '100000',
  areaTypes: [
    { name: 'county', label: label('区', 'Districts'), reporting: true },
    { name: 'town', label: label('乡镇', 'Townships'), reporting: false }
  ],
  coverages: [],
  indicators: [],
  bases: [],
  filters: [],
  presets: [],
  gaps: { people: {}, steps: null, visits: [], pairs: [], causes: [], quadrants: [] },
  shown: { groups: [], unshown: [], bases: {} },
  derived: [],
  overview: { all: null, matrix: [], funnel: [], contrast: null },
  targets: [],
  near: null,
  rules: [
    {
      id: 'small_own',
      table: 'unit',
      condition: {
        type: 'and',
        operands: [
          {
            type: 'compare',
            operator: '=',
            left: { type: 'column', name: 'form' },
            right: { type: 'text', value: 'own' }
          },
          {
            type: 'compare',
            operator: '<',
            left: { type: 'column', name: 'staff' },
            right: { type: 'number', value: 3 }
          }
        ]
      },
      severity: 'warning',
      message: label('单独建会但不足3人', 'An own union of fewer than three')
    }
  ],
  waves: ['2013', '2014'].map((id) => ({
    id,
    label: label(`${id}年`, id),
    referenceDate: `${id}-09-30`,
    notes: label('', ''),
    files: []
  }))
};

/** A file of tests/fixtures/intake. */
export function fixture(name: string): Source {
  return { name, file: new Blob([readFileSync(`tests/fixtures/intake/${name}`)]) };
}

function label(zh: string, en: string) {
  return { zh, en };
}

function variable(
  name: string,
  type: VariableType,
  [zh, en]: [string, string],
  list: string | null = null,
  aliases: string[] = []
): Variable {
  return { name, type, list, relevant: null, optional: false, block: '', label: label(zh, en), aliases };
}

function optional(...spec: Parameters<typeof variable>): Variable {
  return { ...variable(...spec), optional: true };
}

function choice(
  name: string,
  zh: string,
  en: string,
  missing: MissingKind | null = null,
  aliases: string[] = []
): Choice {
  return { name, missing, aliases, label: label(zh, en) };
}

function area(code: string, parent: string | null, type: string, zh: string, en: string, aliases: string[] = []): Area {
  return { code, parent, type, column: null, row: null, label: label(zh, en), aliases };
}

import { describe, expect, test } from 'vitest';
import type { Codebook, Preset, TableSpec } from '../../../../src/lib/codebook/codebook';
import type { Instructions } from '../../../../src/lib/intake/shape/instructions';
import { match, type Match } from '../../../../src/lib/intake/match/match';
import type { ColumnMatch } from '../../../../src/lib/intake/report/report';
import { sniff } from '../../../../src/lib/intake/shape/sniff';
import { codebookOf } from '../../../pack';
import { survey } from '../../tables/survey';

const xiaogan = codebookOf('xiaogan');

async function matched(
  text: string,
  instructions: Instructions = {},
  codebook: Codebook = survey,
  presets: Preset[] = [],
  called: string[] = []
): ReturnType<typeof match> {
  const shape = await sniff(new TextEncoder().encode(text), instructions, codebook);
  if ('problem' in shape) throw new Error(shape.problem.code);
  return match(shape, codebook, instructions, presets, called);
}

async function found(...of: Parameters<typeof matched>): Promise<Match> {
  const result = await matched(...of);
  if ('problem' in result) throw new Error(`${result.problem.code} ${JSON.stringify(result.problem.detail)}`);
  return result;
}

/** What a column was taken for: question, or question:option; in brackets where it was not taken; null where it is nothing. */
function said({ answering, taken }: ColumnMatch): string | null {
  if (!answering) return null;
  const answer = answering.option === null ? answering.question : `${answering.question}:${answering.option}`;
  return taken ? answer : `(${answer})`;
}

const csv = (header: string[], ...rows: string[][]): string =>
  [header, ...rows].map((fields) => `${fields.map((field) => `"${field}"`).join(',')}\n`).join('');

describe('match(shape) by names', () => {
  test('takes names before labels before aliases, each question once, whatever case and width', async () => {
    const header = ['ＵＮＩＴ_ID', '统计期 ', 'district', '区县', '建会形式：', '__proto__', ''];
    const { table, columns, absent } = await found(csv(header, ['U1', '2014', '东区', '西区', '自建', 'x', '']));
    expect(table.name).toBe('unit');
    expect(columns.map(said)).toEqual(['unit_id', 'period', 'district', '(district)', 'form', null, null]);
    expect(columns.map(({ reason }) => reason)).toEqual(['name', 'label', 'name', 'alias', 'label', null, null]);
    expect(columns[3]!.certainty).toBe(1);
    expect(absent).toEqual(['staff', 'pay', 'safe', 'services', 'founded', 'mood']);
  });

  test('tells tables that share columns apart', async () => {
    expect((await found(csv(['所在区', '年龄', '是否会员'], ['东区', '30', '是']))).table.name).toBe('person');
  });

  test('gives a repeated name to its first column', async () => {
    const { columns } = await found(csv(['单位编号', '区县', '职工人数', '职工人数'], ['U1', '东区', '5', '6']));
    expect(columns.map(said)).toEqual(['unit_id', 'district', 'staff', '(staff)']);
    expect(columns[3]!.header).toBe('职工人数 (2)');
  });

  test('shows three examples, without totals, and none of personal columns', async () => {
    const rows = [
      ['U1', '东区', '5', '13912345678'],
      ['U2', '西区', '5', '13912345679'],
      ['合计', '', '10', ''],
      ['U3', '东区', ' 7 ', '13912345670'],
      ['U4', '东区', '8', '13912345671'],
      ['U5', '东区', '9', '13912345672']
    ];
    const { columns } = await found(csv(['单位编号', '区县', '职工人数', '值班室'], ...rows));
    expect(columns.map(({ examples }) => examples)).toEqual([
      ['U1', 'U2', 'U3'],
      ['东区', '西区'],
      ['5', '7', '8'],
      []
    ]);
    expect(columns.map(({ personal }) => personal)).toEqual([null, null, null, 'phone']);
  });
});

describe('match(shape) by what is asked', () => {
  test.each<[header: string, said: string | null, reason: ColumnMatch['reason']]>([
    ['3、建会形式', 'form', 'stem'],
    ['3．职工人数（人）：', 'staff', 'stem'],
    ['*5、职工数【填空题】', 'staff', 'stem'],
    ['6、服务项目（可多选）【多选题】', 'services', 'stem'],
    ['7.成立日期_填空1', 'founded', 'stem'],
    ['工会经费', 'fund', 'stem'],
    ['工会经费（万元）', '(fund)', 'similar'],
    ['入会率', '(rate)', 'similar'],
    ['入会率％', '(rate)', 'similar'],
    ['职工人数（千人）', '(staff)', 'similar'],
    ['12、最关心的问题:劳动就业', 'topics:jobs', 'option'],
    ['12.最关心的问题（限选三项）—劳动报酬', 'topics:wages', 'option'],
    ['最关心的问题(其他)', 'topics:other', 'option'],
    ['12.最关心的问题：B.劳动就业', 'topics:jobs', 'option'],
    ['12.最关心的问题:其他（请注明）', 'topics:other', 'option'],
    ['12.最关心的问题:就业', '(topics:jobs)', 'option'],
    ['12.最关心的问题:其他_填空1', null, null],
    ['职工年平均工资', '(pay)', 'similar'],
    ['序号', null, null]
  ])('%s is %s', async (header, expected, reason) => {
    const { columns } = await found(csv(['单位编号', '区县', '统计期', header], ['U1', '东区', '2014', '']));
    expect(columns.map(said)).toEqual(['unit_id', 'district', 'period', expected]);
    expect(columns[3]!.reason).toBe(reason);
    expect(columns[3]!.certainty === 1).toBe(columns[3]!.taken);
  });

  test('takes each option once, and no option beside a column of the whole question', async () => {
    const header = [
      '单位编号',
      '区县',
      '服务:法律援助',
      '服务项目:法律援助',
      '服务项目:困难帮扶',
      '服务',
      '最关心的问题',
      '最关心的问题:其他'
    ];
    const { columns, absent } = await found(csv(header, ['U1', '东区', '1', '1', '0', 'help', '其他', '1']));
    expect(columns.map(said).slice(2)).toEqual([
      'services:legal',
      '(services:legal)',
      'services:help',
      '(services)',
      'topics',
      '(topics:other)'
    ]);
    expect(absent).not.toContain('services');
  });

  test.each<[upper: string, lower: string, said: string | null]>([
    ['基本情况', '职工人数', 'staff'],
    ['职工', '人数', 'staff'],
    ['职工人数', '合计', 'staff'],
    ['职工数', '小计', 'staff'],
    ['最关心的问题', '劳动报酬', 'topics:wages'],
    ['单独建会', '职工人数', '(staff)'],
    ['平均工资', '职工人数', '(staff)']
  ])('of two records: %s · %s is %s', async (upper, lower, expected) => {
    const text = csv(
      ['单位编号', '区县', '统计期', upper, ''],
      ['', '', '', lower, '甲乙丙'],
      ['U1', '东区', '2014', '5', '8'],
      ['U2', '东区', '2014', '5', '8']
    );
    const { columns } = await found(text, { header: { record: 0, records: 2 } });
    expect(columns[3]!.header).toBe(`${upper} · ${lower}`);
    expect(said(columns[3]!)).toBe(expected);
  });

  test('of two records: the same words under several heads are nobody’s', async () => {
    const text = csv(
      ['单位编号', '区县', '企业', '', '机关', ''],
      ['', '', '职工人数', '女', '职工人数', '女'],
      ['U1', '东区', '5', '2', '3', '1'],
      ['U2', '西区', '7', '2', '3', '1']
    );
    const { columns } = await found(text);
    expect(columns.map(said)).toEqual(['unit_id', 'district', '(staff)', null, '(staff)', null]);
  });
});

describe('match(shape) looks at what columns hold', () => {
  const rows = (values: string[]) => values.map((value, i) => [`U${i}`, i % 2 ? '东区' : '西区', '2014', value]);
  test.each<[header: string, values: string[], said: string | null, reason: ColumnMatch['reason']]>([
    ['服务', ['张三', '李四', '王五', '赵六', '钱七'], '(services)', 'alias'],
    ['服务', ['张三', '李四', '王五', '赵六', '法律援助'], 'services', 'alias'],
    ['服务', ['张三', '李四', '王五', '赵六'], 'services', 'alias'],
    ['建厂日期', ['甲', '乙', '丙', '丁', '戊'], '(founded)', 'alias'],
    ['职工数', ['约五十', '很多', '不少', '几个', '若干'], '(staff)', 'alias'],
    ['形式', ['单独建会', '联合建会', '自建', '未建会', '单独建会'], '(form)', 'values'],
    ['何种情况', ['法律援助', '法律援助┋困难帮扶'], '(services)', 'values'],
    ['', ['单独建会', '联合建会'], '(form)', 'values'],
    ['何种情况', ['甲', '乙'], null, null]
  ])('%s over %j is %s', async (header, values, expected, reason) => {
    const { columns } = await found(csv(['单位编号', '区县', '统计期', header], ...rows(values)));
    expect(said(columns[3]!)).toBe(expected);
    expect(columns[3]!.reason).toBe(reason);
  });

  test.each<[what: string, meta: string[]]>([
    ['of a platform', ['序号', '提交答卷时间', '所用时间']],
    ['beside headers that only number a question', ['第9题(甲)', '第9题(乙)', '第9题(丙)']]
  ])('and takes no numbers %s for codes that run the other way, or for yes', async (_, meta) => {
    const header = [...meta, '1、单位编号', '2、区县', '3、满意度', '4、职工人数', '5、劳动保护'];
    const row = (...fields: string[]) => [...meta.map(() => '1'), ...fields];
    const text = csv(header, row('U1', '东区', '1', '5', '1'), row('U2', '西区', '3', '6', '2'));
    const { columns } = await found(text);
    expect(columns.slice(3).map(said)).toEqual(['unit_id', 'district', '(mood)', 'staff', '(safe)']);
    const values = { mood: { '1': '3', '2': '2', '3': '1' }, safe: { '1': '1', '2': '0' } };
    const meant = await found(text, { values });
    expect(meant.columns.slice(5).map(said)).toEqual(['mood', 'staff', 'safe']);
    const plain = await found(csv(header.slice(3), ['U1', '东区', '1', '5', '1']));
    expect(plain.columns.slice(2).map(said)).toEqual(['mood', 'staff', 'safe']);
  });
});

test('match(shape) takes what a platform asked before its own serial number', async () => {
  const header = ['编号', '开始答题时间', '结束答题时间', '答题时长', '1.单位编号', '2.所在区'];
  const row = ['7', '2014/9/3 9:00', '2014/9/3 9:01', '83', 'U1', '东区'];
  expect((await found(csv(header, row))).columns.map(said)).toEqual([
    '(unit_id)',
    null,
    null,
    'seconds',
    'unit_id',
    'district'
  ]);
});

describe('match(shape) of two tables with the same questions', () => {
  const [unit, person] = survey.tables;
  const twin = { ...person!, name: 'pupil', label: { zh: '职工表二', en: 'Pupils' } };
  const wider = {
    ...person!,
    name: 'wide',
    label: { zh: '大表', en: 'Wide' },
    variables: unit!.variables.concat(person!.variables.slice(1))
  };
  const header = csv(['district', 'age', 'member'], ['东区', '30', '是']);
  const of = async (tables: TableSpec[], called: string[] = [], text = header) => {
    const result = await matched(text, {}, { ...survey, tables }, [], called);
    return 'problem' in result ? [result.problem.detail.nearest, result.problem.detail.other] : result.table.name;
  };

  test('takes the one that is answered whole', async () => {
    expect(await of([wider, person!])).toBe('person');
    expect(await of([person!, wider])).toBe('person');
  });

  test('takes the one that the file or its sheet is called by, the longer name where one holds the other', async () => {
    expect(await of([person!, twin], ['小调查_职工表_填报表.csv'])).toBe('person');
    expect(await of([person!, twin], ['a.xlsx', '职工表二'])).toBe('pupil');
    expect(await of([person!, twin], ['PUPILS (1).csv'])).toBe('pupil');
  });

  test('asks where nothing, or two things, say which it is', async () => {
    expect(await of([person!, twin])).toEqual(['person', 'pupil']);
    expect(await of([person!, twin], ['上报.csv', 'Sheet1'])).toEqual(['person', 'pupil']);
    expect(await of([wider, person!], ['大表.csv'])).toEqual(['wide', 'person']);
    // a name says nothing of a table that fewer columns speak for
    expect(await of([unit!, person!], ['单位表.csv'])).toBe('person');
  });
});

describe('match(shape) says what is wrong, with what it knows', () => {
  test('a tie, or too few names', async () => {
    expect(await matched(csv(['district'], ['东区']))).toMatchObject({ problem: { code: 'unknownTable' } });
    const few = await matched(
      csv(['name', 'form', 'staff', 'a', 'b', 'c', 'd', 'e'], ['x', 'own', '5', '', '', '', '', ''])
    );
    expect(few).toMatchObject({
      problem: { code: 'unknownTable', detail: { nearest: 'unit', matched: 2, columns: 8 } }
    });
    expect(few.columns.map(said)).toEqual([null, 'form', 'staff', null, null, null, null, null]);
  });

  test('a file without a header', async () => {
    const nothing = await matched(csv(['U1', '东区', '12'], ['U2', '西区', '15'], ['U3', '东区', '12']));
    expect(nothing).toMatchObject({ problem: { code: 'unknownTable', detail: { matched: 0, columns: 3 } } });
    expect(nothing.columns.map(({ header, answering }) => [header, answering])).toEqual([
      ['U1', null],
      ['东区', null],
      ['12', null]
    ]);
  });

  test('no column of the area, or one that is only likely', async () => {
    expect(await matched(csv(['年龄', '是否会员', '姓名'], ['30', '是', '张三']))).toMatchObject({
      problem: { code: 'noAreaColumn', detail: { table: 'person', column: 'district' } }
    });
    const likely = await matched(csv(['年龄', '是否会员', '单位'], ['30', '是', '东区'], ['40', '否', '西区']));
    expect('problem' in likely && likely.problem.code).toBe('noAreaColumn');
    expect(likely.columns.map(said)).toEqual(['age', 'member', '(district)']);
    expect(likely.columns[2]).toMatchObject({ reason: 'values', certainty: 0.75 });
  });
});

describe('match(shape, codebook, instructions)', () => {
  const text = csv(
    ['单位编号', '区县', '人', '女', '经办人'],
    ['U1', '东区', '5', '3', '张三'],
    ['U2', '西区', '7', '4', '李四']
  );

  test('does as the person says, who is never doubted', async () => {
    const columns = {
      人: { question: 'staff', option: null },
      单位编号: null,
      女: { question: 'unit_id', option: null }
    };
    const result = await found(text, { columns });
    expect(result.columns.map(said)).toEqual([null, 'district', 'staff', 'unit_id', null]);
    expect(result.columns.map(({ reason }) => reason)).toEqual(['person', 'alias', 'person', 'person', null]);
    expect(result.columns[0]).toMatchObject({ certainty: 1, taken: false });
  });

  test('lets the person’s column win over the first that is certain', async () => {
    const result = await found(text, { columns: { 人: { question: 'unit_id', option: null } } });
    expect(result.columns.map(said)).toEqual(['(unit_id)', 'district', 'unit_id', null, null]);
  });

  test('reads the file as the table that the person says', async () => {
    const result = await found(csv(['区县', 'district', 'a'], ['东区', '东区', '1']), { table: 'person' });
    expect(result.table.name).toBe('person');
    expect(result.columns.map(said)).toEqual([null, 'district', null]);
    expect(await matched(csv(['甲', '乙'], ['1', '2']), { table: 'person' })).toMatchObject({
      problem: { code: 'noAreaColumn', detail: { table: 'person', column: 'district' } }
    });
  });

  test('takes no personal column unless the person insists', async () => {
    const columns = { 经办人: { question: 'remark', option: null } };
    expect(said((await found(text, { columns })).columns[4]!)).toBe('(remark)');
    const insisted = await found(text, { columns, personal: ['经办人'] });
    expect(said(insisted.columns[4]!)).toBe('remark');
    expect(insisted.columns[4]!.examples).toEqual([]);
  });

  describe('free text of a table of persons', () => {
    const header = ['答卷编号', '统计期', '所在地区', '是否工会会员', '单位编号', '意见建议', '其他说明'];
    const rows = ['1', '2', '3'].map((id) => [
      id,
      '2014',
      '孝南区',
      '是',
      `U${id}`,
      '请打电话给王小二',
      '让李四，不要再来'
    ]);
    const report = async (instructions: Instructions = {}) =>
      (await found(csv(header, ...rows), { table: 'worker', ...instructions }, xiaogan)).columns;

    test('is not stored, nor shown: nobody knows whom it names', async () => {
      const columns = await report();
      expect(columns.map(({ personal }) => personal)).toEqual([null, null, null, null, null, 'freeText', 'freeText']);
      expect(columns.map(said)).toEqual([
        'resp_id',
        'period',
        'district_code',
        'is_member',
        'unit_id',
        '(comment)',
        null
      ]);
      expect(JSON.stringify(columns)).not.toMatch(/王小二|李四/);
    });

    test('is stored when somebody asks for it', async () => {
      const columns = await report({ personal: ['意见建议'] });
      expect(columns[5]).toMatchObject({ taken: true, personal: 'freeText', examples: [] });
    });

    test('of units is stored: they are no persons', async () => {
      const { columns } = await found(csv(['单位编号', '所在区', '备注'], ['U1', '东区', '请打电话给王小二']));
      expect(columns[2]).toMatchObject({ personal: null, examples: ['请打电话给王小二'] });
    });
  });

  test('takes with neededOnly what the survey’s design, its indicators, filters and checks need', async () => {
    const header = ['单位编号', '统计期', '区县', '建会形式', '职工人数', '平均工资', '备注'];
    const { columns, absent } = await found(csv(header, ['U1', '2014', '东区', '自建', '5', '10', '']), {
      neededOnly: true
    });
    expect(columns.map(said)).toEqual(['unit_id', 'period', 'district', 'form', 'staff', '(pay)', '(remark)']);
    expect(absent).not.toContain('pay');
  });
});

describe('match(shape, .., presets)', () => {
  const one = { question: 'staff', option: null };
  const preset = (name: string, columns: Preset['columns'], values: Preset['values'] = {}): Preset => ({
    name,
    label: { zh: name },
    table: 'unit',
    columns,
    values
  });
  const header = ['编码', '区域', '总人数', '类', '新列'];
  const text = csv(header, ['U1', '东区', '5', '甲', ''], ['U2', '西区', '7', '乙', '']);
  const last = preset(
    '上一轮',
    {
      编码: { question: 'unit_id', option: null },
      ' 区 域 ': { question: 'district', option: null },
      总人数: one,
      类: null,
      旧列: null
    },
    { form: { 甲: 'own' }, staff: { 无: null } }
  );

  test('maps a file as the preset says that has 60 % of its columns, and says what differs', async () => {
    const { columns, preset: drift, values } = await found(text, { values: { form: { 乙: 'joint' } } }, survey, [last]);
    expect(columns.map(said)).toEqual(['unit_id', 'district', 'staff', null, null]);
    expect(columns.map(({ reason }) => reason)).toEqual(['preset', 'preset', 'preset', 'preset', null]);
    expect(drift).toEqual({ name: '上一轮', label: { zh: '上一轮' }, gone: ['旧列'], fresh: ['新列'] });
    expect(values).toEqual({ form: { 甲: 'own', 乙: 'joint' }, staff: { 无: null } });
  });

  test('takes the one with most of its columns in the file, also of the survey’s own', async () => {
    const better = preset('更好', {
      编码: { question: 'unit_id', option: null },
      区域: { question: 'district', option: null }
    });
    const other = preset('另一', { 编码: null, 甲: null });
    const codebook = { ...survey, presets: [other, better] };
    expect((await found(text, {}, codebook, [last])).preset?.name).toBe('更好');
    expect(await matched(text, {}, { ...survey, presets: [other] })).toMatchObject({
      problem: { code: 'unknownTable' }
    });
  });

  test('passes over what a preset says of questions and options that are not there', async () => {
    const strange = preset('旧版', {
      编码: { question: 'gone', option: null },
      职工人数: { question: 'services', option: 'gone' },
      区县: null
    });
    const result = await matched(
      csv(['编码', '职工人数', '区县', '单位编号', '建会形式'], ['1', '5', '东区', 'U1', '自建']),
      {},
      survey,
      [strange]
    );
    expect(result.columns.map(said)).toEqual([null, 'staff', null, 'unit_id', 'form']);
  });

  test('lets the person win over the preset', async () => {
    const { columns } = await found(text, { columns: { 总人数: null, 新列: one } }, survey, [last]);
    expect(columns.map(said)).toEqual(['unit_id', 'district', null, null, 'staff']);
  });
});

describe('match(shape, xiaogan)', () => {
  const meta = ['序号', '提交答卷时间', '所用时间', '来源', '来源详情', '来自IP'];
  const metaOf = (i: number) => [String(i), '2026/9/3 12:00:00', '528秒', '无', '无', '127.0.0.1(湖北-孝感)'];

  test('reads an export of 问卷星 by texts, whose numbers no preset knows', async () => {
    const header = [
      ...meta,
      '1、所在地区',
      '2、您所在单位是否建立工会？',
      '3、您是否是工会会员？',
      '4、您最关心的切身利益问题（限选三项）【多选题】',
      '9、请评价：—劳动就业',
      '10、您的姓名'
    ];
    const { table, columns, preset } = await found(
      csv(header, [...metaOf(1), '孝南', '是', '不清楚', '劳动就业┋收入分配', '非常满意', '张三']),
      {},
      xiaogan
    );
    expect([table.name, preset]).toEqual(['worker', null]);
    expect(columns.map(said)).toEqual([
      ...[null, 'submit_time', 'duration_s', null, null, null],
      ...['district_code', 'unit_has_union', 'is_member', 'top_issues', 'sat_employment', null]
    ]);
    expect(columns.map(({ personal }) => personal)).toEqual([
      ...[null, null, null, null, 'network', 'network'],
      null,
      null,
      null,
      null,
      null,
      'name'
    ]);
  });

  test('takes no options of a number that nobody wrote out, but says what they may be', async () => {
    const issues = ['劳动就业', '教育培训', '收入分配', '社会保障', '安全卫生', '工时休假', '民主权利', '其他'];
    const scales = issues.slice(0, 5);
    const header = [
      ...meta,
      '1、所在地区',
      '5、您是否是工会会员？',
      ...issues.map((name) => `第7题(${name})`),
      ...scales.map((name) => `第18题(${name})`)
    ];
    const row = (i: number) => [
      ...metaOf(i),
      '孝南',
      '1',
      ...issues.map((_, n) => String(+(n === i))),
      ...scales.map((_, n) => String(1 + ((n + i) % 5)))
    ];
    const { columns } = await found(csv(header, row(1), row(2), row(3)), {}, xiaogan);
    expect(columns.slice(8).map(said)).toEqual([
      ...['employment', 'training', 'income', 'insurance', 'safety', 'working_time', 'democratic_rights', 'other'].map(
        (code) => `(top_issues:${code})`
      ),
      ...['employment', 'training', 'income', 'insurance', 'safety'].map((name) => `(sat_${name})`)
    ]);
  });

  test('reads a sheet of 12 columns with titles, two header records, a total and signatures', async () => {
    const text = [
      '孝感市基层工会组织建设情况汇总表,,,,,,,,,,,',
      '填报单位：孝南区总工会（盖章）,,,,,,填报日期：2014年9月30日,,,,单位：人、家,',
      '序号,单位编号,所在地区,单位类型,职工人数,,,会员人数,,,建会情况,',
      ',,,,总数,女职工,农民工,总数,女会员,女职工,建会形式,建会年份',
      '1,U1,孝南区,企业,１２３人,40,20,100,35,10,单独建会,2010',
      '2,U2,孝南,事业单位,"1,230",400,,1000,300,,联合建会,2011',
      '合计,,,,1353,440,20,1100,335,10,,',
      '填表人：张三,,,审核人：李四,,,,,,,,'
    ].join('\r\n');
    const { table, columns } = await found(text, {}, xiaogan);
    expect(table.name).toBe('unit');
    // 女职工 are a part of 职工人数 and stand twice; the second ones would be members
    expect(columns.map(said)).toEqual([
      ...[null, 'unit_id', 'district_code', 'unit_type', 'employees', '(employees_female)', 'employees_migrant'],
      ...['members', 'members_female', '(employees_female)', 'union_form', 'union_year']
    ]);
    expect(columns[1]!.examples).toEqual(['U1', 'U2']);
  });

  test.each(xiaogan.presets.map((preset) => [preset.name, preset] as const))(
    '%s maps a file with its columns whole',
    async (_, preset) => {
      const header = Object.keys(preset.columns);
      const {
        table,
        columns,
        preset: drift
      } = await found(csv([...header, ''], [...header.map(() => ''), '']), {}, xiaogan);
      expect([table.name, drift]).toEqual([
        preset.table,
        { name: preset.name, label: preset.label, gone: [], fresh: [] }
      ]);
      const wanted = Object.values(preset.columns).map((answering) => answering?.question ?? null);
      expect(columns.slice(0, -1).map(({ answering, taken }) => (taken ? answering!.question : null))).toEqual(wanted);
    }
  );

  test('the preset by numbers reads places as codes, the one by texts takes no numbers', async () => {
    const [number, text] = ['number', 'text'].map((mode) => xiaogan.presets.find(({ name }) => name.includes(mode))!);
    const numbers = await found(
      csv(
        Object.keys(number!.columns),
        Object.keys(number!.columns).map(() => '1')
      ),
      {},
      xiaogan
    );
    expect(numbers.values['sat_employment']).toEqual({ '1': '5', '2': '4', '3': '3', '4': '2', '5': '1', '6': 'na' });
    const header = Object.keys(text!.columns);
    const places = await found(csv(header, ...[1, 2, 3].map((n) => header.map(() => String(n)))), {}, xiaogan);
    const scale = places.columns.find(({ answering }) => answering?.question === 'sat_service')!;
    expect(scale).toMatchObject({ reason: 'preset', taken: false });
  });
});

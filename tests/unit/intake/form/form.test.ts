import { expect, test } from 'vitest';
import { parsePredicate } from '../../../../src/lib/codebook/expression/parse';
import type { Locale } from '../../../../src/lib/paraglide/runtime';
import { conditionText } from '../../../../src/lib/intake/form/asked';
import { form } from '../../../../src/lib/intake/form/form';
import { codebookOf } from '../../../pack';
import { strangeSurvey } from '../../tables/strangeSurvey';
import { survey } from '../../tables/survey';

const codebook = codebookOf('xiaogan');
const tableOf = (name: string) => codebook.tables.find((table) => table.name === name)!;

async function column(table: string, question: string, locale: Locale) {
  const at = tableOf(table).variables.findIndex(({ name }) => name === question);
  return (await form(tableOf(table), codebook, locale)).columns[at]!;
}

test('form(table) has a column a question, called by its label in the language that is asked for', async () => {
  for (const locale of ['zh-CN', 'en'] as const) {
    const { sheet, columns } = await form(tableOf('unit'), codebook, locale);
    const language = locale.slice(0, 2);
    expect(sheet).toBe(tableOf('unit').label[language]);
    expect(columns.map(({ head }) => head)).toEqual(tableOf('unit').variables.map(({ label }) => label[language]));
  }
});

test('form(table) calls a column by its name where its label is that of another, too long or empty', async () => {
  const { columns } = await form(strangeSurvey.tables[0]!, strangeSurvey, 'en');
  expect(columns.map(({ head }) => head).slice(-5)).toEqual(['twice_a', 'twice_b', '第一行\n第二行', 'long', 'empty']);
});

test('form(table) says of a column with one answer what there is to choose from, and who is asked', async () => {
  expect(await column('unit', 'size_class', 'zh-CN')).toEqual({
    head: '单位规模',
    note: '从下拉列表中选一项。\n只在以下情况填：“单位类型”为企业。',
    example: '示例：大型',
    format: 'text',
    options: ['大型', '中型', '小型', '微型', '不适用'],
    objection: '从下拉列表中选一项。'
  });
});

test('form(table) says of a column with several answers what stands between them', async () => {
  const { note, example, options, objection } = await column('unit', 'no_union_reasons', 'zh-CN');
  expect(note.split('\n').slice(0, 3)).toEqual(['可填多项，用“；”隔开：', '· 不了解政策', '· 单位不支持']);
  expect(note).toContain('只在以下情况填：“建会形式”为筹建中或未建立。');
  expect(example).toBe('示例：不了解政策；单位不支持');
  expect([options!.length, objection]).toEqual([7, null]);
  expect((await column('unit', 'no_union_reasons', 'en')).example).toBe('Example: Not aware;Employer unwilling');
});

test('form(table) says of a number what it counts for, and asks for percents as percents', async () => {
  const { note, format, options } = await column('unit', 'members_migrant', 'zh-CN');
  expect([format, options]).toEqual(['integer', null]);
  expect(note).toMatch(/^填整数。\n用于“农民工入会率”：.+ ÷ .+。$/);
  const at = survey.tables[0]!.variables.findIndex(({ name }) => name === 'rate');
  const rate = (await form(survey.tables[0]!, survey, 'en')).columns[at]!;
  expect([rate.note, rate.example]).toEqual([
    'A per cent: 45.5 is 45.5 %, do not fill in 0.455.\nMay be left empty.',
    'Example: 45.5'
  ]);
});

test('form(table) offers where a row is from the areas that report, elsewhere all areas but the whole', async () => {
  const { options } = await column('unit', 'district_code', 'zh-CN');
  const report = ['孝南区', '孝昌县', '大悟县', '云梦县', '应城市', '安陆市', '汉川市'];
  expect(options!.slice(0, 7).sort()).toEqual(report.sort());
  expect(options).not.toContain('孝感市');
  const towns = await form(survey.tables[0]!, survey, 'zh-CN');
  // two towns of one name: each by its code and name
  expect(towns.columns.at(-1)!.options).toEqual(['100001101 河口镇', '金山街道', '100002101 河口镇', '东区', '西区']);
});

test('form(table) offers each option by words that are read as nothing else', async () => {
  const lists = strangeSurvey.tables[1]!;
  const { columns } = await form(lists, strangeSurvey, 'zh-CN');
  const options = Object.fromEntries(lists.variables.map(({ name }, at) => [name, columns[at]!.options]));
  expect(options['alike']).toEqual(['a 同', 'b 同', '其他', '其他（一）']);
  expect(options['ranges']).toEqual(['1-2', '3-4', '05', '1e5']);
  expect(options['yes']).toEqual(['是', '否']);
  // 甲；乙 would be read as the option of that name
  expect(columns[2]!.note).toContain('用“|”隔开');
  expect(options['asked']).toHaveLength(900);
});

test.each([
  ["form = 'own'", '“建会形式”为单独建会', '"Union form" is Own union'],
  [
    "form <> 'own' AND safe = 1",
    '“建会形式”不为单独建会，且“劳动保护”为是',
    '"Union form" is not Own union and "Safety body" is Yes'
  ],
  ["form NOT IN ('own', 'joint')", '“建会形式”不为单独建会或联合建会', '"Union form" is not Own union or Joint union'],
  [
    "'legal' IN services OR staff >= 25",
    '“服务项目”含法律援助或“职工人数”≥25',
    '"Services" has Legal aid or "Staff" ≥ 25'
  ],
  ['staff + mood > 3', null, null],
  // who reads “A 且 B 或 C” cannot know what belongs together
  ["form = 'own' AND (safe = 1 OR staff > 3)", null, null],
  ['form IS NULL', null, null]
])('conditionText(%j) is said in the words of the survey, or not at all', (condition, zh, en) => {
  const [table] = survey.tables;
  const columns = new Map(table!.variables.map((variable) => [variable.name, variable]));
  const predicate = parsePredicate(condition, { columns, choices: survey.choices });
  expect(conditionText(predicate, table!, survey, 'zh-CN')).toBe(zh);
  expect(conditionText(predicate, table!, survey, 'en')).toBe(en);
});

import { expect, test } from 'vitest';
import type { MissingKind } from '../../../src/lib/codebook/codebook';
import type { Platform } from '../../../src/lib/intake/shape/platform';
import { recoder } from '../../../src/lib/intake/recode/recode';
import { codebookOf } from '../../pack';

const codebook = codebookOf('xiaogan');

function read(column: string, text: string, platform: Platform) {
  const [table, name] = column.split('.');
  const variable = codebook.tables.find((spec) => spec.name === table)!.variables.find((one) => one.name === name)!;
  return recoder(variable, codebook, { platform })(text);
}

// survey.md 3 and 6.5: what the platforms write, and what it means in this survey
const values: [Platform, string, string, string | number][] = [
  ['wjx', 'worker.unit_has_union', '是', 'yes'],
  ['wjx', 'worker.unit_has_union', '否', 'no'],
  ['wjx', 'worker.top_issues', '劳动就业┋收入分配', '|employment|income|'],
  ['wjx', 'worker.top_issues', '劳动就业┋其他〖子女上学┋看病〗', '|employment|other|'],
  ['wjx', 'worker.sat_employment', '非常满意', 5],
  ['wjx', 'worker.sat_employment', '非常不满意', 1],
  ['wjx', 'worker.duration_s', '528秒', 528],
  ['wjx', 'worker.submit_time', '2026/9/3 12:00:00', '2026-09-03 12:00:00'],
  ['tencent', 'worker.gender', 'A.男', 'male'],
  ['tencent', 'worker.duration_s', '1分20秒', 80],
  ['tencent', 'worker.size_band', 'B.25-99人', '25-99'],
  ['plain', 'worker.education', '高中（中专、技校）', 'senior_vocational'],
  ['plain', 'worker.used_services', '困难帮扶、创业扶持（小额贷款）', '|relief|startup_loan|'],
  ['plain', 'unit.union_form', '单独建立', 'independent'],
  ['plain', 'unit.union_form', '联合建立', 'joint'],
  ['plain', 'unit.union_form', '区域（行业）工会联合会覆盖', 'federation'],
  ['plain', 'unit.union_form', '区域(行业)工会联合会覆盖', 'federation'],
  ['plain', 'unit.union_form', '正在筹建', 'preparing'],
  ['plain', 'unit.union_form', '未建立', 'none'],
  ['plain', 'unit.employees', '１２３人', 123],
  ['plain', 'unit.employees', '1,230', 1230],
  ['plain', 'unit.employees', '1.2万', 12_000],
  ['plain', 'unit.review_satisfied_pct', '95.5%', 95.5],
  ['plain', 'unit.industry_code', 'C 制造业', 'C'],
  ['plain', 'unit.industry_code', '农林牧渔业', 'A'],
  ['plain', 'unit.home_level', '模范职工之家', 'model'],
  ['plain', 'unit.district_code', '孝南', '420902'],
  ['plain', 'unit.district_code', '孝南区', '420902'],
  ['plain', 'unit.district_code', '孝感市孝南区', '420902'],
  ['plain', 'unit.district_code', '湖北省孝感市孝南区', '420902'],
  ['plain', 'unit.district_code', '420902.0', '420902'],
  ['plain', 'unit.district_code', '高新区', '4209GX'],
  ['plain', 'unit.district_code', '孝感市高新区', '4209GX'],
  ['plain', 'unit.district_code', '开发区', '4209GX'],
  ['plain', 'unit.district_code', '临空区', '4209LK'],
  ['plain', 'unit.district_code', '双峰山', '4209SF'],
  ['plain', 'unit.township_code', '孝南区新铺镇', '420902100'],
  ['plain', 'unit.township_code', '420902100000', '420902100'],
  ['plain', 'unit.township_code', '云梦县城关镇', '420923100'],
  ['plain', 'district.relief_funds_10k', '120万元', 120],
  ['plain', 'district.relief_funds_10k', '1,200,000元', 120],
  ['plain', 'district.kind', '县（市、区）', 'county']
];

test.each(values)('in a file of %s, recoder(%s)(%j) is %j', (platform, column, text, value) => {
  expect(read(column, text, platform)).toMatchObject({ value, missing: null });
});

const missing: [Platform, string, string, MissingKind][] = [
  ['wjx', 'worker.unit_has_union', '不清楚', 'dont_know'],
  ['wjx', 'worker.unit_has_union', '(跳过)', 'not_asked'],
  ['wjx', 'worker.unit_has_union', '-3', 'not_asked'],
  ['wjx', 'worker.unit_has_union', '(空)', 'blank'],
  ['wjx', 'worker.sat_employment', '-2', 'blank'],
  ['wjx', 'worker.sat_employment', '不适用', 'not_applicable'],
  ['wjx', 'worker.wage_band', '不愿回答', 'refused'],
  ['wjx', 'worker.comment', '(跳过)', 'not_asked']
];

test.each(missing)('in a file of %s, recoder(%s)(%j) is missing: %s', (platform, column, text, kind) => {
  expect(read(column, text, platform)).toMatchObject({ value: null, missing: kind });
});

test.each([
  ['unit.district_code', '城关镇', []],
  ['unit.township_code', '城关镇', []],
  ['unit.district_code', '孝楠区', ['420902']],
  ['unit.union_form', '独立组建', ['independent']],
  ['district.relief_funds_10k', '1.2万', []],
  ['unit.employees', '约120人', []],
  ['worker.knows_center', '不知道', []]
])('recoder(%s)(%j) is not understood and suggests %j', (column, text, suggestions) => {
  const found = read(column, text, 'plain');
  expect(found).toMatchObject({ text, notUnderstood: true });
  if (suggestions.length > 0) expect(found).toMatchObject({ suggestions: expect.arrayContaining(suggestions) });
});

test('every code, label and alias of the survey is read as its own code', () => {
  const wrong = codebook.tables.flatMap(({ name: table, variables }) =>
    variables.flatMap((variable) => {
      const of = recoder(variable, codebook, { platform: 'plain' });
      const choices = variable.list === null ? [] : codebook.choices.get(variable.list)!;
      return choices.flatMap(({ name, label, aliases, missing }) =>
        [name, ...Object.values(label), ...aliases]
          .filter((text) => {
            const found = of(text);
            if (!('value' in found)) return true;
            const value =
              variable.type === 'select_multiple' ? `|${name}|` : variable.type === 'integer' ? Number(name) : name;
            return missing === null ? found.value !== value : found.missing !== missing;
          })
          .map((text) => `${table}.${variable.name} ${text}`)
      );
    })
  );
  expect(wrong).toEqual([]);
});

test('every code and name of an area is read as that area, but where several have the name', () => {
  const of = recoder(
    codebook.tables[0]!.variables.find(({ type }) => type === 'area')!,
    codebook,
    { platform: 'plain' }
  );
  const wrong = codebook.areas.flatMap(({ code, label, aliases }) =>
    [code, ...Object.values(label), ...aliases].filter((text) => {
      const found = of(text);
      return !('value' in found) || found.value !== code;
    })
  );
  expect(wrong).toEqual([]);
});

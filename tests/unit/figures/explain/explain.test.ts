import { beforeEach, describe, expect, test } from 'vitest';
import type { Estimate } from '../../../../src/lib/estimates/estimates';
import { suppressed } from '../../../../src/lib/estimates/suppression/suppressed';
import { explain } from '../../../../src/lib/figures/explain/explain';
import type { Asked, Checked } from '../../../../src/lib/figures/explain/explanation';
import { overwriteGetLocale } from '../../../../src/lib/paraglide/runtime';
import { codebookOf } from '../../../pack';
import { made } from '../../../gallery/made';

const codebook = codebookOf('xiaogan');
const view = { survey: 'xiaogan', wave: '2014', compare: null, area: '420900', base: 'covered', filters: {} };

function asked(id: string, area: string, more: Partial<Estimate>, change: Partial<Asked> = {}): Asked {
  const indicator = codebook.indicators.find((one) => one.id === id)!;
  const mark = { id, target: 0.9, direction: 'up', near: 0.1 } as Parameters<typeof made>[0];
  const value = more.value === undefined ? 0.5 : more.value;
  const table = codebook.tables.find(({ name }) => name === indicator.table)!;
  return {
    codebook,
    view,
    estimate: made(mark, area, value, more),
    indicator,
    part: null,
    table,
    isWeighed: table.weight !== null,
    simulated: true,
    ...change
  };
}

const checked = (more: Partial<Checked> = {}): Checked => ({
  statement: 'SELECT 1',
  members: [],
  codes: null,
  rows: null,
  files: [{ file: '孝感.csv', table: 'unit_3f2a', rows: 188 }],
  ...more
});

beforeEach(() => overwriteGetLocale(() => 'zh-CN'));

describe('explain(..).footnote is one paragraph that says all of a number', () => {
  const one = asked('O02', '4209LK', {
    value: 45 / 60,
    n: 60,
    numerator: 45,
    denominator: 60,
    notEligible: 120,
    nonresponse: 8
  });

  test('in Chinese', () => {
    expect(explain(one, checked()).footnote).toBe(
      '临空区 · 25人以上企业建会率：75.0%。' +
        '职工25人及以上的正常经营企业 60 家，其中职工25人及以上的正常经营企业中已建会（单独、联合或联合会覆盖）的企业 45 家。' +
        '45 ÷ 60 = 75.0%。' +
        '计入与未计入：共 188 家单位：计入 60，未计入 128；' +
        '不在统计范围（经营状态：正常经营；单位类型：企业；职工总数（人） ≥ 25），或没有问到：120 家单位；' +
        '没有填报（单位类型、经营状态、职工总数（人）、建会形式）：8 家单位。' +
        '轮次：2014年（时点 2014年9月30日）。筛选：未筛选。' +
        '权数：“抽样权数”在这里都是 1，等于不加权。误差：全数调查，没有抽样误差，不给区间。' +
        '地区：临空区。数据文件：孝感.csv（188 行，内容指纹 3f2a）。' +
        '来源：孝感市基层工会大调研。数据为模拟，并非真实调查结果。'
    );
  });

  test('in English', () => {
    overwriteGetLocale(() => 'en');
    expect(explain(one, checked()).footnote).toBe(
      'Airport Zone · Enterprises of 25 and more workers with a union: 75.0%. ' +
        'Of 60 enterprises (operating enterprises with 25 or more workers), 45 enterprises are in the numerator: ' +
        'operating enterprises with 25 or more workers that have a union (own, joint or federation). ' +
        '45 ÷ 60 = 75.0%. ' +
        'Counted and left out: 188 units in all: 60 counted, 128 left out; ' +
        'outside the scope (Operating status: Operating; Type of unit: Enterprise; ' +
        'Employees, head-count at reference date ≥ 25), or not asked: 120 units; ' +
        'no answer (Type of unit, Operating status, Employees, head-count at reference date, ' +
        'How the unit is covered by a union): 8 units. ' +
        'Wave: 2014 (as of 30 September 2014). Filters: none. ' +
        'Weights: “Design weight (1 = full count)” is 1 throughout, so nothing is weighted. ' +
        'Precision: a full count has no sampling error and so no interval. ' +
        'Area: Airport Zone. Data files: 孝感.csv (188 rows, fingerprint 3f2a). ' +
        'Source: Grassroots union survey of Xiaogan. ' +
        'The data are simulated, not results of a real survey.'
    );
  });

  test('of a weighted sample under a filter: weighted sums, what they are worth, the interval with its method', () => {
    const { footnote } = explain(
      asked(
        'S03',
        '420902',
        {
          value: 0.598,
          n: 145,
          numerator: 143.28,
          denominator: 239.6,
          weighted: true,
          effectiveN: 136.4,
          interval: [0.514, 0.677],
          sample: { proportion: true, yy: 1, xy: 1, xx: 1 },
          nonresponse: null,
          notEligible: null
        },
        { view: { ...view, filters: { unit_type: ['institution'] } } }
      ),
      checked()
    );
    expect(footnote).toContain(
      '有效回答的职工 加权 239.6 人，其中知道本地职工服务中心（站、点）的职工 加权 143.3 人。143.3 ÷ 239.6 = 59.8%。'
    );
    expect(footnote).toContain('计入 145 名职工；不适用和未答的人数能推算出不予显示的数，因此不列。');
    expect(footnote).toContain('筛选：单位类型：事业单位。');
    expect(footnote).toContain('权数：按“权数”加权，加权折合 136。');
    expect(footnote).toContain('误差：95% 置信区间 51.4–67.7（Wilson 法），n = 145。');
  });

  test('of a number per 10,000 workers: how it is divided and multiplied', () => {
    const { sentences } = explain(
      asked('W10', '420900', { value: 11.25, n: 900, numerator: 90, denominator: 80_000 }),
      checked()
    );
    expect(sentences[1]).toBe('90 ÷ 80,000 × 10,000 = 11.3 个/万人。');
  });

  test('of the largest of several parts: which part it is', () => {
    const part = codebook.indicators.find(({ id }) => id === 'S06_relief')!;
    const { sentences } = explain(
      asked('S06', '420900', { value: 0.21, part: part.id, n: 100, numerator: 21, denominator: 100 }, { part }),
      checked()
    );
    expect(sentences[0]).toBe('取各分项中最大的一项：服务供需缺口：困难帮扶。');
    expect(sentences[1]).toContain('最需要困难帮扶的职工减近一年享受过困难帮扶的职工');
  });
});

describe('areas', () => {
  const sum = { ownShortfall: null, ownTargets: false, restricted: {} };
  const lines = (more: Partial<Estimate>, some: Partial<Checked>) =>
    explain(asked('W03', '420900', { n: 9, ...more }), checked(some)).facts.find(({ label }) => label === '地区')!
      .lines;
  const members = codebook.areas
    .filter(({ type }) => ['county', 'zone', 'municipal'].includes(type))
    .map(({ code }) => asked('W03', code, code === '4209SF' ? { value: null } : { value: 0.5 }).estimate);

  test('that are added up are named, those without data and in conflict apart, and rows that name none are counted', () => {
    expect(lines({ sum: { ...sum, conflicts: ['420902'], apart: 3 } }, { members })).toEqual([
      '9 个地区相加：孝昌县、大悟县、云梦县、应城市、安陆市、汉川市、高新区、临空区和市直',
      '没有可用数据：双峰山',
      '合计不含孝南区（分子多于分母，待核实）',
      expect.stringContaining('3')
    ]);
  });

  test('of a register only those of which a row stands', () => {
    expect(lines({ sum: { ...sum, conflicts: [], apart: 0 } }, { members, codes: ['420921', '420922'] })[0]).toBe(
      '2 个地区相加：孝昌县和大悟县'
    );
  });
});

describe('where there is no number, each state has words of its own, and says no count but its own', () => {
  const nothing = { value: null, numerator: 0, denominator: 0, n: 0, nonresponse: 0 };
  const states: [string, Partial<Estimate>, RegExp][] = [
    ['nothing sent', { ...nothing, state: 'notReported' }, /没有报送/],
    ['all blank', { ...nothing, state: 'notReported', nonresponse: 12 }, /^12 家单位都没有填报/],
    ['a column that waits', { ...nothing, state: 'unconfirmed' }, /没有人确认/],
    ['a filter that keeps nothing', { ...nothing, state: 'noMatch' }, /没有一条记录属于/],
    ['about none of them', { ...nothing, state: 'notApplicable' }, /没有一条属于/],
    ['no such column', { ...nothing, state: 'notApplicable', unsliceable: true }, /没有所选筛选或分组的列/],
    ['hidden', { ...nothing, n: null, state: 'hidden' }, /^涉及个人/],
    ['hidden by two filters', { ...nothing, n: null, state: 'hidden', crossed: true }, /一次只能按一项/]
  ];
  test.each(states)('%s', (_, more, words) => {
    for (const locale of ['zh-CN', 'en'] as const) {
      overwriteGetLocale(() => locale);
      const { sentences, statement, counts } = explain(asked('O01', '420902', more), null);
      expect(sentences).toHaveLength(1);
      if (locale === 'zh-CN') expect(sentences[0]).toMatch(words);
      expect([statement, counts]).toEqual([null, null]);
    }
  });

  test('no two of them alike', () => {
    for (const locale of ['zh-CN', 'en'] as const) {
      overwriteGetLocale(() => locale);
      const said = states.map(([, more]) => explain(asked('O01', '420902', more), null).sentences[0]);
      expect(new Set(said).size).toBe(states.length);
    }
  });

  test('0 and a conflict are numbers, with their counts and what they mean', () => {
    const zero = explain(asked('O01', '420902', { value: 0, numerator: 0, denominator: 40, n: 40 }), checked());
    expect(zero.sentences.at(-1)).toBe('分子为 0 是调查到的结果，不是缺数。');
    const conflict = explain(
      asked('W03', '420902', { value: 1.25, numerator: 50, denominator: 40, n: 4, state: 'conflict' }),
      checked()
    );
    expect(conflict.sentences.at(-2)).toBe('50 ÷ 40 = 125.0%。');
    expect(conflict.sentences.at(-1)).toMatch(/分子比分母大/);
  });
});

test('a suppressed number is explained by why it is hidden only: the same words whatever it is made of, even if somebody hands its counts over', () => {
  const shown = {
    value: 0.625,
    n: 8,
    numerator: 5,
    denominator: 8,
    nonresponse: 3,
    notEligible: 41,
    weighted: true as const
  };
  const other = { value: 0.25, n: 4, numerator: 1, denominator: 4, nonresponse: 77, notEligible: 0 };
  for (const locale of ['zh-CN', 'en'] as const) {
    overwriteGetLocale(() => locale);
    for (const crossed of [false, true]) {
      const [one, another] = [shown, other].map((more) => {
        const whole = asked('S03', '420902', more);
        return explain({ ...whole, estimate: suppressed(whole.estimate, crossed) }, checked({ statement: 'SELECT 8' }));
      });
      expect(one).toEqual(another);
      expect(one!.statement).toBeNull();
      expect(one!.counts).toBeNull();
      const digits = one!.footnote.replace(/2014|9月30日|30 September|少于 10 份|fewer than 10/g, '').match(/\d+/g);
      expect(digits).toBeNull();
    }
    const leaky = asked('S03', '420902', { ...shown, state: 'hidden' });
    const words = explain(leaky, checked());
    expect(words.counts).toBeNull();
    expect(words.statement).toBeNull();
    expect(words.footnote).not.toMatch(/62\.5|41/);
  }
});

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Row } from '../../../../src/lib/codebook/expression/holds';
import { rows as rowsOf } from '../../../../src/lib/engine/rows';
import { checkStatement } from '../../../../src/lib/engine/statement/checkStatement';
import { partiesOf } from '../../../../src/lib/figures/crosstab/versus/parties';
import { versusOf } from '../../../../src/lib/figures/crosstab/versus/versus';
import { Answers } from '../../../../src/lib/figures/answers';
import type { VersusChoice } from '../../../../src/lib/figures/explain/versusNumbers';
import { overwriteGetLocale } from '../../../../src/lib/paraglide/runtime';
import { checkVersus } from '../../../../src/lib/session/explain/checkVersus';
import { reportingAreas } from '../../../../src/lib/codebook/reporting';
import { number, said, withAnswers } from '../../figures/crosstab/slices';
import { openSurvey, type OpenedSurvey } from '../../figures/demo';

let demo: OpenedSurvey;
beforeAll(async () => (demo = await openSurvey('xiaogan')));
afterAll(() => demo.engine.close());
beforeEach(() => overwriteGetLocale(() => 'zh-CN'));

type Choices = Parameters<typeof withAnswers>[1];
const stop = new AbortController();

async function asked(choices: Choices, opened = demo) {
  const { answers, figure } = await withAnswers(opened, choices);
  return { answers, spec: figure.spec as unknown as VersusChoice['spec'] };
}
const check = (answers: Answers, spec: VersusChoice['spec'], opened = demo) =>
  checkVersus(opened.engine, [], answers, spec, opened.survey, stop.signal);

async function explained(choices: Choices, opened = demo) {
  const { answers, spec } = await asked(choices, opened);
  const found = await check(answers, spec, opened);
  if (!Array.isArray(found)) throw new Error(found.said);
  return { found: versusOf(spec, opened.survey, answers)!, one: found[0]! };
}

/** Tables of persons are closed to the SQL page. */
function names() {
  const isOfPersons = (table: string) => demo.codebook.tables.some((one) => one.name === table && one.hideBelow > 0);
  const of = (persons: boolean) =>
    new Set(demo.survey.stored.filter(({ table }) => isOfPersons(table) === persons).map(({ name }) => name));
  return { open: of(false), closed: of(true) };
}

interface Told {
  numerator: number;
  denominator: number;
  numeratorOther: number;
  denominatorOther: number;
  difference: number;
  part: number;
}

const units = (codes: string[]) => demo.rows('unit', '2014').filter((row) => codes.includes(said(row, 'size_class')));
const isOperating = (row: Row) => said(row, 'operating') === 'normal';
const isKnown = (row: Row) => isOperating(row) && said(row, 'union_form') !== '';
const isCovered = (row: Row) => ['independent', 'joint', 'federation'].includes(said(row, 'union_form'));
const printed = (count: number) => count.toLocaleString('en');

test('of a full count the difference of chosen values to the rest says the counts of both sides, who is left out and why, as the file has them', async () => {
  const { one } = await explained({ rows: 'size_class', columns: 'ownership', chosen: 'rows.large.medium' });
  const { explanation } = one;
  const sides = [
    ['大型和中型', units(['large', 'medium'])],
    ['小型和微型', units(['small', 'micro'])]
  ] as const;
  for (const [at, [name, all]] of sides.entries()) {
    const [known, closed] = [all.filter(isKnown), all.filter((row) => !isOperating(row))];
    const [n, y] = [printed(known.length), printed(known.filter(isCovered).length)];
    expect(explanation.sentences[at]).toMatch(new RegExp(`^${name}：全部正常经营单位 ${n} 家，其中.*的单位 ${y} 家。`));
    expect(explanation.facts[0]!.lines[at]).toContain(
      `${name}：共 ${printed(all.length)} 家单位：计入 ${n}，未计入 ${printed(all.length - known.length)}`
    );
    expect(explanation.facts[0]!.lines[at]).toMatch(
      new RegExp(`经营状态：正常经营.*：${printed(closed.length)} 家单位`)
    );
  }
  const blank = demo.rows('unit', '2014').filter((row) => said(row, 'size_class') === '' && isKnown(row));
  expect(explanation.facts[0]!.lines).toContain(`没有填“单位规模”，不在两方之内：${printed(blank.length)} 家单位`);
  const rate = (all: readonly Row[]) =>
    all.filter((row) => isKnown(row) && isCovered(row)).length / all.filter(isKnown).length;
  const difference = rate(sides[0][1]) - rate(sides[1][1]);
  expect(explanation.value).toBe(`前者高 ${(100 * difference).toFixed(1)} 个百分点`);
  const words = explanation.footnote;
  for (const part of ['轮次：2014年', '筛选：未筛选', '权数：', '没有抽样误差', '地区：', '数据文件：', '来源：'])
    expect(words).toContain(part);
  expect(words).not.toMatch(/置信区间|检验/);
});

test('a value that somebody does not list is on neither side, and how many it is of is said', async () => {
  const { one } = await explained({ rows: 'size_class', rowsAs: '!large', chosen: 'rows.micro' });
  const large = units(['large']).filter(isKnown).length;
  expect(one.explanation.facts[0]!.lines).toContain(`“大型”没有列出，不在两方之内：${large} 家单位`);
  expect(one.explanation.facts[1]!.lines).toEqual(['微型', '中型和小型']);
});

test('its statement runs on the SQL page and gives both sides and the same difference', async () => {
  for (const choices of [
    { rows: 'size_class', chosen: 'rows.large.medium' },
    { rows: 'size_class', chosen: 'rows.small', filters: { unit_type: ['enterprise'] }, area: '420922' },
    { rows: 'size_class', chosen: 'rows.small', counted: 'share/unit/union_form/independent' },
    { rows: 'size_class', chosen: 'rows.small.micro', counted: 'mean/unit/employees', weights: 'off' }
  ]) {
    const { found, one } = await explained(choices);
    const { sql } = checkStatement(one.explanation.statement!, names());
    const [told] = rowsOf<Told>(await demo.engine.query(sql));
    expect([told!.numerator, told!.denominator]).toEqual([found.one.numerator, found.one.denominator]);
    expect([told!.numeratorOther, told!.denominatorOther]).toEqual([found.other.numerator, found.other.denominator]);
    expect(told!.difference).toBeCloseTo(
      found.one.numerator / found.one.denominator - found.other.numerator / found.other.denominator,
      10
    );
    expect(one.isOpen).toBe(true);
  }
});

test('of totals the first’s part of both is explained by both sums', async () => {
  const { one } = await explained({ counted: 'sum/unit/employees', rows: 'size_class', chosen: 'rows.large' });
  const total = (codes: string[]) =>
    units(codes)
      .filter(isOperating)
      .reduce((sum, row) => sum + (row['employees'] === null ? 0 : number(row, 'employees')), 0);
  const [large, others] = [total(['large']), total(['medium', 'small', 'micro'])];
  const share = `${((100 * large) / (large + others)).toFixed(1)}%`;
  expect(one.explanation.value).toBe(share);
  expect(one.explanation.sentences.at(-1)).toBe(`${printed(large)} ÷ ${printed(large + others)} = ${share}。`);
  const [told] = rowsOf<Told>(await demo.engine.query(one.explanation.statement!));
  expect([told!.numerator, told!.numeratorOther]).toEqual([large, others]);
  expect(told!.part).toBeCloseTo(large / (large + others), 12);
});

test('of a sample it says each interval, that of the difference, how it is made and the test; its statement stays off the SQL page', async () => {
  const { found, one } = await explained({ indicator: 'S03', rows: 'unit_type', chosen: 'rows.enterprise' });
  const lines = one.explanation.facts.find(({ label }) => label === '误差')!.lines;
  const [lower, upper] = found.found!.interval!.map((limit) => {
    const size = Math.abs(100 * limit).toFixed(1);
    return `${limit < 0 ? '−' : '+'}${size}`;
  });
  expect(lines.slice(0, 2).map((line) => line.split('：')[0])).toEqual(['企业', expect.stringMatching(/./)]);
  expect(lines[2]).toBe(
    `差的 95% 置信区间 ${lower} 至 ${upper}（Newcombe 法，由两方各自的区间合成；没有一行同在两方，协方差为 0）`
  );
  expect(lines[3]).toMatch(/^检验：两个比例的卡方检验（N − 1 校正），按有效基数，p (= 0\.\d{4}|< 0\.0001)，双侧$/);
  expect(one.isOpen).toBe(false);
  expect(() => checkStatement(one.explanation.statement!, names())).toThrow();
  expect(one.explanation.footnote).toMatch(/权数：.*加权/);
});

test('of a sample that says how it was drawn the interval has the covariance of both sides, and so has the test', async () => {
  const drawn = await openSurvey('xiaogan', (path, text) => {
    if (path !== 'survey.json') return text;
    const survey = JSON.parse(text) as { tables: { name: string }[] };
    const design = { stratum: 'district_code', cluster: 'unit_id' };
    return JSON.stringify({
      ...survey,
      tables: survey.tables.map((table) => (table.name === 'worker' ? { ...table, ...design } : table))
    });
  });
  const { found, one } = await explained({ indicator: 'S03', rows: 'unit_type', chosen: 'rows.enterprise' }, drawn);
  const lines = one.explanation.facts.find(({ label }) => label === '误差')!.lines;
  expect(lines[2]).toMatch(/^差的 95% 置信区间 .*（按抽样设计线性化，两方的协方差计入方差，t 分布）$/);
  expect(lines[3]).toMatch(/^检验：按抽样设计的 t 检验，方差含协方差，p /);
  // t of one variance and df: the interval leaves 0 out just where p is under 5 %
  const [lower, upper] = found.found!.interval!;
  expect(found.found!.p! < 0.05).toBe(lower > 0 || upper < 0);
  await drawn.engine.close();
}, 60_000);

test('attack: nothing is explained of persons where a value of either side is hidden, and of others no more than the counts of both sides', async () => {
  let [silent, told] = [0, 0];
  const areas = [demo.codebook.root, ...reportingAreas(demo.codebook).map(({ code }) => code)];
  for (const indicator of ['O06', 'S03'])
    for (const area of areas)
      for (const chosen of ['enterprise', 'institution', 'government', 'social_org']) {
        const { answers, spec } = await asked({ indicator, rows: 'unit_type', area, chosen: `rows.${chosen}` });
        const found = versusOf(spec, demo.survey, answers);
        if (!found) continue;
        const numbers = await check(answers, spec);
        if (!Array.isArray(numbers)) throw new Error(numbers.said);
        if (found.found === null) {
          expect(numbers).toEqual([]);
          silent++;
          continue;
        }
        const { facts, statement } = numbers[0]!.explanation;
        expect([found.one.state, found.other.state]).not.toContain('hidden');
        expect(facts[0]!.lines).toHaveLength(2);
        expect(() => checkStatement(statement!, names())).toThrow();
        expect(numbers[0]!.isOpen).toBe(false);
        told++;
      }
  expect([silent > 5, told > 5]).toEqual([true, true]);
});

test.each([
  ['a numerator', { numerator: 1 }],
  ['a number of answers', { n: 1 }],
  ['a value', { value: 1e-6 }]
])('nothing is explained where the tables give another %s than the page', async (_, more) => {
  const { answers, spec } = await asked({ rows: 'size_class', chosen: 'rows.large' });
  const { query } = partiesOf(spec, demo.survey)!;
  const changed = new Answers(answers.opened, answers.query, answers.estimates, {
    ...answers.others,
    estimates: answers.others.estimates.map((one) =>
      JSON.stringify(one.query) === JSON.stringify(query)
        ? {
            query,
            estimates: one.estimates.map((estimate) => ({
              ...estimate,
              ...Object.fromEntries(
                Object.entries(more).map(([key, by]) => [key, Number(estimate[key as keyof typeof estimate]) + by])
              )
            }))
          }
        : one
    )
  });
  expect(await check(changed, spec)).toEqual({ said: expect.stringContaining('不一致') });
});

test('in English every word of it is English', async () => {
  overwriteGetLocale(() => 'en');
  for (const choices of [
    { rows: 'size_class', chosen: 'rows.large' },
    { indicator: 'S03', rows: 'unit_type', chosen: 'rows.enterprise' },
    { counted: 'sum/unit/employees', rows: 'size_class', chosen: 'rows.large' }
  ])
    expect((await explained(choices)).one.explanation.footnote).not.toMatch(/[\u4e00-\u9fff]/);
});

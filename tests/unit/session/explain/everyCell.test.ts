import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { rows as rowsOf } from '../../../../src/lib/engine/rows';
import { checkStatement } from '../../../../src/lib/engine/statement/checkStatement';
import type { Estimate } from '../../../../src/lib/estimates/estimates';
import type { ToldNumber } from '../../../../src/lib/estimates/sources/numberStatement';
import { explain, isNumber } from '../../../../src/lib/figures/explain/explain';
import type { Explanation } from '../../../../src/lib/figures/explain/explanation';
import { askedOf, choosable } from '../../../../src/lib/figures/explain/numbers';
import type { Choices } from '../../../../src/lib/figures/view/view';
import { overwriteGetLocale } from '../../../../src/lib/paraglide/runtime';
import { checkNumber } from '../../../../src/lib/session/explain/checkNumber';
import type { Row } from '../../../../src/lib/codebook/expression/holds';
import { number, said, weighed, withAnswers } from '../../figures/crosstab/slices';
import { openSurvey, type OpenedSurvey } from '../../figures/demo';

let demo: OpenedSurvey;
/** its units have weights that differ, some of them 0 */
let heavy: OpenedSurvey;
beforeAll(async () => {
  demo = await openSurvey('xiaogan');
  heavy = await openSurvey('xiaogan', (path, text) => (path.endsWith('2014/unit.csv') ? weighed(text) : text));
});
afterAll(() => Promise.all([demo.engine.close(), heavy.engine.close()]));
beforeEach(() => overwriteGetLocale(() => 'zh-CN'));

const stop = new AbortController();

/** Numbers of a slice with how they came about. */
async function explained(choices: Partial<Choices>, opened: OpenedSurvey, choose = some) {
  const { answers, figure } = await withAnswers(opened, choices);
  expect(figure.spec).toMatchObject({ rows: choices.rows, measure: choices.counted ?? null });
  const numbers = choosable(figure, answers, null)?.numbers ?? [];
  const chosen = choose(numbers);
  return Promise.all(
    chosen.map(async (estimate) => {
      const asked = askedOf({ answers, view: figure.spec.view, indicators: figure.indicators }, estimate)!;
      const checked = isNumber(asked) ? await checkNumber(opened.engine, [], answers, asked, stop.signal) : null;
      return { asked, estimate, found: checked && 'said' in checked ? checked : explain(asked, checked) };
    })
  );
}

/** A few, far apart, those of a group of several codes among them. */
const some = (numbers: Estimate[]): Estimate[] =>
  [numbers, numbers.filter(isNet)].flatMap((all) => all.filter((_, at) => at % Math.ceil(all.length / 3) === 0));

const isNet = ({ group }: Estimate) => Object.values(group).some((code) => code?.includes('+'));

/** Tables of persons are closed to the SQL page. */
function names({ codebook, survey }: OpenedSurvey) {
  const isOfPersons = (table: string) => codebook.tables.some((one) => one.name === table && one.hideBelow > 0);
  const of = (persons: boolean) =>
    new Set(survey.stored.filter(({ table }) => isOfPersons(table) === persons).map(({ name }) => name));
  return { open: of(false), closed: of(true) };
}

const near = (a: number | null, b: number | null) =>
  a !== null && b !== null && Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b));

/** What is wrong with the explanations of a slice. */
async function faultsOf(choices: Partial<Choices>, opened: OpenedSurvey) {
  const wrong: string[] = [];
  const counts = { numbers: 0, nets: 0, hidden: 0 };
  for (const { asked, estimate, found } of await explained(choices, opened)) {
    const where = `${JSON.stringify(choices)} ${estimate.area} ${JSON.stringify(estimate.group)} ${estimate.wave}`;
    if ('said' in found) wrong.push(`${where}: ${found.said}`);
    else if (estimate.state === 'hidden') {
      counts.hidden++;
      if (found.statement !== null || found.counts !== null) wrong.push(`${where}: hidden`);
    } else if (estimate.value !== null) {
      counts.numbers++;
      if (isNet(estimate)) counts.nets++;
      wrong.push(...(await faultsIn(found, estimate)).map((fault) => `${where}: ${fault}`));
      const isOpen = asked.table.hideBelow === 0;
      if (isOpen !== isAllowed(found.statement!)) wrong.push(`${where}: SQL page`);
    }
  }
  return { wrong, counts };

  function isAllowed(statement: string): boolean {
    try {
      return checkStatement(statement, names(opened)).tables.length > 0;
    } catch {
      return false;
    }
  }
  async function faultsIn(explanation: Explanation, { value, n, unweighted }: Estimate): Promise<string[]> {
    const { statement, counts, footnote, facts } = explanation;
    const all = rowsOf<ToldNumber>(await opened.engine.query(statement!));
    const [told] = all;
    const sum = counts!.excluded.reduce((total, { count }) => total + count, 0);
    const weights = facts.find(({ label }) => label === '权数')!.lines.join();
    return [
      ...(all.length === 1 && near(told!.value, value) && near(told!.n, n)
        ? []
        : [`${JSON.stringify(told)} not ${value}`]),
      ...(counts!.rows === null || counts!.rows === n! + sum ? [] : [JSON.stringify(counts)]),
      ...(/\/unit|\/worker|\/cadre|[a-z]\+[a-z]|[a-z]_[a-z]/.test(footnote) ? [footnote] : []),
      ...(unweighted === /^未加权/.test(weights) || (!unweighted && !/^未加权/.test(weights)) ? [] : [weights])
    ];
  }
}

const rowsAs = 'small+micro';
const columnsAs = 'state+collective';
const points = 'share/unit/service_point/own|shared';
const crossed = { rows: 'size_class', columns: 'ownership' };

describe('each number of a slice of units is computed anew by its statement, that of codes together too', () => {
  const measures = [null, points, 'mean/unit/employees', 'sum/unit/employees', 'median/unit/employees', 'count/unit'];
  test.each([
    ...measures.flatMap((counted) => [
      { counted, rows: 'size_class', rowsAs },
      { counted, ...crossed, rowsAs, columnsAs }
    ]),
    ...['ofColumn/unit', 'ofRow/unit', 'ofTotal/unit'].map((counted) => ({ counted, ...crossed, rowsAs, columnsAs })),
    { counted: 'ofColumn/unit', rows: 'size_class', rowsAs },
    { counted: 'ofColumn/unit', rows: 'no_union_reasons', columns: 'ownership', columnsAs },
    {
      counted: 'share/unit/services_offered/legal_aid|job_help',
      rows: '@areas',
      columns: 'size_class',
      columnsAs: rowsAs
    },
    { counted: 'median/unit/members', rows: '@areas', columns: '@waves' },
    { counted: 'count/unit', rows: 'ownership', columns: 'no_union_reasons' },
    { indicator: 'W03', rows: 'size_class', rowsAs },
    { indicator: 'O01', rows: 'transparency', columns: 'size_class', columnsAs: rowsAs }
  ])(
    '%j',
    async (choices) => {
      const filtered = { area: '420922', filters: { unit_type: ['enterprise'] } };
      const found = [
        await faultsOf(choices, demo),
        await faultsOf({ ...choices, ...filtered }, demo),
        await faultsOf(choices, heavy),
        await faultsOf({ ...choices, weights: 'off' }, heavy)
      ];
      expect(found.flatMap(({ wrong }) => wrong)).toEqual([]);
      for (const { counts } of found.filter((_, at) => at !== 1)) {
        expect(counts.numbers).toBeGreaterThan(2);
        if ('rowsAs' in choices || 'columnsAs' in choices)
          if (!String(choices.counted).startsWith('of')) expect(counts.nets).toBeGreaterThan(0);
      }
    },
    120_000
  );
});

describe('each number of a slice of persons is computed anew, and nothing is said of those that are hidden', () => {
  test.each([
    { indicator: 'S03', rows: 'unit_type', rowsAs: 'government+institution' },
    { indicator: 'O06', rows: '@areas', columns: 'unit_type', columnsAs: 'government+institution' },
    { counted: 'share/worker/help_first/{first}', rows: 'unit_type', rowsAs: 'government+institution' },
    { indicator: 'S03', rows: 'age_group', rowsAs: '45-54+55+' },
    { counted: 'median/cadre/support_admin', rows: '@areas' },
    { counted: 'median/cadre/support_party', rows: '@areas', seen: 'numbers' },
    { counted: 'ofColumn/worker', rows: 'demand_result', columns: 'industry_code' }
  ])(
    '%j',
    async (choices) => {
      const [first, second] = demo.codebook.choices.get('help_first')!;
      const counted = choices.counted?.replace('{first}', `${first!.name}|${second!.name}`) ?? null;
      const found = [];
      for (const more of [{}, { weights: 'off' }, { area: '420922' }, { filters: { unit_type: ['enterprise'] } }])
        found.push(await faultsOf({ ...choices, counted, ...more }, demo));
      expect(found.flatMap(({ wrong }) => wrong)).toEqual([]);
      expect(found.reduce((sum, { counts }) => sum + counts.numbers, 0)).toBeGreaterThan(4);
    },
    120_000
  );
});

/** The explanation of one group of a slice. */
async function explanationOf(choices: Partial<Choices>, group: Estimate['group'], opened: OpenedSurvey) {
  const key = JSON.stringify(group);
  const [one] = await explained(choices, opened, (all) => all.filter((each) => JSON.stringify(each.group) === key));
  const { found } = one!;
  if ('said' in found) throw new Error(found.said);
  return found;
}

const both = { size_class: 'small+micro', ownership: 'state+collective' };
const printed = (count: number) => count.toLocaleString('en');
const inBoth = (row: Row) =>
  ['small', 'micro'].includes(said(row, 'size_class')) && ['state', 'collective'].includes(said(row, 'ownership'));
const isOperating = (row: Row) => said(row, 'operating') === 'normal';

test('codes together in rows and in columns are named one by one, and are counted in the file itself', async () => {
  const choices = { ...crossed, rowsAs, columnsAs, counted: points };
  const { title, sentences, facts, counts } = await explanationOf(choices, both, demo);
  const all = demo.rows('unit', '2014').filter(inBoth);
  const asked = all.filter((row) => isOperating(row) && said(row, 'service_point') !== '');
  const having = asked.filter((row) => ['own', 'shared'].includes(said(row, 'service_point')));
  expect(title).toBe('孝感市 小型、微型 国有、集体 · 职工服务站（点）：单位自建、共享（园区、乡镇、社区）');
  expect(sentences[0]).toBe(
    `作答的正常经营单位 ${printed(asked.length)}，其中职工服务站（点）：单位自建、共享（园区、乡镇、社区） ${printed(having.length)}。`
  );
  expect([counts!.rows, counts!.n]).toEqual([all.length, asked.length]);
  expect(facts.find(({ label }) => label === '筛选')!.lines).toContain('只看：小型、微型 · 国有、集体');
});

test('a mean says the sum that it divides; a count, a sum and a median are divided by nothing', async () => {
  const of = async (counted: string) =>
    (await explanationOf({ ...crossed, rowsAs, columnsAs, counted }, both, demo)).sentences.join('');
  const known = demo
    .rows('unit', '2014')
    .filter((row) => inBoth(row) && isOperating(row) && said(row, 'employees') !== '');
  const values = known.map((row) => number(row, 'employees')).sort((a, b) => a - b);
  const sum = values.reduce((a, b) => a + b, 0);
  const [total, n] = [printed(sum), printed(values.length)];
  expect(await of('mean/unit/employees')).toBe(
    `分子：职工总数（人）（合计），${total}；分母：作答的正常经营单位，${n}。${total} ÷ ${n} = ${(sum / values.length).toFixed(1)}。`
  );
  const whole = sum >= 10_000 ? `${(sum / 10_000).toFixed(2)} 万` : total;
  expect(await of('sum/unit/employees')).toBe(`职工总数（人）（合计），作答的正常经营单位：${whole}。`);
  expect(await of('median/unit/employees')).toBe(
    `职工总数（人）（中位数），作答的正常经营单位：${printed(values[Math.ceil(values.length / 2) - 1]!)}。` +
      `把计入的 ${n} 家单位按数值由小到大排列，至少一半不超过的最小数值就是它。`
  );
  const count = demo.rows('unit', '2014').filter((row) => inBoth(row) && isOperating(row)).length;
  expect(await of('count/unit')).toBe(`数量（家单位），作答的正常经营单位：${printed(count)} 家单位。`);
});

test('a median by weights is that of the file, and without them that of the same units', async () => {
  const known = heavy
    .rows('unit', '2014')
    .filter((row) => inBoth(row) && isOperating(row) && said(row, 'employees') !== '' && number(row, 'weight') > 0);
  const choices = { ...crossed, rowsAs, columnsAs, counted: 'median/unit/employees' };
  for (const weights of [null, 'off']) {
    const weightOf = (row: Row) => (weights === 'off' ? 1 : number(row, 'weight'));
    const half = known.reduce((sum, row) => sum + weightOf(row), 0) / 2;
    const upTo = (value: number) =>
      known.reduce((sum, row) => sum + (number(row, 'employees') <= value ? weightOf(row) : 0), 0);
    const values = known.map((row) => number(row, 'employees')).sort((a, b) => a - b);
    const middle = values.find((value) => upTo(value) >= half)!;
    const { value, statement, counts, sentences } = await explanationOf({ ...choices, weights }, both, heavy);
    expect(value).toBe(printed(middle));
    const [told] = rowsOf<ToldNumber>(await heavy.engine.query(statement!));
    expect([told!.value, told!.n, counts!.n]).toEqual([middle, known.length, known.length]);
    expect(sentences.at(-1)).toContain(weights === 'off' ? '至少一半不超过的最小数值' : '累计权数至少占一半');
  }
});

test('in English every word of them is English', async () => {
  overwriteGetLocale(() => 'en');
  for (const counted of [points, 'mean/unit/employees', 'median/unit/employees', 'count/unit', 'ofColumn/unit'])
    for (const { found } of await explained({ ...crossed, rowsAs, columnsAs, counted }, demo))
      expect('said' in found ? found.said : found.footnote).not.toMatch(/[\u4e00-\u9fff]/);
});

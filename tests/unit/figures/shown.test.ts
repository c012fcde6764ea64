import { afterAll, beforeAll, expect, test } from 'vitest';
import { dumbbellLayout, type DumbbellSubject } from '../../../src/lib/charts/dumbbell/layout';
import { cellText } from '../../../src/lib/charts/table';
import type { TrellisSubject } from '../../../src/lib/charts/trellis/subject';
import { estimateFinder } from '../../../src/lib/charts/subject';
import { build } from '../../../src/lib/figures/build';
import type { Figure } from '../../../src/lib/figures/figure';
import { plain } from '../../../src/lib/figures/words/sentence';
import { formatCount } from '../../../src/lib/i18n/format';
import { answers } from '../../../src/routes/answers/answers';
import { openSurvey, type OpenedSurvey } from './demo';

let demo: OpenedSurvey;
beforeAll(async () => (demo = await openSurvey('xiaogan')));
afterAll(() => demo.engine.close());

type Choices = Parameters<OpenedSurvey['pageOf']>[0];
type Row = Record<string, unknown>;

/** The figures of a group of the page of answers. */
async function figuresOf(open: string, choices: Choices = {}): Promise<Figure[]> {
  const specs = answers(demo.pageOf({ ...choices, open }), demo.codebook).map(({ spec }) => spec);
  const found = await demo.answer(choices, specs);
  return specs.map((spec) => build(spec, demo.survey, found));
}
const nameOf = ({ spec }: Figure) => (spec as never as { name: string }).name;
const figureOf = async (group: string, name: string, choices: Choices = {}) =>
  (await figuresOf(group, choices)).find((one) => nameOf(one) === name)!;
const trellis = ({ chart }: Figure) => chart.subject as TrellisSubject;
const cellOf = (figure: Figure, row: string, area: string) =>
  trellis(figure)
    .rows.find(({ key }) => key === row)!
    .cells.find(({ estimate }) => estimate?.area === area)!.estimate!;

const operating = (row: Row) => row['operating'] === 'normal';
const has = (row: Row, column: string, code: string) =>
  String(row[column]).includes(`|${code}|`) || row[column] === code;

/** A weighted share of the rows that answered, by hand. */
function share(table: string, asked: (row: Row) => boolean, counts: (row: Row) => boolean) {
  let [y, x, n] = [0, 0, 0];
  for (const row of demo.rows(table, '2014')) {
    if (!asked(row)) continue;
    const weight = table === 'worker' ? Number(row['weight']) : 1;
    n += 1;
    x += weight;
    if (counts(row)) y += weight;
  }
  return { value: y / x, n };
}

test.each<[string, string, string, string, string, (row: Row) => boolean, (row: Row) => boolean]>([
  [
    'forms of unions, of operating units',
    'union',
    'unit_union_form',
    'joint',
    'unit',
    (row) => operating(row) && row['union_form'] != null,
    (row) => row['union_form'] === 'joint'
  ],
  [
    'top issues, of workers who named any',
    'workers',
    'worker_top_issues',
    'income',
    'worker',
    (row) => row['top_issues'] != null,
    (row) => has(row, 'top_issues', 'income')
  ],
  [
    'what needs reform, of cadres',
    'cadres',
    'cadre_mechanism_gaps',
    'evaluation',
    'cadre',
    (row) => row['mechanism_gaps'] != null,
    (row) => has(row, 'mechanism_gaps', 'evaluation')
  ],
  [
    'outcomes, of workers who raised a demand',
    'workers',
    'worker_demand_result',
    'no_reply',
    'worker',
    (row) => row['demand_raised'] === 'yes' && row['demand_result'] != null,
    (row) => row['demand_result'] === 'no_reply'
  ],
  [
    'satisfaction with income, of those who marked 1 to 5',
    'workers',
    'interests',
    'income',
    'worker',
    (row) => row['sat_income'] != null && Number(row['sat_income']) >= 1,
    (row) => Number(row['sat_income']) >= 4
  ],
  [
    'activities of the year, of own and joint unions',
    'work',
    'bodies_work',
    'reform_talks',
    'unit',
    (row) =>
      operating(row) && ['independent', 'joint'].includes(row['union_form'] as string) && row['reform_talks'] != null,
    (row) => row['reform_talks'] === 1
  ],
  [
    'women’s bodies of either form',
    'union',
    'bodies',
    'women_org',
    'unit',
    (row) =>
      operating(row) && ['independent', 'joint'].includes(row['union_form'] as string) && row['women_org'] != null,
    (row) => row['women_org'] === 'committee' || row['women_org'] === 'member'
  ]
])('%s: share and n, counted anew from the CSV', async (_, group, name, row, table, asked, counts) => {
  const figure = await figureOf(group, name);
  for (const area of ['420900', '420922', '4209GX']) {
    const found = cellOf(figure, row, area);
    const expected = share(table, (one) => asked(one) && (area === '420900' || one['district_code'] === area), counts);
    if (found.state === 'hidden') continue;
    expect(found.n, area).toBe(expected.n);
    expect(found.value, area).toBeCloseTo(expected.value, 10);
  }
});

test('traits of cadres are means of those who rated themselves', async () => {
  const figure = await figureOf('cadres', 'traits');
  const own = demo
    .rows('cadre', '2014')
    .filter((row) => row['trait_clean'] != null && row['district_code'] === '420984');
  const mean = own.reduce((sum, row) => sum + Number(row['trait_clean']), 0) / own.length;
  expect(cellOf(figure, 'trait_clean', '420984')).toMatchObject({ n: own.length, value: expect.closeTo(mean, 10) });
});

test('need less use of a service is that of its indicator: the same people on both sides', async () => {
  for (const area of [null, '420902', '4209LK']) {
    const figure = await figureOf('service', 'needs', { area });
    const subject = figure.chart.subject as DumbbellSubject;
    const found = await demo.answer({ area }, []);
    const find = estimateFinder(subject.estimates);
    for (const { code } of subject.areas) {
      const indicator = found.estimate(`S06_${code}`, '2014', area ?? '420900');
      const [used, needed] = [find('0', code), find('1', code)];
      if (indicator?.value == null) expect(used?.value == null && needed?.value == null, code).toBe(true);
      else {
        expect(needed!.value! - used!.value!, code).toBeCloseTo(indicator.value, 10);
        expect([used!.n, needed!.n]).toEqual([indicator.n, indicator.n]);
        const isUntold = indicator.interval![0] <= 0 && indicator.interval![1] >= 0;
        expect(subject.untold!.includes(code), code).toBe(isUntold);
      }
    }
  }
});

test('services stand by how far need passes use, and the finding names the first, or both of a tie', async () => {
  const figure = await figureOf('service', 'needs');
  const { rows } = dumbbellLayout(figure.chart.subject as DumbbellSubject, { width: 900, height: 360 });
  const gap = ({ dots: [used, needed] }: (typeof rows)[number]) => needed! - used!;
  const gaps = rows.map(gap);
  expect(gaps).toEqual([...gaps].sort((a, b) => b - a));
  expect(plain(figure.headline)).toContain(rows[0]!.area.label);
  expect(figure.table.rows.map((row) => cellText(row[0]!))).toEqual(rows.map(({ area }) => area.label));
});

test('the register’s numbers are those of its rows, and the sum is of those that reported', async () => {
  const figure = await figureOf('register', 'doings');
  const rows = demo.rows('district', '2014');
  const head = figure.table.head;
  const line = figure.table.rows.find(
    (row) => cellText(row[0]!) === '专职工会干部数' || cellText(row[0]!) === '法律援助件数'
  )!;
  const known = rows.filter((row) => row['legal_aid_cases'] != null);
  const total = known.reduce((sum, row) => sum + Number(row['legal_aid_cases']), 0);
  expect(cellText(line[1]!)).toBe(formatCount(total));
  // five of eleven know of new forms of employment
  const drivers = (await figureOf('register', 'stock')).table.rows.find((row) =>
    cellText(row[0]!).startsWith('新就业形态劳动者数')
  )!;
  const told = rows.filter((row) => row['nef_workers'] != null);
  expect(told.length).toBeLessThan(rows.length);
  expect(cellText(drivers[1]!)).toMatch(new RegExp(`（${told.length}/\\d+）$`));
  const dawu = rows.find((row) => row['district_code'] === '420922')!;
  expect(cellText(line[head.indexOf('大悟县')]!)).toBe(formatCount(Number(dawu['legal_aid_cases'])));
  for (const { code, label } of demo.codebook.areas.filter(({ code }) =>
    rows.every((row) => row['district_code'] !== code)
  ))
    if (head.includes(label['zh']!) && code !== '420900')
      expect(cellText(line[head.indexOf(label['zh']!)]!), code).not.toMatch(/\d/);
});

test('a sentence of several questions says which is highest only where the sample can tell it from the lowest', async () => {
  for (const choices of [{}, { area: '4209SF' }, { area: '420902' }]) {
    for (const figure of await figuresOf('cadres', choices)) {
      if (!['traits', 'doing'].includes(nameOf(figure))) continue;
      const known = trellis(figure)
        .rows.map(({ cells }) => cells[0]!.estimate!)
        .filter((one) => one?.value != null && one.interval && !one.unreliable)
        .sort((a, b) => b.value! - a.value!);
      const said = plain(figure.headline);
      if (known.length < 2) continue;
      expect(said.includes('分不清'), said).toBe(known[0]!.interval![0] <= known.at(-1)!.interval![1]);
    }
  }
});

test('what is hidden of persons stands as a number in no chart, table or sentence of the page, under any filter', async () => {
  const told: string[] = [];
  let hidden = 0;
  for (const choices of [
    { filters: { industry: ['H'] } },
    { filters: { industry: ['I'] }, area: '4209LK' },
    { filters: { unit_type: ['institution'] }, area: '4209SF' },
    { area: '4209SF' }
  ] as Choices[])
    for (const group of ['workers', 'cadres', 'answering', 'service'])
      for (const figure of await figuresOf(group, choices)) {
        const secret = figure.estimates.filter(({ state }) => state === 'hidden');
        hidden += secret.length;
        for (const one of secret)
          if (one.value !== null || one.n !== null || one.interval !== null)
            told.push(`estimate ${one.indicator} ${one.area}`);
        if (figure.chart.type === 'trellis')
          for (const row of figure.chart.subject.rows)
            for (const [column, cell] of row.cells.entries()) {
              if (cell.estimate?.state !== 'hidden') continue;
              if (cell.text !== '' || /\d%/.test(cell.sentence)) told.push(`cell ${cell.sentence}`);
              if (figure.chart.subject.foot && figure.chart.subject.foot.cells[column] !== '')
                told.push(`n ${figure.title}`);
              if (column === 0 && /n=/.test(row.label)) told.push(`row ${row.label}`);
            }
        const isAllHidden = secret.length > 0 && secret.length === figure.estimates.length;
        if (
          isAllHidden &&
          /\d/.test(figure.table.rows.flat().map(cellText).join('')) &&
          figure.chart.type !== 'trellis'
        )
          told.push(`table ${figure.title}`);
        if (isAllHidden && /\d%/.test(plain(figure.headline))) told.push(plain(figure.headline));
      }
  expect(hidden).toBeGreaterThan(50);
  expect(told).toEqual([]);
}, 120_000);

import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ShortfallsSubject } from '../../../src/lib/charts/shortfalls/subject';
import { cellText } from '../../../src/lib/charts/table';
import { shortfallCounts } from '../../../src/lib/figures/shortfalls/counts';
import { plain } from '../../../src/lib/figures/words/sentence';
import { openSurvey, type OpenedSurvey } from './demo';

let demo: OpenedSurvey;
beforeAll(async () => (demo = await openSurvey('xiaogan')));
afterAll(() => demo.engine.close());

const short = async (choices: Parameters<OpenedSurvey['figures']>[0] = {}, of = demo) => {
  const figure = (await of.figures(choices)).find(({ spec }) => spec.kind === 'shortfalls')!;
  return { figure, subject: figure.chart.subject as ShortfallsSubject };
};

const covered = new Set(['independent', 'joint', 'federation']);
/** Operating units of an area that said what it takes. */
const unitsOf = (area: string) =>
  demo.rows('unit', '2014').filter((row) => row['operating'] === 'normal' && row['district_code'] === area);

const counties = ['420902', '420921', '420922', '420923', '420981', '420982', '420984'];

/** 入会率 by hand: members of units with a union, of all employees, where both are known. */
function membershipGap(area: string): number {
  let members = 0;
  let employees = 0;
  for (const row of unitsOf(area)) {
    if (row['union_form'] == null || row['employees'] == null) continue;
    const own = covered.has(row['union_form'] as string) ? row['members'] : 0;
    if (own == null) continue;
    members += own as number;
    employees += row['employees'] as number;
  }
  return Math.max(0, Math.ceil(0.85 * employees - members));
}

test('the largest gap in people stands first, counted anew from the CSV of the units', async () => {
  const { figure, subject } = await short({ coverage: 'organisation' });
  const gaps = counties.map((area) => ({ area, gap: membershipGap(area) }));
  for (const { area, gap } of gaps) {
    const row = subject.rows.find((one) => one.area.code === area && one.indicator.id === 'O03');
    expect(row?.estimate.shortfall ?? 0, area).toBe(gap);
  }
  const largest = [...gaps].sort((a, b) => b.gap - a.gap)[0]!;
  expect(subject.rows[0]).toMatchObject({ area: { code: largest.area }, indicator: { id: 'O03' } });
  expect(plain(figure.headline)).toContain(`大悟县职工入会率`);
  expect(plain(figure.headline)).toContain(largest.gap.toLocaleString('en'));
});

test('shortfalls in units are ranked by the people in the units that lack it, and not by percent or by units', async () => {
  const { subject } = await short({ measure: 'units', coverage: 'organisation' });
  const own = subject.rows.filter(({ indicator }) => indicator.id === 'O01');
  for (const { area, people, estimate } of own) {
    const units = unitsOf(area.code).filter((row) => row['union_form'] != null);
    const without = units.filter((row) => !covered.has(row['union_form'] as string));
    const known = without.map((row) => row['employees']).filter((count) => count != null) as number[];
    expect(people, area.code).toBe(known.reduce((a, b) => a + b, 0));
    expect(estimate.shortfall, area.code).toBe(Math.ceil(0.92 * units.length - (units.length - without.length)));
  }
  expect(own.length).toBeGreaterThan(4);
  const sizes = subject.rows.map(({ people }) => people ?? -1);
  expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
});

test('every pair of area and indicator stands in the table once, as a shortfall or with the reason why it is none', async () => {
  for (const measure of [null, 'units'])
    for (const kind of ['county', 'zone', 'municipal']) {
      const { figure, subject } = await short({ measure, kind });
      const pairs = figure.table.rows.map((row) => row.slice(0, 2).map(cellText).join(' '));
      expect(new Set(pairs).size).toBe(pairs.length);
      expect(pairs.length).toBe(subject.rows.length + subject.rest.length);
      const areas = demo.codebook.areas.filter((area) => area.type === kind).length;
      expect(pairs.length).toBe(areas * figure.indicators.length);
    }
});

test('what all areas lack is added over areas of one indicator and never over indicators', async () => {
  const { subject } = await short();
  for (const { rows } of subject.totals)
    for (const { indicator, shortfall, areas } of rows) {
      const own = subject.rows.filter((one) => one.indicator.id === indicator.id);
      expect(shortfall).toBe(own.reduce((sum, { estimate }) => sum + estimate.shortfall!, 0));
      expect(areas).toBe(own.length);
    }
  const said = subject.totals.flatMap(({ rows }) => rows.map(({ shortfall }) => shortfall!));
  const sum = said.reduce((a, b) => a + b, 0);
  const { figure } = await short();
  const words = [plain(figure.headline), ...figure.basis.notes, ...figure.table.rows.flat().map(cellText)].join(' ');
  expect(words).not.toContain(sum.toLocaleString('en'));
});

test('the choices say how many shortfalls they list, and a chosen area lists its own only', async () => {
  const specs = [(await short()).figure.spec] as never;
  for (const choices of [{}, { measure: 'units' }, { area: '420984' }, { kind: 'zone', coverage: 'work' }]) {
    const answers = await demo.answer(choices, specs);
    const page = demo.pageOf(choices);
    const counts = shortfallCounts(answers, page, { ...page, areaType: page.kind ?? 'county' });
    const { subject } = await short(choices);
    expect(counts.measures[page.measure], JSON.stringify(choices)).toBe(subject.rows.length);
    if (page.coverage === null)
      expect([...counts.coverages.values()].reduce((a, b) => a + b, 0)).toBe(subject.rows.length);
  }
  const { subject } = await short({ area: '420984' });
  expect(new Set(subject.rows.map(({ area }) => area.code))).toEqual(new Set(['420984']));
});

test('a filter is a filter: shortfalls of enterprises only are those of enterprises', async () => {
  const { subject } = await short({ measure: 'units', filters: { unit_type: ['enterprise'] } });
  const row = subject.rows.find(({ area, indicator }) => area.code === '420984' && indicator.id === 'O01')!;
  const units = unitsOf('420984').filter((one) => one['unit_type'] === 'enterprise' && one['union_form'] != null);
  const have = units.filter((one) => covered.has(one['union_form'] as string)).length;
  expect(row.estimate.shortfall).toBe(Math.ceil(0.92 * units.length - have));
});

test('an area without data is not reported and no shortfall of zero, and one in conflict is in no row and no total', async () => {
  const silent = await openSurvey('xiaogan', (path, text) => {
    if (path !== 'waves/2014/unit.csv') return text;
    const [head, ...lines] = text.split('\n');
    const columns = head!.split(',');
    const at = (name: string) => columns.indexOf(name);
    return [
      head,
      ...lines.flatMap((line) => {
        const cells = line.split(',');
        if (cells[at('district_code')] === '420922') return [];
        // more contracts than workers
        if (cells[at('district_code')] === '420984' && cells[at('contract_workers')] !== '')
          cells[at('contract_workers')] = String(10 * Number(cells[at('employees')]) + 1);
        return [cells.join(',')];
      })
    ].join('\n');
  });
  try {
    const { figure, subject } = await short({}, silent);
    const of = (area: string, indicator: string) =>
      subject.rest.find((one) => one.area.code === area && one.indicator.id === indicator);
    expect(of('420922', 'O03')?.estimate?.state).toBe('notReported');
    expect(of('420984', 'W01')?.estimate?.state).toBe('conflict');
    const total = subject.totals.flatMap(({ rows }) => rows).find(({ indicator }) => indicator.id === 'W01')!;
    expect(total.areas).toBeLessThanOrEqual(5);
    const line = figure.table.rows.find(
      (row) => cellText(row[0]!) === '大悟县' && cellText(row[1]!).includes('全口径')
    )!;
    expect(line.map(cellText)).toContain('未报');
    const at = (head: string) => cellText(line[figure.table.head.indexOf(head)]!);
    // of its n it is true that nobody answered
    expect(['数值', '分子', '分母', '还差'].map(at)).toEqual(['', '', '', '']);
    expect(subject.others.join(' ')).toContain('大悟县');
    expect(plain(figure.headline)).not.toContain('大悟');
  } finally {
    await silent.engine.close();
  }
}, 120_000);

test('a row leads to its area and indicator, and the row of what is chosen to the list of those that lack it', async () => {
  const row = JSON.stringify(['420922', 'O03']);
  const { figure } = await short();
  expect(figure.leads[row]).toEqual({ area: '420922', indicator: 'O03' });
  const { figure: chosen } = await short({ area: '420922', indicator: 'O03' });
  expect(chosen.leads[row]).toEqual({ list: { indicator: 'O03', area: '420922', side: 'lacking', group: {} } });
});

test('a survey that sets no targets says that it can tell no shortfall, and draws none', async () => {
  const census = await openSurvey('census2004');
  try {
    const { figure, subject } = await short({}, census);
    expect(subject.rows).toEqual([]);
    expect(plain(figure.headline)).toMatch(/没有/);
  } finally {
    await census.engine.close();
  }
}, 120_000);

import { afterAll, beforeAll, expect, test } from 'vitest';
import { holds } from '../../../src/lib/codebook/expression/holds';
import { contradictionsId } from '../../../src/lib/codebook/gaps/derive';
import { ask } from '../../../src/lib/estimates/ask';
import { duckdbSource } from '../../../src/lib/estimates/sources/duckdb';
import { faultLines, qualityQuestion } from '../../../src/lib/figures/words/quality';
import { repeatedRows } from '../../../src/lib/tables/checks/repeatedRows';
import { viewOf } from '../../../src/lib/figures/view/view';
import { openSurvey, type OpenedSurvey } from './demo';

let demo: OpenedSurvey;
/** a unit stands twice in one file, in the same area */
beforeAll(async () => {
  demo = await openSurvey('xiaogan', (path, text) => {
    if (path !== 'waves/2014/unit.csv') return text;
    const lines = text.trimEnd().split('\n');
    const own = lines.findIndex((line) => line.includes(',420922,'));
    return [...lines, lines[own]].join('\n');
  });
});
afterAll(() => demo.engine.close());

const estimatesOf = async () => {
  const [query] = qualityQuestion(viewOf(demo.pageOf({})), demo.codebook);
  return ask(duckdbSource(demo.engine), demo.codebook, demo.survey.stored, query!);
};

test('rows that break any rule are counted by area, whatever of the others is not known, as every rule tells of each row', async () => {
  const found = await estimatesOf();
  const rules = demo.codebook.rules.filter(({ table }) => table === 'unit');
  for (const area of ['420900', '420922', '4209GX']) {
    const broken = demo
      .rows('unit', '2014')
      .filter(
        (row) =>
          (area === '420900' || row['district_code'] === area) &&
          rules.some(({ condition }) => holds(condition, row) === true)
      );
    const own = found.find((one) => one.indicator === contradictionsId('unit') && one.area === area)!;
    expect(own.numerator, area).toBe(broken.length);
    expect(broken.length, area).toBeGreaterThan(0);
  }
});

test('a unit that stands twice in a file is told in its area, and nowhere else', async () => {
  const { codebook, survey, engine } = demo;
  const stored = survey.stored.find(({ table, wave }) => table === 'unit' && wave === '2014')!;
  const spec = codebook.tables.find(({ name }) => name === 'unit')!;
  const repeated = await repeatedRows(engine, stored, spec);
  expect([...repeated!]).toEqual([['420922', 2]]);
  const estimates = await estimatesOf();
  const lines = (area: string) =>
    faultLines(codebook, { ...viewOf(demo.pageOf({})), area }, estimates, new Map([['unit', repeated!]]));
  expect(lines('420922').map(({ text }) => text)).toContain('单位表编号重复的 2 行，都已计入');
  expect(lines('420902').map(({ text }) => text)).toContain('单位表没有重复的编号');
  expect(lines('420922')[0]!.list).toEqual({
    indicator: 'unit/contradictions',
    area: '420922',
    side: 'met',
    group: {}
  });
  expect(
    lines('420922').some(({ text }) => text.includes('职工问卷')),
    'persons are told nothing of'
  ).toBe(false);
});

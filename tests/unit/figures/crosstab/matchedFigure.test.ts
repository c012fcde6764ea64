import { afterAll, beforeAll, expect, test } from 'vitest';
import { cellText } from '../../../../src/lib/charts/table';
import type { SlopeSubject } from '../../../../src/lib/charts/slope/subject';
import type { Row } from '../../../../src/lib/codebook/expression/holds';
import { takeOut } from '../../../../src/lib/slides/takeOut';
import { csv, sql, xlsx } from '../../../../src/lib/slides/ways/data';
import { copy } from '../../../../src/lib/slides/ways/clip';
import { ways } from '../../../../src/lib/slides/ways/ways';
import type { Snapshot } from '../../../../src/lib/slides/snapshot';
import { readWorkbook } from '../../../../src/lib/files/xlsx/read/readWorkbook';
import { Answers, type Further } from '../../../../src/lib/figures/answers';
import { build } from '../../../../src/lib/figures/build';
import { resolveSpec } from '../../../../src/lib/figures/kinds';
import { plain } from '../../../../src/lib/figures/words/sentence';
import type { Choices } from '../../../../src/lib/figures/view/view';
import { rows as rowsOf } from '../../../../src/lib/engine/rows';
import { checkStatement } from '../../../../src/lib/engine/statement/checkStatement';
import { checkMatched } from '../../../../src/lib/session/explain/checkMatched';
import { slice } from '../../../../src/routes/slice/slice';
import { openSurvey, type OpenedSurvey } from '../demo';
import { number, said, waves } from './slices';

let demo: OpenedSurvey;
/** answers of the same persons in both waves, of whom nothing is hidden: a weighted sample that can be followed */
let sample: OpenedSurvey;
beforeAll(async () => {
  demo = await openSurvey('xiaogan');
  sample = await openSurvey('xiaogan', (path, text) => {
    if (path === 'survey.json') return text.replaceAll('"hideBelow": 10', '"hideBelow": 0');
    return path === 'waves/2013/worker.csv' ? text.replace(/^13/gm, '14') : text;
  });
});
afterAll(() => Promise.all([demo.engine.close(), sample.engine.close()]));

async function shown(opened: OpenedSurvey, choices: Partial<Choices>) {
  const spec = slice(opened.pageOf({ columns: '@waves', ...choices }), opened.codebook, waves).matched!;
  const answers = await opened.answer(choices, [spec]);
  const figure = build(spec, opened.survey, answers);
  const snapshot = { survey: opened.survey, answers, locale: 'zh-CN', address: '' } as unknown as Snapshot;
  return { spec, figure, snapshot };
}

const sizes = { rows: 'size_class' };

test('every way out of any figure is one of the same units too, and what leaves is what stands in the table', async () => {
  const { figure, snapshot } = await shown(demo, sizes);
  expect(ways.filter((way) => way.can(figure)).map(({ id }) => id)).toEqual(ways.map(({ id }) => id));
  const table = [figure.table.head, ...figure.table.rows.map((row) => row.map(cellText))];
  expect(table).toHaveLength(6);

  const made = await csv(figure, snapshot);
  if (!('file' in made)) throw new Error('no file');
  const lines = (await made.file.text()).replace('\ufeff', '').trimEnd().split('\r\n');
  expect(lines[0]).toBe(figure.table.head.join(','));
  const whole = lines[1]!.split(',');
  expect(whole[0]).toBe('孝感市');
  // the change is that of the two values beside it, unrounded
  expect(Number(whole[4])).toBeCloseTo(Number(whole[3]) - Number(whole[2]), 9);

  const book = await xlsx(figure, snapshot);
  if (!('file' in book)) throw new Error('no file');
  const sheets = await readWorkbook({ file: book.file });
  expect(Array.isArray(sheets) && sheets.map(({ name }) => name)).toEqual(['数据', '口径与说明']);

  const clip = await copy(figure, snapshot);
  if (!('clip' in clip)) throw new Error('nothing');
  expect(clip.clip.text.split('\r\n').map((line) => line.split('\t')[0])).toEqual(table.map(([first]) => first));
});

test('the statements give the numbers of the table', async () => {
  const { figure, snapshot } = await shown(demo, sizes);
  const made = await sql(figure, snapshot);
  if (!('statements' in made)) throw new Error('no statements');
  expect(made.statements).toHaveLength(figure.table.rows.length);
  const found = rowsOf<{ n: number; y: number; x: number }>(await demo.engine.query(made.statements[0]!));
  const sum = (name: 'n' | 'y' | 'x') => found.reduce((total, row) => total + row[name], 0);
  expect(cellText(figure.table.rows[0]![1]!)).toBe(sum('n').toLocaleString('en'));
  expect(cellText(figure.table.rows[0]![3]!)).toBe(((100 * sum('y')) / sum('x')).toFixed(1));
});

test('each number says how it came about: with the counts of both waves as the files have them, and a statement that gives them', async () => {
  const { spec, figure, snapshot } = await shown(demo, sizes);
  const { answers, survey } = snapshot;
  const found = await checkMatched(demo.engine, [], answers, spec, survey, new AbortController().signal);
  if (!Array.isArray(found)) throw new Error(found.said);
  expect(found.map(({ label }) => label)).toEqual(figure.table.rows.map(([first]) => first));
  const asked = (row: Row) => said(row, 'operating') === 'normal' && said(row, 'union_form') !== '';
  const counted = (some: Row[]) =>
    some.filter((row) => ['independent', 'joint', 'federation'].includes(said(row, 'union_form')));
  const before = new Map(demo.rows('unit', '2013').map((row) => [said(row, 'unit_id'), row]));
  const same = demo.rows('unit', '2014').filter((row) => asked(row) && asked(before.get(said(row, 'unit_id')) ?? {}));
  const large = same.filter((row) => said(row, 'size_class') === 'large');
  for (const [label, now] of [
    ['孝感市', same],
    ['大型', large]
  ] as const) {
    const { explanation } = found.find((one) => one.label === label)!;
    const old = now.map((row) => before.get(said(row, 'unit_id'))!);
    const n = now.length.toLocaleString('en');
    const of = (some: Row[]) => counted(some).length.toLocaleString('en');
    const wave = (year: string, count: string) =>
      new RegExp(`^${year}年：全部正常经营单位 ${n} 家，其中.*的单位 ${count} 家。`);
    expect(explanation.sentences[0]).toMatch(wave('2013', of(old)));
    expect(explanation.sentences[1]).toMatch(wave('2014', of(now)));
    const names = { open: new Set(survey.stored.map(({ name }) => name)), closed: new Set<string>() };
    const { sql } = checkStatement(explanation.statement!, names);
    const told = rowsOf<{ n: number; y: number; yBefore: number }>(await demo.engine.query(sql));
    const sum = (name: 'n' | 'y' | 'yBefore') => told.reduce((total, row) => total + row[name], 0);
    expect([sum('n'), sum('y'), sum('yBefore')]).toEqual([now.length, counted(now).length, counted(old).length]);
    expect(explanation.footnote).toContain(`其中两轮都计入的 ${n} 家单位`);
    expect(explanation.footnote).toContain('权数：“抽样权数”在这里都是 1，等于不加权。');
  }
});

test('nothing is said of numbers that the tables do not give any more', async () => {
  const { spec, snapshot } = await shown(demo, sizes);
  const { answers, survey } = snapshot;
  const [{ ask, answer }] = answers.others.matched as [Further['matched'][number]];
  const [whole, ...others] = answer!.changes;
  const other = { ...answer!, changes: [{ ...whole!, now: whole!.now! + 1e-6 }, ...others] };
  const changed = new Answers(answers.opened, answers.query, answers.estimates, {
    ...answers.others,
    matched: [{ ask, answer: other }]
  });
  const found = await checkMatched(demo.engine, [], changed, spec, survey, new AbortController().signal);
  expect(found).toEqual({ said: expect.stringContaining('不一致') });
});

/** Pairs of answers to 知道职工服务中心 of the same person with weights in both waves. */
function pairs(where: (row: Row) => boolean) {
  const answered = (row: Row) => ['yes', 'no'].includes(said(row, 'knows_center')) && number(row, 'weight') > 0;
  const before = new Map(sample.rows('worker', '2013').map((row) => [said(row, 'resp_id').replace(/^13/, '14'), row]));
  return sample
    .rows('worker', '2014')
    .filter((row) => answered(row) && where(row) && answered(before.get(said(row, 'resp_id')) ?? {}))
    .map((row) => ({ now: row, old: before.get(said(row, 'resp_id'))! }));
}
/** Kish, of the wave whose weights differ more. */
function worth(found: ReturnType<typeof pairs>): number {
  const of = (which: 'now' | 'old') => {
    const weights = found.map((pair) => number(pair[which], 'weight'));
    const sum = weights.reduce((a, b) => a + b, 0);
    return sum ** 2 / weights.reduce((a, b) => a + b * b, 0);
  };
  return found.length === 0 ? 0 : Math.min(of('now'), of('old'));
}

const few = { indicator: 'S03', rows: 'industry_code', area: '420984' } as const;

test('of a sample an effective base under 10 has no number and one under 30 is marked, in the table, the chart, the file and the words; whoever reads them all learns no more', async () => {
  const { figure, snapshot } = await shown(sample, few);
  const { head, rows } = figure.table;
  const at = (name: string) => head.indexOf(name);
  const inArea = (row: Row) => said(row, 'district_code') === few.area;
  const industries = new Map(
    sample.codebook.choices.get('industry')!.map(({ name, label }) => [label['zh']!, name] as const)
  );
  const states = { none: 0, marked: 0, plain: 0 };
  for (const row of rows.slice(1)) {
    const [label] = row.map(cellText);
    const found = pairs((one) => inArea(one) && said(one, 'industry_code') === industries.get(label!));
    const base = worth(found);
    expect(cellText(row[at('两轮都计入')]!), label).toBe(String(found.length));
    expect(cellText(row[at('加权折合 n')]!), label).toBe(String(Math.floor(base + 1e-9)));
    const values = [1, 2, 3, 4, 5].map((step) => cellText(row[at('加权折合 n') + step]!));
    const state = cellText(row[at('状态')]!);
    if (base < 10) {
      states.none++;
      expect(values.join(''), label).toBe('');
      expect(state).toBe('有效基数不足 10');
    } else {
      expect(values[0], label).toMatch(/^\d+\.\d$/);
      expect(state).toBe(base < 30 ? '样本少，不排名' : '');
      states[base < 30 ? 'marked' : 'plain']++;
    }
  }
  expect(states.none).toBeGreaterThan(0);
  expect(states.marked).toBeGreaterThan(0);
  expect(states.plain).toBeGreaterThan(0);

  for (const line of (figure.chart.subject as SlopeSubject).lines) {
    const row = rows.find((one) => cellText(one[0]!) === line.label)!;
    const isUntold = cellText(row[at('状态')]!) === '有效基数不足 10';
    for (const { text, sentence, estimate } of line.points) {
      expect(text === '', line.label).toBe(isUntold);
      if (isUntold) expect([estimate!.value, /\d\.\d/.test(sentence)]).toEqual([null, false]);
    }
  }
  const made = await csv(figure, snapshot);
  if (!('file' in made)) throw new Error('no file');
  const written = (await made.file.text()).split('\r\n').filter((line) => line.includes('有效基数不足 10'));
  expect(written).toHaveLength(states.none);
  for (const line of written) expect(line.split(',').slice(3, -1).join('')).toBe('');
  expect(figure.remarks.join()).toContain(`${states.none} 行的有效基数不足 10`);
});

test('a whole on so small a base is not said either', async () => {
  const { figure } = await shown(sample, { ...few, filters: { industry: ['I'] } });
  expect(plain(figure.headline)).toMatch(/有效基数不足 10：不显示/);
  expect(plain(figure.headline)).not.toMatch(/%/);
});

test('whoever subtracts areas from the whole finds the full count that is shown of each, and nothing is hidden of units', async () => {
  const { figure } = await shown(demo, { rows: '@areas' });
  const [whole, ...areas] = figure.table.rows.map((row) => Number(cellText(row[1]!).replace(',', '')));
  expect(areas.reduce((sum, one) => sum + one, 0)).toBe(whole);
});

test('persons are never followed from one wave to another: not by a spec that somebody wrote, nor by a measure of one’s own', async () => {
  const { spec } = await shown(demo, sizes);
  for (const other of [
    { indicator: 'O06', rows: 'unit_type' },
    { measure: 'share/worker/is_member/yes', rows: 'unit_type' },
    { measure: 'mean/worker/sat_overall', rows: '@areas' },
    { measure: 'count/unit' },
    { rows: '@waves' },
    { rows: 'nothing' }
  ])
    expect(resolveSpec({ ...spec, ...other }, demo.survey), JSON.stringify(other)).toEqual({
      fault: expect.stringMatching(/./)
    });
  expect(resolveSpec(JSON.parse(JSON.stringify(spec)), demo.survey)).toEqual(spec);
});

test('what leaves goes through the gate of figures', async () => {
  const { figure, snapshot } = await shown(demo, sizes);
  const way = ways.find(({ id }) => id === 'sql')!;
  expect(await takeOut(way, figure, snapshot)).toHaveProperty('statements');
});

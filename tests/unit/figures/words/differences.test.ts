import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Indicator } from '../../../../src/lib/codebook/codebook';
import type { BreakdownSubject } from '../../../../src/lib/charts/breakdown/subject';
import { cellText, type TableCell } from '../../../../src/lib/charts/table';
import type { SavedFigure } from '../../../../src/lib/codebook/decks/deck';
import { plainSlide } from '../../../../src/lib/decks/byRule';
import { slidesOf } from '../../../../src/lib/decks/slides';
import { tellSlide, type Said } from '../../../../src/lib/decks/told';
import type { Estimate } from '../../../../src/lib/estimates/estimates';
import { getLocale, overwriteGetLocale } from '../../../../src/lib/paraglide/runtime';
import { openSurvey, type OpenedSurvey } from '../demo';
import { differencesNote } from '../../../../src/lib/figures/words/wording';

const original = getLocale;
beforeAll(() => overwriteGetLocale(() => 'zh-CN'));
afterAll(() => overwriteGetLocale(original));

const note = '相差按未舍入值计算';
const percent = { format: 'percent' } as Indicator;

test.each([
  ['42.6 less 36.7 beside 5.8', [0.4257, 0.3674], [note]],
  ['78.8 less 75.9 beside 2.9', [0.788, 0.759], []],
  ['36.7 less 42.6 beside -5.8', [0.3674, 0.4257], [note]],
  ['one that is not there', [0.4257, null], []]
] as [string, [number, number | null], string[]][])('differencesNote of %s', (_, [a, b], said) => {
  expect(differencesNote([[a, b, percent]])).toEqual(said);
});

/** A printed number in tenths, whatever stands around it. */
const tenthOf = (cell: TableCell | undefined): number =>
  Math.round(10 * Number(cellText(cell!).replace('−', '-').replace(/[+%,]/g, '')));

describe('a figure that prints values and their differences says so where a reader who subtracts finds another', () => {
  let survey: OpenedSurvey;
  beforeAll(async () => void (survey = await openSurvey('xiaogan')), 120_000);
  afterAll(() => survey.engine.close());

  async function built(figure: SavedFigure) {
    const deck = { name: 'a', label: {}, slides: [plainSlide('1', figure)] };
    const slides = slidesOf(deck, survey.survey, survey.pageOf({}));
    const specs = slides.flatMap(({ spec }) => spec ?? []);
    const told = tellSlide(slides[0]!, survey.survey, await survey.answer({}, specs)) as Said;
    return told.figure;
  }
  const dawu = { view: { area: '420922' } };
  /** the columns of the table: two values, what is printed as the second less the first */
  type Columns = [from: string, to: string, difference: string];
  const waves: Columns = ['2013年', '2014年', '相差'];
  const profile: Columns = ['孝感市', '数值', '与孝感市相差'];
  const both: Columns = ['建会率（%）', '集体合同建制率（%）', '相差'];
  test.each([
    [{ kind: 'change' }, waves, true],
    [{ kind: 'change', indicators: ['O01'] }, waves, false],
    [{ kind: 'profile', ...dawu }, profile, true],
    [{ kind: 'profile', indicators: ['O01'], ...dawu }, profile, false],
    [{ kind: 'dumbbell', indicators: ['O01', 'W02'] }, both, true]
  ] as [SavedFigure, Columns, boolean][])('%j', async (figure, columns, isOff) => {
    const { table, basis } = await built(figure);
    const tenths = table.rows.map((row) => columns.map((name) => tenthOf(row[table.head.indexOf(name)])));
    // what a reader finds who has nothing but the print
    expect(tenths.some(([from, to, difference]) => Math.abs(to! - from! - difference!) > 0)).toBe(isOff);
    expect(basis.notes.includes(note)).toBe(isOff);
  });

  test('groups beside the whole, and waves beside the one before: of every indicator just where it is so', async () => {
    const found = { breakdown: new Set<boolean>(), trend: new Set<boolean>() };
    for (const indicator of ['O01', 'O03', 'W02', 'W03', 'W05', 'S01', 'C01']) {
      const groups = await built({ kind: 'breakdown', indicator, by: 'unit_type' });
      const whole = groups.table.rows.find(([label]) => label === '孝感市')!;
      const beside = groups.table.head.indexOf('与孝感市相差');
      const ofGroups = groups.table.rows
        .filter((row) => row[beside] !== '')
        .map((row) => tenthOf(row[1]) - tenthOf(whole[1]) - tenthOf(row[beside]));
      const { gap, rows } = groups.chart.subject as BreakdownSubject;
      if (gap) {
        const printed = (of: Estimate) => tenthOf(groups.table.rows[rows.findIndex((row) => row.estimate === of)]![1]);
        const size = cellText(groups.table.rows.at(-1)![1]!).replace(' 个百分点', '');
        ofGroups.push(Math.abs(printed(gap.best) - printed(gap.worst)) - tenthOf(size));
      }
      const trend = await built({ kind: 'trend', indicator });
      const since = trend.table.head.indexOf('较上一轮');
      const ofWaves = trend.table.rows.flatMap((row, at, all) =>
        row[since] === '' ? [] : [tenthOf(row[2]) - tenthOf(all[at - 1]![2]) - tenthOf(row[since])]
      );
      for (const [kind, figure, off] of [
        ['breakdown', groups, ofGroups],
        ['trend', trend, ofWaves]
      ] as const) {
        const isOff = off.some((one) => one !== 0);
        expect(figure.basis.notes.includes(note), `${kind} ${indicator}`).toBe(isOff);
        found[kind].add(isOff);
      }
    }
    expect(found).toEqual({ breakdown: new Set([true, false]), trend: new Set([true, false]) });
  });
});

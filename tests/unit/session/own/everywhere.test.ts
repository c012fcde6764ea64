import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Row } from '../../../../src/lib/codebook/expression/holds';
import type { Own, OwnMeasure } from '../../../../src/lib/codebook/own/own';
import type { Deck } from '../../../../src/lib/codebook/decks/deck';
import { slidesOf } from '../../../../src/lib/decks/slides';
import { build } from '../../../../src/lib/figures/build';
import type { FigureSpec } from '../../../../src/lib/figures/kinds';
import type { Survey } from '../../../../src/lib/figures/survey';
import { NO_CHOICES, resolveView, viewOf, wavesOf, type Choices } from '../../../../src/lib/figures/view/view';
import { applyOwn } from '../../../../src/lib/session/own/applyOwn';
import { district } from '../../../../src/routes/district/district';
import { gaps } from '../../../../src/routes/gaps/gaps';
import { indicatorPage, specsOf } from '../../../../src/routes/indicator/indicator';
import { overview } from '../../../../src/routes/overview';
import { openSurvey, type OpenedSurvey } from '../../figures/demo';

const named = (words: string) => ({ zh: words, en: words });
/** 百人以上企业的农民工入会率, of units that say how many they have. */
const migrants: OwnMeasure = {
  ...{ name: 'own_migrants', label: named('百人以上单位农民工入会率'), table: 'unit', by: '', at: '', unit: {} },
  ...{ universe: 'employees >= 100', numerator: 'members_migrant', denominator: 'employees_migrant', format: 'percent' }
};
const own: Own = { variables: [], measures: [migrants] };

let demo: OpenedSurvey;
let survey: Survey;
beforeAll(async () => {
  demo = await openSurvey('xiaogan');
  survey = { ...demo.survey, ...applyOwn(demo.survey, own) };
});
afterAll(() => demo.engine.close());

/** Told from the files by hand; of an area the rows that name it. */
function byHand(area: string, wave: string) {
  const told = (row: Row, column: string) => (row[column] === null || row[column] === '' ? null : Number(row[column]));
  const asked = demo
    .rows('unit', wave)
    .filter((row) => area === demo.codebook.root || row['district_code'] === area)
    .filter((row) => (told(row, 'employees') ?? 0) >= 100)
    .filter((row) => told(row, 'members_migrant') !== null && told(row, 'employees_migrant') !== null);
  const sum = (column: string) => asked.reduce((total, row) => total + Number(row[column]), 0);
  return { n: asked.length, numerator: sum('members_migrant'), denominator: sum('employees_migrant') };
}

const counties = ['420902', '420921', '420922', '420923', '420981', '420982', '420984'];
const pageOf = (choices: Partial<Choices>) =>
  resolveView({ ...NO_CHOICES, ...choices }, survey.codebook, wavesOf(survey))!;

/** The numbers of a measure of one's own that figures show, each beside what the files say. @returns the kinds that show some */
async function compared(choices: Partial<Choices>, specs: FigureSpec[]): Promise<string[]> {
  const answers = await demo.answer(choices, specs, survey);
  return specs
    .filter((spec) => {
      const own = build(spec, survey, answers).estimates.filter(
        ({ indicator, group, area }) =>
          indicator === migrants.name &&
          Object.keys(group).length === 0 &&
          [demo.codebook.root, ...counties].includes(area)
      );
      for (const { area, wave, n, numerator, denominator } of own)
        expect([spec.kind, area, wave, { n, numerator, denominator }]).toEqual([
          ...[spec.kind, area, wave],
          byHand(area, wave)
        ]);
      return own.length > 0;
    })
    .map(({ kind }) => kind);
}

test('a measure of one’s own stands on every page that an indicator stands on, with the numbers of the files', async () => {
  const choices = { wave: '2014', compare: '2013', indicator: migrants.name };
  const page = pageOf(choices);
  expect(page.indicator).toBe(migrants.name);
  const { codebook } = survey;
  const onOverview = overview(page, codebook, null).figures.map(({ spec }) => spec);
  expect(await compared(choices, onOverview)).toEqual(['bars', 'map']);
  expect(await compared(choices, specsOf(indicatorPage(page, codebook)))).toEqual(
    expect.arrayContaining(['definition', 'districts', 'trend'])
  );
  for (const area of ['420984', '420922']) {
    const here = { ...choices, area };
    const { profile, townships } = district(pageOf(here), codebook);
    const kinds = await compared(
      here,
      [profile, ...townships].map(({ spec }) => spec)
    );
    expect([area, ...kinds]).toEqual([area, 'profile', 'townships', 'townships']);
  }
  const short = gaps(page, codebook).map(({ spec }) => spec);
  // nobody has set a target for it, so that nothing is lacking
  expect(await compared(choices, short)).toEqual([]);
});

test('a slide of a measure of one’s own says the numbers of the files, and whose definition it is', async () => {
  const choices = { wave: '2014', compare: '2013' };
  const figure = { kind: 'bars', view: {}, indicator: migrants.name };
  const words = { title: null, subtitle: null, sentence: null, note: null };
  const deck: Deck = {
    name: 'mine',
    label: {},
    slides: [{ id: 'own', figure, words, each: null, hidden: false, gathered: false }]
  };
  const [slide] = slidesOf(deck, survey, viewOf(pageOf(choices)));
  expect(slide!.fault).toBeNull();
  expect(await compared(choices, [slide!.spec!])).toEqual(['bars']);
  const told = build(slide!.spec!, survey, await demo.answer(choices, [slide!.spec!], survey));
  expect(told.title).toContain('〔本机定义〕');
  const [bare] = slidesOf(deck, demo.survey, viewOf(demo.pageOf(choices)));
  expect([bare!.spec, bare!.fault === null]).toEqual([null, false]);
});

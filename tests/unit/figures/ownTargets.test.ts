import { afterAll, beforeAll, expect, test } from 'vitest';
import { withOwn, type OwnTarget } from '../../../src/lib/codebook/ownTargets';
import { ask } from '../../../src/lib/estimates/ask';
import { duckdbSource } from '../../../src/lib/estimates/sources/duckdb';
import { precomputedSource, type Precomputed } from '../../../src/lib/estimates/sources/precomputed';
import { Answers } from '../../../src/lib/figures/answers';
import { build } from '../../../src/lib/figures/build';
import type { FigureSpec } from '../../../src/lib/figures/kinds';
import { wholeQuestion } from '../../../src/lib/figures/question';
import type { Survey } from '../../../src/lib/figures/survey';
import { viewOf } from '../../../src/lib/figures/view/view';
import { plain } from '../../../src/lib/figures/words/sentence';
import { estimatesCsv } from '../../../src/lib/slides/csv';
import { overview } from '../../../src/routes/overview';
import { gaps } from '../../../src/routes/gaps/gaps';
import { indicatorPage, specsOf } from '../../../src/routes/indicator/indicator';
import { packOf } from '../../pack';
import { openSurvey, type OpenedSurvey } from './demo';

let demo: OpenedSurvey;
let survey: Survey;
const dawu = '420922';
const set: OwnTarget = { indicator: 'O01', area: dawu, period: '2014', value: 0.7, by: '张三', at: '2014-11-28' };

beforeAll(async () => {
  demo = await openSurvey('xiaogan');
  const { codebook } = demo;
  survey = { ...demo.survey, codebook: { ...codebook, targets: withOwn(codebook.targets, [set]) } };
});
afterAll(() => demo.engine.close());

async function answersOf(source = duckdbSource(demo.engine)) {
  const query = wholeQuestion(viewOf(demo.pageOf({ area: dawu })), survey);
  return new Answers(survey, query, await ask(source, survey.codebook, survey.stored, query));
}

test('a target that is set here makes the verdict and the shortfall of its area, and of no other area, wave or indicator', async () => {
  const answers = await answersOf();
  const at = (id: string, wave: string, area: string) => answers.estimate(id, wave, area)!;
  const own = at('O01', '2014', dawu);
  expect(own).toMatchObject({ target: 0.7, ownTarget: true, provisional: false });
  // 436 of 648: 70 % are 453.6, so 18 more; 67.3 % misses it by less than a tenth
  expect(own).toMatchObject({ numerator: 436, denominator: 648, shortfall: 18, status: 'near' });
  for (const other of [at('O01', '2013', dawu), at('O01', '2014', '420921'), at('O03', '2014', dawu)])
    expect(other.ownTarget).toBeUndefined();
  // the sum over areas lacks what each of them lacks: 881 less the 161 to 92 %, and 18
  expect(at('O01', '2014', demo.codebook.root).shortfall).toBe(881 - 161 + 18);
});

test('what was worked out before the target was set is held against it, too: precomputed answers are sums, not verdicts', async () => {
  const precomputed = JSON.parse(packOf('xiaogan').get('answers.json')!) as Precomputed;
  const never = () => Promise.reject(new Error('nobody is asked'));
  const source = precomputedSource(precomputed, {
    can: () => true,
    peek: () => null,
    cells: never,
    statement: () => ''
  });
  const query = wholeQuestion(viewOf(demo.pageOf({})), { ...survey, stored: precomputed.stored });
  const found = await ask(source, survey.codebook, precomputed.stored, query);
  const own = found.find(({ indicator, wave, area }) => indicator === 'O01' && wave === '2014' && area === dawu)!;
  expect(own).toMatchObject({ target: 0.7, ownTarget: true, shortfall: 18 });
});

test('whatever leaves the page says that the target was set here: notes, sentences, tables and CSV; without one nothing does', async () => {
  const page = demo.pageOf({ area: dawu, indicator: 'O01' });
  const { sentences, cards, figures } = overview(page, demo.codebook, null);
  const shown = indicatorPage(page, demo.codebook);
  const specs: FigureSpec[] = [
    sentences,
    cards,
    ...figures.map(({ spec }) => spec),
    ...specsOf(shown),
    ...gaps(page, demo.codebook)
      .map(({ spec }) => spec)
      .filter(({ kind }) => kind === 'shortfalls' || kind === 'visits'),
    { version: 1, kind: 'profile', view: viewOf(page), marked: null },
    { version: 1, kind: 'indicators', view: viewOf(page), coverage: 'organisation' }
  ];
  const query = wholeQuestion(viewOf(page), survey);
  const with_ = (opened: Survey) =>
    demo
      .answer({ area: dawu, indicator: 'O01' }, specs, opened)
      .then((answers) => specs.map((spec) => build(spec, opened, answers)));
  expect(query.waves).toContain('2014');
  const [own, theirs] = [await with_(survey), await with_(demo.survey)];
  for (const [at, figure] of own.entries()) {
    const isJudged = figure.estimates.some(({ ownTarget, indicator }) => ownTarget && indicator === 'O01');
    const said = [figure.note, ...figure.basis.notes, plain(figure.headline)].join(' ');
    if (isJudged) {
      expect(said, figure.title).toContain('本机设定');
      expect(figure.basis.notes.join(' '), `the slide of ${figure.title}`).toContain('本机设定');
    }
    const before = theirs[at]!;
    expect([before.note, ...before.basis.notes, plain(before.headline)].join(' '), before.title).not.toContain(
      '本机设定'
    );
  }
  expect(own.filter(({ basis }) => basis.notes.join().includes('本机设定')).length).toBeGreaterThan(8);
  const [definition] = own.filter(({ spec }) => spec.kind === 'definition');
  expect(JSON.stringify(definition!.table)).toContain('目标 70%（本机设定）');
  const csv = estimatesCsv('xiaogan', own.find(({ spec }) => spec.kind === 'districts')!.estimates);
  const [head, ...lines] = csv.split('\r\n').map((line) => line.split(','));
  const mark = head!.indexOf('target_set_here');
  const marked = lines.filter((line) => line[mark] === '1').map((line) => [line[1], line[3]]);
  expect(marked).toEqual([['2014', dawu]]);
  const plainCsv = estimatesCsv('xiaogan', theirs.find(({ spec }) => spec.kind === 'districts')!.estimates);
  expect(plainCsv).not.toContain('target_set_here');
});

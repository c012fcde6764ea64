import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Estimate } from '../../../../src/lib/estimates/estimates';
import type { Answers } from '../../../../src/lib/figures/answers';
import { build } from '../../../../src/lib/figures/build';
import { explain, isNumber } from '../../../../src/lib/figures/explain/explain';
import type { Checked, Explanation } from '../../../../src/lib/figures/explain/explanation';
import { askedOf, choosable } from '../../../../src/lib/figures/explain/numbers';
import type { Figure } from '../../../../src/lib/figures/figure';
import type { FigureSpec } from '../../../../src/lib/figures/kinds';
import type { Choices } from '../../../../src/lib/figures/view/view';
import { overwriteGetLocale } from '../../../../src/lib/paraglide/runtime';
import { checkNumber } from '../../../../src/lib/session/explain/checkNumber';
import { overview } from '../../../../src/routes/overview';
import { openSurvey, type OpenedSurvey } from '../../figures/demo';
import { figuresOfPages } from '../../figures/pages';

let demo: OpenedSurvey;
beforeAll(async () => (demo = await openSurvey('xiaogan')));
afterAll(() => demo.engine.close());
beforeEach(() => overwriteGetLocale(() => 'zh-CN'));

const stop = new AbortController();

/** Every figure of the pages of a view, with the answers that they are made of. */
async function pages(choices: Partial<Choices>): Promise<{ figures: Figure[]; answers: Answers }> {
  const { codebook, survey } = demo;
  const page = demo.pageOf(choices);
  const first = overview(page, codebook, null);
  const specs: FigureSpec[] = [first.sentences, first.cards, ...figuresOfPages(page, demo)];
  const answers = await demo.answer(choices, specs);
  return { figures: specs.map((spec) => build(spec, survey, answers)), answers };
}

/** One figure of a view. */
async function bars(choices: Partial<Choices>) {
  const [spec] = overview(demo.pageOf(choices), demo.codebook, null).figures.flatMap(({ spec }) =>
    spec.kind === 'bars' ? [spec] : []
  );
  const answers = await demo.answer(choices, [spec!]);
  return { figure: build(spec!, demo.survey, answers), answers };
}

async function explained(figure: Figure, answers: Answers, estimate: Estimate) {
  const asked = askedOf({ answers, view: figure.spec.view, indicators: figure.indicators }, estimate);
  if (!asked) return { said: 'not known' };
  const checked: Checked | { said: string } | null = isNumber(asked)
    ? await checkNumber(demo.engine, [], answers, asked, stop.signal)
    : null;
  return checked && 'said' in checked ? checked : explain(asked, checked);
}

const addsUp = ({ counts }: Explanation): boolean =>
  counts === null ||
  counts.rows === null ||
  counts.n! + counts.excluded.reduce((sum, { count }) => sum + count, 0) === counts.rows;

test('numbers of every figure of all pages are explained: computed anew from their rows, and n with what is left out is all rows', async () => {
  const views: Partial<Choices>[] = [
    {
      area: '420902',
      indicator: 'W03',
      rows: 'size_class',
      columns: 'ownership',
      filters: { unit_type: ['enterprise'] }
    },
    { area: '4209LK', indicator: 'S03', base: 'operating', rows: 'unit_type', wave: '2013' }
  ];
  const wrong: string[] = [];
  const kinds = new Set<string>();
  let [numbers, hidden] = [0, 0];
  for (const choices of views) {
    const { figures, answers } = await pages(choices);
    for (const figure of figures) {
      const some = choosable(figure, answers, null)?.numbers ?? [];
      for (const estimate of some.filter((_, at) => at % Math.ceil(some.length / 3) === 0)) {
        const found = await explained(figure, answers, estimate);
        const where = `${figure.spec.kind} ${estimate.indicator} ${estimate.area} ${JSON.stringify(estimate.group)}`;
        if ('said' in found) wrong.push(`${where}: ${found.said}`);
        else if (!addsUp(found)) wrong.push(`${where}: ${JSON.stringify(found.counts)}`);
        else if (estimate.state === 'hidden') {
          hidden += 1;
          if (found.statement !== null || found.counts !== null) wrong.push(`${where}: hidden`);
        } else if (estimate.value !== null) {
          numbers += 1;
          kinds.add(figure.spec.kind);
          if (!found.statement) wrong.push(`${where}: no statement`);
        }
      }
    }
  }
  expect(wrong).toEqual([]);
  expect(numbers).toBeGreaterThan(50);
  expect(hidden).toBeGreaterThan(2);
  expect([...kinds].sort()).toEqual(expect.arrayContaining(['bars', 'breakdown', 'crosstab', 'matrix', 'trend']));
}, 240_000);

test('who is left out of 建会率 is counted in the file itself: those that do not operate, by how they are, and those that left out the form of their union', async () => {
  const { figure, answers } = await bars({ area: '420923' });
  const estimate = answers.estimate('O01', '2014', '420923')!;
  const found = (await explained(figure, answers, estimate)) as Explanation;
  const rows = demo.rows('unit', '2014').filter(({ district_code: code }) => code === '420923');
  const count = (holds: (row: (typeof rows)[number]) => boolean) => rows.filter(holds).length;
  expect(found.counts!.rows).toBe(rows.length);
  expect(found.counts!.n).toBe(count((row) => row['operating'] === 'normal' && row['union_form'] !== null));
  expect(Object.fromEntries(found.counts!.excluded.map(({ reason, count }) => [reason, count]))).toEqual({
    '不在统计范围（停业）': count((row) => row['operating'] === 'suspended'),
    '不在统计范围（关闭）': count((row) => row['operating'] === 'closed'),
    '没有填报（建会形式）': count((row) => row['operating'] === 'normal' && row['union_form'] === null)
  });
});

test('a number that its rows do not give is not explained, whichever of its counts is wrong', async () => {
  const { figure, answers } = await bars({});
  const estimate = answers.estimate('O01', '2014', '420923')!;
  const change: Partial<Estimate>[] = [
    { n: estimate.n! + 1 },
    { numerator: estimate.numerator - 1 },
    { denominator: estimate.denominator + 1 },
    { value: estimate.value! + 1e-6 },
    { area: '420922' },
    { wave: '2013' },
    { group: { unit_type: 'enterprise' } }
  ];
  for (const one of change) {
    const found = await explained(figure, answers, { ...estimate, ...one });
    expect('said' in found && found.said, JSON.stringify(one)).toMatch(/不一致/);
  }
});

test('its reasons are in the language that the page has when it is read', async () => {
  const { figure, answers } = await bars({});
  const estimate = answers.estimate('O01', '2014', '420923')!;
  const asked = askedOf({ answers, view: figure.spec.view, indicators: [] }, estimate)!;
  const checked = (await checkNumber(demo.engine, [], answers, asked, stop.signal)) as Checked;
  overwriteGetLocale(() => 'en');
  expect(JSON.stringify(explain(asked, checked).facts)).not.toMatch(/[\u4e00-\u9fff]/);
});

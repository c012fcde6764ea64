import { beforeAll, expect, test } from 'vitest';
import { build } from '../../../src/lib/figures/build';
import type { Figure } from '../../../src/lib/figures/figure';
import type { FigureSpec } from '../../../src/lib/figures/kinds';
import { formatCount } from '../../../src/lib/i18n/format';
import { wavesOf } from '../../../src/lib/figures/view/view';
import { answers } from '../../../src/routes/answers/answers';
import { district } from '../../../src/routes/district/district';
import { gaps } from '../../../src/routes/gaps/gaps';
import { indicatorPage, specsOf } from '../../../src/routes/indicator/indicator';
import { slice } from '../../../src/routes/slice/slice';
import { openSurvey, type OpenedSurvey } from './demo';

let demo: OpenedSurvey;
beforeAll(async () => (demo = await openSurvey('xiaogan')));

async function figuresOf(choices: Parameters<OpenedSurvey['pageOf']>[0]): Promise<Figure[]> {
  const page = demo.pageOf(choices);
  const { codebook, survey } = demo;
  const specs: FigureSpec[] = [
    ...gaps(page, codebook).map(({ spec }) => spec),
    ...Object.values(district(page, codebook))
      .flat()
      .map(({ spec }) => spec),
    ...specsOf(indicatorPage(page, codebook)),
    ...answers(page, codebook).map(({ spec }) => spec),
    slice(page, codebook, wavesOf(survey)).spec
  ];
  const found = await demo.answer(choices, specs);
  return specs.map((spec) => build(spec, survey, found));
}

const dawu = '420922';
/** Units of 大悟县 that answer what 建会率 asks, from the file: 648; of the whole city 6,552. */
const sizeOf = (area: string | null) =>
  demo
    .rows('unit', '2014')
    .filter((row) => area === null || row['district_code'] === area)
    .filter((row) => row['operating'] === 'normal' && row['union_form'] != null).length;

test.each(['curve', 'facts', 'trend', 'breakdown', 'tiles'])(
  'a %s of one area says how many answers that area has, not the whole city',
  async (type) => {
    const figures = (await figuresOf({ area: dawu, indicator: 'O01', visit: 'O01' })).filter(
      ({ chart, indicators }) => chart.type === type && indicators.length === 1 && indicators[0]!.id === 'O01'
    );
    expect(figures.length).toBeGreaterThan(0);
    for (const { basis, note, title } of figures) {
      expect(basis.n, title).toContain(`有效 ${formatCount(sizeOf(dawu))} 家`);
      expect(note, title).not.toContain(formatCount(sizeOf(null)));
    }
  }
);

test('no figure of any page says an n that none of its own numbers has', async () => {
  for (const choices of [{ area: dawu, indicator: 'O01' }, { area: '420984', indicator: 'S05' }, {}])
    for (const { basis, title, estimates } of await figuresOf(choices)) {
      const said = (basis.n ?? '').match(/\d[\d,.]*(?: 万)?/g) ?? [];
      const own = new Set(estimates.flatMap(({ n }) => (n === null ? [] : [formatCount(n)])));
      for (const n of said) expect([...own], `${title}: ${basis.n}`).toContain(n);
    }
});

import type { FigureSpec } from '../../../src/lib/figures/kinds';
import { wavesOf, type PageView } from '../../../src/lib/figures/view/view';
import { answers } from '../../../src/routes/answers/answers';
import { district } from '../../../src/routes/district/district';
import { gaps } from '../../../src/routes/gaps/gaps';
import { indicatorPage, specsOf } from '../../../src/routes/indicator/indicator';
import { overview } from '../../../src/routes/overview';
import { slice } from '../../../src/routes/slice/slice';
import type { OpenedSurvey } from './demo';

/** Every figure that the pages show of a view, whatever is folded, but sentences and cards. */
export function figuresOfPages(page: PageView, { codebook, survey }: OpenedSurvey): FigureSpec[] {
  const sliced = slice(page, codebook, wavesOf(survey));
  return [
    ...overview(page, codebook, null).figures.map(({ spec }) => spec),
    ...gaps(page, codebook).map(({ spec }) => spec),
    ...specsOf(indicatorPage(page, codebook)),
    ...Object.values(district(page, codebook))
      .flat()
      .map(({ spec }) => spec),
    ...answers(page, codebook).map(({ spec }) => spec),
    ...[sliced.spec as FigureSpec, ...(sliced.matched ? [sliced.matched as FigureSpec] : [])]
  ];
}

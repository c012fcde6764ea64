import { afterAll, beforeAll, expect, test } from 'vitest';
import { cellText, type TableCell } from '../../../src/lib/charts/table';
import { build } from '../../../src/lib/figures/build';
import type { Figure } from '../../../src/lib/figures/figure';
import type { FigureSpec } from '../../../src/lib/figures/kinds';
import { plain } from '../../../src/lib/figures/words/sentence';
import { answers } from '../../../src/routes/answers/answers';
import { district } from '../../../src/routes/district/district';
import { gaps } from '../../../src/routes/gaps/gaps';
import { indicatorPage, specsOf } from '../../../src/routes/indicator/indicator';
import { overview } from '../../../src/routes/overview';
import { slice } from '../../../src/routes/slice/slice';
import { openSurvey, type OpenedSurvey } from './demo';

/** A district of the register that sent nothing in 2014: neither units nor persons, nor the sheet of the district. */
const silent = { code: '420921', name: '孝昌县' };
const others = ['孝南区', '大悟县', '云梦县', '应城市', '安陆市', '汉川市'];

let opened: OpenedSurvey;
beforeAll(async () => {
  opened = await openSurvey('xiaogan', (path, text) =>
    path.startsWith('waves/2014/') && path.endsWith('.csv')
      ? text
          .split('\n')
          .filter((line) => !line.split(',').some((cell) => cell.startsWith(silent.code)))
          .join('\n')
      : text
  );
});
afterAll(() => opened.engine.close());

type Choices = Parameters<OpenedSurvey['pageOf']>[0];

function specsOfPages(choices: Choices): FigureSpec[] {
  const { codebook } = opened;
  const page = opened.pageOf(choices);
  const { sentences, cards, figures } = overview(page, codebook, null);
  const { profile, townships } = district(page, codebook);
  const groups = codebook.shown.groups.map(({ name }) => name);
  return [
    sentences,
    cards,
    ...figures.map(({ spec }) => spec),
    ...gaps(page, codebook).map(({ spec }) => spec),
    ...[profile, ...townships].map(({ spec }) => spec),
    ...specsOf(indicatorPage(page, codebook)),
    ...groups.flatMap((open) => answers(opened.pageOf({ ...choices, open }), codebook).map(({ spec }) => spec)),
    slice(opened.pageOf({ ...choices, rows: 'area' }), codebook, ['2013', '2014']).spec
  ];
}

async function figuresOf(choices: Choices): Promise<Figure[]> {
  const specs = specsOfPages(choices);
  const found = await opened.answer(choices, specs);
  return specs.map((spec) => build(spec, opened.survey, found));
}

const rowsOf = ({ table }: Figure, name: string) => table.rows.filter((row) => row.map(cellText).includes(name));
const isNumber = (cell: TableCell) => typeof cell !== 'string' || /^[\d.]+%?$/.test(cell);

/** What is known of whoever sent nothing: that nobody answered, what was to be reached, and the wave before. */
const isKnown = (head: string) => /(^|[ ）])n$|^目标$|^2013年$|^无单位上报/.test(head);

test.each([
  ['O01', {}],
  ['S04', {}],
  ['O03', { measure: 'people' }],
  ['O01', { area: silent.code }]
] as [string, Choices][])(
  'a district of the register that sent nothing stands in every figure that lists districts, without a number (%s, %j)',
  async (indicator, choices) => {
    const figures = await figuresOf({ ...choices, indicator });
    const missing: string[] = [];
    const claimed: string[] = [];
    let listing = 0;
    for (const figure of figures) {
      // whom to visit is a list of units: whoever sent none has none there
      const lists =
        figure.spec.kind !== 'visits' && others.filter((name) => rowsOf(figure, name).length > 0).length >= 5;
      const own = rowsOf(figure, silent.name);
      if (lists) {
        listing += 1;
        if (own.length === 0) missing.push(`${figure.spec.kind} ${figure.title}`);
      }
      for (const row of own.filter((cells) => !cells.includes('2013年')))
        for (const [at, cell] of row.entries())
          if (isNumber(cell) && !isKnown(figure.table.head[at]!))
            claimed.push(`${figure.spec.kind} ${figure.title}: ${figure.table.head[at]} ${cellText(cell)}`);
      if (new RegExp(`${silent.name}[^，；。]*(最低|最高)`).test(plain(figure.headline)))
        claimed.push(`${figure.spec.kind}: ${plain(figure.headline)}`);
    }
    expect(listing).toBeGreaterThan(5);
    expect(missing).toEqual([]);
    expect(claimed).toEqual([]);
  }
);

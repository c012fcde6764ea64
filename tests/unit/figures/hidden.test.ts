import { afterAll, beforeAll, expect, test } from 'vitest';
import { cellText, type TableCell } from '../../../src/lib/charts/table';
import { readCodebook } from '../../../src/lib/codebook/read/readCodebook';
import type { Engine } from '../../../src/lib/engine/engine';
import type { Estimate } from '../../../src/lib/estimates/estimates';
import { ask } from '../../../src/lib/estimates/ask';
import { Answers } from '../../../src/lib/figures/answers';
import { build } from '../../../src/lib/figures/build';
import type { Figure } from '../../../src/lib/figures/figure';
import type { FigureSpec } from '../../../src/lib/figures/kinds';
import { wholeQuestion } from '../../../src/lib/figures/question';
import type { Survey } from '../../../src/lib/figures/survey';
import { filterChoices } from '../../../src/lib/figures/view/filters';
import { NO_CHOICES, resolveView, viewOf, wavesOf } from '../../../src/lib/figures/view/view';
import { load } from '../../../src/lib/tables/load/load';
import { estimatesCsv } from '../../../src/lib/slides/csv';
import { cellOf } from '../../../src/lib/slides/ways/cell';
import { copy } from '../../../src/lib/slides/ways/clip';
import type { Snapshot } from '../../../src/lib/slides/snapshot';
import { nativeEngine } from '../../nativeEngine';
import { dataOf, packOf } from '../../pack';
import { preparedSource } from '../../preparedSource';
import { overview } from '../../../src/routes/overview';

const codebook = readCodebook(packOf('xiaogan'));
let engine: Engine;
let survey: Survey;
beforeAll(async () => {
  engine = await nativeEngine();
  const stored = (await load(engine, codebook, dataOf(packOf('xiaogan')))).flatMap(({ tables }) => tables);
  survey = { codebook, stored, simulated: new Set(), unconfirmed: [], boundary: null };
});
afterAll(() => engine.close());

/** Indicators of tables that hide. */
const personal = [
  ...new Set(
    codebook.indicators
      .filter(({ table }) => codebook.tables.some(({ name, hideBelow }) => name === table && hideBelow > 0))
      .map(({ id }) => id)
  )
];

/** Every figure that the pages have of a view, and the ranking and the map of every indicator of persons. */
function figuresOf(answers: Answers, filters: Record<string, string[]>, area: string | null): Figure[] {
  const page = resolveView({ ...NO_CHOICES, filters, area }, codebook, wavesOf(survey))!;
  const view = viewOf(page);
  const { sentences, cards, figures } = overview(page, codebook, null);
  const specs: FigureSpec[] = [
    sentences,
    cards,
    ...figures.map(({ spec }) => spec),
    ...personal.flatMap((indicator): FigureSpec[] => [
      { version: 1, kind: 'bars', view, indicator },
      { version: 1, kind: 'map', view, indicator, shapes: null }
    ]),
    ...codebook.coverages.map(({ name }): FigureSpec => ({ version: 1, kind: 'indicators', view, coverage: name })),
    { version: 1, kind: 'profile', view, marked: null }
  ];
  return specs.map((spec) => build(spec, survey, answers));
}

const label = (labels: Record<string, string>) => labels['zh'] ?? labels['zh-CN']!;

/** The row of a figure's table that is of an estimate: a row an area, or a row an indicator. */
function rowOf({ spec, table }: Figure, { indicator, area }: Estimate): TableCell[] | undefined {
  // beside the area that a profile is of stands the value of the total, in a column of its own
  if (spec.kind === 'profile' && area !== spec.view.area) return undefined;
  const name =
    spec.kind === 'indicators' || spec.kind === 'profile'
      ? label(codebook.indicators.find(({ id }) => id === indicator)!.label)
      : label(codebook.areas.find(({ code }) => code === area)!.label);
  return table.rows.find((row) => row.slice(0, 2).some((cell) => cellText(cell) === name));
}

/** Heads of columns in which no number may stand of what is hidden. */
const ofNumbers = /%|分）|数值|有效数|^分子$|^分母$|区间|还差|变化$|相差$/;

/** Numbers that a figure's table or its CSV has of an estimate. */
function numbersOf(figure: Figure, one: Estimate): string[] {
  const row = rowOf(figure, one) ?? [];
  const printed = row.filter((_, at) => ofNumbers.test(figure.table.head[at]!)).map(cellText);
  const [head, line] = estimatesCsv(codebook.id, [one], null)
    .split('\r\n')
    .map((text) => text.split(','));
  const free = new Set(['target', 'provisional', 'state', 'standing']);
  const written = line!.filter((_, at) => at > head!.indexOf('area') && !free.has(head![at]!) && head![at] !== 'base');
  return [...printed, ...written].filter((text) => text !== '' && text !== one.part);
}

test('what is hidden stands as a number in no table, workbook, clipboard or CSV of any figure', async () => {
  const filters: Record<string, string[]>[] = [
    {},
    ...codebook.filters.flatMap(({ name }) =>
      filterChoices(codebook, name).map((choice) => ({ [name]: [choice.name] }))
    )
  ];
  let hidden = 0;
  const told: string[] = [];
  // every fourth value is enough to see a column that prints what it should not
  for (const [at, chosen] of filters.filter((_, at) => at % 4 === 0).entries()) {
    const page = resolveView({ ...NO_CHOICES, filters: chosen }, codebook, wavesOf(survey))!;
    const query = wholeQuestion(viewOf(page), survey);
    const answers = new Answers(survey, query, await ask(preparedSource(engine), codebook, survey.stored, query));
    for (const figure of figuresOf(answers, chosen, [null, '420902', '420981'][at % 3]!)) {
      for (const one of figure.estimates) {
        if (one.state !== 'hidden' || one.wave !== page.wave) continue;
        hidden++;
        const isRow = ['bars', 'map', 'indicators', 'profile'].includes(figure.spec.kind);
        const found = isRow ? numbersOf(figure, one) : numbersOf({ ...figure, table: { head: [], rows: [] } }, one);
        if (found.length > 0) told.push(`${figure.spec.kind} ${one.indicator} ${one.area}: ${found.join(' | ')}`);
      }
      // a workbook and the clipboard hold the cells of the table and no number beside them
      const cells = figure.table.rows.flat();
      for (const cell of cells) {
        const kept = cellOf(cell);
        const number = typeof kept === 'object' && kept !== null ? kept.value : null;
        if (number !== (typeof cell === 'string' ? null : cell.number)) told.push(`workbook ${cellText(cell)}`);
      }
      const made = await copy(figure, {} as Snapshot);
      const pasted = 'clip' in made ? made.clip.text.split(/\r\n|\t/).length : 0;
      if (pasted !== figure.table.head.length + cells.length) told.push(`clipboard ${figure.title}`);
    }
  }
  expect(hidden, 'hidden cells that were looked at').toBeGreaterThan(200);
  expect(told).toEqual([]);
}, 120_000);

import type { TrellisSubject } from '../../../../src/lib/charts/trellis/subject';
import type { BreakdownSubject } from '../../../../src/lib/charts/breakdown/subject';
import type { Row } from '../../../../src/lib/codebook/expression/holds';
import { ask, type EstimateQuery } from '../../../../src/lib/estimates/ask';
import type { Estimate } from '../../../../src/lib/estimates/estimates';
import { allowRows } from '../../../../src/lib/estimates/rows';
import { duckdbRows } from '../../../../src/lib/estimates/sources/duckdbRows';
import { Answers } from '../../../../src/lib/figures/answers';
import { furtherOf } from '../../../../src/lib/figures/asks';
import { build } from '../../../../src/lib/figures/build';
import { wholeQuestion } from '../../../../src/lib/figures/question';
import type { Choices } from '../../../../src/lib/figures/view/view';
import { slice } from '../../../../src/routes/slice/slice';
import type { OpenedSurvey } from '../demo';

export const waves = ['2013', '2014'];

const answered = new WeakMap<OpenedSurvey, Map<string, Promise<Estimate[]>>>();

/** What the page shows of these choices; each question is asked once. */
export const sliced = async (demo: OpenedSurvey, choices: Partial<Choices>) =>
  (await withAnswers(demo, choices)).figure;

/** The same with what it was made of. */
export async function withAnswers(demo: OpenedSurvey, choices: Partial<Choices>) {
  const { spec } = slice(demo.pageOf(choices), demo.codebook, waves);
  const known = answered.get(demo) ?? new Map<string, Promise<Estimate[]>>();
  answered.set(demo, known);
  const of = (query: EstimateQuery) => {
    const key = JSON.stringify(query);
    const found = known.get(key) ?? ask(demo.source, demo.codebook, demo.survey.stored, query);
    known.set(key, found);
    return found;
  };
  const shared = wholeQuestion(spec.view, demo.survey);
  const { estimates, rows } = furtherOf([spec], demo.survey, shared);
  const further = {
    estimates: await Promise.all(estimates.map(async (query) => ({ query, estimates: await of(query) }))),
    rows: await Promise.all(
      rows.map(async (query) => ({
        query,
        rows: await duckdbRows(demo.engine).rows(allowRows(demo.codebook, demo.survey.stored, query))
      }))
    ),
    matched: []
  };
  const answers = new Answers(demo.survey, shared, await of(shared), further);
  return { answers, figure: build(spec, demo.survey, answers) };
}

/** Units of which every third weighs 3, every seventh nothing. */
export function weighed(csv: string): string {
  const [head, ...lines] = csv.split('\n');
  const at = head!.split(',').indexOf('weight');
  return [
    head,
    ...lines.map((line, row) => {
      const cells = line.split(',');
      if (cells.length > at) cells[at] = row % 7 === 0 ? '0' : row % 3 === 0 ? '3' : '1';
      return cells.join(',');
    })
  ].join('\n');
}
export interface Found {
  row: string;
  column: string;
  estimate: Estimate;
  text: string;
}

/** Cells by the keys of their rows and the labels of their columns. */
export async function cellsOf(demo: OpenedSurvey, choices: Partial<Choices>): Promise<Found[]> {
  const { chart } = await sliced(demo, choices);
  if (chart.type === 'breakdown') {
    const { rows } = chart.subject as BreakdownSubject;
    return rows.map(({ label, estimate }) => ({ row: label, column: '', estimate, text: '' }));
  }
  const { rows, heads } = chart.subject as TrellisSubject;
  return rows.flatMap(({ key, cells }) =>
    cells.flatMap(({ estimate, text }, at) =>
      estimate ? [{ row: key, column: heads[at]!.label, estimate, text }] : []
    )
  );
}

/** What a unit said, '' of nothing. */
export const said = (row: Row, column: string): string => String(row[column] ?? '');
export const number = (row: Row, column: string): number => Number(row[column]);
export const isNumber = (row: Row, column: string): boolean => row[column] !== null && row[column] !== undefined;

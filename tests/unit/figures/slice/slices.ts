import type { TrellisSubject } from '../../../../src/lib/charts/trellis/subject';
import type { BreakdownSubject } from '../../../../src/lib/charts/breakdown/subject';
import type { Row } from '../../../../src/lib/codebook/expression/holds';
import type { Estimate } from '../../../../src/lib/estimates/estimates';
import { build } from '../../../../src/lib/figures/build';
import type { Choices } from '../../../../src/lib/figures/view/view';
import { slice } from '../../../../src/routes/slice/slice';
import type { OpenedSurvey } from '../demo';

export const waves = ['2013', '2014'];

/** What the page shows of these choices. */
export async function sliced(demo: OpenedSurvey, choices: Partial<Choices>) {
  const { spec } = slice(demo.pageOf(choices), demo.codebook, waves);
  return build(spec, demo.survey, await demo.answer(choices, [spec]));
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

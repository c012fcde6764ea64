import type { Indicator } from '../../codebook/codebook';
import type { EstimateQuery } from '../../estimates/ask';
import type { Estimate } from '../../estimates/estimates';
import type { Group } from '../../estimates/place';
import type { Answers } from '../answers';
import { wholeQuestion } from '../question';
import { wavesOf, type View } from '../view/view';
import type { Survey } from '../survey';
import { AREAS, WAVES } from './dimension';

/** What is crossed: names of dimensions, the columns' null where there are none. */
export interface Crossed {
  indicator: string;
  rows: string;
  columns: string | null;
}

const isVariable = (name: string | null): name is string => name !== null && name !== AREAS && name !== WAVES;

/** The cells, both margins and the whole: what reads the same rows is one question to the source. */
export function crossQuestions(spec: Crossed & { view: View }, survey: Survey): EstimateQuery[] {
  const variables = [spec.rows, spec.columns].filter(isVariable);
  const groups = variables.length === 2 ? [variables, [variables[0]!], [variables[1]!], []] : [variables, []];
  const distinct = [...new Map(groups.map((group) => [group.join('\n'), group])).values()];
  return distinct.map((group) => question(spec, survey, group));
}

function question(
  { view, indicator, columns }: Crossed & { view: View },
  survey: Survey,
  group: string[]
): EstimateQuery {
  if (group.length === 0 && columns !== WAVES) return wholeQuestion(view, survey);
  const { wave, filters, base } = view;
  const waves = columns === WAVES ? wavesOf(survey) : [wave];
  return { waves, filters, base, indicators: [indicator], ...(group.length > 0 ? { group } : {}) };
}

/** The estimate of a value of the rows and one of the columns; undefined of either is its margin. */
export type CellOf = (row?: string | null, column?: string | null) => Estimate | undefined;

/** @param indicator the definition that is looked at, of the asked base */
export function cellsOf(
  spec: Crossed & { view: View },
  indicator: Indicator,
  survey: Survey,
  answers: Answers
): CellOf {
  const { view, rows, columns } = spec;
  const found = new Map<string, Estimate>();
  for (const query of crossQuestions(spec, survey))
    for (const one of answers.further(query) ?? [])
      if (one.indicator === indicator.id) found.set(key(one.wave, one.area, one.group), one);
  return (row, column) => {
    const values = [
      [rows, row],
      [columns, column]
    ] as const;
    const chosen = values.filter(([name, code]) => name !== null && code !== undefined) as [string, string | null][];
    const of = (name: string) => chosen.find(([one]) => one === name)?.[1];
    const group = Object.fromEntries(chosen.filter(([name]) => isVariable(name)));
    return found.get(key(of(WAVES) ?? view.wave, of(AREAS) ?? view.area, group));
  };
}

const key = (wave: string, area: string, group: Group): string =>
  JSON.stringify([wave, area, ...Object.entries(group).sort(([a], [b]) => (a < b ? -1 : 1))]);

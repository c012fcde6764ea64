import type { Engine } from '../../engine/engine';
import { rows } from '../../engine/rows';
import { definitions } from '../../codebook/definitions';
import type { Estimate } from '../../estimates/estimates';
import {
  differenceStatement,
  isDifferenceTold,
  type ToldDifference
} from '../../estimates/sources/differenceStatement';
import { runStatement } from '../../estimates/sources/runStatement';
import { rowsBehind, type RowsBehind } from '../../estimates/units/rowsBehind';
import type { Answers } from '../../figures/answers';
import { heldOf, versusOf, type Versus } from '../../figures/crosstab/versus/versus';
import type { ComparedNumber } from '../../figures/explain/explanation';
import { versusNumbers, type VersusChoice } from '../../figures/explain/versusNumbers';
import type { Survey } from '../../figures/survey';
import { m } from '../../paraglide/messages';
import type { OpenFile } from '../../tables/load/assemble';
import { again } from '../units/again';
import { filesBehind } from './filesBehind';

/**
 * Computes both sides of a comparison anew, by the statement that a reader is given; a sentence where they come out differently.
 * @throws SourceError, or an AbortError
 */
export const checkVersus = again(async function check(
  engine: Pick<Engine, 'query'>,
  files: OpenFile[],
  answers: Answers,
  spec: VersusChoice['spec'],
  survey: Survey,
  signal: AbortSignal
): Promise<ComparedNumber[] | { said: string }> {
  const found = versusOf(spec, survey, answers);
  if (!found?.found) return [];
  const [one, other] = (['one', 'other'] as const).map((side) => behind(found, side, spec, survey));
  if (!one || !other) return { said: m.explain_differs() };
  const held = heldOf(found);
  const statement = differenceStatement(one, other, held.held);
  const [told] = rows<ToldDifference>(await runStatement(engine, statement, signal));
  if (!told || !isDifferenceTold(told, [found.one, found.other], found.indicator, held))
    return { said: m.explain_differs() };
  return versusNumbers(found, spec, survey, answers, {
    statement,
    files: filesBehind(files, one, spec.view.area, survey.codebook)
  });
});

/** The rows of a side; of a number that is the largest of its parts, those of its part. */
function behind(
  { indicator, one, other }: Versus,
  side: 'one' | 'other',
  { view }: VersusChoice['spec'],
  { codebook, stored }: Survey
): RowsBehind | null {
  const estimate: Estimate = side === 'one' ? one : other;
  const part = definitions(codebook.indicators, view.base).find(({ id }) => id === estimate.part);
  const number = { ...estimate, indicator: (part ?? indicator).id, own: part ?? indicator };
  const found = rowsBehind(codebook, stored, number, view, { conflicts: estimate.sum?.conflicts ?? [] });
  return 'none' in found ? null : found;
}

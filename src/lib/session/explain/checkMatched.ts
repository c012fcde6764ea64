import type { Engine } from '../../engine/engine';
import { askMatched, changeQueries } from '../../estimates/matched/askMatched';
import { matchedQuery } from '../../estimates/matched/matchedChanges';
import { duckdbMatched, matchedStatement } from '../../estimates/sources/duckdbMatched';
import type { Answers } from '../../figures/answers';
import { matchedAsk, type MatchedSpec } from '../../figures/crosstab/matched/matchedTable';
import type { ComparedNumber } from '../../figures/explain/explanation';
import { matchedNumbers } from '../../figures/explain/matchedNumbers';
import type { Survey } from '../../figures/survey';
import { m } from '../../paraglide/messages';
import type { OpenFile } from '../../tables/load/assemble';
import { again } from '../units/again';
import { filesBehind } from './filesBehind';

/**
 * Finds the same units anew, by the statements that a reader is given; a sentence where they say something else than the page.
 * @throws SourceError, or an AbortError
 */
export const checkMatched = again(async function check(
  engine: Pick<Engine, 'query'>,
  files: OpenFile[],
  answers: Answers,
  spec: MatchedSpec,
  survey: Survey,
  signal: AbortSignal
): Promise<ComparedNumber[] | { said: string }> {
  const { codebook, stored } = survey;
  const ask = matchedAsk(spec, survey);
  const found = await askMatched(duckdbMatched(engine), codebook, stored, ask, signal);
  if (JSON.stringify(found) !== JSON.stringify(answers.matched(ask) ?? null)) return { said: m.explain_differs() };
  const read = stored.filter(
    ({ table, wave }) => table === ask.indicator.table && [ask.before, ask.now].includes(wave)
  );
  const behind = filesBehind(files, { stored: read }, spec.view.area, codebook);
  const queries = changeQueries(ask).map((one) => matchedQuery(codebook, stored, one));
  const statements = queries.map((query) => (query ? matchedStatement(query) : ''));
  return matchedNumbers(spec, survey, answers, behind, statements);
});

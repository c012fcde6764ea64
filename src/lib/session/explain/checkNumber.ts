import type { Engine } from '../../engine/engine';
import { rows } from '../../engine/rows';
import { ask } from '../../estimates/ask';
import type { Estimate } from '../../estimates/estimates';
import { allowRows, RowsRefused } from '../../estimates/rows';
import { duckdbRows } from '../../estimates/sources/duckdbRows';
import { duckdbSource } from '../../estimates/sources/duckdb';
import { isTold, numberStatement, type ToldNumber } from '../../estimates/sources/numberStatement';
import { runStatement } from '../../estimates/sources/runStatement';
import { countedCodes } from '../../estimates/units/countedCodes';
import { questionOf } from '../../estimates/units/questionOf';
import { rowsBehind, type NumberPlace, type NumberView } from '../../estimates/units/rowsBehind';
import { listedUnits } from '../../estimates/units/unitList';
import type { Asked, Checked } from '../../figures/explain/explanation';
import type { Answers } from '../../figures/answers';
import { m } from '../../paraglide/messages';
import type { OpenFile } from '../../tables/load/assemble';
import { again } from '../units/again';
import { filesBehind } from './filesBehind';

type Asks = Pick<Engine, 'query'>;

/**
 * Computes a number anew from its rows, by the statement that a reader is given; a sentence where it comes out differently: then
 * nothing is said of it.
 * @throws SourceError, or an AbortError
 */
export const checkNumber = again(async function check(
  engine: Asks,
  files: OpenFile[],
  answers: Answers,
  asked: Asked,
  signal: AbortSignal
): Promise<Checked | { said: string }> {
  const { estimate, indicator, part } = asked;
  const { codebook, stored } = answers.opened;
  const counted = part ?? indicator;
  const isListed = [...codebook.indicators, ...codebook.derived].some(({ id }) => id === counted.id);
  const number: NumberPlace = { ...estimate, indicator: counted.id, ...(isListed ? {} : { own: counted }) };
  const view = { wave: estimate.wave, base: counted.base, filters: asked.view.filters };
  const conflicts = estimate.sum?.conflicts ?? [];
  const codes = await countedCodes(duckdbSource(engine), codebook, stored, number, view, conflicts, signal);
  const behind = rowsBehind(codebook, stored, number, view, { conflicts, codes });
  if ('none' in behind) return { said: m.explain_differs() };
  const statement = numberStatement(behind);
  const [told] = rows<ToldNumber>(await runStatement(engine, statement, signal));
  if (!told || !isTold(told, estimate, counted)) return { said: m.explain_differs() };
  const [members, found] = await Promise.all([
    membersOf(engine, answers.of(asked.view), number, view, signal),
    rowsOf(engine, answers, number, view, conflicts, signal)
  ]);
  return { statement, codes, members, rows: found, files: filesBehind(files, behind, estimate.area, codebook) };
});

/** The estimates of the same number in all areas: of everybody they stand on the page. */
async function membersOf(
  engine: Asks,
  answers: Answers,
  number: NumberPlace,
  view: NumberView,
  signal: AbortSignal
): Promise<Estimate[]> {
  const { indicator, group, unweighted } = number;
  const columns = Object.keys(group);
  const isSame = (one: Estimate) =>
    one.indicator === indicator &&
    one.base === view.base &&
    one.wave === view.wave &&
    columns.every((column) => one.group[column] === group[column]);
  const standing = columns.length === 0 && !unweighted ? answers.estimates.filter(isSame) : [];
  if (standing.length > 0) return standing;
  const { codebook, stored } = answers.opened;
  // whose areas, of a column of areas
  const codes = Object.values(group).filter((code) => code !== null);
  const query = { ...questionOf(codebook, number, view), codes };
  return (await ask(duckdbSource(engine), codebook, stored, query, signal)).filter(isSame);
}

/** The rows of a full count; null where nobody may look at rows. */
async function rowsOf(
  engine: Asks,
  { opened: { codebook, stored } }: Answers,
  number: NumberPlace,
  view: NumberView,
  conflicts: string[],
  signal: AbortSignal
): Promise<Checked['rows']> {
  const listed = listedUnits(codebook, stored, number, view, conflicts);
  if ('unlisted' in listed) return null;
  try {
    const allowed = allowRows(codebook, stored, listed.query);
    return { listed, rows: await duckdbRows(engine).units(allowed, signal) };
  } catch (error) {
    if (error instanceof RowsRefused) return null;
    throw error;
  }
}

import type { EstimateQuery } from '../estimates/ask';
import type { MatchedAsk } from '../estimates/matched/askMatched';
import type { RowQuery } from '../estimates/rows';
import type { Answers } from './answers';
import type { Spec } from './figure';
import { kindOf } from './kinds';
import type { Survey } from './survey';

/** What figures ask together. */
export interface Asks {
  estimates: EstimateQuery[];
  rows: RowQuery[];
  /** of the same units in two waves */
  matched: MatchedAsk[];
}

/** What the figures of a page ask beside the question that all of them share, each once. */
export function furtherOf(specs: Spec[], survey: Survey, shared: EstimateQuery): Asks {
  const all = specs.flatMap((spec) => kindOf(spec).questions(spec, survey));
  return {
    estimates: once(all).filter((query) => write(query) !== write(shared)),
    rows: once(specs.flatMap((spec) => kindOf(spec).rows?.(spec, survey) ?? [])),
    matched: once(specs.flatMap((spec) => kindOf(spec).matched?.(spec, survey) ?? []))
  };
}

/** Whether all that a figure asks has been answered. */
export function isAnswered(spec: Spec, survey: Survey, answers: Answers): boolean {
  const { estimates, rows, matched } = furtherOf([spec], survey, answers.query);
  return (
    estimates.every((query) => answers.further(query)) &&
    rows.every((query) => answers.rows(query)) &&
    matched.every((ask) => answers.matched(ask) !== undefined)
  );
}

const once = <Query>(queries: Query[]): Query[] => [...new Map(queries.map((one) => [write(one), one])).values()];
const write = (query: unknown): string => JSON.stringify(query);

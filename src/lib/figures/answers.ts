import { group } from 'd3';
import type { Codebook, Indicator } from '../codebook/codebook';
import { definitions } from '../codebook/definitions';
import type { EstimateQuery } from '../estimates/ask';
import type { Estimate } from '../estimates/estimates';
import type { MatchedAnswer, MatchedAsk } from '../estimates/matched/askMatched';
import type { RowBlock, RowQuery } from '../estimates/rows';
import { wholeQuestion } from './question';
import type { Opened } from './survey';
import type { View } from './view/view';

/** What the figures of a page ask beside the question that all of them share, and what came of it. */
export interface Further {
  estimates: { query: EstimateQuery; estimates: Estimate[] }[];
  rows: { query: RowQuery; rows: RowBlock }[];
  /** null: they cannot be found again */
  matched: { ask: MatchedAsk; answer: MatchedAnswer | null }[];
}

const NOTHING: Further = { estimates: [], rows: [], matched: [] };

/** The estimates of one question about one state of the tables, found by indicator, wave and area; further ones by their question. */
export class Answers {
  /** the survey with one definition an indicator: that of the asked base where it has it */
  readonly codebook: Codebook;
  #found = new Map<string, Estimate>();
  readonly #waves: Map<string | null, Estimate[]>;
  #further: Map<string, Estimate[]>;
  #rows: Map<string, RowBlock>;
  #matched: Map<string, MatchedAnswer | null>;

  constructor(
    readonly opened: Opened,
    readonly query: EstimateQuery,
    readonly estimates: Estimate[],
    readonly others: Further = NOTHING
  ) {
    const further = others;
    const { indicators, derived } = opened.codebook;
    this.codebook = {
      ...opened.codebook,
      indicators: definitions(indicators, query.base),
      derived: definitions(derived, query.base)
    };
    this.#waves = group(estimates, ({ wave }) => wave);
    this.#further = new Map(further.estimates.map((one) => [key(one.query), one.estimates]));
    this.#rows = new Map(further.rows.map((one) => [key(one.query), one.rows]));
    this.#matched = new Map(further.matched.map((one) => [key(one.ask), one.answer]));
    const derivedIds = new Set(derived.map(({ id }) => id));
    const beside = further.estimates.flatMap((one) => (one.query.places ? [] : one.estimates));
    const isWhole = ({ group }: Estimate) => Object.keys(group).length === 0;
    for (const estimate of [...estimates, ...beside.filter((one) => derivedIds.has(one.indicator) && isWhole(one))])
      this.#found.set(key(estimate.indicator, estimate.wave, estimate.area), estimate);
  }

  indicator(id: string | null): Indicator | undefined {
    const is = (indicator: Indicator) => indicator.id === id;
    return this.codebook.indicators.find(is) ?? this.codebook.derived.find(is);
  }

  estimate(indicator: string, wave: string | null, area: string): Estimate | null {
    return wave === null ? null : (this.#found.get(key(indicator, wave, area)) ?? null);
  }

  /** All estimates of a wave; [] of none. */
  wave(wave: string | null): Estimate[] {
    return this.#waves.get(wave) ?? [];
  }

  /** The answer to a further question; null where it has not been asked. */
  further(query: EstimateQuery): Estimate[] | null {
    return key(query) === key(this.query) ? this.estimates : (this.#further.get(key(query)) ?? null);
  }

  /** The same answers with another question as the one that figures share, one under other filters; itself where that has not been asked. */
  private under(query: EstimateQuery): Answers {
    const found = key(query) === key(this.query) ? null : this.#further.get(key(query));
    return found ? new Answers(this.opened, query, found, this.others) : this;
  }

  /** The answers to what all figures of a view share. */
  of(view: View): Answers {
    return this.under(wholeQuestion(view, this.opened));
  }

  /** The rows that a further question lists; null where it has not been asked. */
  rows(query: RowQuery): RowBlock | null {
    return this.#rows.get(key(query)) ?? null;
  }

  /** What the same units say in two waves; null where they cannot be found again, undefined where it has not been asked. */
  matched(ask: MatchedAsk): MatchedAnswer | null | undefined {
    return this.#matched.get(key(ask));
  }
}

const key = (...parts: unknown[]): string => JSON.stringify(parts);

import type { Codebook, Indicator } from '../codebook/codebook';
import { definitions } from '../codebook/definitions';
import type { EstimateQuery } from '../estimates/ask';
import type { Estimate } from '../estimates/estimates';
import type { Opened } from './survey';

/** The estimates of one question about one state of the tables, found by indicator, wave and area. */
export class Answers {
  /** the survey with one definition an indicator: that of the asked base where it has it */
  readonly codebook: Codebook;
  #found = new Map<string, Estimate>();

  constructor(
    readonly opened: Opened,
    readonly query: EstimateQuery,
    readonly estimates: Estimate[]
  ) {
    this.codebook = { ...opened.codebook, indicators: definitions(opened.codebook, query.base) };
    for (const estimate of estimates) this.#found.set(key(estimate.indicator, estimate.wave, estimate.area), estimate);
  }

  indicator(id: string | null): Indicator | undefined {
    return this.codebook.indicators.find((indicator) => indicator.id === id);
  }

  estimate(indicator: string, wave: string | null, area: string): Estimate | null {
    return wave === null ? null : (this.#found.get(key(indicator, wave, area)) ?? null);
  }

  /** All estimates of a wave; [] of none. */
  wave(wave: string | null): Estimate[] {
    return this.estimates.filter((estimate) => estimate.wave === wave);
  }
}

const key = (...parts: string[]): string => JSON.stringify(parts);

import type { Codebook, Indicator } from '../codebook/codebook';
import type { EstimateQuery } from '../estimates/ask';
import type { Estimate } from '../estimates/estimates';
import type { Opened } from './session.svelte';

/** The estimates of one question about one state of the tables, found by indicator, wave and area. */
export class Answers {
  #found = new Map<string, Estimate>();

  constructor(
    readonly opened: Opened,
    readonly query: EstimateQuery,
    readonly estimates: Estimate[]
  ) {
    for (const estimate of estimates) this.#found.set(key(estimate.indicator, estimate.wave, estimate.area), estimate);
  }

  get codebook(): Codebook {
    return this.opened.codebook;
  }

  /** The definition in use: that of the asked base where the indicator has it. */
  indicator(id: string): Indicator | undefined {
    const definitions = this.codebook.indicators.filter((indicator) => indicator.id === id);
    return definitions.find(({ base }) => base === this.query.base) ?? definitions[0];
  }

  estimate(indicator: string, wave: string | null, area: string): Estimate | null {
    return wave === null ? null : (this.#found.get(key(indicator, wave, area)) ?? null);
  }

  /** One indicator in one wave, over the given areas. */
  of(indicator: string, wave: string | null, areas: string[]): Estimate[] {
    return areas.flatMap((area) => this.estimate(indicator, wave, area) ?? []);
  }
}

const key = (...parts: string[]): string => JSON.stringify(parts);

import type { EstimateQuery } from '../estimates/ask';
import type { Estimate } from '../estimates/estimates';
import { Answers } from '../figures/answers';
import type { Opened } from '../figures/survey';

/** Answers that going back finds at once. */
const maxKnown = 24;

interface Counting {
  opened: Opened;
  question: string;
  stop: AbortController;
  answers: Promise<Answers>;
}

/** Answers by their question: those that are known at once, and of those that are asked only the last. */
export class Asking {
  busy = $state(false);
  #known: { question: string; answers: Answers }[] = [];
  #now: Counting | null = null;

  constructor(readonly count: (opened: Opened, query: EstimateQuery, signal: AbortSignal) => Promise<Estimate[]>) {}

  known(opened: Opened, question: string): Answers | null {
    return this.#known.find((one) => one.answers.opened === opened && one.question === question)?.answers ?? null;
  }

  /** Rejects with an AbortError when something else is asked before the answers have come. */
  ask(opened: Opened, question: string): Promise<Answers> {
    const known = this.known(opened, question);
    if (known) return Promise.resolve(known);
    if (this.#now?.opened === opened && this.#now.question === question) return this.#now.answers;
    this.#now?.stop.abort();
    const stop = new AbortController();
    const answers = this.#count(opened, question, stop.signal).finally(() => {
      if (this.#now?.stop !== stop) return;
      this.#now = null;
      this.busy = false;
    });
    this.#now = { opened, question, stop, answers };
    this.busy = true;
    return answers;
  }

  /** Settled when nothing is being counted. */
  async settled(): Promise<void> {
    while (this.#now) await this.#now.answers.catch(() => null);
  }

  async #count(opened: Opened, question: string, signal: AbortSignal): Promise<Answers> {
    const query = JSON.parse(question) as EstimateQuery;
    const estimates = await this.count(opened, query, signal);
    signal.throwIfAborted();
    const answers = new Answers(opened, query, estimates);
    // answers about tables that are open no more are of no use
    const known = this.#known.filter((one) => one.answers.opened === opened);
    this.#known = [...known, { question, answers }].slice(-maxKnown);
    return answers;
  }
}

import type { EstimateQuery } from '../estimates/ask';
import type { Estimate } from '../estimates/estimates';
import { Answers } from '../figures/answers';
import type { Opened } from '../figures/survey';

/** Answers that going back finds at once. */
const remembered = 24;

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

  /** @param peek the answer, where nobody need be waited for */
  constructor(
    readonly peek: (opened: Opened, query: EstimateQuery) => Estimate[] | null,
    readonly count: (opened: Opened, query: EstimateQuery, signal: AbortSignal) => Promise<Estimate[]>
  ) {}

  known(opened: Opened, question: string): Answers | null {
    return this.#known.find((one) => one.answers.opened === opened && one.question === question)?.answers ?? null;
  }

  /** Rejects with an AbortError when something else is asked before the answers have come. */
  ask(opened: Opened, question: string): Promise<Answers> {
    const known = this.known(opened, question);
    if (known) return Promise.resolve(known);
    if (this.#now?.opened === opened && this.#now.question === question) return this.#now.answers;
    this.#now?.stop.abort();
    const query = JSON.parse(question) as EstimateQuery;
    const found = this.peek(opened, query);
    if (found) return Promise.resolve(this.#keep(question, new Answers(opened, query, found)));
    const stop = new AbortController();
    const answers = this.#count(opened, question, query, stop.signal).finally(() => {
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

  async #count(opened: Opened, question: string, query: EstimateQuery, signal: AbortSignal): Promise<Answers> {
    const estimates = await this.count(opened, query, signal);
    signal.throwIfAborted();
    return this.#keep(question, new Answers(opened, query, estimates));
  }

  #keep(question: string, answers: Answers): Answers {
    // answers about tables that are open no more are of no use
    const known = this.#known.filter((one) => one.answers.opened === answers.opened);
    this.#known = [...known, { question, answers }].slice(-remembered);
    return answers;
  }
}

import type { EstimateQuery } from '../estimates/ask';
import type { Estimate } from '../estimates/estimates';
import { Answers, type Further } from '../figures/answers';
import type { Asks } from '../figures/asks';
import type { Opened } from '../figures/survey';

/** Answers that going back finds at once. */
const remembered = 24;

/** What a view asks: what all figures share, and what some ask beside it. */
export interface Question {
  shared: EstimateQuery;
  further: Asks;
}

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

  constructor(
    readonly count: (
      opened: Opened,
      question: Question,
      signal: AbortSignal
    ) => Promise<{ estimates: Estimate[]; further: Further }>
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
    const asked = JSON.parse(question) as Question;
    const { estimates, further } = await this.count(opened, asked, signal);
    signal.throwIfAborted();
    const answers = new Answers(opened, asked.shared, estimates, further);
    // answers about tables that are open no more are of no use
    const known = this.#known.filter((one) => one.answers.opened === opened);
    this.#known = [...known, { question, answers }].slice(-remembered);
    return answers;
  }
}

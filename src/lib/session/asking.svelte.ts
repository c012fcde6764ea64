import type { EstimateQuery } from '../estimates/ask';
import type { Estimate } from '../estimates/estimates';
import { Answers, type Further } from '../figures/answers';
import type { Asks } from '../figures/asks';
import type { Opened } from '../figures/survey';
import type { Answering, Told } from './answering';

/** Answers that going back finds at once. */
const maxKnown = 24;

/** What a view asks: what all figures share, and what some ask beside it. */
export interface Question {
  shared: EstimateQuery;
  further: Asks;
}

export interface Answered {
  estimates: Estimate[];
  further: Further;
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

  constructor(private readonly answering: Pick<Answering, 'peek' | 'count'>) {}

  known(opened: Opened, question: string): Answers | null {
    return this.#known.find((one) => one.answers.opened === opened && one.question === question)?.answers ?? null;
  }

  /** Rejects with an AbortError when something else is asked before the answers have come. */
  ask(opened: Opened, question: string): Promise<Answers> {
    if (this.#now?.opened === opened && this.#now.question === question) return this.#now.answers;
    this.giveUp();
    const known = this.known(opened, question);
    if (known) return Promise.resolve(known);
    const asked = JSON.parse(question) as Question;
    // where nothing stands yet nothing is dimmed by a turn, and the page is to answer between the sums and the marks
    const isFirst = !this.#known.some(({ answers }) => answers.opened === opened);
    const told = this.#told(opened);
    const found = isFirst ? null : this.answering.peek(opened, asked, told);
    if (found) return Promise.resolve(this.#keep(opened, question, asked, found));
    const stop = new AbortController();
    const answers = this.#count(opened, question, asked, stop.signal).finally(() => {
      if (this.#now?.stop !== stop) return;
      this.#now = null;
      this.busy = false;
    });
    this.#now = { opened, question, stop, answers };
    this.busy = true;
    return answers;
  }

  /** What is being counted is wanted no more. */
  giveUp(): void {
    this.#now?.stop.abort();
    this.#now = null;
    this.busy = false;
  }

  /** Settled when nothing is being counted. */
  async settled(): Promise<void> {
    while (this.#now) await this.#now.answers.catch(() => null);
  }

  async #count(opened: Opened, question: string, asked: Question, signal: AbortSignal): Promise<Answers> {
    const found = await this.answering.count(opened, asked, signal, this.#told(opened)).catch((error: unknown) => {
      signal.throwIfAborted();
      throw error;
    });
    signal.throwIfAborted();
    return this.#keep(opened, question, asked, found);
  }

  /** What an earlier question was answered: two of them may share all but one figure. */
  #told(opened: Opened): Told {
    const known = this.#known.filter(({ answers }) => answers.opened === opened).reverse();
    return (query) => {
      for (const { answers } of known) {
        const found = answers.further(query);
        if (found) return found;
      }
      return null;
    };
  }

  #keep(opened: Opened, question: string, { shared }: Question, { estimates, further }: Answered): Answers {
    const answers = new Answers(opened, shared, estimates, further);
    // answers about tables that are open no more are of no use
    const known = this.#known.filter((one) => one.answers.opened === opened);
    this.#known = [...known, { question, answers }].slice(-maxKnown);
    return answers;
  }
}

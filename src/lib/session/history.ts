import type { Own } from '../codebook/own/own';
import type { OwnTarget } from '../codebook/ownTargets';
import type { Choices } from '../figures/view/view';
import type { OpenFile } from '../tables/load/assemble';

/** What a person can go back to: which files are open, and what is looked at. */
export interface Moment {
  /** going back never crosses from one survey to another */
  survey: string;
  choices: Choices;
  /** null while those that came with the survey are on their way */
  files: OpenFile[] | null;
  /** targets that are set here */
  targets: readonly OwnTarget[];
  /** variables and measures that are defined here */
  own: Own;
}

const most = 50;

/** Moments in their order, and where in them the page stands: what `undo` and `redo` lead to. */
export class History {
  #moments: Moment[] = [];
  #at = -1;

  /** What the page has become. What lay ahead is gone when it is something new. */
  note(moment: Moment): void {
    if (this.#moments[this.#at]?.survey !== moment.survey) {
      this.#moments = [];
      this.#at = -1;
    }
    const { files } = moment;
    this.#moments = this.#moments.map((one) => (one.files === null ? { ...one, files } : one));
    const now = this.#moments[this.#at];
    if (now && sayOf(now) === sayOf(moment)) {
      this.#moments[this.#at] = moment;
      return;
    }
    this.#moments = [...this.#moments.slice(0, this.#at + 1), moment].slice(-most);
    this.#at = this.#moments.length - 1;
  }

  /** What a step back (-1) or forward (1) leads to; null at the end. */
  ahead(step: -1 | 1): Moment | null {
    return this.#moments[this.#at + step] ?? null;
  }

  /** Goes that step. @returns what the page should become; null at the end */
  go(step: -1 | 1): Moment | null {
    const next = this.ahead(step);
    if (next) this.#at += step;
    return next;
  }
}

/** Two moments that say the same are one: files by what is read of them, whatever has been counted since. */
export const filesSay = (files: OpenFile[] | null): string =>
  JSON.stringify(
    files?.map(({ id, tables, without, replaces }) => [id, tables.map(({ name }) => name), without, replaces]) ?? null
  );

const sayOf = ({ choices, files, targets, own }: Moment): string =>
  JSON.stringify([choices, filesSay(files), targets, own]);

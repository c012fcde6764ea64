import type { Board } from './board.svelte';
import type { Files } from './files/files.svelte';
import { filesSay, History } from './history';
import type { Owns } from './own/owns.svelte';
import type { Targets } from './targets/targets.svelte';

/** Steps back and forward through what was looked at, which files were open, which targets were set and what was defined. */
export class Steps {
  #history = new History();
  /** what stands on the page is on the way between two moments */
  #isGoing = false;

  /** @param isBusy files wait for a word, or are on their way: they come first */
  constructor(
    readonly board: Board,
    readonly files: Files,
    readonly targets: Targets,
    readonly own: Owns,
    readonly isBusy: () => boolean
  ) {}

  /** Notes what the page has become. */
  note(): void {
    const { opened, list, isPromised } = this.files;
    if (!opened || this.#isGoing) return;
    this.#history.note({
      survey: opened.codebook.id,
      // which follow from what is defined
      choices: { ...this.board.choices, defined: null },
      files: isPromised ? null : list,
      targets: this.targets.of(opened.codebook.id),
      own: this.own.of(opened.codebook.id)
    });
  }

  async go(by: -1 | 1): Promise<void> {
    const moment = this.#history.ahead(by);
    if (!moment || this.#isGoing) return;
    const { files, choices, targets, own, survey } = moment;
    const isOfFiles = files !== null && filesSay(files) !== filesSay(this.files.list);
    if (isOfFiles && this.isBusy()) return;
    this.#isGoing = true;
    this.#history.go(by);
    try {
      if (isOfFiles) await this.files.goTo(files);
      if (JSON.stringify(targets) !== JSON.stringify(this.targets.of(survey))) this.targets.goTo(survey, targets);
      if (JSON.stringify(own) !== JSON.stringify(this.own.of(survey))) await this.own.goTo(survey, own);
      await this.board.go(choices);
    } finally {
      this.#isGoing = false;
      this.note();
    }
  }
}

import { Eventual } from '$lib/session/files/Eventual.svelte';
import type { Pending } from '$lib/session/files/pending';
import type { Placement } from '$lib/session/files/place';
import type { Session } from '$lib/session/session.svelte';
import type { Keeps } from '$lib/tables/load/repeats';
import { tableOf } from '$lib/ui/intake/codebookWords';
import { concerns } from '$lib/ui/intake/concerns/concerns';
import { fileState } from '$lib/ui/intake/intakeState';
import { placements } from './placements';

/** Where the files that wait go, and how each of them stands then. */
export class Placing {
  #kept = $state<Keeps | null>(null);
  #chosen = $state<Placement | null>(null);
  readonly #session: Session;
  readonly #pending: () => Pending;

  constructor(session: Session, pending: () => Pending) {
    this.#session = session;
    this.#pending = pending;
  }

  ways = $derived.by(() => placements(this.#pending()));
  way = $derived.by(() => (this.ways.find(({ value }) => value === this.#chosen) ?? this.ways[0]!).value);
  keeps = $derived(this.#kept ?? 'later');
  #asked = $derived.by(() => this.#session.pending.overlap(this.way, this.keeps));
  #overlap = $derived(new Eventual(this.#asked));
  /** null while it is looked for */
  overlap = $derived(this.#overlap.now);
  /** of units that stand in two files a person has yet to say whose rows count */
  isOpen = $derived(this.#kept === null && this.overlap !== null && this.overlap.repeats.length > 0);
  files = $derived.by(() => {
    const { codebook } = this.#session.files.opened!;
    return this.#pending().files.map(({ report, source: { instructions = {} } }, at) => {
      const found = concerns(report, instructions, tableOf(codebook, report.table)?.area);
      const isRepeated = this.overlap && this.isOpen && this.overlap.places.has(at);
      return { report, instructions, concerns: found, state: fileState(report, found, isRepeated) };
    });
  });
  /** how much of them a person should look at */
  toCheck = $derived.by(() => {
    const unusable = this.files.filter(({ state }) => state === 'unusable').length;
    const found = this.files.reduce((sum, { concerns }) => sum + concerns.length, 0);
    return found + unusable + (this.isOpen ? this.overlap!.repeats.length : 0);
  });

  choose(way: Placement): void {
    this.#chosen = way;
  }

  keep(keeps: Keeps): void {
    this.#kept = keeps;
  }
}

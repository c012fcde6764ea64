import type { Design } from '../../stats/design/design';
import { append } from './append';
import { sumsOver, type CellBlock, type MeasureSums, type Sums } from './cellBlock';
import { designOf } from './design';
import type { Slice } from './slices';

/** Places in the block of the groups of one slice and wave, by area as the table names it; '' of rows that name none. */
export type Rows = ReadonlyMap<string, readonly number[]>;

/** An answer, by what is looked at. */
export class Answered {
  #rows = new Map<string, number[]>();
  #slices = new Map<Slice, Map<string, Rows>>();

  #designs = new Map<string, Design | null>();
  /** by group */
  #psu: Int32Array;

  constructor(private readonly block: CellBlock) {
    this.#psu = Int32Array.from(block.drawn ? block.groups : [], ({ psu }) => psu ?? -1);
    for (const [at, { set, wave }] of block.groups.entries()) append(this.#rows, join(set, wave), at);
  }

  /** The rows of a slice. */
  rows(slice: Slice, wave: string): Rows {
    let byWave = this.#slices.get(slice);
    if (!byWave) this.#slices.set(slice, (byWave = new Map()));
    let found = byWave.get(wave);
    if (!found) byWave.set(wave, (found = this.#rowsOf(slice, wave)));
    return found;
  }

  /** The values of a key that rows of a set have, in order, the blank apart. */
  values(set: string, key: string, wave: string): string[] {
    const all = this.#rows.get(join(set, wave)) ?? [];
    return [...new Set(all.flatMap((at) => this.block.groups[at]!.key[key] ?? []))].sort();
  }

  /** Whether a set has rows in a wave, and the tables of the wave what the measure is made of. */
  has(measure: string, set: string, wave: string): boolean {
    return this.#rows.has(join(set, wave)) && this.#measure(measure, wave) !== null;
  }

  /** Whether the tables of a wave have what a measure is made of, or nobody has asked. */
  isMade(measure: string, wave: string): boolean {
    return this.block.measures.get(measure)?.waves.includes(wave) ?? true;
  }

  /** What a measure adds up to, by area as the table names it; empty where it is made of what the wave's tables lack. */
  sums(measure: string, rows: Rows, wave: string): Map<string, Sums> {
    const sums = new Map<string, Sums>();
    const of = this.#measure(measure, wave);
    if (!of) return sums;
    const design = this.#design(wave);
    for (const [code, groups] of rows) {
      const partition = this.block.groups[groups[0]!]!.set;
      const psus = design && { design, sums: of, psu: this.#psu, groups, partition };
      sums.set(code, { ...sumsOver(this.block, of, groups), ...(psus ? { psus } : {}) });
    }
    return sums;
  }

  #design(wave: string): Design | null {
    let found = this.#designs.get(wave);
    if (found === undefined) {
      const drawn = this.block.drawn?.[wave];
      this.#designs.set(wave, (found = drawn ? designOf(drawn) : null));
    }
    return found;
  }

  #measure(id: string, wave: string): MeasureSums | null {
    const measure = this.block.measures.get(id);
    return measure?.waves.includes(wave) ? measure : null;
  }

  #rowsOf({ set, values }: Slice, wave: string): Rows {
    const areas = new Map<string, number[]>();
    for (const at of this.#rows.get(join(set, wave)) ?? []) {
      const { key: of } = this.block.groups[at]!;
      if (values.every(({ key, chosen }) => chosen.includes(of[key] ?? null))) append(areas, of['area'] ?? '', at);
    }
    return areas;
  }
}

const join = (...parts: string[]): string => JSON.stringify(parts);

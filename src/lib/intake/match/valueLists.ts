import type { Codebook, Variable } from '../../codebook/codebook';
import { normal } from './normal';
import { separatorsOf, type Platform } from '../shape/platform';

/** Name of the list that all areas make up. */
const areaList = ' areas';

/** The lists of a survey by what their answers are called. */
export interface ValueLists {
  /** the lists that have an answer of this name */
  of(text: string): ReadonlySet<string>;
  isOption(text: string): boolean;
}

const made = new WeakMap<Codebook, ValueLists>();

export function valueLists(codebook: Codebook): ValueLists {
  const known = made.get(codebook) ?? make(codebook);
  made.set(codebook, known);
  return known;
}

const none: ReadonlySet<string> = new Set();

function make({ choices, areas }: Codebook): ValueLists {
  const lists = new Map<string, Set<string>>();
  const add = (list: string, code: string, label: Record<string, string>, aliases: string[]) => {
    for (const name of [code, ...Object.values(label), ...aliases].map(normal))
      lists.set(name, (lists.get(name) ?? new Set()).add(list));
  };
  for (const [list, entries] of choices)
    for (const { name, label, aliases } of entries) add(list, name, label, aliases);
  for (const { code, label, aliases } of areas) add(areaList, code, label, aliases);
  return {
    of: (text) => lists.get(normal(text)) ?? none,
    isOption: (text) => [...(lists.get(normal(text)) ?? none)].some((list) => list !== areaList)
  };
}

export const listOf = ({ type, list }: Variable): string | null => (type === 'area' ? areaList : list);

const maxRead = 30;

/** Codes that say nothing: every list of points has them, and every count. */
const bare = /^\d{1,3}(\.0)?$/;

/** The share of a column's different texts that each list knows, 0..1; also of several answers in one cell. */
export function sharesOf(values: string[], lists: ValueLists, platform: Platform): Map<string, number> {
  const counts = new Map<string, number>();
  const read = values.slice(0, maxRead);
  for (const text of read) {
    if (bare.test(text)) continue;
    const whole = lists.of(text);
    const parts = whole.size > 0 ? [] : partsOf(text, platform);
    const known =
      parts.length > 1
        ? [...lists.of(parts[0]!)].filter((list) => parts.every((part) => lists.of(part).has(list)))
        : whole;
    for (const list of known) counts.set(list, (counts.get(list) ?? 0) + 1 / read.length);
  }
  return counts;
}

function partsOf(text: string, platform: Platform): string[] {
  const separator = separatorsOf(platform).find((one) => text.includes(one));
  return separator === undefined ? [] : text.split(separator).filter((part) => part.trim() !== '');
}

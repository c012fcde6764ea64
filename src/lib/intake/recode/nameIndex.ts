import type { Label } from '../../i18n/label';
import { narrow, unmarked } from './narrow';
import { normal } from '../match/normal';
import type { Reading } from './reading';
import type { ChangeRule } from '../report/report';

interface Named {
  label: Label;
  aliases: string[];
}

/** Finds entries by what a form may print for them. */
export interface NameIndex<Entry> {
  /** the entry with this code, label or alias; null when there is none, or two */
  named(text: string): Reading<Entry> | null;
  /** by label or alias only, and with all marks in them left out: 农林牧渔业, 1-24人 */
  likened(text: string): Reading<Entry> | null;
}

/**
 * A code wins over a label, a label over an alias. A name that two entries share in the same way is nobody's.
 * @param extra further names of an entry, which count as aliases
 */
export function nameIndex<Entry extends Named>(
  entries: Entry[],
  code: (entry: Entry) => string,
  extra: (entry: Entry) => string[] = () => []
): NameIndex<Entry> {
  const ranks: [ChangeRule | null, (entry: Entry) => string[]][] = [
    [null, (entry) => [code(entry)]],
    ['label', ({ label }) => Object.values(label)],
    ['alias', ({ aliases }) => aliases],
    ['label', (entry) => Object.values(entry.label).map((label) => joined(code(entry), label))],
    ['alias', extra]
  ];
  const exact = index(ranks, entries, normal);
  const like = index(ranks.slice(1), entries, likeness);
  return {
    named(text) {
      const found = exact.get(normal(text)) ?? null;
      if (!found || found.rule !== null) return found;
      return { value: found.value, rule: codeRule(text, code(found.value)) };
    },
    likened(text) {
      const plain = likeness(text);
      return plain === '' ? null : (like.get(plain) ?? null);
    }
  };
}

function index<Entry>(
  ranks: [ChangeRule | null, (entry: Entry) => string[]][],
  entries: Entry[],
  key: (name: string) => string
): Map<string, Reading<Entry> | null> {
  const known = new Map<string, Reading<Entry> | null>();
  for (const [rule, names] of ranks) {
    const here = new Map<string, Reading<Entry> | null>();
    for (const entry of entries) {
      for (const name of names(entry).map(key)) {
        if (name === '' || known.has(name)) continue;
        const other = here.get(name);
        if (other === undefined) here.set(name, { value: entry, rule });
        else if (other?.value !== entry) here.set(name, null);
      }
    }
    for (const [name, reading] of here) known.set(name, reading);
  }
  return known;
}

/** 5非常满意; not 1 and 0元, which would be 10元. */
function joined(code: string, label: string): string {
  return /\d$/.test(code) && /^\d/.test(label) ? '' : code + label;
}

/** How a code is written when it is not written as itself. */
export function codeRule(text: string, code: string): ChangeRule | null {
  if (text === code) return null;
  const bare = unmarked(text);
  if (bare === code) return 'textMark';
  return narrow(bare) === code ? 'wide' : 'alias';
}

const thousands = /(\d),(?=\d{3}(?!\d))/g;
const dashes = /[-\u2010-\u2015\u2212~]+/g;
const mark = `[、,.·•“”"'‘’()【】[\\]《》:;?!]`;
/** 1.5 is not 15 */
const marks = new RegExp(`(?<!\\d)${mark}+|${mark}+(?!\\d)`, 'g');

/** A name of which only words and numbers count. One without a word is too little to go by. */
function likeness(text: string): string {
  const plain = normal(text).replace(thousands, '$1').replace(dashes, '-').replace(marks, '').replace(/其它/g, '其他');
  return /\p{L}/u.test(plain) ? plain : '';
}

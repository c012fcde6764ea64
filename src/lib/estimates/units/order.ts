import { answerAt, type RowColumn } from './unitRows';

export interface Order {
  column: string;
  descending: boolean;
}

/**
 * Rows in the order of a column, blanks last either way; equal ones stay in the order of the table.
 * @param wordRank of a column of codes: where each word of it stands; else words stand by their letters
 */
export function ordered(
  rows: Int32Array,
  column: RowColumn | undefined,
  descending: boolean,
  wordRank: (words: string[]) => number[] = byLetters
): Int32Array {
  if (!column || rows.length < 2) return rows;
  const sign = descending ? -1 : 1;
  const keys = column.type === 'text' ? textKeys(rows, column) : numberKeys(rows, column, wordRank);
  const packed = pack(keys, descending);
  if (packed) {
    packed.sort();
    const sorted = new Int32Array(packed.length);
    for (let place = 0; place < sorted.length; place += 1) sorted[place] = rows[packed[place]! % most]!;
    return sorted;
  }
  const places = Uint32Array.from(rows, (_, place) => place);
  places.sort((a, b) => {
    const [one, other] = [keys[a]!, keys[b]!];
    if (one === other || (Number.isNaN(one) && Number.isNaN(other))) return a - b;
    if (Number.isNaN(one)) return 1;
    return Number.isNaN(other) ? -1 : sign * (one - other);
  });
  return Int32Array.from(places, (place) => rows[place]!);
}

/** More rows, or larger numbers, are compared one by one. */
const most = 2 ** 20;

/** Whole numbers with their places behind them, which sort ten times as fast as by a comparison; null where they are others. */
function pack(keys: Float64Array, descending: boolean): Float64Array | null {
  if (keys.length > most) return null;
  let [low, high] = [Infinity, -Infinity];
  for (const key of keys) {
    if (Number.isNaN(key)) continue;
    if (!Number.isInteger(key)) return null;
    if (key < low) low = key;
    if (key > high) high = key;
  }
  if (high - low > 2 ** 31) return null;
  const packed = new Float64Array(keys.length);
  for (let place = 0; place < packed.length; place += 1) {
    const key = keys[place]!;
    const rank = Number.isNaN(key) ? high - low + 1 : descending ? high - key : key - low;
    packed[place] = (Number.isFinite(rank) ? rank : 0) * most + place;
  }
  return packed;
}

function numberKeys(
  rows: Int32Array,
  column: RowColumn & { type: 'number' | 'code' },
  wordRank: (words: string[]) => number[]
): Float64Array {
  const keys = new Float64Array(rows.length);
  const ranks = column.type === 'code' ? wordRank(column.words) : null;
  for (let place = 0; place < keys.length; place += 1) {
    const row = rows[place]!;
    keys[place] = column.type === 'number' ? column.values[row]! : (ranks![column.codes[row]!] ?? NaN);
  }
  return keys;
}

/** The place of each text among them all. */
function textKeys(rows: Int32Array, column: RowColumn & { type: 'text' }): Float64Array {
  const texts = Array.from(rows, (row) => answerAt(column, row) as string | null);
  const known = [...new Set(texts.filter((one) => one !== null))];
  const ranks = new Map(byLetters(known).map((rank, at) => [known[at]!, rank]));
  return Float64Array.from(texts, (one) => (one === null ? NaN : ranks.get(one)!));
}

function byLetters(words: string[]): number[] {
  const sorted = words.map((_, at) => at).sort((a, b) => (words[a]! < words[b]! ? -1 : words[a]! > words[b]! ? 1 : 0));
  const ranks = new Array<number>(words.length);
  sorted.forEach((at, rank) => (ranks[at] = rank));
  return ranks;
}

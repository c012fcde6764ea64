import type { Choice, MissingKind } from '../../codebook/codebook';
import { markerReader } from '../shape/markers';
import { unmarked } from './narrow';
import { normal } from '../match/normal';
import type { Platform } from '../shape/platform';
import { readBoolean } from './readBoolean';
import { choiceReader, type ChoiceReader } from './readChoice';

const chosen = new Set('选中 已选 已选中 选 勾选 ● ■ selected checked'.split(' '));
const declined = new Set('未选中 未选 不选 ○ unselected unchecked - -- — —— / \\'.split(' '));
/** In one form a cross chooses and in another it declines; 无 declines, or is what the option is called. */
const unclear = new Set('x 无 没有 没'.split(' '));

/**
 * One cell in the column of an option. 1: chosen; 0: not chosen; a kind of missing answer; null: not understood.
 * Most platforms write the option's own words where it was chosen and nothing where it was not.
 * @param option without it nobody knows whether 无 is a no or the option's own name
 */
export function readChosen(text: string, platform: Platform, option?: Choice): 0 | 1 | MissingKind | null {
  const bare = unmarked(text);
  const word = normal(bare);
  if (bare === '') return 'blank';
  if (option && ownWords(option)(bare)) return 1;
  if (declined.has(word)) return 0;
  // LimeSurvey's word for an option that was not shown
  if (word === 'n/a') return 'not_asked';
  const missing = markers[platform](word);
  if (missing) return missing;
  if (chosen.has(word)) return 1;
  const value = readBoolean(bare)?.value;
  if (unclear.has(word)) return value === 0 && option && word !== 'x' ? 0 : null;
  if (value !== undefined) return value;
  return /\p{L}/u.test(word) ? 1 : null;
}

const readers = new WeakMap<Choice, ChoiceReader>();
function ownWords(option: Choice): ChoiceReader {
  const reader = readers.get(option) ?? choiceReader([option], 'wjx');
  readers.set(option, reader);
  return reader;
}

const none: ReadonlySet<MissingKind> = new Set();
const reader = (platform: Platform) => markerReader('boolean', platform, none);
const markers: Record<Platform, (word: string) => MissingKind | null> = {
  wjx: reader('wjx'),
  tencent: reader('tencent'),
  jinshuju: reader('jinshuju'),
  plain: reader('plain')
};

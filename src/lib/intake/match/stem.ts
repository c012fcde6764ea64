import { normal } from './normal';
import { unit } from '../recode/unit';

/** What a header asks, without what forms and platforms put around it. */
export interface Stem {
  /** as names are compared; '' where a platform writes the number only: 第18题(劳动就业) */
  text: string;
  /** kind of what is counted where a bracket says so: 职工总数（人）; null when none does */
  unit: string | null;
  /** the words in the bracket after a number: 劳动就业 */
  part: string | null;
  number: number | null;
}

const partOfNumber = /^第(\d{1,3})题\((.*)\)$/s;
const numbered = /^\(?(?:第|q)?(\d{1,3})(?:题[、.:]?|[、:)]|\.(?!\d))(?=.)/;
const section = /^(?:\([一二三四五六七八九十]{1,3}\)|[一二三四五六七八九十]{1,3}、)(?=.)/;
const marks = /[:?。.*!,;_、]+$/;
const blank = /_填空1?$/;
const bracket = /^(.+)[([【〔[]([^()[\]【】〔〕]{1,20})[)\]】〕]$/s;

/** What a bracket says of the way to answer, not of what is asked. */
const manner =
  /^(?:.*(?:单选|多选|复选|选题|选择题)|不定项.*|(?:限|可|任|最多|至多|至少|最少|多)选.*|请.*(?:选|填|注明|说明|补充).*|[单多问]选?题|填空题?|矩阵.*|量表.*|排序.*|下拉.*|[必选]填|必答|选答|注明|请注明|可不填)$/;

/** Of these a header may go without: nobody counts them in another size. */
const plainKinds = new Set('person thing body time copy money age year month day clock'.split(' '));

/** Takes number, marks and manner of answering from a header; a unit that changes the value, such as 万元 or ％, stays part of it. */
export function stemOf(header: string): Stem {
  const name = normal(header).replace(/^\*+/, '');
  const [, alone, part] = partOfNumber.exec(name) ?? [];
  if (alone !== undefined) return { text: '', unit: null, part: part!, number: Number(alone) };
  const [lead = '', number] = numbered.exec(name) ?? [];
  const stem: Stem = { text: name.slice(lead.length), unit: null, part: null, number: number ? Number(number) : null };
  if (!number) stem.text = stem.text.replace(section, '');
  for (let before = ''; before !== stem.text;) {
    before = stem.text;
    strip(stem);
  }
  return stem;
}

function strip(stem: Stem): void {
  stem.text = stem.text.replace(marks, '').replace(blank, '');
  const [, rest, words] = bracket.exec(stem.text) ?? [];
  if (rest === undefined || words === undefined) return;
  if (manner.test(words)) stem.text = rest;
  const counted = unit(words.replace(/^单位:/, ''));
  if (!counted || stem.unit !== null || counted.power !== 0 || !plainKinds.has(counted.kind)) return;
  stem.text = rest;
  stem.unit = counted.kind === 'clock' ? `clock${counted.seconds}` : counted.kind;
}

/** True when two stems ask the same, so far as they say. */
export function isSameStem(one: Stem, other: Stem): boolean {
  return one.text === other.text && (one.unit === null || other.unit === null || one.unit === other.unit);
}

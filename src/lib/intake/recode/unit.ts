import type { Variable } from '../../codebook/codebook';

/** What a number counts. Only units of one kind are the same thing in another size. */
export interface Unit {
  kind: string;
  /** of ten: 万元 is 4 */
  power: number;
  /** of units of time: 60 is a minute */
  seconds: number | null;
}

/** 人次 and 人 are different kinds: who asks for persons cannot use visits. */
const words: [string, ...string[]][] = [
  ['person', '人', '名', '位', '个人'],
  ['visit', '人次'],
  ['thing', '个', '项', '件', '条', '张'],
  ['body', '家', '户', '所', '处', '座'],
  ['time', '次', '场', '回', '期', '届'],
  ['copy', '份', '本', '册'],
  ['money', '元', '块', '块钱'],
  ['point', '分'],
  ['age', '岁', '周岁'],
  ['year', '年'],
  ['month', '个月', '月'],
  ['week', '周'],
  ['day', '天', '日'],
  ['percent', '%'],
  ['permille', '‰'],
  ['area', '平方米', '㎡', 'm²']
];

const kinds = new Map(words.flatMap(([kind, ...names]) => names.map((name) => [name, kind] as const)));
const seconds = new Map([
  ...['秒', '秒钟', 's'].map((name) => [name, 1] as const),
  ...['分钟', 'min'].map((name) => [name, 60] as const),
  ...['小时', '个小时', 'h'].map((name) => [name, 3600] as const)
]);
const powers = new Map(Object.entries({ '': 0, 百: 2, 千: 3, 万: 4, 十万: 5, 百万: 6, 千万: 7, 亿: 8 }));
const things = new Set(['person', 'thing', 'body', 'time', 'copy']);
const multiplied = new Set([...things, 'visit', 'money']);

/** A unit by its word, with what it is multiplied by: 人, 万元, 亿, ％. `kind` is '' for a bare 万. null when it is none. */
export function unit(word: string): Unit | null {
  const [, multiple = '', name = ''] = /^(百万|千万|十万|[百千万亿])?(.*)$/s.exec(word)!;
  const power = powers.get(multiple)!;
  if (name === '') return multiple === '' ? null : { kind: '', power, seconds: null };
  const length = seconds.get(name);
  if (length !== undefined) return power === 0 ? { kind: 'clock', power, seconds: length } : null;
  const kind = kinds.get(name);
  return kind === undefined ? null : { kind, power, seconds: null };
}

/** The unit that a question's label asks for: in brackets, 职工总数（人）, or before 数 or 限, 培训天数. null when it names none. */
export function unitOf({ label, aliases }: Pick<Variable, 'label' | 'aliases'>): Unit | null {
  for (const name of [...Object.values(label), ...aliases]) {
    const found = inBrackets(name) ?? atEnd(name);
    if (found) return found;
  }
  return null;
}

function inBrackets(name: string): Unit | null {
  for (const [, content] of name.normalize('NFKC').matchAll(/\(([^()]*)\)/g)) {
    const found = unit(content!.replace(/^单位:/, '').trim());
    if (found && found.kind !== '')
      return found.kind === 'point' && /时间|时长|用时|耗时/.test(name) ? unit('分钟') : found;
  }
  return null;
}

function atEnd(name: string): Unit | null {
  const plain = name.normalize('NFKC').replace(/\([^()]*\)/g, '');
  if (plain.endsWith('年龄')) return unit('岁');
  const [, word] = /(人次|(?:分钟|小时|个月|[人家户件份次场届天年月]|岁)(?=[数限份]$))[数限份]?$/.exec(plain) ?? [];
  return word === undefined ? null : unit(word);
}

/**
 * How a number written in one unit is given in the unit that a question asks for: times `factor`, or ten to the power.
 * A unit of another kind is null, and so is every factor that would have to be guessed:
 * - 1.2万 is 12000 where people are counted, but nobody knows what it is in a column of 万元
 * - 12.5% and 1.2万元 need a label that says % or 元
 */
export function conversion(
  written: Unit,
  asked: Unit | null,
  isWhole: boolean
): { power: number; factor: number } | null {
  const same = (power: number) => ({ power, factor: 1 });
  if (asked === null) {
    if (written.kind === 'percent' || written.kind === 'permille') return null;
    if (written.power !== 0 && (written.kind === 'money' || !isWhole)) return null;
    return same(written.power);
  }
  if (written.seconds !== null || asked.seconds !== null) {
    const length = written.seconds ?? (written.kind === 'point' && written.power === 0 ? 60 : null);
    return length !== null && asked.seconds !== null ? { power: 0, factor: length / asked.seconds } : null;
  }
  if (written.kind === '') return asked.power === 0 && multiplied.has(asked.kind) ? same(written.power) : null;
  // 个 is said of anything
  const pair = [written.kind, asked.kind];
  const isAlike = pair.includes('thing') && pair.every((kind) => things.has(kind));
  return written.kind === asked.kind || isAlike ? same(written.power - asked.power) : null;
}

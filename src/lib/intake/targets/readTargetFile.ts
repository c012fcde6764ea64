import { csvParseRows } from 'd3';
import type { Codebook, Indicator } from '../../codebook/codebook';
import { targetKey, type OwnTarget } from '../../codebook/ownTargets';

/** Why a row is no target. */
export type Wrong = 'indicator' | 'area' | 'period' | 'value' | 'twice';

/** A file of targets: those that are understood, and the rows that are not. */
export interface ReturnedTargets {
  targets: OwnTarget[];
  wrong: { line: number; why: Wrong; text: string }[];
}

type Known = Pick<Codebook, 'indicators' | 'areas' | 'waves' | 'root' | 'areaTypes'>;
const columns = ['indicator', 'area', 'period', 'value'] as const;

/** Whether these are the heads of a file of targets: the columns of targets.csv. */
export function isTargetHead(head: string[]): boolean {
  const names = head.map(nameOf);
  return columns.every((column) => names.includes(column));
}

/**
 * Targets as targets.csv has them, shares in per cent (92 or 92%); null of any other file. A share of at most 1 without the sign may
 * be 0.92 of 1: it is not taken for one. Of two rows of one place with different values neither is taken.
 * @param at when they are set, where a row does not say it
 */
export function readTargetFile(csv: string, codebook: Known, by: string, at: string): ReturnedTargets | null {
  const [head = [], ...rows] = csvParseRows(csv.replace(/^\uFEFF/, ''));
  if (!isTargetHead(head)) return null;
  const names = head.map(nameOf);
  const wrong: ReturnedTargets['wrong'] = [];
  const found = new Map<string, { line: number; target: OwnTarget }>();
  const twice = new Set<string>();
  rows.forEach((row, index) => {
    const line = index + 2;
    const cell = (name: string) => (row[names.indexOf(name)] ?? '').normalize('NFKC').trim().replace(/^'/, '');
    if (row.every((text) => text.trim() === '')) return;
    const [id, area, period] = [cell('indicator'), cell('area'), cell('period')];
    const reject = (why: Wrong, text: string) => void wrong.push({ line, why, text });
    const indicator = codebook.indicators.find((one) => one.id === id);
    if (!indicator) return reject('indicator', id);
    if (!isArea(codebook, area)) return reject('area', area);
    if (period !== '' && !codebook.waves.some((wave) => wave.id === period)) return reject('period', period);
    const value = targetValue(cell('value'), indicator);
    if (value === null) return reject('value', cell('value'));
    const target = { indicator: id, area, period, value, by: cell('set_by') || by, at: cell('set_at') || at };
    const key = targetKey(target);
    const before = found.get(key);
    if (before && before.target.value !== value) {
      twice.add(key);
      reject('twice', `${id} ${area} ${period}`.trim());
    } else if (!before) found.set(key, { line, target });
  });
  for (const key of twice) {
    const { line, target } = found.get(key)!;
    wrong.push({ line, why: 'twice', text: `${target.indicator} ${target.area} ${target.period}`.trim() });
    found.delete(key);
  }
  return {
    targets: [...found.values()].map(({ target }) => target),
    wrong: wrong.sort((a, b) => a.line - b.line)
  };
}

/** What is written as a target in the scale of the value; null where it is none, or no value of the indicator can be it. */
export function targetValue(written: string, { format }: Pick<Indicator, 'format'>): number | null {
  const text = written.normalize('NFKC').trim();
  const match = /^([+-]?\d+(?:\.\d+)?)\s*(%?)$/.exec(text);
  if (!match) return null;
  const isPercent = match[2] === '%';
  if (format === 'number') return isPercent || Number(match[1]) < 0 ? null : Number(match[1]);
  const percent = Number(match[1]);
  if (!isPercent && percent !== 0 && Math.abs(percent) <= 1) return null;
  const value = Number((percent / 100).toPrecision(12));
  return value > 1 || value < (format === 'point' ? -1 : 0) ? null : value;
}

/** An area that reports, or the whole: nothing else is held against a target. */
const isArea = ({ areas, areaTypes, root }: Known, code: string): boolean =>
  code === root ||
  areas.some((area) => area.code === code && areaTypes.some(({ name, reporting }) => reporting && name === area.type));

const nameOf = (head: string): string => head.normalize('NFKC').trim().toLowerCase();

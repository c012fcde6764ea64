import type { DoubtKind, Doubted } from '../report/doubts';
import type { Choice, Variable } from '../../codebook/codebook';
import { isNone, isYesNoVariable, type NoneWord } from './noneWord';
import { unmarked } from './narrow';
import { pointRange } from './pointRange';
import type { Reading } from './reading';
import { isPercent } from './shares';

/**
 * Makes the function that doubts a text of a question.
 * @param none what 无 says in the column
 */
export function doubter(
  variable: Variable,
  choices: Choice[],
  none: () => NoneWord
): (text: string, read: Reading<string | number> | null) => Doubted | null {
  const isNumber = variable.type === 'integer' || variable.type === 'decimal';
  const isShare = variable.type === 'decimal' && isPercent(variable);
  const range = pointRange(variable, choices);
  const isYesNo = isYesNoVariable(variable, choices);
  const kinds = choices.flatMap(({ missing }) => (missing === null || missing === 'blank' ? [] : [missing]));
  const points: Doubted = { kind: 'points', readings: ['blank', ...new Set(kinds)], taken: null };

  return (text, read) => {
    if (isYesNo && isNone(text)) return noneDoubts[none()];
    if (read === null) return null;
    const value = Number(read.value);
    if (range !== null && (value < range[0] || value > range[1])) return points;
    if (isShare && value > 0 && value <= 1 && !/[%％]/.test(text)) return share;
    if (isShare && (value < 0 || value > 100)) return harmless('percent');
    if (isNumber && isMoney.test(unmarked(text))) return harmless('money');
    if (isNumber && isGrouped.test(text)) return harmless('grouped');
    if (read.rule === 'yesNo' && /[。．.]\s*$/.test(text)) return harmless('fullStop');
    return isFormula.test(text) ? harmless('formula') : null;
  };
}

const isMoney = /^[¥￥]|元[/／每]月$/;
const isGrouped = /\d[\u00a0\u2009\u202f'’]\d{3}/;
const isFormula = /^\s*="[^"]*"\s*$/;

const share: Doubted = { kind: 'share', readings: ['hundredfold', 'asWritten'], taken: null };

const noneDoubts: Record<NoneWord, Doubted | null> = {
  no: null,
  blank: { kind: 'none', readings: ['blank', 'no'], taken: 'blank' },
  doubt: { kind: 'none', readings: ['no', 'blank'], taken: null }
};

/** A number in merged cells is that of their first row; another way to read it is that each row has it. */
export const mergedDoubt: Doubted = { kind: 'merged', readings: ['asWritten', 'each'], taken: 'asWritten' };

/** What it says is read, and told. */
const harmless = (kind: DoubtKind): Doubted => ({ kind, readings: ['asWritten', 'blank'], taken: 'asWritten' });

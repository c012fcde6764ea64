import type { Choice } from '../../codebook/codebook';
import { narrow, unmarked } from './narrow';
import { codeRule, nameIndex } from './nameIndex';
import { readYesNo } from './readBoolean';
import type { Reading } from './reading';
import type { Platform } from '../shape/platform';

export type ChoiceReader = (text: string) => Reading<Choice> | null;

const longest = 300;
/** What somebody wrote after an option, as 问卷星 marks it. */
const written = /〖[^〗]*〗?/g;
/** The letter or number of an option as forms print it; 1.5 is no option 1, and 1-24 neither. */
const option =
  /^[(（]?(?:[A-Za-zＡ-Ｚａ-ｚ]|[0-9０-９]{1,2}(?!\s*[.．:：]\s*[0-9０-９]))\s*(?:[.．、)）:：]\s*(?=\S)|[-—–]\s*(?=\p{L}))/u;
/** 其他, with what it is or without. */
const other = /^其[他它](选项|情况|原因)?\s*([(（【[:：_—-].*)?$/s;
const number = /^(\d+)\.0*$/;

/** Reads one answer of a list: its code, a label in any language, an alias, each as platforms dress them: A.男, 其他〖…〗. */
export function choiceReader(choices: Choice[], platform: Platform): ChoiceReader {
  const names = nameIndex(choices, ({ name }) => name);
  const readPair = pairReader(choices, platform);
  const others = choices.filter(
    ({ label, missing }) => missing === null && Object.values(label).some((word) => other.test(word))
  );
  return (text) => {
    if (text.length > longest && !text.includes('〖')) return null;
    const bare = unmarked(text);
    const found = names.named(text) ?? (bare === text ? null : names.named(bare)) ?? numbered(bare);
    if (found) return found.rule === null ? { value: found.value, rule: codeRule(text, found.value.name) } : found;
    const undressed = bare.replace(written, '');
    const content = undressed.replace(option, '');
    const byName = (undressed !== bare && names.named(undressed)) || (content !== undressed && worded(content));
    if (byName) return { value: byName.value, rule: byName.rule ?? 'label' };
    return names.likened(undressed) ?? byOther(content) ?? readPair(bare);
  };

  /** A spreadsheet's 1.0 */
  function numbered(bare: string): Reading<Choice> | null {
    const code = /[.．][0０]*$/.test(bare) ? number.exec(narrow(bare))?.[1] : undefined;
    const found = code === undefined ? null : names.named(code);
    return found && found.value.name === code ? { value: found.value, rule: 'decimal' } : null;
  }

  /** Behind a letter stand words: the code 1 is not what 5.1 says. */
  function worded(content: string): Reading<Choice> | null {
    return /\p{L}/u.test(content) ? (names.named(content) ?? names.likened(content)) : null;
  }

  function byOther(content: string): Reading<Choice> | null {
    return others.length === 1 && other.test(content) ? { value: others[0]!, rule: 'label' } : null;
  }
}

/** A list of a yes and a no understands √, Y and TRUE; 1 and 0 too where they are all it has, and no platform numbers its options from 1. */
function pairReader(choices: Choice[], platform: Platform): ChoiceReader {
  const of = (value: 0 | 1) => {
    const [one, ...more] = choices.filter(
      ({ name, label, missing }) =>
        missing === null && [name, ...Object.values(label)].some((word) => readYesNo(word) === value)
    );
    return more.length === 0 ? one : undefined;
  };
  const [no, yes] = [of(0), of(1)];
  if (!no || !yes || no === yes) return () => null;
  const digits = choices.length === 2 && (platform === 'plain' || platform === 'jinshuju');
  return (text) => {
    const digit = digits ? /^[01](?=(\.0*)?$)/.exec(narrow(unmarked(text)))?.[0] : undefined;
    const value = digit === undefined ? readYesNo(text) : Number(digit);
    return value === null ? null : { value: value === 1 ? yes : no, rule: 'yesNo' };
  };
}

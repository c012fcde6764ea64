import type { Answering, Codebook, Variable } from '../../codebook/codebook';
import { normal } from './normal';
import type { Platform } from '../shape/platform';
import { readChosen } from '../recode/readChosen';
import { recoder } from '../recode/recode';
import { listOf, valueLists, type ValueLists } from './valueLists';

/** What a column holds, as far as its first records show: different texts, none of them empty. */
export type Values = string[];

/** Different texts without any sense that make a column unlikely. */
const unlikelyFrom = 5;
const maxRead = 12;

export interface Setting {
  codebook: Codebook;
  platform: Platform;
  /** the file may hold places of answers instead of codes: platforms write them, also under headers such as 第12题(…) */
  isByPlace: boolean;
  /** meanings that a preset or the person gave, by question */
  values: Record<string, Record<string, string | null>>;
}

/** False where none of five or more different texts is understood as an answer of the question. */
export function isLikely(variable: Variable, { option }: Answering, values: Values, setting: Setting): boolean {
  if (variable.type === 'text' || values.length < unlikelyFrom) return true;
  const { codebook, platform } = setting;
  const choices = codebook.choices.get(variable.list ?? '') ?? [];
  if (option !== null) {
    const choice = choices.find(({ name }) => name === option);
    return values.slice(0, maxRead).some((text) => typeof readChosen(text, platform, choice) === 'number');
  }
  const lists = valueLists(codebook);
  if (values.slice(0, maxRead).some((text) => shows(variable, text, lists))) return true;
  const read = recoder(variable, codebook, { platform, meanings: setting.values[variable.name] });
  let unrecognised = 0;
  for (const text of values.slice(0, maxRead)) {
    const recoding = read(text);
    if ('notUnderstood' in recoding) unrecognised++;
    else if (recoding.value !== null) return true;
  }
  return unrecognised < unlikelyFrom;
}

/** Most columns show what they are at once. */
function shows(variable: Variable, text: string, lists: ValueLists): boolean {
  if (variable.type === 'integer' || variable.type === 'decimal') return /^\d{1,8}(\.\d+)?$/.test(text);
  return lists.of(text).has(listOf(variable) ?? '');
}

/**
 * True where the file may hold the place of each answer in its question, and the survey has other numbers for them: 1 is
 * 非常满意, whose code is 5; 2 is a no.
 */
export function isPositional(
  variable: Variable,
  { option }: Answering,
  values: Values,
  { codebook, isByPlace, values: meanings }: Setting
): boolean {
  if (!isByPlace || option !== null || meanings[variable.name]) return false;
  if (values.length === 0 || !values.every((text) => /^-?\d+(?:\.0)?$/.test(normal(text)))) return false;
  if (variable.type === 'boolean') return !values.some((text) => normal(text).startsWith('0'));
  const answers = (codebook.choices.get(variable.list ?? '') ?? []).filter(({ missing }) => missing === null);
  const isPlaced = answers.every(({ name }, place) => name === String(place + 1));
  return answers.length > 0 && answers.every(({ name }) => /^\d+$/.test(name)) && !isPlaced;
}

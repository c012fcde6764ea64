import type { FormColumn } from './formBook';

/** The options of one or more columns, under a name that their drop-down lists call. */
export interface FormList {
  name: string;
  options: string[];
}

/** Each different list of some columns once. Excel bears 255 characters in a list that stands in the column itself, and no comma in an option. */
export function formLists(columns: FormColumn[]): FormList[] {
  const lists = new Map<string, FormList>();
  for (const { options } of columns) {
    const key = keyOf(options);
    if (options?.length && !lists.has(key)) lists.set(key, { name: `choices_${lists.size + 1}`, options });
  }
  return [...lists.values()];
}

/** The list that a column calls; undefined where it has none. */
export const listOf = ({ options }: FormColumn, lists: FormList[]): FormList | undefined =>
  options?.length ? lists.find((list) => keyOf(list.options) === keyOf(options)) : undefined;

const keyOf = (options: string[] | null): string => JSON.stringify(options);

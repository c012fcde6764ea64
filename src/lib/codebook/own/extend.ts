import type { Codebook, Choice, Variable } from '../codebook';
import { m } from '../../paraglide/messages';
import type { Label } from '../../i18n/label';
import { inWords } from './inWords';
import { columnsBehind, type OwnColumn } from './ownColumn';
import { restCode, type OwnVariable } from './own';
import type { Understood } from './understand';

/**
 * A survey with what a person has defined of it: variables as columns with choices and a filter, measures as indicators. All say that they
 * are of this machine, or came with a link.
 * @param linked names of those that did
 */
export function extend(
  codebook: Codebook,
  { variables, measures }: Understood,
  linked: ReadonlySet<string> = new Set()
): Codebook {
  if (variables.length + measures.length === 0) return codebook;
  const meaning = (own: OwnVariable): Label => {
    const table = codebook.tables.find(({ name }) => name === own.table)!;
    const said = (language: string) =>
      own.values.map(({ label, when }) => {
        const words = inWords(when, table, codebook, language);
        return own.values.length > 1 ? `${label[language] ?? ''} = ${words}` : words;
      });
    return Object.fromEntries(Object.keys(own.label).map((language) => [language, said(language).join('; ')]));
  };
  const marked = ({ name, label }: { name: string; label: Label }, words = label): Label =>
    withMark(words, linked.has(name) ? m.own_mark_linked : m.own_mark);
  return {
    ...codebook,
    tables: codebook.tables.map((table) => {
      const own = variables
        .filter((one) => one.own.table === table.name)
        .map(({ own }) => variableOf(own, marked(own)));
      return own.length === 0 ? table : { ...table, variables: [...table.variables, ...own] };
    }),
    choices: new Map([...codebook.choices, ...variables.map(({ own }) => [own.name, choicesOf(own)] as const)]),
    filters: [
      ...codebook.filters,
      ...variables.map(({ own }) => ({
        ...{ name: own.name, label: marked(own), isOwn: true as const, meaning: meaning(own) },
        columns: { [own.table]: own.name }
      }))
    ],
    indicators: [
      ...codebook.indicators,
      ...measures.map(({ own, indicator }) => ({
        ...indicator,
        label: marked(own, indicator.label),
        short: marked(own, indicator.short)
      }))
    ]
  };
}

const variableOf = ({ name }: OwnVariable, label: Label): Variable => ({
  ...{ name, type: 'select_one', list: name, relevant: null, optional: true },
  ...{ block: '', personal: false, label, aliases: [], isOwn: true }
});

function choicesOf({ values }: OwnVariable): Choice[] {
  const rest = { name: restCode, label: inAll(m.own_rest) };
  return [...values, rest].map(({ name, label }) => ({ name, label, missing: null, aliases: [] }));
}

/** It says so itself wherever it stands: on the page, on a slide, in a file. */
const withMark = (label: Label, words: Parameters<typeof inAll>[0]): Label => {
  const mark = inAll(words);
  return Object.fromEntries(
    Object.entries(label).map(([language, words]) => [language, words + (mark[language] ?? '')])
  );
};

const inAll = (words: (inputs: object, options: { locale: 'zh-CN' | 'en' }) => string): Label => ({
  zh: words({}, { locale: 'zh-CN' }),
  en: words({}, { locale: 'en' })
});

/** The columns of one's own that a stored table can have: those of which it has all that they are made of. */
export const columnsFor = ({ variables }: Understood, table: string, columns: readonly string[]): OwnColumn[] =>
  variables.flatMap(({ own, column }) =>
    own.table === table && [...columnsBehind(column)].every((name) => columns.includes(name)) ? [column] : []
  );

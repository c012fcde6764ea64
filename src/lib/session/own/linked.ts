import type { Codebook } from '../../codebook/codebook';
import { CodebookError } from '../../codebook/read/CodebookError';
import { nothingOwn, type Own } from '../../codebook/own/own';
import { isOwn, readOwn, writeOwn } from '../../codebook/own/readOwn';
import type { Choices } from '../../figures/view/view';
import { m } from '../../paraglide/messages';
import { beside, called, mostLinked, ownNamed, type Beside } from './linkedOwn';

/** What a link brought, and why it is not taken. */
export interface Linked extends Beside {
  fault: string | null;
}

const nothing: Linked = { added: nothingOwn, renamed: new Map(), fault: null };

/** Definitions of a link, checked as those of a file are: all of them or none. */
export function linkedOf(text: string, codebook: Codebook, own: Own): Linked {
  if (text.length > mostLinked.read) return { ...nothing, fault: m.own_linked_long() };
  if (!isOwn(text)) return { ...nothing, fault: m.own_linked_unreadable() };
  try {
    return { ...beside(own, readOwn('', text, codebook)), fault: null };
  } catch (error) {
    if (!(error instanceof CodebookError)) throw error;
    const faults = error.faults.map(({ column, message }) => `${column}${m.figure_colon()}${message}`);
    return { ...nothing, fault: faults.join(m.ui_list_separator()) };
  }
}

/** Choices that name the definitions of a link as they are called here. */
export function namedAnew(choices: Choices, { renamed }: Linked): Choices {
  if (renamed.size === 0) return choices;
  const { defined, ...others } = choices;
  return { ...(JSON.parse(called(JSON.stringify(others), renamed)) as Omit<Choices, 'defined'>), defined };
}

/** The definitions that choices name, for an address; null where they name none, and of more than it takes. */
export function definedIn(choices: Choices, own: Own, survey: string): string | null {
  const named = ownNamed(own, { ...choices, defined: null });
  if (named.variables.length + named.measures.length === 0) return null;
  const isOfFile = (key: string) => key === 'by' || key === 'at';
  const text = JSON.stringify(JSON.parse(writeOwn(named, survey)), (key, value: unknown) =>
    isOfFile(key) ? undefined : value
  );
  return new TextEncoder().encode(text).length <= mostLinked.written ? text : null;
}

import type { Codebook } from '../../codebook/codebook';
import { text } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import { filterChoices } from './filters';
import type { Choices } from './view';

/**
 * What a link asks for that this survey does not have, as it is defined here: what is shown is then not what its sender saw.
 * @returns names as they stand in the link, and the choices without them
 */
export function unknownChoices(choices: Choices, codebook: Codebook): { names: string[]; known: Choices } {
  const known: Choices = { ...choices, filters: {} };
  const names: string[] = [];
  const ids = new Set(codebook.indicators.map(({ id }) => id));
  const columns = new Set(codebook.tables.flatMap(({ variables }) => variables.map(({ name }) => name)));
  for (const [name, codes] of Object.entries(choices.filters)) {
    const filter = codebook.filters.find((one) => one.name === name);
    const offered = filterChoices(codebook, name).map((one) => one.name);
    const found = codes.filter((code) => offered.includes(code));
    if (found.length > 0) known.filters[name] = found;
    if (!filter) names.push(name);
    else for (const code of codes) if (!found.includes(code)) names.push(text(filter.label) + m.figure_colon() + code);
  }
  const drop = (field: 'indicator' | 'rows' | 'columns' | 'counted', isKnown: (name: string) => boolean) => {
    const name = choices[field];
    if (name === null || isKnown(name)) return;
    names.push(name);
    known[field] = null;
  };
  const isColumn = (name: string) => name.startsWith('@') || columns.has(name);
  drop('indicator', (id) => ids.has(id));
  drop('rows', isColumn);
  drop('columns', isColumn);
  // of a measure that is written of a column: only the column may be one's own
  drop('counted', (written) => (written.match(/own_\w+/g) ?? []).every((name) => ids.has(name) || columns.has(name)));
  return { names: [...new Set(names)], known };
}

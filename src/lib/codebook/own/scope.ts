import type { Codebook, TableSpec } from '../codebook';
import type { Scope } from '../expression/parse';

/** What conditions about the rows of a table may name. */
export const scopeOf = ({ choices, areas }: Codebook, { variables }: TableSpec): Scope => ({
  columns: new Map(variables.map((variable) => [variable.name, variable])),
  choices,
  areas: new Set(areas.map(({ code }) => code))
});

/** Rows that definitions of one's own may be made of: units of a full count of which nothing is hidden. Of persons they could tell what is hidden by subtraction. */
export const canDefine = ({ design, hideBelow }: TableSpec): boolean => design === 'census' && hideBelow === 0;

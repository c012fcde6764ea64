import { columnsFor, extend } from '../../codebook/own/extend';
import { nothingOwn, type Own } from '../../codebook/own/own';
import { understand } from '../../codebook/own/understand';
import type { Opened } from '../../figures/survey';

/** What is open with what is defined of it here, and what came with a link. A definition that the survey does not understand (any more) is left out, and told where definitions are made. */
export function applyOwn(opened: Opened, here: Own, linked: Own = nothingOwn): Opened {
  const own = {
    variables: [...here.variables, ...linked.variables],
    measures: [...here.measures, ...linked.measures]
  };
  const { codebook, stored } = opened;
  const understood = understand(codebook, own);
  return {
    ...opened,
    codebook: extend(codebook, understood, new Set([...linked.variables, ...linked.measures].map(({ name }) => name))),
    stored: stored.map((one) => {
      const columns = columnsFor(understood, one.table, one.columns);
      return columns.length === 0
        ? one
        : { ...one, columns: [...one.columns, ...columns.map(({ name }) => name)], own: columns };
    })
  };
}

export { isOwn } from '../../codebook/own/readOwn';
export { takeOwn } from './takeOwn';
export { definedIn, linkedOf, namedAnew, type Linked } from './linked';

import { columnsFor, extend } from '../../codebook/own/extend';
import type { Own } from '../../codebook/own/own';
import { understand } from '../../codebook/own/understand';
import type { Opened } from '../../figures/survey';

/** What is open with what is defined of it here. A definition that the survey does not understand (any more) is left out, and told where definitions are made. */
export function applyOwn(opened: Opened, own: Own): Opened {
  const { codebook, stored } = opened;
  const understood = understand(codebook, own);
  return {
    ...opened,
    codebook: extend(codebook, understood),
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

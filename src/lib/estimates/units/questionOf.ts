import type { Codebook } from '../../codebook/codebook';
import type { EstimateQuery } from '../cells/asked';
import { netsOf } from '../cells/slices';
import { defined, type NumberPlace, type NumberView } from './rowsBehind';

/** The question of which a number is one of the answers: beside it stand those of all areas, and of all values of its group. */
export function questionOf(
  codebook: Codebook,
  number: NumberPlace,
  { wave, base, filters }: NumberView
): EstimateQuery & { indicators: string[] } {
  const { indicator, group, own, unweighted } = number;
  const table = defined(codebook, number, base)?.table;
  const nets = table ? netsOf(codebook, table, group) : {};
  return {
    ...{ waves: [wave], base, filters },
    indicators: own ? [] : [indicator],
    ...(own ? { own: [own] } : {}),
    group: Object.keys(group),
    ...(Object.keys(nets).length > 0 ? { nets } : {}),
    ...(unweighted ? { unweighted } : {})
  };
}

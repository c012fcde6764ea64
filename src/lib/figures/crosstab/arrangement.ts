import { codesOfNet, netCode } from '../../estimates/cells/slices';
import { m } from '../../paraglide/messages';
import type { DimensionValue } from './dimension';

/** A value as somebody put it: one code or several together, shown or hidden. */
export interface Placed {
  codes: (string | null)[];
  isHidden: boolean;
}

const BLANK = '*';

/** As an address and a spec hold it: `small+medium.large.!none`. */
export const writeArrangement = (places: Placed[]): string =>
  places.map(({ codes, isHidden }) => (isHidden ? '!' : '') + codes.map((code) => code ?? BLANK).join('+')).join('.');

const readArrangement = (written: string, known: string[]): Placed[] =>
  written.split('.').flatMap((item) => {
    const isHidden = item.startsWith('!');
    const codes = codesOfNet(item.slice(isHidden ? 1 : 0), known);
    return codes ? [{ codes: codes.map((code) => (code === BLANK ? null : code)), isHidden }] : [];
  });

/**
 * All values of a dimension as they were put: what nobody put anywhere stands last, in the survey's order, so that nothing is lost.
 * @param canJoin codes may be put together: no row has two of them
 */
export function placesOf(values: DimensionValue[], written: string | null, canJoin: boolean): Placed[] {
  const left = new Set(values.map(({ code }) => code));
  const placed = readArrangement(
    written ?? '',
    values.map(({ code }) => code ?? BLANK)
  ).filter(({ codes }) => {
    const isKnown = codes.every((code) => left.has(code)) && new Set(codes).size === codes.length;
    const isAlone = codes.length === 1 || (canJoin && !codes.includes(null));
    if (!isKnown || !isAlone) return false;
    for (const code of codes) left.delete(code);
    return true;
  });
  return [...placed, ...[...left].map((code) => ({ codes: [code], isHidden: false }))];
}

/** The same as values: nets have the names of their codes. */
export function arranged(
  values: DimensionValue[],
  places: Placed[]
): { shown: DimensionValue[]; hidden: DimensionValue[] } {
  const valueOf = ({ codes }: Placed): DimensionValue => {
    const found = codes.map((code) => values.find((one) => one.code === code)!);
    if (found.length === 1) return found[0]!;
    const names = codes.filter((code) => code !== null);
    return { code: netCode(names), codes: names, label: found.map(({ label }) => label).join(m.slice_net()) };
  };
  const of = (isHidden: boolean) => places.filter((one) => one.isHidden === isHidden).map(valueOf);
  return { shown: of(false), hidden: of(true) };
}

/** What can be done with chosen places, by where they stand. */
export const edits = {
  /** where the first of them stands */
  join(places: Placed[], chosen: ReadonlySet<number>): Placed[] {
    const codes = places.flatMap((one, at) => (chosen.has(at) ? one.codes : []));
    const first = Math.min(...chosen);
    return places.flatMap((one, at) => (at === first ? [{ codes, isHidden: false }] : chosen.has(at) ? [] : [one]));
  },
  part: (places: Placed[], chosen: ReadonlySet<number>): Placed[] =>
    places.flatMap((one, at) => (chosen.has(at) ? one.codes.map((code) => ({ ...one, codes: [code] })) : [one])),
  hide: (places: Placed[], chosen: ReadonlySet<number>): Placed[] =>
    places.map((one, at) => (chosen.has(at) ? { ...one, isHidden: true } : one)),
  show: (places: Placed[], chosen: ReadonlySet<number>): Placed[] =>
    places.map((one, at) => (chosen.has(at) ? { ...one, isHidden: false } : one)),
  up: (places: Placed[], chosen: ReadonlySet<number>): Placed[] => moved(places, chosen),
  down: (places: Placed[], chosen: ReadonlySet<number>): Placed[] => {
    const last = places.length - 1;
    return moved([...places].reverse(), new Set([...chosen].map((at) => last - at))).reverse();
  }
};

/** Each chosen one a place nearer to the first, those at the front staying. */
function moved(places: Placed[], chosen: ReadonlySet<number>): Placed[] {
  const order = [...places];
  const isChosen = new Set([...chosen].map((at) => places[at]));
  for (let at = 1; at < order.length; at++)
    if (isChosen.has(order[at]) && !isChosen.has(order[at - 1]))
      [order[at - 1], order[at]] = [order[at]!, order[at - 1]!];
  return order;
}

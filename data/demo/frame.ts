import { bell, drawer, pick, type Draw } from './random';
import { places, type Place, type Year } from './places';

/** What a unit is in every wave. */
export interface Unit {
  id: string;
  place: Place;
  township: string | null;
  zone: string;
  type: UnitType;
  ownership: string;
  industry: string;
  employees: Record<Year, number>;
  /** how well it is run as a union matter, mean 0 and standard deviation 1: what its answers have in common */
  zeal: number;
  draw: Draw;
}

export type UnitType = keyof typeof types;

/** share of units, and the median and spread of their size in people */
const types = {
  enterprise: { share: 0.7, median: 20, spread: 1.05 },
  institution: { share: 0.12, median: 42, spread: 0.95 },
  government: { share: 0.05, median: 32, spread: 0.75 },
  social_org: { share: 0.035, median: 9, spread: 0.7 },
  self_employed: { share: 0.075, median: 5, spread: 0.45 },
  other: { share: 0.02, median: 12, spread: 0.8 }
};
/** share of enterprises, and how many times larger they are than the median enterprise */
const ownerships = {
  state: { share: 0.06, larger: 5 },
  collective: { share: 0.04, larger: 1.8 },
  private: { share: 0.66, larger: 0.9 },
  other_domestic: { share: 0.19, larger: 2 },
  hmt: { share: 0.03, larger: 6 },
  foreign: { share: 0.02, larger: 7 }
};
const industries: Record<UnitType, Record<string, number>> = {
  enterprise: { A: 3, B: 2, C: 38, D: 2, E: 9, F: 20, G: 5, H: 6, I: 2, J: 2, K: 3, L: 4, M: 1, N: 1, O: 2 },
  institution: { A: 6, M: 5, N: 6, P: 48, Q: 28, R: 7 },
  government: { S: 1 },
  social_org: { P: 2, Q: 1, R: 1, S: 6 },
  self_employed: { F: 55, G: 8, H: 25, O: 12 },
  other: { A: 6, F: 2, O: 2 }
};
/** the municipal organs report for offices, schools, hospitals and the large enterprises */
const municipal = { enterprise: 30, institution: 38, government: 27, social_org: 5, self_employed: 0, other: 0 };

const shares = <Key extends string>(table: Record<Key, { share: number }>) =>
  Object.fromEntries(Object.entries<{ share: number }>(table).map(([key, { share }]) => [key, share])) as Record<
    Key,
    number
  >;

/** Every unit that exists in one of the waves, by area. */
export const frame = (): Unit[] =>
  places.flatMap((place) => Array.from({ length: place.units }, (_, i) => unit(place, i + 1)));

function unit(place: Place, number: number): Unit {
  const id = `U${place.code.slice(4)}${String(number).padStart(4, '0')}`;
  const draw = drawer(id);
  const city = place.code === '4209SZ';
  const type = pick<UnitType>(city ? municipal : shares(types), draw('type'));
  const ownership = type === 'enterprise' ? pick(shares(ownerships), draw('ownership')) : null;
  const { median, spread } = types[type];
  const size =
    bell(draw('size')) * spread + Math.log(median * (ownership ? ownerships[ownership].larger : 1) * (city ? 1.6 : 1));
  const employees = Math.min(Math.max(Math.round(Math.exp(size)), 2), 4200);
  const mix = industries[type];
  return {
    id,
    place,
    township: place.townships[Math.floor(draw('township') ** 1.4 * place.townships.length)] ?? null,
    zone: zoneOf(place, type, draw('zone')),
    type,
    ownership: ownership ?? 'na',
    industry: pick('C' in mix ? { ...mix, C: mix.C! * place.manufacturing } : mix, draw('industry')),
    employees: { 2013: Math.max(2, Math.round(employees * (0.94 + 0.1 * draw('growth')))), 2014: employees },
    zeal: bell(draw('zeal')),
    draw
  };
}

function zoneOf({ code, parks }: Place, type: UnitType, draw: number): string {
  const own = { '4209GX': 'GX', '4209LK': 'LK', '4209SF': 'SF' }[code];
  return own ?? (type === 'enterprise' && draw < 0.05 * parks ? 'county_park' : 'none');
}

/** The unit as a wave finds it: some have not opened yet, some are gone, some did not answer. */
export function answers(unit: Unit, year: Year): boolean {
  const turn = unit.draw('turnover');
  return year === 2013 ? turn > 0.04 : turn <= 0.96;
}

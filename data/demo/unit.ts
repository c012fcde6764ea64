import type { Unit } from './frame';
import { organisation } from './organisation';
import type { Year } from './places';
import { pick } from './random';
import type { Row } from './row';
import { service } from './service';
import { steady } from './tendency';
import { work } from './work';

/** of enterprises and businesses; offices and institutions stay open */
const conditions = { normal: 77, suspended: 16, closed: 7 };
/** people from which an enterprise is large, medium and small; industry and building count otherwise than the rest */
const sizes = [
  { industries: 'BCDEG', from: { large: 1000, medium: 300, small: 20 } },
  { industries: 'AFHIJKLMNO', from: { large: 300, medium: 100, small: 10 } }
];

/** The form that a unit sends in a wave, before people make mistakes in it. */
export function unitRow(unit: Unit, year: Year): Row {
  const first = organisation(unit, year);
  const second = work(unit, year, first);
  return {
    unit_id: unit.id,
    period: year,
    district_code: unit.place.code,
    township_code: unit.township,
    zone_code: unit.zone,
    unit_type: unit.type,
    ownership: unit.ownership,
    industry_code: unit.industry,
    size_class: unit.type === 'enterprise' ? sizeClass(unit, year) : 'na',
    operating: operating(unit, year),
    weight: 1,
    ...first,
    ...second,
    ...service(unit, year, { ...first, ...second })
  };
}

function sizeClass(unit: Unit, year: Year): string {
  const { from } = sizes.find(({ industries }) => industries.includes(unit.industry))!;
  return Object.entries(from).find(([, people]) => unit.employees[year] >= people)?.[0] ?? 'micro';
}

function operating(unit: Unit, year: Year): string {
  const business = unit.type === 'enterprise' || unit.type === 'self_employed';
  return business ? pick(conditions, steady(unit, year)('operating')) : 'normal';
}

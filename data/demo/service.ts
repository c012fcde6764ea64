import type { Unit } from './frame';
import { hardshipOf, hasUnion, isCovered } from './organisation';
import type { Year } from './places';
import { count, pick, some, take } from './random';
import type { Row } from './row';
import { likely, steady, tendency } from './tendency';

const point = tendency('service', -0.9, 0.25, 0.75, 0.26);
const home = tendency('service', 0.95, 0.3, 0.9, 0.22);
const review = tendency('service', 0.45, 0.25, 0.9, 0.25);
const offers = {
  relief: 0.5,
  legal_aid: 0.3,
  job_help: 0.24,
  skill_training: 0.34,
  counselling: 0.1,
  health_check: 0.32,
  mutual_aid: 0.3,
  childcare: 0.03,
  culture_sport: 0.42,
  discounts: 0.12,
  startup_loan: 0.08
};
/** of homes of unions with all six-haves, and of a few others */
const ranks = { qualified: 68, advanced: 22, model: 10 };

/** What workers can get where they work. */
export function service(unit: Unit, year: Year, row: Row): Row {
  const draw = steady(unit, year);
  const fresh = (name: string) => unit.draw(`${name}/${year}`);
  const covered = isCovered(row);
  const mechanism = [row.collective_contract, row.congress].some((form) => form !== 'none' && form !== 'na');
  const present = draw('point') < likely(point, unit, year, (covered ? 0.78 : 0) + (mechanism ? 0.32 : 0));
  const own = unit.employees[year] >= 80 ? draw('own') < 0.7 : draw('own') < 0.2;
  const offered = covered || present ? take(offers, unit.draw, 'offer') : [];
  const hardship = hardshipOf(row, draw('hardship'));
  const demands = count((covered ? 0.6 : 0.1) + 0.004 * unit.employees[year], fresh('demands'));
  const closed = 0.9 + 0.04 * Math.max(-2, Math.min(2, unit.zeal)) + 0.02 * unit.place.sides.service;
  return {
    service_point: present ? (own ? 'own' : 'shared') : 'none',
    services_offered: offered.length > 0 ? offered : ['none'],
    ...(hasUnion(row) ? homeOf(unit, year, row) : null),
    hardship_registered: hardship,
    hardship_helped: some(hardship, closed + (year === 2014 ? 0.04 : 0), fresh, 'helped'),
    demands_received: demands,
    demands_resolved: some(demands, closed + (year === 2014 ? 0.02 : 0), fresh, 'closed')
  };
}

function homeOf(unit: Unit, year: Year, row: Row): Row {
  const draw = steady(unit, year);
  const sound = Object.keys(row).every((name) => !name.startsWith('six_') || row[name] === 1);
  const built = draw('home') < likely(home, unit, year);
  const reviewed = draw('review') < likely(review, unit, year) ? 1 : 0;
  return {
    home_level: built
      ? sound || draw('paper') < 0.1
        ? pick(ranks, draw('rank'))
        : 'qualified'
      : draw('building') < 0.4
        ? 'building'
        : 'none',
    member_review: reviewed,
    review_satisfied_pct: reviewed
      ? Math.round(Math.min(100, 91 + 3 * unit.zeal + 9 * (unit.draw(`review/${year}`) - 0.5)) * 10) / 10
      : null
  };
}

import type { Place, Year } from './places';
import { bell, count, drawer, logistic, pick, take } from './random';
import type { Row } from './row';

const levels = {
  city_county: 6,
  township_street: 14,
  park_zone: 4,
  federation: 8,
  enterprise: 50,
  institution_gov: 18
};
const posts = { chair: 42, vice_chair: 14, committee: 20, staff: 20, social_union_worker: 4 };
const enough = { funds: { enough: 34, tight: 48, short: 18 }, staff: { enough: 26, tight: 52, short: 22 } };
const difficulties = {
  funds: 0.46,
  staff: 0.5,
  employer: 0.28,
  worker_interest: 0.24,
  skills: 0.34,
  venue: 0.3,
  policy: 0.18,
  too_many_jobs: 0.56,
  other: 0.03
};
const gaps = {
  organisation_system: 0.38,
  operating_mechanism: 0.46,
  activity_methods: 0.42,
  service_system: 0.5,
  evaluation: 0.3,
  other: 0.03
};
/** mean self-rating before it is rounded */
const traits = { trait_study: 3.9, trait_people: 4.2, trait_clean: 4.5, trait_ability: 3.8, trait_action: 4.15 };
const support = { support_party: 3.9, support_admin: 3.6 };

/** Questionnaires of an area's chairs and staff. */
export const cadreRows = (place: Place, year: Year): Row[] =>
  Array.from({ length: place.cadres }, (_, i) => cadreRow(place, year, i + 1));

function cadreRow({ code, sides }: Place, year: Year, number: number): Row {
  const id = `${year - 2000}${code.slice(4)}${String(number).padStart(3, '0')}`;
  const draw = drawer(`cadre/${id}`);
  const post = pick(posts, draw('post'));
  const fullTime = draw('full_time') < 0.16;
  const rate = (mean: number, name: string) => Math.min(5, Math.max(1, Math.round(mean + 0.7 * bell(draw(name)))));
  const past = year === 2014 ? 0 : -0.06;
  const rated = (means: Record<string, number>, lift: number) =>
    Object.fromEntries(Object.entries(means).map(([name, mean]) => [name, rate(mean + past + lift, name)]));
  return {
    cadre_id: id,
    period: year,
    district_code: code,
    level: pick(levels, draw('level')),
    post,
    full_time: fullTime ? 1 : 0,
    elected: ['chair', 'vice_chair', 'committee'].includes(post)
      ? draw('elected') < logistic(1.4 + sides.organisation)
        ? 1
        : 0
      : null,
    years_union: count(5 + (fullTime ? 4 : 0), draw('years')),
    training_days_12m: count(fullTime ? 6 : 2.6, draw('training')),
    visits_quarter: count((fullTime ? 22 : 9) * (1 + 0.2 * sides.service), draw('visits')),
    ...rated(support, 0.25 * sides.organisation),
    funds_enough: pick(enough.funds, draw('funds')),
    staff_enough: pick(enough.staff, draw('staff')),
    difficulties: listed(take(difficulties, draw, 'difficulty')),
    mechanism_gaps: listed(take(gaps, draw, 'gap')),
    joined_good_cadre: draw('campaign') < logistic((year === 2014 ? 0.9 : -0.6) + sides.work) ? 1 : 0,
    ...rated(traits, 0.15 * sides.service)
  };
}

const listed = (chosen: string[]): string[] => (chosen.length > 0 ? chosen : ['other']);

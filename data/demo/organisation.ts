import type { Unit } from './frame';
import type { Year } from './places';
import { count, pick, take } from './random';
import type { Row } from './row';
import { likely, shareOf, steady, tendency } from './tendency';

const covered = tendency('organisation', 1.66, 0.68, 0.8, 0.21);
/** log odds of being covered, beside other enterprises and the average type */
const byOwnership: Record<string, number> = {
  state: 1.4,
  collective: 0.5,
  private: -0.35,
  other_domestic: 0.1,
  hmt: 0,
  foreign: 0.2
};
const byType: Record<string, number> = {
  institution: 1.7,
  government: 2.6,
  social_org: -0.5,
  self_employed: -0.6,
  other: -0.4
};

/** form of the union by number of people; a small unit shares one */
const forms = [
  { upTo: 24, shares: { independent: 14, joint: 56, federation: 30 } },
  { upTo: 99, shares: { independent: 58, joint: 32, federation: 10 } },
  { upTo: Infinity, shares: { independent: 92, joint: 7, federation: 1 } }
];
const joins = tendency('organisation', 2.5, -0.12, 0.35, 0.12);
const migrants: Record<string, number> = { A: 0.35, B: 0.4, C: 0.42, E: 0.6, F: 0.25, G: 0.25, H: 0.4, O: 0.35 };
const women: Record<string, number> = { A: 0.4, B: 0.2, C: 0.42, E: 0.18, G: 0.25, H: 0.6, P: 0.6, Q: 0.7 };
const reasons = {
  unaware: 0.22,
  employer_unwilling: 0.2,
  too_few_staff: 0.55,
  high_turnover: 0.34,
  workers_not_asking: 0.26,
  no_guidance: 0.24,
  other: 0.05
};

/** questions with yes or no that only a union of one's own or a joint one is asked */
const habits = {
  term_on_time: tendency('organisation', 1.5, 0.1, 0.7, 0.1),
  audit_committee: tendency('organisation', 0.9, 0.35, 0.7, 0.08),
  legal_person: tendency('organisation', 0.1, 0.5, 0.5, 0.1),
  six_chair: tendency('organisation', 3.6, 0.2, 1.1, 0.15),
  six_org: tendency('organisation', 3.2, 0.25, 1.1, 0.15),
  six_activity: tendency('service', 2.6, 0.3, 1.1, 0.2),
  six_rules: tendency('organisation', 3.0, 0.25, 1.1, 0.15),
  six_funds: tendency('organisation', 2.6, 0.3, 1.1, 0.15),
  six_satisfied: tendency('service', 2.8, 0.1, 1.1, 0.2)
};

/** People, and how far the union reaches them. */
export function organisation(unit: Unit, year: Year): Row {
  const draw = steady(unit, year);
  const employees = unit.employees[year];
  const migrant = migrants[unit.industry] ?? 0.08;
  const people = {
    employees,
    employees_female: Math.round(employees * within(women[unit.industry] ?? 0.42, draw('women'))),
    employees_migrant: Math.round(employees * within(migrant, draw('migrants'))),
    employees_dispatch: draw('dispatch') < 0.14 ? Math.round(employees * 0.2 * draw('dispatched')) : 0
  };
  const form = formOf(unit, year, draw('union'));
  const own = form === 'independent' || form === 'joint';
  const joined = own || form === 'federation' ? shareOf(joins, unit, year, 0.9, draw('joins')) : 0;
  const members = Math.round(employees * joined);
  const few = Math.min(members, Math.round(people.employees_migrant * joined ** 3.2));
  return {
    ...people,
    union_form: form,
    union_year: own ? unionYear(unit, year) : null,
    members,
    members_female: Math.min(members, Math.round(people.employees_female * joined)),
    members_migrant: few,
    members_dispatch: Math.min(members, Math.round(people.employees_dispatch * joined ** 4)),
    no_union_reasons: form === 'none' || form === 'preparing' ? reasonsOf(unit) : null,
    ...(own ? habitsOf(unit, year, Math.round(people.employees_female * joined)) : null)
  };
}

/** A share that scatters about the mean of its industry. */
const within = (mean: number, draw: number): number => Math.min(1, mean * (0.4 + 1.2 * draw));

export function formOf(unit: Unit, year: Year, draw: number): string {
  const chance = likely(covered, unit, year, (byOwnership[unit.ownership] ?? 0) + (byType[unit.type] ?? 0));
  if (draw >= chance) return draw < chance + 0.05 * (1 - chance) ? 'preparing' : 'none';
  const people = unit.employees[2014];
  return pick(forms.find(({ upTo }) => people <= upTo)!.shares, unit.draw('form'));
}

/** Unions that came since 2013 are new; the others are of any age. */
function unionYear(unit: Unit, year: Year): number {
  const before = ['independent', 'joint'].includes(formOf(unit, 2013, steady(unit, 2013)('union')));
  return before || year === 2013 ? 2013 - Math.floor(26 * unit.draw('age') ** 2) : 2014;
}

function reasonsOf({ draw }: Unit): string[] {
  const named = take(reasons, draw, 'reason');
  return named.length > 0 ? named : ['too_few_staff'];
}

function habitsOf(unit: Unit, year: Year, womenMembers: number): Row {
  const draw = steady(unit, year);
  const scale = unit.employees[year] >= 200 ? 0.35 : 0.04;
  return {
    chair_fulltime: draw('chair') < scale ? 1 : 0,
    women_org:
      womenMembers >= 10 && draw('women_org') < 0.72 ? 'committee' : draw('women_org') < 0.88 ? 'member' : 'none',
    ...Object.fromEntries(
      Object.entries(habits).map(([name, model]) => [name, draw(name) < likely(model, unit, year) ? 1 : 0])
    )
  };
}

/** Whether the row is covered by a union, in whatever form. */
export const isCovered = ({ union_form: form }: Row): boolean =>
  form === 'joint' || form === 'independent' || form === 'federation';

/** Whether the row has a union that answers for itself. */
export const hasUnion = ({ union_form: form }: Row): boolean => form === 'joint' || form === 'independent';

/** Workers in hardship, a few in a hundred. */
export const hardshipOf = ({ employees }: Row, draw: number): number => count(Number(employees) * 0.021, draw);

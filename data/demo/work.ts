import type { Unit } from './frame';
import { hasUnion, isCovered } from './organisation';
import type { Year } from './places';
import { count, pick } from './random';
import type { Row } from './row';
import { likely, shareOf, steady, tendency, type Tendency } from './tendency';

const contract = tendency('work', 1.66, 0.32, 0.8, 0.2);
const wages = tendency('work', 0.9, 0.3, 0.8, 0.12);
const congress = tendency('work', 0.95, 0.35, 0.9, 0.18);
const openness = tendency('work', 0.7, 0.3, 0.9, 0.18);
const safety = tendency('work', 0.1, 0.35, 0.8, 0.15);
const law = tendency('work', -0.2, 0.35, 0.8, 0.15);
const mediation = tendency('work', -0.3, 0.4, 0.7, 0.15);
const harmony = tendency('work', -1.1, 0.4, 0.7, 0.2);
const competition = tendency('work', 0.15, 0.45, 0.8, 0.2);
const talks = tendency('work', -0.2, 0.2, 0.7, 0.6);
/** shares of people */
const written = tendency('work', 2.3, 0.12, 0.5, 0.2);
const insured = tendency('work', 0.9, 0.3, 0.6, 0.2);
const underContract = tendency('work', 2.9, 0, 0.3, 0.1);
const competes = tendency('work', 1.2, 0, 0.3, 0.15);
const trains = tendency('work', -0.35, 0.1, 0.5, 0.2);

/** regional and sectoral contracts and congresses are for the small */
const scopes = { large: { own: 88, regional: 7, sectoral: 5 }, small: { own: 34, regional: 46, sectoral: 20 } };
const congresses = { large: { own: 92, assembly: 6, regional: 2 }, small: { own: 18, assembly: 47, regional: 35 } };
const levels = { joined: 52, county: 30, city: 13, province: 4, national: 1 };

/** Contracts, congress and what else protects workers' rights. */
export function work(unit: Unit, year: Year, row: Row): Row {
  const draw = steady(unit, year);
  const { type } = unit;
  const company = type === 'enterprise';
  const run = company || type === 'institution';
  const covered = isCovered(row);
  const own = hasUnion(row);
  const employees = unit.employees[year];
  const size = employees >= 60 ? 'large' : 'small';
  const yes = (name: string, model: Tendency, extra = 0) => (draw(name) < likely(model, unit, year, extra) ? 1 : 0);
  const people = (name: string, model: Tendency, scatter: number) =>
    Math.round(employees * shareOf(model, unit, year, scatter, unit.draw(`${name}/${year}`)));

  const form = company
    ? yes('contract', contract, covered ? 0 : -3.6)
      ? pick(scopes[size], draw('scope'))
      : 'none'
    : 'na';
  const wage = company ? (form !== 'none' && yes('wages', wages) ? form : 'none') : 'na';
  const meeting = yes('congress', congress, (covered ? 0 : -3) + (type === 'institution' ? 0.8 : 0));
  const assembly = run ? (meeting ? pick(congresses[size], draw('assembly')) : 'none') : 'na';
  const held = own ? yes('competition', competition) : null;
  const protectedByContract = company || type === 'self_employed' || type === 'social_org';
  return {
    contract_workers: protectedByContract ? people('written', written, 1) : null,
    insured_workers: protectedByContract ? people('insured', insured, 1) : null,
    collective_contract: form,
    cc_workers: company ? (form === 'none' ? 0 : people('under', underContract, 0.8)) : null,
    wage_contract: wage,
    congress: assembly,
    congress_meetings: run && assembly !== 'none' ? 1 + count(0.5, draw('meetings')) : null,
    transparency: run ? yes('openness', openness, (covered ? 0 : -2) + (type === 'institution' ? 0.9 : 0)) : null,
    safety_committee: run && own ? yes('safety', safety) : null,
    law_supervision: own ? yes('law', law) : null,
    mediation: run ? yes('mediation', mediation, covered ? 0 : -1.5) : null,
    harmony_level: company
      ? yes('harmony', harmony, covered ? 0 : -2)
        ? pick(levels, draw('harmonious'))
        : 'none'
      : 'na',
    competition: held,
    competition_workers: held ? people('competes', competes, 1) : null,
    pioneer_teams: count(0.0005 * employees * (covered ? 1.4 : 0.2), draw('pioneers')),
    studios: count(0.0003 * employees * (covered ? 1.4 : 0.1), draw('studios')),
    trained_workers: people('trained', trains, 1.1),
    reform_talks: own ? yes('talks', talks) : null,
    culture_events: count(0.6 + (covered ? 0.9 : 0) + 0.002 * employees, unit.draw(`events/${year}`)),
    wage_arrears: draw('arrears') < (company ? 0.025 : 0.004) ? 1 : 0
  };
}

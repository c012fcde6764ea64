import { isCovered } from './organisation';
import type { Place, Year } from './places';
import { drawer } from './random';
import type { Row } from './row';
import type { Answered } from './worker';

/** People in new forms of employment: asked as a trial in 2014, answered where a count had been made. */
const trial: Record<string, [workers: number, members: number]> = {
  '420902': [5200, 1510],
  '420981': [2900, 640],
  '420982': [2100, 690],
  '420984': [3600, 830],
  '4209GX': [1900, 720]
};
const kinds: Record<string, string> = {
  '4209GX': 'zone',
  '4209LK': 'zone',
  '4209SF': 'zone',
  '4209SZ': 'municipal_direct'
};

/** What an area's federation has on its books: near what its units say, never quite the same. */
export function registerRow(place: Place, answered: Answered[], year: Year, returnedWorkers: number): Row {
  const draw = drawer(`register/${place.code}/${year}`);
  const near = (n: number, name: string, least = 0.96, most = 1.05) =>
    Math.round(n * (least + (most - least) * draw(name)));
  const rows = answered.filter(({ unit }) => unit.place === place).map(({ row }) => row);
  const sum = (column: string, among = rows) => among.reduce((total, row) => total + Number(row[column] ?? 0), 0);
  const covered = rows.filter(isCovered);
  const large = rows.filter((row) => row.unit_type === 'enterprise' && Number(row.employees) >= 25);
  const joint = Math.ceil(rows.filter((row) => row.union_form === 'joint').length / 9);
  const under = rows.filter((row) => ['own', 'regional', 'sectoral'].includes(String(row.collective_contract)));
  const own = under.filter((row) => row.collective_contract === 'own').length;
  const townships = place.townships.length;
  const founded = Math.min(0.995, 0.86 + 0.1 * place.sides.organisation + (year === 2014 ? 0.05 : 0));
  const employees = near(sum('employees'), 'employees', 1.01, 1.05);
  const townshipUnions = Math.round(townships * founded);
  const hardship = near(sum('hardship_registered'), 'hardship', 1.0, 1.06);
  const [newWorkers, newMembers] = trial[place.code] ?? [null, null];
  return {
    district_code: place.code,
    period: year,
    kind: kinds[place.code] ?? 'county',
    legal_units: near(rows.length, 'legal', 1.03, 1.08),
    enterprises_25plus: near(large.length, 'large', 1.02, 1.05),
    employees_total: employees,
    townships_total: townships,
    parks_total: place.parks,
    unions_total: rows.filter((row) => row.union_form === 'independent').length + joint,
    joint_unions: joint,
    units_covered: near(covered.length, 'covered', 1.0, 1.03),
    enterprises_25plus_covered: near(large.filter(isCovered).length, 'large covered', 0.98, 1.02),
    members_total: near(sum('members'), 'members', 1.0, 1.03),
    township_unions: townshipUnions,
    park_unions: year === 2013 && place.code === '420921' ? null : Math.round(place.parks * founded),
    federations: Math.round(townships * 0.7),
    cadres_fulltime: 4 + Math.round(covered.length / 120),
    cadres_parttime: near(covered.length * 1.6, 'part time'),
    cc_count: own + Math.ceil((under.length - own) / 18),
    cc_enterprises: under.length,
    cc_workers: near(sum('cc_workers'), 'contract', 0.97, 1.0),
    congress_units: rows.filter((row) => ['own', 'assembly', 'regional'].includes(String(row.congress))).length,
    harmony_units: rows.filter((row) => ['county', 'city', 'province', 'national'].includes(String(row.harmony_level)))
      .length,
    pioneers: near(sum('pioneer_teams'), 'pioneers', 1.0, 1.1),
    studios: near(sum('studios'), 'studios', 1.0, 1.1),
    service_centers: kinds[place.code] ? 0 : 1,
    service_stations: place.stations[year],
    service_points: rows.filter((row) => row.service_point === 'own').length,
    hardship_registered: hardship,
    hardship_helped: Math.min(hardship, near(sum('hardship_helped'), 'helped', 0.98, 1.04)),
    relief_funds_10k: near(hardship * 0.16, 'funds', 0.8, 1.2),
    jobs_placed: near(employees * 0.012, 'jobs', 0.7, 1.3),
    startup_helped: near(employees * 0.0011, 'startups', 0.6, 1.4),
    startup_loans_10k: near(employees * 0.0055, 'loans', 0.6, 1.4),
    legal_aid_cases: near(employees * 0.0011, 'cases', 0.6, 1.4),
    sample_units: near(rows.length, 'sample', 1.01, 1.05),
    returned_units: rows.length,
    sample_workers: Math.ceil(place.workers[2014] / 0.93) || 30,
    returned_workers: returnedWorkers,
    ...(year === 2014 ? { nef_workers: newWorkers, members_nef: newMembers } : null)
  };
}

import type { Unit } from './frame';
import { isCovered } from './organisation';
import type { Place, Year } from './places';
import { bell, drawer, logistic, pick, take, type Draw } from './random';
import type { Row } from './row';
import {
  ages,
  bands,
  educations,
  firstHelp,
  forms,
  insurance,
  issues,
  jobs,
  needs,
  outcomes,
  ratings,
  services,
  uses,
  wages,
  whyNot
} from './workerShares';

/** A unit as it answered. */
export interface Answered {
  unit: Unit;
  row: Row;
}

/** share of questionnaires that go to units with a union */
const quota = 0.72;
/** workers of the city for each questionnaire: a weight of 1 */
const peoplePerRow = 45;

/** Questionnaires of an area: units with and without a union by quota, larger ones more often. */
export function workerRows(place: Place, answered: Answered[], year: Year): Row[] {
  const open = answered.filter(({ unit, row }) => unit.place === place && row.operating === 'normal');
  const strata = [open.filter(({ row }) => isCovered(row)), open.filter(({ row }) => !isCovered(row))];
  const asked = place.workers[year];
  const sizes = [Math.round(asked * quota), asked - Math.round(asked * quota)];
  return strata.flatMap((stratum, i) => {
    const ladder = ladderOf(stratum, year);
    const weight = ladder.total / sizes[i]! / peoplePerRow;
    return Array.from({ length: sizes[i]! }, (_, j) => {
      const id = `${year - 2000}${place.code.slice(4)}${i}${String(j + 1).padStart(4, '0')}`;
      const draw = drawer(`worker/${id}`);
      return workerRow(id, ladder.at(draw('unit')), year, weight * (0.8 + 0.4 * draw('weight')), draw);
    });
  });
}

/** The units of a stratum laid end to end, each as long as it has people. */
function ladderOf(stratum: Answered[], year: Year): { total: number; at: (draw: number) => Answered } {
  let total = 0;
  const ends = stratum.map(({ unit }) => (total += unit.employees[year]));
  return { total, at: (draw) => stratum[ends.findIndex((end) => end > draw * total)]! };
}

function workerRow(id: string, { unit, row }: Answered, year: Year, weight: number, draw: Draw): Row {
  const { sides } = unit.place;
  const past = year === 2014 ? 0 : -0.18 * unit.place.pace;
  const yes = (name: string, level: number) => (draw(name) < logistic(level + past) ? 'yes' : 'no');
  const covered = isCovered(row);
  const migrant = draw('migrant') < Number(row.employees_migrant) / Number(row.employees);
  const hasUnion =
    draw('unsure') < (covered ? 0.12 : 0.16) ? 'unknown' : draw('slip') < 0.04 !== covered ? 'yes' : 'no';
  const joined = covered ? 0.9 * Math.min(1, Number(row.members) / Number(row.employees)) : 0.03;
  const member = draw('memory') < 0.05 ? 'unknown' : draw('member') < joined - (migrant ? 0.08 : 0) ? 'yes' : 'no';
  const form = pick(forms, draw('form'));
  const near = (member === 'yes' ? 0.5 : -0.7) + 0.6 * sides.service + (row.service_point === 'none' ? -0.35 : 0.4);
  const used = usedServices(member === 'yes', near, draw);
  const raised = yes('raised', -1.9 + (member === 'yes' ? 0.5 : -0.6));
  const mood = 0.35 * bell(draw('mood')) + 0.12 * unit.zeal + 0.22 * (sides.work + sides.service) + past * 0.5;
  const rate = (mean: number, name: string) =>
    Math.min(5, Math.max(1, Math.round(mean + mood + 0.85 * bell(draw(name)))));
  const insured = take(insurance, draw, 'insured');
  return {
    resp_id: id,
    period: year,
    district_code: unit.place.code,
    unit_id: draw('link') < 0.6 ? unit.id : null,
    submit_time: submitted(year, draw),
    duration_s:
      draw('hurry') < 0.013 ? 25 + Math.floor(34 * draw('seconds')) : Math.round(190 + 420 * draw('seconds') ** 2),
    unit_type: unit.type,
    industry_code: unit.industry,
    size_band: draw('size') < 0.06 ? 'unknown' : bands.find(([, upTo]) => unit.employees[year] <= upTo)![0],
    gender: draw('gender') < Number(row.employees_female) / Number(row.employees) ? 'female' : 'male',
    age_group: pick(ages, draw('age')),
    education: pick(educations, draw('education')),
    job_type: pick(jobs, draw('job')),
    employment_form: form,
    is_migrant: draw('origin') < 0.03 ? 'unknown' : migrant ? 'yes' : 'no',
    wage_band: pick(wages, draw('wage')),
    weight: Math.round(weight * 1000) / 1000,
    unit_has_union: hasUnion,
    is_member: member,
    not_member_reasons: member === 'no' ? named(take(whyNot, draw, 'why'), 'nobody_invited') : null,
    knows_chair: hasUnion === 'yes' ? yes('chair', 0.55 + 0.4 * unit.zeal) : null,
    took_part_election: member === 'yes' ? yes('election', -0.35 + 0.4 * unit.zeal) : null,
    has_contract:
      form === 'platform'
        ? null
        : draw('paper') < 0.05
          ? 'unknown'
          : yes('contract', form === 'no_contract' ? -3 : 2 + 0.6 * sides.work),
    knows_cc: draw('cc') < 0.22 ? 'unknown' : yes('knows_cc', row.collective_contract === 'own' ? 0.6 : -0.7),
    took_part_congress: row.congress === 'none' ? 'no_congress' : yes('congress', -0.2 + 0.3 * unit.zeal),
    insured: draw('insurance') < 0.04 ? ['unknown'] : insured.length > 0 ? insured : ['none'],
    trained_12m: yes('trained', -0.25 + 0.3 * sides.work),
    competition_12m: yes('competition', row.competition === 1 ? 0.2 : -2),
    ...Object.fromEntries(
      Object.entries(ratings).map(([name, mean]) => [
        name,
        name.startsWith('sat') && draw(`${name}/na`) < 0.03 ? 'na' : rate(mean, name)
      ])
    ),
    top_issues: named(take(issues, draw, 'issue'), 'income'),
    knows_center: yes('center', 0.16 + near * 0.55),
    used_services: used,
    needed_services: named(take(needs, draw, 'need'), 'health_check'),
    sat_service: used[0] === 'none' ? null : draw('sat_service/na') < 0.02 ? 'na' : rate(4.38, 'sat_service'),
    demand_raised: raised,
    demand_result: raised === 'yes' ? pick(outcomes, draw('outcome')) : null,
    help_first: pick({ ...firstHelp, union: firstHelp.union * (member === 'yes' ? 1.3 : 0.5) }, draw('first'))
  };
}

/** Three at most, and never nothing. */
const named = (chosen: string[], otherwise: string): string[] => (chosen.length > 0 ? chosen.slice(0, 3) : [otherwise]);

function usedServices(member: boolean, near: number, draw: Draw): string[] {
  const reach = (member ? 0.78 : 0.25) * Math.exp(0.35 * near);
  const used = services.filter((service) => draw(`used/${service}`) < uses[service] * reach);
  if (used.length === 0) return ['none'];
  return draw('tick') < 0.004 ? [...used, 'none'] : used;
}

/** Some evening in the weeks after the reference date. */
function submitted(year: Year, draw: Draw): string {
  const pad = (n: number) => String(n).padStart(2, '0');
  const clock = [8 + Math.floor(13 * draw('hour')), Math.floor(60 * draw('minute')), Math.floor(60 * draw('second'))];
  return `${year}-10-${pad(8 + Math.floor(20 * draw('day')))} ${clock.map(pad).join(':')}`;
}

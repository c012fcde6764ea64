import { drawer } from './random';
import type { Row } from './row';

/** A contradiction that people write: how often, in which rows, and what stands there then. */
interface Contradiction {
  chance: number;
  where: (row: Row) => boolean;
  change: (row: Row) => Row;
}

const n = (row: Row, column: string): number => Number(row[column] ?? 0);

const contradictions: Record<string, Contradiction> = {
  retiredMembers: {
    chance: 0.006,
    where: (row) => n(row, 'members') > 20,
    change: (row) => ({ members: Math.round(n(row, 'employees') * 1.06) + 1 })
  },
  moreWomenThanMembers: {
    chance: 0.003,
    where: (row) => n(row, 'members') > 0,
    change: (row) => ({ members_female: n(row, 'members') + 2 })
  },
  membersWithoutUnion: {
    chance: 0.012,
    where: (row) => row.union_form === 'none',
    change: (row) => ({ members: Math.round(n(row, 'employees') * 0.4) })
  },
  coveredWithoutContract: {
    chance: 0.008,
    where: (row) => row.collective_contract === 'none',
    change: (row) => ({ cc_workers: Math.round(n(row, 'employees') * 0.8) })
  },
  competitorsWithoutCompetition: {
    chance: 0.008,
    where: (row) => row.competition === 0,
    change: (row) => ({ competition_workers: Math.round(n(row, 'employees') * 0.3) })
  },
  personTimes: {
    chance: 0.003,
    where: (row) => n(row, 'trained_workers') * 2 > n(row, 'employees') && n(row, 'employees') < 200,
    change: (row) => ({ trained_workers: n(row, 'trained_workers') * 2 + 1 })
  },
  moreClosedThanReceived: {
    chance: 0.002,
    where: (row) => n(row, 'demands_received') > 0,
    change: (row) => ({ demands_resolved: n(row, 'demands_received') + 1 })
  },
  womenCommittee: {
    chance: 0.01,
    where: (row) => row.women_org === 'member',
    change: () => ({ women_org: 'committee' })
  }
};

/** chance that a cell stays blank; columns that make a row what it is never do */
const blanks = { usual: 0.006, people: 0.012, hard: 0.03 };
const never =
  /^(unit_id|resp_id|cadre_id|period|district_code|weight|submit_time|duration_s|unit_type|operating|employees)$/;
const people = /(_workers|_female|_migrant|_dispatch|members|_received|_resolved|_helped|_registered)$/;
const hard =
  /^(insured_workers|trained_workers|employees_dispatch|members_dispatch|township_code|wage_band|help_first)$/;
/** chance that the last page of the form was never turned */
const pageLost = 0.008;
const lastPage =
  /^(service|services_offered|service_point|home_level|member_review|review_satisfied_pct|hardship_\w+|demands_\w+)$/;

/** The form of a unit as it arrives. */
export function arrived(row: Row, name: string): Row {
  const draw = drawer(`mistake/${name}`);
  const wrong = Object.entries(contradictions)
    .filter(([id, { chance, where }]) => where(row) && draw(id) < chance)
    .map(([, { change }]) => change(row));
  return withBlanks(Object.assign({}, row, ...wrong), name, draw('page') < pageLost);
}

/** A questionnaire with some cells left blank. */
export function withBlanks(row: Row, name: string, lost = false): Row {
  const draw = drawer(`blank/${name}`);
  const blank = (column: string) => {
    if (never.test(column)) return false;
    if (lost && lastPage.test(column)) return true;
    return draw(column) < (hard.test(column) ? blanks.hard : people.test(column) ? blanks.people : blanks.usual);
  };
  return Object.fromEntries(Object.entries(row).map(([column, cell]) => [column, blank(column) ? null : cell]));
}

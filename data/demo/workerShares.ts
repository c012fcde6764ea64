/** What workers answer, as shares of 100 (one is picked) or as chances (each is taken by itself). */

export const services = [
  'relief',
  'legal_aid',
  'job_help',
  'skill_training',
  'counselling',
  'health_check',
  'mutual_aid',
  'childcare',
  'culture_sport',
  'discounts',
  'startup_loan'
] as const;
type Service = (typeof services)[number];
/** chance that a worker needs a service, and that a member used it in 12 months */
export const needs: Record<Service, number> = {
  relief: 0.2,
  legal_aid: 0.2,
  job_help: 0.18,
  skill_training: 0.36,
  counselling: 0.11,
  health_check: 0.42,
  mutual_aid: 0.2,
  childcare: 0.14,
  culture_sport: 0.25,
  discounts: 0.22,
  startup_loan: 0.16
};
export const uses: Record<Service, number> = {
  relief: 0.07,
  legal_aid: 0.03,
  job_help: 0.05,
  skill_training: 0.16,
  counselling: 0.03,
  health_check: 0.17,
  mutual_aid: 0.09,
  childcare: 0.01,
  culture_sport: 0.2,
  discounts: 0.05,
  startup_loan: 0.015
};
export const issues = {
  employment: 0.34,
  training: 0.22,
  income: 0.68,
  insurance: 0.52,
  safety: 0.26,
  working_time: 0.35,
  democratic_rights: 0.13,
  other: 0.04
};
export const insurance = {
  pension: 0.72,
  medical: 0.76,
  unemployment: 0.5,
  injury: 0.62,
  maternity: 0.44,
  housing_fund: 0.36
};
export const whyNot = {
  no_union: 0.45,
  nobody_invited: 0.4,
  not_useful: 0.22,
  dont_know_how: 0.3,
  employer_unwilling: 0.12,
  changing_jobs: 0.14,
  other: 0.04
};
export const ages = { '<25': 15, '25-34': 32, '35-44': 28, '45-54': 20, '55+': 5 };
export const educations = { junior_or_less: 24, senior_vocational: 36, college: 23, bachelor: 15, postgraduate: 2 };
export const jobs = { frontline: 50, technical: 16, management: 12, service_sales: 18, new_form: 1, other: 3 };
export const forms = { direct_contract: 74, dispatch: 7, outsourced: 4, platform: 1, part_time: 4, no_contract: 10 };
export const wages = { '<2000': 15, '2000-2999': 39, '3000-3999': 27, '4000-5999': 12, '6000+': 3, refused: 4 };
export const firstHelp = {
  union: 20,
  manager: 30,
  government: 12,
  court_arbitration: 6,
  hotline_12351: 4,
  relatives_friends: 18,
  internet: 4,
  nobody: 6
};
export const outcomes = { resolved: 68, in_process: 20, no_reply: 12 };
export const bands = [
  ['1-24', 24],
  ['25-99', 99],
  ['100-299', 299],
  ['300-999', 999],
  ['1000+', Infinity]
] as const;
/** mean of a 1 to 5 rating before it is rounded: employment, training, income, insurance, safety, and the union's own */
export const ratings = {
  sat_employment: 4.25,
  sat_training: 4.1,
  sat_income: 3.75,
  sat_insurance: 4.05,
  sat_safety: 4.35,
  home_feeling: 4.05,
  family_feeling: 3.95,
  sat_overall: 4.3
};

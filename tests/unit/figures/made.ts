import type { Codebook, Indicator } from '../../../src/lib/codebook/codebook';
import type { Estimate } from '../../../src/lib/estimates/estimates';
import { statusOf } from '../../../src/lib/estimates/target';

const both = (zh: string, en = zh) => ({ zh, en });

export const rate: Indicator = {
  id: 'rate',
  base: '',
  coverage: 'first',
  table: 'unit',
  partOf: null,
  combine: null,
  universe: null,
  numerator: null,
  denominator: null,
  format: 'percent',
  per: 1,
  direction: 'up',
  target: 0.92,
  provisional: false,
  label: both('建会率', 'Unit coverage rate'),
  short: both('建会率', 'Covered'),
  unit: both('%'),
  count: both('家', 'units'),
  numeratorLabel: both('已建会单位', 'units with a union'),
  denominatorLabel: both('正常经营单位', 'operating units'),
  basis: both(''),
  source: ''
};

export const gap: Indicator = {
  ...rate,
  id: 'need',
  table: 'worker',
  format: 'point',
  direction: 'down',
  target: 0.1,
  label: both('供需缺口', 'Need minus use'),
  short: both('供需缺口', 'Unmet need'),
  unit: both('个百分点', 'pp')
};

export const density: Indicator = {
  ...rate,
  id: 'density',
  format: 'number',
  per: 10000,
  target: null,
  label: both('创新载体密度', 'Innovation carriers'),
  unit: both('个/万人', 'per 10 000')
};

export const reportedRate: Indicator = {
  ...rate,
  id: 'reported',
  table: 'worker',
  label: both('职工自报会员率', 'Self-reported membership')
};

export const codebook: Codebook = {
  id: 'made',
  title: both('调查', 'Survey'),
  source: both('某市总工会', 'A city’s union'),
  simulated: false,
  tables: [table('unit', 'census', both('家单位', 'units')), table('worker', 'sample', both('名职工', 'workers'))],
  choices: new Map(),
  areas: [
    area('all', 'city', '全市', 'The city'),
    area('a', 'county', '甲县', 'Ash'),
    area('b', 'county', '乙县', 'Birch'),
    area('c', 'county', '丙县', 'Cedar'),
    area('d', 'county', '丁县', 'Date'),
    area('e', 'county', '戊县', 'Elm'),
    area('z', 'zone', '高新区', 'High-tech Zone')
  ],
  root: 'all',
  areaTypes: [
    { name: 'city', label: both('全市', 'City'), reporting: false },
    { name: 'county', label: both('县', 'Counties'), reporting: true },
    { name: 'zone', label: both('功能区', 'Zones'), reporting: true }
  ],
  coverages: [{ name: 'first', label: both('组织', 'Organisation'), headline: 'rate', supporting: [] }],
  indicators: [rate, gap, density, reportedRate],
  bases: [],
  filters: [],
  presets: [],
  gaps: { people: {}, steps: null, visits: [], pairs: [], causes: [], quadrants: [] },
  shown: { groups: [], unshown: [], bases: {} },
  derived: [],
  overview: { all: null, matrix: [], funnel: [], contrast: null },
  targets: [],
  near: 0.1,
  rules: [],
  waves: [wave('2013'), wave('2014')]
};

function table(name: string, design: 'census' | 'sample', observation: Record<string, string>) {
  const plain = {
    key: [],
    area: 'area',
    wave: null,
    weight: null,
    stratum: null,
    cluster: null,
    n: null,
    expected: null,
    variables: []
  };
  return {
    name,
    label: both(name),
    design,
    observation,
    hideBelow: 0,
    unreliableBelow: 0,
    judgedFrom: 0,
    interval: false,
    ...plain
  };
}

function area(code: string, type: string, zh: string, en: string) {
  return {
    code,
    parent: type === 'city' ? null : 'all',
    type,
    column: null,
    row: null,
    label: both(zh, en),
    aliases: []
  };
}

function wave(id: string) {
  return { id, label: both(`${id}年`, id), referenceDate: `${id}-09-30`, notes: both(''), files: [] };
}

/** An estimate of a full count of 1000; its standing follows from the indicator's target, of which a tenth is near. */
export function made(indicator: Indicator, area: string, value: number | null, more: Partial<Estimate> = {}): Estimate {
  return {
    indicator: indicator.id,
    area,
    group: {},
    wave: '2014',
    base: '',
    part: null,
    n: 1000,
    numerator: Math.round((value ?? 0) * 1000),
    denominator: 1000,
    value,
    interval: null,
    variance: null,
    df: null,
    sample: null,
    nonresponse: 0,
    notEligible: 0,
    target: indicator.target,
    provisional: indicator.provisional,
    shortfall: null,
    state: value === null ? 'notReported' : value === 0 ? 'zero' : 'value',
    status: value === null ? null : statusOf(value, indicator.target, indicator, 0.1),
    unreliable: false,
    few: false,
    reported: null,
    ...more
  };
}

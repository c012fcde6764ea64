import type { Drawn } from './sample';

/** Results of survey.R, the CSV they are of, and how survey.json would say that it was drawn. */
export const designs: [data: string, file: string, drawn: Drawn][] = [
  ['stratified', 'stratified', { stratum: 'area', fpc: 'fpc' }],
  ['clusters', 'clusters', { cluster: 'district', fpc: 'fpc' }],
  ['twoStages', 'twoStages', { cluster: 'district', fpc: 'fpc1', fpcWithin: 'fpc2' }],
  ['firstStage', 'twoStages', { cluster: 'district', fpc: 'fpc1' }],
  ['withReplacement', 'twoStages', { cluster: 'district' }],
  ['nested', 'nested', { stratum: 'stratum', cluster: 'unit' }],
  ['lonely2013', 'lonely2013', { stratum: 'stratum', cluster: 'cluster', fpc: 'fpc' }],
  ['lonely2014', 'lonely2014', { stratum: 'stratum', cluster: 'cluster', fpc: 'fpc' }]
];

import Prose from '../../src/lib/charts/prose/Prose.svelte';
import { example } from './example';

const zh = [
  '“三个全覆盖”单位达标率 42.6%（6,467 家中有 2,753 家）。',
  '组织：建会率 78.8%，比2013年提高 2.9 个百分点，按目标 92% 各地合计还差 881 家，其中汉川市、大悟县和孝昌县占 53%。',
  '服务：服务站点单位覆盖率 48.4%。'
];
const en = [
  'Units that meet all three coverages: 42.6% (2,753 of 6,467 units).',
  'Organisation: 78.8% of units with a union, up 2.9 points on 2013, the areas together 881 units short of the target of 92%, 53% of it in Hanchuan, Dawu and Xiaochang.',
  'Service: 48.4% of units with a service point.'
];

/** Sentences under the lead, which is the title of the slide. */
export const prose = [
  example('prose', Prose, (locale) => ({
    hasLead: true,
    paragraphs: (locale === 'en' ? en : zh).map((text) => [{ text }]),
    frame: { width: 860, height: 300, limited: true }
  }))
];

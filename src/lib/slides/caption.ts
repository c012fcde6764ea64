import type { Codebook, Indicator, Wave } from '../codebook/codebook';
import type { Estimate } from '../estimates/estimates';
import { formatCount, formatDate, text } from '../i18n/format';
import { m } from '../paraglide/messages';
import { estimateOf } from './results';
import { kindText, listText } from './wording';

/** Every word of a slide but its chart. */
export interface Caption {
  /** the finding */
  title: string;
  /** the measure, its unit, the wave and its reference date */
  subtitle: string;
  /** 口径: what is divided by what */
  definition: string;
  /** how it was collected and on how many answers; null where nobody counted them */
  n: string | null;
  source: string;
  simulated: boolean;
  /** when the image was made */
  date: string;
  notes: string[];
  /** a few letters that lead back to the view */
  code: string;
}

export interface Captioned {
  codebook: Codebook;
  indicator: Indicator;
  wave: Wave;
  /** of that wave */
  estimates: Estimate[];
  title: string;
  /** words of each filter that is on */
  filters: string[];
  /** ISO date */
  date: string;
  code: string;
}

/** The words under and over a chart of one indicator. */
export function caption({ codebook, indicator, wave, estimates, title, filters, date, code }: Captioned): Caption {
  const root = estimateOf(estimates, indicator, codebook.root);
  const words = { label: text(indicator.label), wave: text(wave.label), date: formatDate(wave.referenceDate) };
  const unit = text(indicator.unit);
  return {
    title,
    subtitle: unit ? m.slide_subtitle({ ...words, unit }) : m.slide_subtitle_without_unit(words),
    definition: definitionText(codebook, indicator),
    n: root ? sizeText(codebook, indicator, root) : null,
    source: text(codebook.source),
    simulated: codebook.simulated,
    date: formatDate(date),
    notes: [
      filters.length > 0 ? m.slide_filtered({ filters: filters.join(m.slide_semicolon()) }) : '',
      root?.reported && root.reported.areas < root.reported.of ? m.slide_reported(root.reported) : '',
      apartText(codebook)
    ].filter((note) => note !== ''),
    code
  };
}

/** "已建会单位 ÷ 正常经营单位", with the base's name where the indicator has several. */
export function definitionText(codebook: Codebook, indicator: Indicator): string {
  const definition = m.slide_ratio({
    numerator: text(indicator.numeratorLabel),
    denominator: text(indicator.denominatorLabel)
  });
  const base = codebook.bases.find(({ name }) => name === indicator.base);
  return base ? m.slide_base({ definition, base: text(base.label) }) : definition;
}

/** "全数调查，有效 6,318 家单位"; null when the table does not say how many. */
export function sizeText(codebook: Codebook, indicator: Indicator, { n }: Estimate): string | null {
  const table = codebook.tables.find(({ name }) => name === indicator.table);
  if (!table || n === null) return null;
  const words = { n: formatCount(n), observation: text(table.observation) };
  if (table.design === 'census') return m.slide_census(words);
  return table.design === 'sample' ? m.slide_sample(words) : m.slide_aggregated(words);
}

/** Areas of the second and further kinds are ranked in lists of their own: which they are. */
function apartText(codebook: Codebook): string {
  const [first, ...others] = codebook.kinds.filter(({ reporting }) => reporting);
  const apart = codebook.areas.filter(({ kind }) => others.some(({ name }) => name === kind));
  if (!first || apart.length === 0 || apart.length > 8) return '';
  const areas = listText(apart.map(({ label }) => text(label)));
  return m.slide_apart({ areas, kind: kindText(codebook, first.name) });
}

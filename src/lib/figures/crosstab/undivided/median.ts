import type { Codebook, Indicator } from '../../../codebook/codebook';
import { columnOf } from '../../../estimates/cells/asked';
import { codesOfGroup } from '../../../estimates/cells/slices';
import { all, rowsWith, weightOf } from '../../../estimates/cells/tableQuery';
import type { Estimate } from '../../../estimates/estimates';
import { geographyOf } from '../../../estimates/geography';
import type { RowQuery } from '../../../estimates/rows';
import { meanInterval } from '../../../stats/design/proportionInterval';
import type { Answers } from '../../answers';
import type { Survey } from '../../survey';
import { wavesOf } from '../../view/view';
import type { CrossedSpec } from '../spec';
import { definitionOf, shareOf } from '../definitions';
import { AREAS, WAVES } from '../dimension';
import { codesOf, isScale, type Measure } from '../measure';

/** The shares of the codes of a scale up to each of them, which a median of persons is found by; [] of all other measures. */
export function cumulated(measure: Measure, codebook: Codebook): { value: number; indicator: Indicator }[] {
  if (measure.kind !== 'median') return [];
  const variable = codebook.tables
    .find(({ name }) => name === measure.table)!
    .variables.find(({ name }) => name === measure.column)!;
  if (!isScale(variable)) return [];
  const codes = codesOf(codebook, variable)
    .map(({ name }) => name)
    .sort((a, b) => Number(a) - Number(b));
  return codes.map((code, at) => ({
    value: Number(code),
    indicator: shareOf(codebook, measure, variable, codes.slice(0, at + 1), {})
  }));
}

/**
 * The smallest value that at least half of the weights do not exceed, with Woodruff's interval: the shares up to each value are
 * those that the page of answers may show, hidden where they are.
 * @param upTo the estimates of the shares, by rising value
 * @see Woodruff (1952), J. Am. Stat. Assoc. 47: 635-646
 */
export function scaleMedian(estimate: Estimate, upTo: { value: number; estimate: Estimate | undefined }[]): Estimate {
  if (estimate.value === null) return estimate;
  const unknown = upTo.find((one) => one.estimate?.value == null);
  if (unknown) return { ...estimate, ...untold, state: unknown.estimate?.state ?? 'notReported' };
  const at = (share: number) =>
    upTo.find((one) => one.estimate!.value! >= share * (1 - 1e-12)) ?? upTo[upTo.length - 1]!;
  const median = at(0.5);
  const { value: share, variance, df } = median.estimate!;
  const [lower, upper] = variance && df ? meanInterval(share!, variance, df) : [-1, 2];
  const interval: [number, number] | null = lower < 0 || upper > 1 ? null : [at(lower).value, at(upper).value];
  return { ...estimate, value: median.value, interval, variance: null, df: null };
}

const untold = { value: null, interval: null, variance: null, df: null };

/** Of a full count its rows are asked, and the median found among them. */
export function medianRows(spec: CrossedSpec, measure: Measure, survey: Survey): RowQuery[] {
  const { codebook } = survey;
  const table = codebook.tables.find(({ name }) => name === measure.table);
  if (measure.kind !== 'median' || table?.design !== 'census') return [];
  const where = Object.entries(spec.view.filters)
    .filter(([, codes]) => codes.length > 0)
    .map(([name, codes]) => rowsWith(table, columnOf(codebook, table, name), codes));
  const { universe } = definitionOf(measure, codebook, spec.view.base)!;
  const waves = spec.columns === WAVES ? wavesOf(survey) : [spec.view.wave];
  const stored = survey.stored.filter((one) => one.table === table.name && waves.includes(one.wave));
  const weight = weightOf(table, stored) ?? [];
  const sides = [spec.rows, spec.columns].filter((name) => name !== null && name !== AREAS && name !== WAVES);
  if (where.includes(null)) return [];
  const conditions = [...(universe ? [universe] : []), ...where.filter((one) => one !== null)];
  const columns = [...new Set([measure.column, table.area, ...(sides as string[]), weight].flat())];
  return [{ table: table.name, waves, columns, where: all(conditions), order: [], limit: 1_000_000 }];
}

/** The median of the rows behind an estimate of a full count: the smallest value that at least half of their weights do not exceed. Who weighs nothing is not asked, weighed or not. */
export function rowsMedian(spec: CrossedSpec, measure: Measure, survey: Survey, answers: Answers) {
  const [query] = medianRows(spec, measure, survey);
  const block = query && answers.rows(query);
  if (measure.kind !== 'median' || !block) return (estimate: Estimate): Estimate => ({ ...estimate, value: null });
  const { codebook } = survey;
  const { reporting, root, types } = geographyOf(codebook);
  const table = codebook.tables.find(({ name }) => name === measure.table)!;
  const column = (name: string) => block.columns.get(name) ?? [];
  const [values, areas, weights] = [column(measure.column), column(table.area), column(table.weight ?? '')];
  const isWeighed = new Map(
    query.waves.map((wave) => [
      wave,
      weightOf(
        table,
        survey.stored.filter((one) => one.table === table.name && one.wave === wave)
      ) !== null
    ])
  );
  const isIn = (area: string, code: string) =>
    area === root || area === code || !!types.find(({ key }) => key === area)?.areas.includes(code);
  const inGroup = (name: string, code: string | null, at: number): boolean => {
    const answer = column(name)[at] ?? null;
    if (code === null || answer === null) return code === answer;
    const variable = table.variables.find((one) => one.name === name)!;
    return String(answer).startsWith('|')
      ? String(answer).includes(`|${code}|`)
      : codesOfGroup(codebook, variable, code).includes(String(answer));
  };
  return (estimate: Estimate): Estimate => {
    if (estimate.value === null) return estimate;
    const found = values.flatMap((value, at) => {
      const weight = isWeighed.get(block.waves[at]!) ? Number(weights[at] ?? 0) : 1;
      const isOf =
        value !== null &&
        weight > 0 &&
        block.waves[at] === estimate.wave &&
        isIn(estimate.area, reporting.get(String(areas[at])) ?? root) &&
        Object.entries(estimate.group).every(([name, code]) => inGroup(name, code, at));
      return isOf ? [{ value: Number(value), weight: spec.isUnweighted ? 1 : weight }] : [];
    });
    return { ...estimate, value: middle(found), interval: null, few: false };
  };
}

/** null of nobody */
export function middle(values: { value: number; weight: number }[]): number | null {
  const sorted = [...values].sort((a, b) => a.value - b.value);
  const half = sorted.reduce((sum, { weight }) => sum + weight, 0) / 2;
  let below = 0;
  return sorted.find(({ weight }) => (below += weight) >= half * (1 - 1e-12))?.value ?? null;
}

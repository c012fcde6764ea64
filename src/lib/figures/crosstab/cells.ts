import type { Codebook, Indicator } from '../../codebook/codebook';
import type { EstimateQuery } from '../../estimates/ask';
import type { Estimate } from '../../estimates/estimates';
import type { Group } from '../../estimates/place';
import { text } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import type { Answers } from '../answers';
import { wholeQuestion } from '../question';
import type { Survey } from '../survey';
import { wavesOf } from '../view/view';
import { definitionOf, jointShare, shareOf } from './definitions';
import { AREAS, WAVES, type DimensionValue } from './dimension';
import type { Measure } from './measure';
import { cumulated, rowsMedian, scaleMedian } from './undivided/median';
import type { CrossedSpec } from './spec';
import { valued } from './undivided/valued';

const isVariable = (name: string | null): name is string => name !== null && name !== AREAS && name !== WAVES;

/** A table to be asked: its measure, and the values of its rows and columns. */
export interface Sides {
  measure: Measure;
  rows: DimensionValue[];
  columns: DimensionValue[];
  /** what somebody hid of both */
  hidden: DimensionValue[];
}

/** Where the estimate of a cell is found: of which definition, and of whom; no code is a margin. */
type Spot = (row?: DimensionValue, column?: DimensionValue) => { indicator: Indicator; group: Group } | null;

/** The spot of each cell. */
function spotOf(spec: CrossedSpec, { measure }: Sides, codebook: Codebook): Spot {
  const { rows, columns, view } = spec;
  const table = codebook.tables.find(({ name }) => name === measure.table)!;
  const groupOf = (...sides: [string | null, DimensionValue | undefined][]): Group =>
    Object.fromEntries(sides.flatMap(([name, one]) => (isVariable(name) && one ? [[name, one.code]] : [])));
  const codes = ({ code, codes }: DimensionValue) => codes ?? (code === null ? [] : [code]);
  const part = (name: string, one: DimensionValue, known: string[]) => {
    const variable = table.variables.find((found) => found.name === name)!;
    const words = m.slice_share({ question: text(variable.label), codes: one.label });
    const label = { zh: words, en: words };
    return one.code === null ? null : shareOf(codebook, measure, variable, codes(one), label, known);
  };
  if (measure.kind === 'ofColumn')
    return (row, column) => {
      const known = isVariable(columns) && table.hideBelow === 0 ? [columns] : [];
      const indicator = row ? part(rows, row, known) : null;
      return indicator && column?.code !== null ? { indicator, group: groupOf([columns, column]) } : null;
    };
  if (measure.kind === 'ofRow')
    return (row, column) => {
      const indicator = column && columns ? part(columns, column, isVariable(rows) ? [rows] : []) : null;
      return indicator && row?.code !== null ? { indicator, group: groupOf([rows, row]) } : null;
    };
  if (measure.kind === 'ofTotal')
    return (row, column) => {
      const sides = [
        [rows, row],
        [columns!, column]
      ] as const;
      const chosen = sides.flatMap(([column, one]) =>
        one && one.code !== null ? [{ column, codes: codes(one), label: one.label }] : []
      );
      const isBlank = row?.code === null || column?.code === null;
      if (isBlank || chosen.length === 0) return null;
      return { indicator: jointShare(codebook, measure, chosen, [rows, columns!]), group: {} };
    };
  const indicator = definitionOf(measure, codebook, view.base)!;
  return (row, column) => ({ indicator, group: groupOf([rows, row], [columns, column]) });
}

/** The cells, both margins and the whole: what reads the same rows is one question to the source. */
export function crossQuestions(spec: CrossedSpec, sides: Sides, survey: Survey): EstimateQuery[] {
  const spot = spotOf(spec, sides, survey.codebook);
  const margins = [undefined, ...sides.rows].flatMap((row) =>
    [undefined, ...sides.columns].flatMap((column) => spot(row, column) ?? [])
  );
  const shares = cumulated(sides.measure, survey.codebook).map(({ indicator }) => indicator);
  const byColumns = new Map<string, { columns: string[]; own: Map<string, Indicator> }>();
  for (const { indicator, group } of margins) {
    const columns = Object.keys(group);
    const key = [...columns].sort().join('\n');
    const found = byColumns.get(key) ?? { columns, own: new Map<string, Indicator>() };
    byColumns.set(key, found);
    for (const one of [indicator, ...shares]) found.own.set(one.id, one);
  }
  return [...byColumns.values()].map(({ columns, own }) => question(spec, sides, survey, columns, [...own.values()]));
}

function question(spec: CrossedSpec, sides: Sides, survey: Survey, group: string[], of: Indicator[]): EstimateQuery {
  const { view, columns, isUnweighted } = spec;
  const isListed = sides.measure.kind === 'definition';
  const isIndicator = isListed && survey.codebook.indicators.some(({ id }) => id === of[0]!.id);
  if (group.length === 0 && columns !== WAVES && isIndicator && !isUnweighted) return wholeQuestion(view, survey);
  const nets = Object.fromEntries(
    [[spec.rows, sides.rows] as const, [columns ?? '', sides.columns] as const].flatMap(([name, values]) => {
      const found = group.includes(name) ? values.flatMap(({ codes }) => (codes ? [codes] : [])) : [];
      return found.length > 0 ? [[name, found]] : [];
    })
  );
  return {
    waves: columns === WAVES ? wavesOf(survey) : [view.wave],
    filters: view.filters,
    base: view.base,
    indicators: isListed ? [of[0]!.id] : [],
    ...(isListed ? {} : { own: of.map(wordless) }),
    ...(group.length > 0 ? { group } : {}),
    ...(Object.keys(nets).length > 0 ? { nets } : {}),
    ...(isUnweighted ? { unweighted: true } : {})
  };
}

/** A question is the same in every language. */
export const wordless = (one: Indicator): Indicator => ({
  ...one,
  label: {},
  short: {},
  unit: {},
  count: {},
  numeratorLabel: {},
  denominatorLabel: {}
});

/** The estimate of a value of the rows and one of the columns; without either it is its margin. */
export type CellOf = (row?: DimensionValue, column?: DimensionValue) => Estimate | undefined;

export interface Cells {
  of: CellOf;
  /** what cells are of, the first being what the table is about */
  indicators: Indicator[];
}

/** What was answered of each cell. */
export function cellsOf(spec: CrossedSpec, sides: Sides, survey: Survey, answers: Answers): Cells {
  const { view, rows, columns } = spec;
  const { measure } = sides;
  const { codebook } = survey;
  const spot = spotOf(spec, sides, codebook);
  const found = new Map<string, Estimate>();
  for (const query of crossQuestions(spec, sides, survey))
    for (const one of answers.further(query) ?? []) found.set(key(one.indicator, one.wave, one.area, one.group), one);
  const scale = cumulated(measure, codebook);
  const ofRows = measure.kind === 'median' && scale.length === 0 ? rowsMedian(spec, measure, survey, answers) : null;
  const indicators = new Map<string, Indicator>();
  const of: CellOf = (row, column) => {
    const at = spot(row, column);
    if (!at) return undefined;
    indicators.set(at.indicator.id, at.indicator);
    const wave = columns === WAVES && column ? column.code! : view.wave;
    const area = rows === AREAS && row ? row.code! : columns === AREAS && column ? column.code! : view.area;
    const estimate = found.get(key(at.indicator.id, wave, area, at.group));
    if (!estimate) return undefined;
    if (ofRows) return ofRows(estimate);
    const share = (id: string) => found.get(key(id, wave, area, at.group));
    const upTo = scale.map(({ value, indicator }) => ({ value, estimate: share(indicator.id) }));
    return scale.length > 0 ? scaleMedian(estimate, upTo) : valued(measure, estimate);
  };
  for (const row of [undefined, ...sides.rows]) for (const column of [undefined, ...sides.columns]) of(row, column);
  return { of, indicators: [...indicators.values()] };
}

const key = (indicator: string, wave: string, area: string, group: Group): string =>
  JSON.stringify([indicator, wave, area, ...Object.entries(group).sort(([a], [b]) => (a < b ? -1 : 1))]);
